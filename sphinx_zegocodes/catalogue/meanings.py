"""What a code means that stands in several tables: the same, or something else in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.records import FIELDS, Entry
from sphinx_zegocodes.catalogue.relations import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_zegocodes.catalogue.records import Meanings


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


def meanings_of(entries: list[Entry], decisions: Iterable[Meanings]) -> CodeMeanings:
    """Return the meanings of the entries of one code.

    A curator's word counts first; without one, the same description means the same.
    """
    keys = {entry.key: entry for entry in entries}
    for decision in decisions:
        groups = tuple(tuple(keys[k] for k in group if k in keys) for group in decision.groups)
        named = {entry.key for group in groups for entry in group}
        if named == keys.keys():
            return CodeMeanings(tuple(g for g in groups if g), decided=True, why=decision.why)
    by_text: dict[str, list[Entry]] = {}
    for entry in entries:
        by_text.setdefault(plain_text(entry.row.description or ""), []).append(entry)
    groups = tuple(tuple(group) for group in by_text.values())
    return CodeMeanings(groups, decided=len(groups) == 1)
