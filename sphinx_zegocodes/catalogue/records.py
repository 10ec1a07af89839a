"""The records of the catalogue, as they stand in ``data/codes/<document>.json``."""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003 - msgspec resolves annotations at run time
from typing import Annotated, Literal

import msgspec

Field = Literal["name", "description", "causes", "action", "notes"]
"""A text field of a row: the enumerator, what the code means, why, what to do, what else."""

FIELDS: tuple[Field, ...] = ("name", "description", "causes", "action", "notes")
"""All fields in the order in which they are shown."""

Identifier = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]*$")]
"""The id of a document, or of a table inside one."""

Key = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*/-?[0-9]{1,18}$")]
"""The key of an entry: ``document/table/code``."""

Code = Annotated[str, msgspec.Meta(pattern="^-?[0-9]{1,18}$")]
"""A bare code; one of more digits than 64 bits hold is taken for a slip."""


class Correction(msgspec.Struct, frozen=True, omit_defaults=True):
    """An erratum that was applied to a row."""

    field: Field
    """The field it corrects."""
    was: str
    """The text as published."""
    reads: str
    """The text as corrected."""
    why: str
    """The reason, in Chinese, shown on the page."""


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """One table row. Its texts are CommonMark without HTML; an absent field is None."""

    codes: tuple[Code, ...]
    """The codes that share the row, as printed."""
    name: str | None = None
    """The enumerator, where the document has one."""
    description: str | None = None
    """What the code means."""
    causes: str | None = None
    """Why it may have happened."""
    action: str | None = None
    """What to do about it."""
    notes: str | None = None
    """What else to know."""
    corrections: tuple[Correction, ...] = ()
    """The errata that were applied."""

    def text(self, field: Field) -> str | None:
        """Return the text of a field."""
        text: str | None = getattr(self, field)
        return text


class Column(msgspec.Struct, frozen=True):
    """One column of a table as it is shown."""

    field: Literal["code"] | Field
    """What it holds."""
    label: str
    """How the document calls it."""


class Table(msgspec.Struct, frozen=True, omit_defaults=True):
    """One code table of a document."""

    id: Identifier
    """Its id inside the document."""
    columns: tuple[Column, ...]
    """One per field that the table has, the code first."""
    rows: tuple[Row, ...]
    """Its rows in the order of the source."""
    heading: str | None = None
    """The heading it stands under, where it has one."""


class Equivalence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Entries that mean the same, by a curator's word."""

    entries: Annotated[tuple[Key, ...], msgspec.Meta(min_length=2)]
    """Their keys."""
    why: Annotated[str, msgspec.Meta(min_length=1)]
    """The reason, in Chinese: readers see it."""


class Meanings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a curator decided about one code that stands in several tables."""

    groups: Annotated[tuple[tuple[Key, ...], ...], msgspec.Meta(min_length=1)]
    """All its entries: those of one group mean the same, every group means something else."""
    why: Annotated[str, msgspec.Meta(min_length=1)]
    """The reason, in Chinese: readers see it."""


class LastText(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The fields of an entry as they were last published."""

    name: str | None = None
    """The enumerator."""
    description: str | None = None
    """What the code meant."""
    causes: str | None = None
    """Why it happened."""
    action: str | None = None
    """What to do about it."""
    notes: str | None = None
    """What else to know."""


class Tombstone(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An entry that was published once and is gone from the sources."""

    at: Key
    """The entry."""
    when: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    """The day it was found gone."""
    why: Annotated[str, msgspec.Meta(min_length=1)]
    """The reason, in Chinese: readers see it."""
    last: LastText
    """Its last text."""
    replaced_by: Key | None = None
    """The entry that takes its place."""


class Move(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry that went to another table or document; its old addresses lead there."""

    source: Key = msgspec.field(name="from")
    """Its key as it was published."""
    target: Key = msgspec.field(name="to")
    """Its key now."""
    why: Annotated[str, msgspec.Meta(min_length=1)]
    """The reason, in Chinese: readers see it."""


class Document(msgspec.Struct, frozen=True, omit_defaults=True):
    """One document, with its tables in order of appearance."""

    id: Identifier
    """Its id."""
    title: str
    """Its title, which names the product."""
    product: str
    """The product, for places where the title is too long."""
    url: str
    """Where the document is published."""
    tables: tuple[Table, ...]
    """Its tables."""
    equivalents: tuple[Equivalence, ...] = ()
    """Entries that mean the same by a curator's word."""
    meanings: tuple[Meanings, ...] = ()
    """What the codes mean that stand in several tables, by a curator's word."""
    tombstones: tuple[Tombstone, ...] = ()
    """Entries that are gone."""
    moves: tuple[Move, ...] = ()
    """Entries that went to another table or document."""


class Entry(msgspec.Struct, frozen=True):
    """One code in one table: what a permanent link points at."""

    code: str
    """The bare code."""
    row: Row
    """The row it stands in."""
    table: Table
    """The table of the row."""
    document: Document
    """The document of the table."""

    @property
    def key(self) -> str:
        """``document/table/code``."""
        return f"{self.document.id}/{self.table.id}/{self.code}"

    @property
    def table_key(self) -> str:
        """``document/table``."""
        return f"{self.document.id}/{self.table.id}"

    @property
    def place(self) -> str:
        """Where it stands, as readers know it: ``RTC 服务端 API › 房间信令接口``."""
        heading = f" › {self.table.heading}" if self.table.heading else ""
        return self.document.product + heading

    @property
    def anchor(self) -> str:
        """The id of the entry in a page, the same on every page that shows it."""
        return anchor_of(self.key)


def anchor_of(key: str) -> str:
    """Turn a key into an HTML id: ``rtc-server/room/104`` into ``rtc-server-room-104``."""
    return key.replace("/", "-")


def keys_of(document: Document) -> Iterator[str]:
    """Yield the keys of the entries of a document in the order of the source."""
    for table in document.tables:
        for row in table.rows:
            for code in row.codes:
                yield f"{document.id}/{table.id}/{code}"


def entries_of(document: Document) -> Iterator[Entry]:
    """Yield the entries of a document in the order of the source."""
    for table in document.tables:
        for row in table.rows:
            for code in row.codes:
                yield Entry(code, row, table, document)
