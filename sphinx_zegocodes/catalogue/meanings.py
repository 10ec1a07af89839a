"""What a code means that stands in several tables: the same, or something else in each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.records import FIELDS, Entry
from sphinx_zegocodes.catalogue.relations import plain_text, without_same_as

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_zegocodes.catalogue.records import Meanings
    from sphinx_zegocodes.catalogue.relations import Relations


_SENTENCE_END = re.compile(r"[。\n]")
_MOST_MEANINGS = 3
"""How many meanings a title names before it says 等."""


class CodeMeanings(msgspec.Struct, frozen=True):
    """The meanings of one code."""

    groups: tuple[tuple[Entry, ...], ...]
    """Its entries by meaning, in the order of the documents."""
    decided: bool
    """Whether text or a curator settled it; else every wording counts as a meaning of its own."""
    why: str | None = None
    """A curator's reason."""

    @property
    def reworded(self) -> tuple[tuple[Entry, ...], ...]:
        """The groups whose entries mean the same and say it in different words."""
        return tuple(group for group in self.groups if len({wording(e) for e in group}) > 1)

    def differs(self, one: Entry, other: Entry) -> bool:
        """Tell whether two of the entries mean something else."""
        return not any(one in group and other in group for group in self.groups)


def wording(entry: Entry) -> tuple[str, ...]:
    """Return all words of an entry, addresses of links and white space aside."""
    return tuple(plain_text(entry.row.text(field) or "") for field in FIELDS)


def meaning_of(description: str, name: str) -> str:
    """Return the first sentence of a description without its full stop, or else the name."""
    for text in (description, name):
        if text:
            first = _SENTENCE_END.split(text, maxsplit=1)[0]
            return " ".join(without_same_as(first).split())
    return ""


def name_meanings(meanings: Iterable[str]) -> str:
    """Name what a code means in its tables, in the few words that fit a title."""
    different = list(dict.fromkeys(meaning for meaning in meanings if meaning))
    more = "等" if len(different) > _MOST_MEANINGS else ""
    return " / ".join(different[:_MOST_MEANINGS]) + more


def meanings_of(
    entries: list[Entry], decisions: Iterable[Meanings], relations: dict[str, Relations]
) -> CodeMeanings:
    """Return the meanings of the entries of one code.

    A curator's word counts first; without one, equivalent entries and those with the same
    description mean the same.
    """
    keys = {entry.key: entry for entry in entries}
    for decision in decisions:
        groups = [[keys[k] for k in group if k in keys] for group in decision.groups]
        if {entry.key for group in groups for entry in group} == keys.keys():
            return CodeMeanings(_frozen(groups), decided=True, why=decision.why)
    groups = []
    for entry in entries:
        alike = [group for group in groups if _alike(entry, group, relations)]
        groups = [group for group in groups if group not in alike]
        groups.append([*(member for group in alike for member in group), entry])
    return CodeMeanings(_frozen(groups), decided=len(groups) == 1)


def _alike(entry: Entry, group: list[Entry], relations: dict[str, Relations]) -> bool:
    """Tell whether an entry means, by its text or an equivalence, what a group does."""
    text = plain_text(entry.row.description or "")
    equivalent = relations[entry.key].equivalent
    return any(
        plain_text(member.row.description or "") == text or member.key in equivalent
        for member in group
    )


def _frozen(groups: list[list[Entry]]) -> tuple[tuple[Entry, ...], ...]:
    return tuple(tuple(group) for group in groups if group)
