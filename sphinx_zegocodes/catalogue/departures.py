"""What became of entries that are no longer where they were published: retired, or moved."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.records import (
    FIELDS,
    Column,
    Document,
    Entry,
    Move,
    Row,
    Table,
    Tombstone,
    anchor_of,
    keys_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABELS = ("返回码", "错误码枚举值", "说明", "可能原因", "处理建议", "注意事项")
_COLUMNS = (
    Column("code", _LABELS[0]),
    *(Column(field, label) for field, label in zip(FIELDS, _LABELS[1:], strict=True)),
)
"""The columns of a table that is gone, and of fields that a table no longer has."""


class RetiredEntry(msgspec.Struct, frozen=True):
    """An entry that is gone, with its last text."""

    entry: Entry
    """The entry as it was."""
    tombstone: Tombstone
    """When and why it went, and what replaces it."""


class MovedEntry(msgspec.Struct, frozen=True):
    """An entry's old place."""

    move: Move
    """Where it went."""
    document: Document
    """The document that it belonged to."""
    landing: str
    """The key of the entry, or of the retired entry, that its addresses lead to in the end."""

    @property
    def code(self) -> str:
        """The code that it had."""
        return self.move.source.rpartition("/")[2]

    @property
    def anchor(self) -> str:
        """The id that it had in a page."""
        return anchor_of(self.move.source)


class Departures:
    """Follows the entries that left, so that each of their addresses leads somewhere."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._living = {key for each in documents for key in keys_of(each)}
        self._tables = {
            f"{document.id}/{table.id}": document.id
            for document in documents
            for table in document.tables
        }

    @cached_property
    def retired(self) -> dict[str, RetiredEntry]:
        """The entries that are gone, by key, in the order of the curation files."""
        return {
            tombstone.at: RetiredEntry(_last_entry(document, tombstone), tombstone)
            for document in self._documents
            for tombstone in document.tombstones
            if tombstone.at not in self._living
        }

    @cached_property
    def moved(self) -> dict[str, MovedEntry]:
        """The old places that lead somewhere, by key, in the order of the curation files."""
        return {
            move.source: MovedEntry(move, document, landing)
            for document in self._documents
            for move in document.moves
            if move.source not in self._living and (landing := self.landing(move.source))
        }

    @cached_property
    def arrivals(self) -> dict[str, list[MovedEntry]]:
        """The old places of each entry, by the key of where they lead."""
        arrivals: dict[str, list[MovedEntry]] = {}
        for moved in self.moved.values():
            arrivals.setdefault(moved.landing, []).append(moved)
        return arrivals

    @cached_property
    def of_code(self) -> dict[str, list[str]]:
        """The keys of each code that are gone or moved: those that are gone first."""
        keys: dict[str, list[str]] = {}
        for key in (*self.retired, *self.moved):
            keys.setdefault(key.rpartition("/")[2], []).append(key)
        return keys

    @cached_property
    def steps(self) -> dict[str, str]:
        """Where each move leads, by the key that it leads away from."""
        return {move.source: move.target for each in self._documents for move in each.moves}

    def landing(self, key: str) -> str | None:
        """Follow the moves from a key to an entry or a retired one; None where none is reached."""
        seen: set[str] = set()
        while key not in self._living and key in self.steps and key not in seen:
            seen.add(key)
            key = self.steps[key]
        return key if key in self._living or key in self.retired else None

    def circles(self, key: str) -> bool:
        """Tell whether the moves from a key never end."""
        seen: set[str] = set()
        while key in self.steps and key not in seen:
            seen.add(key)
            key = self.steps[key]
        return key in seen

    @cached_property
    def heirs(self) -> dict[str, str | None]:
        """The document that most entries of a document without tables went to, by its id.

        None where none of its entries lives on.
        """
        gone = (document for document in self._documents if not document.tables)
        return {document.id: self._heir(document) for document in gone}

    def home(self, document: str) -> str | None:
        """Return the document whose page shows what left a document: itself, or its heir."""
        return self.heirs.get(document, document)

    def _heir(self, document: Document) -> str | None:
        landings = (self.landing(move.source) for move in document.moves)
        counts = Counter(key.partition("/")[0] for key in landings if key in self._living)
        return min(counts, key=lambda id_: (-counts[id_], id_), default=None)

    def table_of(self, key: str) -> str | None:
        """Return the key of the table that tells of an entry that left: its own, or the last.

        None where its document is gone, and none of its entries lives on.
        """
        document, table, _ = key.split("/")
        if f"{document}/{table}" in self._tables:
            return f"{document}/{table}"
        home = self.home(document)
        return next((key for key in reversed(self._tables) if self._tables[key] == home), None)

    @cached_property
    def told(self) -> dict[str, list[RetiredEntry | MovedEntry]]:
        """What each table tells of: entries that left, unless they are on the same page still."""
        told: dict[str, list[RetiredEntry | MovedEntry]] = {}
        for key, retired in self.retired.items():
            told.setdefault(self.table_of(key) or "", []).append(retired)
        for key, moved in self.moved.items():
            if not self._stays(moved):
                told.setdefault(self.table_of(key) or "", []).append(moved)
        return told

    def row_arrivals(self, key: str) -> list[MovedEntry]:
        """Return the old places of an entry whose row's address is one of the same page."""
        return [moved for moved in self.arrivals.get(key, ()) if self._stays(moved)]

    @cached_property
    def old_tables(self) -> dict[str, list[str]]:
        """The ids of tables that are gone, by the key of the table whose place took theirs."""
        heirs: dict[tuple[str, str], Counter[str]] = {}
        for key in (*self.retired, *self.moved):
            document, table, _ = key.split("/")
            home, moved = self.home(document), self.moved.get(key)
            if home is not None and f"{home}/{table}" not in self._tables:
                stays = moved is not None and self._stays(moved)
                heir = moved.landing.rpartition("/")[0] if moved and stays else ""
                heirs.setdefault((home, table), Counter())[heir or self.table_of(key) or ""] += 1
        old: dict[str, list[str]] = {}
        for (_, table), counts in heirs.items():
            old.setdefault(min(counts, key=lambda key: (-counts[key], key)), []).append(table)
        return old

    def _stays(self, moved: MovedEntry) -> bool:
        """Tell whether an entry moved to a row of the page that tells of its old document."""
        document = moved.landing.partition("/")[0]
        return moved.landing in self._living and self.home(moved.document.id) == document


def _last_entry(document: Document, tombstone: Tombstone) -> Entry:
    """Return a retired entry as it last was; of its table, what is still known."""
    _, id_, code = tombstone.at.split("/")
    table = next((table for table in document.tables if table.id == id_), Table(id_, (), ()))
    known = {column.field: column for column in table.columns}
    columns = tuple(known.get(column.field, column) for column in _COLUMNS)
    row = Row((code,), **{field: getattr(tombstone.last, field) for field in FIELDS})
    return Entry(code, row, msgspec.structs.replace(table, columns=columns), document)
