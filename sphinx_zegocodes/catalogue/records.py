"""The records of the catalogue, as they stand in ``data/codes/<document>.json``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator  # noqa: TC003 - msgspec resolves annotations
from functools import cached_property
from typing import Annotated, Literal

import msgspec

from sphinx_zegocodes.catalogue.wording import gettext, in_brackets

Field = Literal["name", "description", "causes", "action", "notes"]
"""A text field of a row: the enumerator, what the code means, why, what to do, what else."""

FIELDS: tuple[Field, ...] = ("name", "description", "causes", "action", "notes")
"""All fields in the order in which they are shown."""

Language = Literal["zh", "en"]
"""A language that documents are read in."""

Identifier = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]*$")]
"""The id of a document, or of a table inside one."""

CODE = "-?[0-9]{1,18}(to-?[0-9]{1,18})?"
"""What a code looks like: ``104``, or ``1000to1010`` for a range, the lower end first."""

Key = Annotated[str, msgspec.Meta(pattern=f"^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*/{CODE}$")]
"""The key of an entry: ``document/table/code``."""

TableKey = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$")]
"""The key of a table: ``document/table``."""

Code = Annotated[str, msgspec.Meta(pattern=f"^{CODE}$")]
"""A bare code; one of more digits than 64 bits hold is taken for a slip. That of a range is made of
its lowest and its highest number: ``1000to1010``."""

Number = Annotated[str, msgspec.Meta(pattern="^-?[0-9]{1,18}$")]
"""A number, as text: programs that keep numbers as 64-bit floats would change a long one."""


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


class CodeRange(msgspec.Struct, frozen=True):
    """A range of codes: one entry for all its numbers."""

    label: str
    """How the document prints it: ``1000-1010``, ``10xx``."""
    first: Number
    """The lowest number."""
    last: Number
    """The highest number."""

    @property
    def code(self) -> str:
        """The code that its address is made of."""
        return f"{self.first}to{self.last}"


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """One table row. Its texts are CommonMark without HTML; an absent field is None."""

    codes: tuple[Code, ...]
    """The codes that share the row, as printed; ``1000to1010`` for a range."""
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
    others: dict[str, str] = {}
    """What stands in columns of which nobody knows what they mean, by their names."""
    corrections: tuple[Correction, ...] = ()
    """The errata that were applied."""
    ranges: tuple[CodeRange, ...] = ()
    """What is to be known of those codes that are ranges."""
    printed: str | None = None
    """What stands in the code cell, where no code or not all of them can be read from it."""

    @property
    def fields(self) -> list[str]:
        """The fields and other columns that have a text, in the order in which they are shown."""
        return [*(field for field in FIELDS if getattr(self, field)), *self.others]

    def text(self, field: str) -> str | None:
        """Return the text of a field, or of another column."""
        text: str | None = getattr(self, field) if field in FIELDS else self.others.get(field)
        return text


class Column(msgspec.Struct, frozen=True):
    """One column of a table as it is shown."""

    field: str
    """What it holds: ``code``, a field, or what the rows' ``others`` call it."""
    label: str
    """How the document calls it."""


class Heading(msgspec.Struct, frozen=True, tag_field="type", tag="heading"):
    """A heading."""

    level: Annotated[int, msgspec.Meta(ge=1, le=6)]
    """Its level: 1 is that of the document's own."""
    text: str
    """Its text, CommonMark of one line."""


class Text(msgspec.Struct, frozen=True, tag_field="type", tag="text"):
    """A paragraph, a list or a quotation."""

    text: str
    """CommonMark without HTML."""


class CodeBlock(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="type", tag="code"):
    """A block of code."""

    text: str
    """The code, without the end of its last line."""
    language: str = ""
    """Its language, where the document names it."""


NoteKind = Literal["note", "info", "tip", "warning", "caution", "danger", "condition"]
"""How urgent a note is; what holds only under a condition says in its title under which."""


