"""Entries that left the sources: what they last said, and where their addresses lead."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.decisions import lapsed_keys
from sphinx_zegocodes.catalogue.records import (
    CodeRange,
    Column,
    Departure,
    Document,
    Entry,
    Row,
    Table,
    ends_of,
    entries_of,
    label_of,
)
from sphinx_zegocodes.catalogue.wording import N_, gettext, in_brackets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_LABELS = {
    "code": N_("Return code"),
    "name": N_("Enumerator"),
    "description": N_("Description"),
    "causes": N_("Possible causes"),
    "action": N_("Suggested action"),
    "notes": N_("Note"),
}
"""The columns of a table that is gone, and of fields that a table no longer has."""


class DepartedEntry(msgspec.Struct, frozen=True):
    """An entry that left."""

    entry: Entry
    """The entry with its last text."""
    departure: Departure
    """When and why it left."""
    landing: str | None
    """The key of the entry, in force or not, that its addresses lead to; None where none does."""


def say_gone(title: str, *, moved: bool) -> str:
    """Return a title with a remark that the entries left, or all went somewhere."""
    return in_brackets(title, gettext("moved") if moved else gettext("no longer documented"))


class Departures:
    """Follows the entries that left, so that each of their addresses leads somewhere."""

    def __init__(
        self, documents: Sequence[Document], living: Mapping[str, Entry] | None = None
    ) -> None:
        self._documents = documents
        self._living = (
            {entry.key: entry for each in documents for entry in entries_of(each)}
            if living is None
            else living
        )
        self._left = {left.at: self._held(left) for each in documents for left in each.left}

    @cached_property
    def entries(self) -> dict[str, DepartedEntry]:
        """The entries that left and are not back, by key, in the order of the curation files."""
        return {
            left.at: DepartedEntry(_last_entry(document, left), left, self._landing_of(left.at))
            for document in self._documents
            for left in document.left
            if left.at not in self._living
        }

    @cached_property
    def of_code(self) -> dict[str, list[DepartedEntry]]:
        """The entries of each code that left."""
        return self._grouped(lambda departed: departed.entry.code)

    @cached_property
    def of_table(self) -> dict[str, list[DepartedEntry]]:
        """The entries that left each table, those that are gone included."""
        return self._grouped(lambda departed: departed.entry.table_key)

    def landing(self, key: str) -> str | None:
        """Follow a key to an entry in force, or to one that left for good; None for neither."""
        seen: set[str] = set()
        while key not in self._living:
            left = self._left.get(key)
            if left is None or key in seen:
                return None
            if left.to is None:
                return key
            seen.add(key)
            key = left.to
        return key

    def circles(self, key: str) -> bool:
        """Tell whether following a key never ends."""
        seen: set[str] = set()
        while key not in seen:
            seen.add(key)
            left = self._left.get(key)
            if left is None or left.to is None:
                return False
            key = left.to
        return True

    def _landing_of(self, key: str) -> str | None:
        to = self._left[key].to
        return self.landing(to) if to else None

    def _held(self, left: Departure) -> Departure:
        """Return a departure that leads on only while the entry there says what it did."""
        lapsed = lapsed_keys(left, self._living)
        return msgspec.structs.replace(left, to=None) if lapsed else left

    def _grouped(self, key_of: Callable[[DepartedEntry], str]) -> dict[str, list[DepartedEntry]]:
        groups: dict[str, list[DepartedEntry]] = {}
        for departed in self.entries.values():
            groups.setdefault(key_of(departed), []).append(departed)
        return groups


def _last_entry(document: Document, left: Departure) -> Entry:
    """Return an entry as it last was; of its table, what is still known."""
    _, id_, code = left.at.split("/")
    table = next((table for table in document.tables if table.id == id_), Table(id_, (), ()))
    known = {column.field: column for column in table.columns}
    columns = tuple(known.get(f) or Column(f, gettext(label)) for f, label in _LABELS.items())
    columns += tuple(Column(label, label) for label in left.last.others)
    ends = ends_of(code)
    ranges = [CodeRange(label_of(code), *map(str, ends))] * (ends[0] < ends[1])
    row = Row((code,), ranges=tuple(ranges), **msgspec.structs.asdict(left.last))
    return Entry(code, row, msgspec.structs.replace(table, columns=columns), document)
