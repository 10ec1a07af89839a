"""What a code means that stands in several tables: the same, or something else in each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.plain_text import comparable, plain_text
from sphinx_zegocodes.catalogue.records import FIELDS, Entry
from sphinx_zegocodes.catalogue.relations import closure, without_same_as

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from sphinx_zegocodes.catalogue.records import Meanings

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


def wording(entry: Entry) -> tuple[str, ...]:
    """Return all words of an entry, addresses of links and white space aside."""
    return tuple(comparable(entry.row.text(field) or "") for field in FIELDS)


def meaning_of(entry: Entry) -> str:
    """Return what an entry means: its first sentence without the full stop, or else its name."""
    for text in (entry.row.description, entry.row.name):
        if text:
            first = _SENTENCE_END.split(plain_text(text), maxsplit=1)[0]
            return " ".join(without_same_as(first).split())
    return ""


def name_meanings(meanings: Iterable[str]) -> str:
    """Name what a code means in its tables, in the few words that fit a title."""
    different = list(dict.fromkeys(meaning for meaning in meanings if meaning))
    more = "等" if len(different) > _MOST_MEANINGS else ""
    return " / ".join(different[:_MOST_MEANINGS]) + more


def meanings_of(
    entries: list[Entry],
    decisions: Iterable[Meanings],
    equivalent: Mapping[str, frozenset[str]],
) -> CodeMeanings:
    """Return the meanings of the entries of one code.

    A curator's word counts first; without one, equivalent entries and those with the same
    description mean the same.
    """
    for decision in decisions:
        keys = {entry.key: entry for entry in entries}
        groups = [[keys[k] for k in group if k in keys] for group in decision.groups]
        if {entry.key for group in groups for entry in group} == keys.keys():
            return CodeMeanings(_frozen(groups), decided=True, why=decision.why)
    groups = _by_meaning(entries, equivalent) if len(entries) > 1 else [entries]
    return CodeMeanings(_frozen(groups), decided=len(groups) == 1)


def _by_meaning(
    entries: list[Entry], equivalent: Mapping[str, frozenset[str]]
) -> list[list[Entry]]:
    """Group entries that mean the same by their texts or an equivalence, by their last."""
    alike: dict[Hashable, list[str]] = {}
    for entry in entries:
        for mark in (comparable(entry.row.description or ""), equivalent.get(entry.key)):
            alike.setdefault(mark, []).append(entry.key)
    alike.pop(None, None)
    closed = closure(alike.values())
    groups: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        mark = closed.get(entry.key, entry.key)
        groups[mark] = group = groups.pop(mark, [])
        group.append(entry)
    return list(groups.values())


def _frozen(groups: list[list[Entry]]) -> tuple[tuple[Entry, ...], ...]:
    return tuple(tuple(group) for group in groups if group)