class Note(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="type", tag="note"):
    """A note, set apart from what stands around it."""

    kind: NoteKind
    """How urgent it is."""
    content: tuple[Block, ...]
    """What it holds."""
    title: str | None = None
    """Its title, plain text."""


class Table(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="type", tag="table"):
    """One code table of a document."""

    id: Identifier
    """Its id inside the document."""
    columns: tuple[Column, ...]
    """One per field that the table has, the code first."""
    rows: tuple[Row, ...]
    """Its rows in the order of the source."""
    heading: str | None = None
    """The heading it stands under, where it has one."""
    only: str | None = None
    """The condition under which it holds, in Chinese, where it stands under one."""


Block = Heading | Text | CodeBlock | Note | Table
"""A piece of what a document says."""


class Decision(
    msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True
):
    """What a person decided about the texts of entries; it holds for these texts."""

    texts: dict[Key, str] = {}
    """What the entries said when it was decided, noted by ``zegocodes sync``: an entry whose line
    is taken out is decided anew."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """The entries whose texts it is about."""
        raise NotImplementedError

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields whose texts it is about."""
        return FIELDS


class Equivalence(Decision, frozen=True):
    """Entries that mean the same, by a curator's word."""

    entries: Annotated[tuple[Key, ...], msgspec.Meta(min_length=2)]
    """Their keys."""
    why: Annotated[str, msgspec.Meta(min_length=1)]
    """The reason, in Chinese: readers see it."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """The entries."""
        return self.entries


class Meanings(Decision, frozen=True):
    """What a curator decided about one code that stands in several tables."""

    groups: Annotated[tuple[tuple[Key, ...], ...], msgspec.Meta(min_length=1)]
    """Its entries: those of one group mean the same, every group means something else. One that
    says what an entry of a group does need not be named."""
    why: Annotated[str, msgspec.Meta(min_length=1)]
    """The reason, in Chinese: readers see it."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """The entries of all groups."""
        return tuple(key for group in self.groups for key in group)


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
    others: dict[str, str] = {}
    """What stood in other columns, by their names."""


class Departure(Decision, frozen=True):
    """What became of an entry that was published once and left the sources."""

    at: Key
    """The entry."""
    when: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    """The day it was found gone."""
    why: Annotated[str, msgspec.Meta(min_length=1)]
    """The reason, in Chinese: readers see it."""
    last: LastText = LastText()
    """Its last text."""
    to: Key | None = None
    """The entry that it went to, or that takes its place: its addresses lead there."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """The entry that takes its place, where one does."""
        return (self.to,) if self.to else ()


InnerNumber = (
    Annotated[int, msgspec.Meta(ge=0, lt=10**18)]
    | Annotated[str, msgspec.Meta(pattern="^[0-9]{1,18}(-[0-9]{1,18})?$")]
)
"""A number, or a range of them: ``50116``, ``50118-50122``."""


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where it can be read up that an SDK reports numbers as another code."""

    package: Annotated[str, msgspec.Meta(min_length=1)]
    """The published package."""
    version: Annotated[str, msgspec.Meta(min_length=1)]
    """Its version."""


class InnerNumbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers that no document of the product has: its logs show them where it reports a code."""

    numbers: Annotated[tuple[InnerNumber, ...], msgspec.Meta(min_length=1)]
    """The numbers, and ranges of them."""
    at: Key
    """The entry that they are reported as."""
    seen: Annotated[str, msgspec.Meta(min_length=1)]
    """Where they are seen, in Chinese: readers see it."""
    evidence: Evidence
    """Where that can be read up."""
    why: Annotated[str, msgspec.Meta(min_length=1)]
    """Why, in Chinese: readers see it."""

    def codes(self) -> Iterator[str]:
        """Yield each number, those inside ranges included."""
        for number in self.numbers:
            first, _, last = str(number).partition("-")
            yield from map(str, range(int(first), int(last or first) + 1))


class Discontinued(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """That a document is published no longer, though its codes are still kept."""

    why: Annotated[str, msgspec.Meta(min_length=1)]
    """What became of it, in Chinese: readers see it."""
    to: TableKey | None = None
    """The table that has its codes now; its page says which of them that table lacks."""


class Document(msgspec.Struct, frozen=True, omit_defaults=True, dict=True):
    """One document, with all that it says in order of appearance."""

    id: Identifier
    """Its id."""
    title: str
    """Its title, which names the product."""
    product: str
    """The product, for places where the title is too long."""
    url: str
    """Where the document is published."""
    content: tuple[Block, ...]
    """What it says: headings, text, notes, code and tables where they stand."""
    equivalents: tuple[Equivalence, ...] = ()
    """Entries that mean the same by a curator's word."""
    meanings: tuple[Meanings, ...] = ()
    """What the codes mean that stand in several tables, by a curator's word."""
    left: tuple[Departure, ...] = ()
    """Entries that left."""
    inner: tuple[InnerNumbers, ...] = ()
    """Numbers of logs, and the entries that they are reported as."""
    group: str | None = None
    """What readers find it under, with other documents: a product of many platforms, say."""
    same_as: Identifier | None = None
    """The document that it is a copy of. Its data leave out what that one says."""
    discontinued: Discontinued | None = None
    """Set where it is published no longer."""
    language: Language = "zh"
    """The language that it is in."""

    @property
    def shelf(self) -> str:
        """What readers find it under: its group or, without one, its product."""
        return self.group or self.product

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, those inside notes included."""
        return tuple(block for block in blocks_of(self.content) if isinstance(block, Table))


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
    def range(self) -> CodeRange | None:
        """What is to be known of it where it is a range of codes."""
        return next((each for each in self.row.ranges if each.code == self.code), None)

    @property
    def label(self) -> str:
        """The code as printed."""
        return self.range.label if self.range else label_of(self.code)

    @property
    def table_key(self) -> str:
        """``document/table``."""
        return f"{self.document.id}/{self.table.id}"

    @property
    def inner(self) -> tuple[InnerNumbers, ...]:
        """The numbers that are reported as it."""
        return tuple(inner for inner in self.document.inner if inner.at == self.key)

    @property
    def place(self) -> str:
        """Where it stands, as readers know it: ``RTC 服务端 API › 房间信令接口``."""
        heading = f" › {self.table.heading}" if self.table.heading else ""
        place, only = self.document.product + heading, self.table.only
        return in_brackets(place, only) if only else place

    @property
    def anchor(self) -> str:
        """The id of the entry in a page, the same on every page that shows it."""
        return anchor_of(self.key)


def label_of(code: str) -> str:
    """Return a code as it may be printed where nothing is known of its document."""
    first, _, last = code.partition("to")
    return gettext("%(first)s–%(last)s", first=first, last=last) if last else code


def ends_of(code: str) -> tuple[int, int]:
    """Return the lowest and the highest number of a code, the same one but for a range."""
    first, _, last = code.partition("to")
    return int(first), int(last or first)


def by_number(code: str) -> tuple[int, int, str]:
    """Return what codes are sorted by: their numbers, a range behind what it begins with."""
    return *ends_of(code), code


def blocks_of(content: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks in order; what a note holds follows the note."""
    for block in content:
        yield block
        if isinstance(block, Note):
            yield from blocks_of(block.content)


class Statement(msgspec.Struct, frozen=True):
    """What a document says in one place, for comparing what two versions of it say."""

    kind: str
    """What it is, in words; the same for what may stand for each other."""
    text: str
    """What it says; for a table its id."""


def statements_of(content: Iterable[Block]) -> Iterator[Statement]:
    """Yield what content says, in order."""
    for block in content:
        match block:
            case Heading(level, text):
                yield Statement(f"heading of level {level}", text)
            case Text(text):
                yield Statement("text", text)
            case CodeBlock(text, language):
                yield Statement(f"code in {language}" if language else "code", text)
            case Note(kind, inner, title):
                yield Statement(f"beginning of the {kind}", title or "")
                yield from statements_of(inner)
                yield Statement("end of the note", "")
            case Table(id):
                yield Statement("table", id)


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
