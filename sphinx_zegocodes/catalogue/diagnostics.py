"""Findings as values: every loader, reader and rule returns them, only the edges report them."""

from __future__ import annotations

import enum

import msgspec


class Severity(enum.StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """Text would be lost or wrong: nothing is written while one stands."""
    WARNING = "warning"
    """The text was recovered, and a person should look."""


class Rule(enum.Enum):
    """What can be wrong, with its stable code and its severity.

    0xx files, 1xx tables, 2xx fields, 3xx mark-up, 4xx sync, 5xx relations
    and links, 6xx curation.
    """

    UNREADABLE_FILE = "ZC001", Severity.ERROR
    """A file is missing, no UTF-8, or cannot be parsed, or cannot be written."""
    UNCURATED_DOCUMENT = "ZC002", Severity.ERROR
    """A source document has no curation file or no usable name, or a data file has no source."""

    TORN_ROW = "ZC101", Severity.WARNING
    """A table row is torn over several lines."""
    MISSING_CLOSING_PIPE = "ZC102", Severity.WARNING
    """A row does not end with a pipe."""
    MISSING_OPENING_PIPE = "ZC103", Severity.WARNING
    """A row does not begin with a pipe, though the table's header does."""
    MISSING_CELL = "ZC104", Severity.WARNING
    """A row has fewer cells than its header."""
    SURPLUS_CELL = "ZC105", Severity.ERROR
    """A row has more cells than its header; most likely a pipe is not escaped."""
    PIPE_IN_CODE = "ZC106", Severity.WARNING
    """A pipe inside a code span is not escaped; Markdown would split the cell there."""
    BROKEN_DELIMITER = "ZC107", Severity.WARNING
    """The row of dashes does not fit the header; Markdown would show a paragraph."""
    UNKNOWN_HEADER = "ZC108", Severity.ERROR
    """A column's meaning cannot be told from its header, or two columns mean the same."""
    BAD_CODE = "ZC109", Severity.ERROR
    """A code cell is empty or holds something that is no number."""
    REPEATED_CODE = "ZC110", Severity.ERROR
    """A code stands twice in one table."""
    UNCLOSED_TABLE = "ZC111", Severity.ERROR
    """An HTML table has no end."""

    MISSING_LABEL = "ZC201", Severity.WARNING
    """A later field of a cell has no label; its place among the others decided."""
    REPEATED_LABEL = "ZC202", Severity.WARNING
    """A field stands twice in one row; both texts are kept."""

    UNKNOWN_TAG = "ZC301", Severity.WARNING
    """A tag that the dialect does not know is kept as text."""
    UNBALANCED_TAG = "ZC302", Severity.WARNING
    """A tag is opened and not closed, or closed and not opened."""
    IGNORED_MARKUP = "ZC303", Severity.WARNING
    """A component or comment that carries no text for the reader is left out."""
    BAD_LINK = "ZC304", Severity.WARNING
    """A link's address cannot be used; its text is kept."""

    ROW_NOT_IN_DATA = "ZC401", Severity.ERROR
    """A row of the source is missing in the data."""
    ROW_NOT_IN_SOURCE = "ZC402", Severity.ERROR
    """A row of the data is missing in the source."""
    TEXT_DIFFERS = "ZC403", Severity.ERROR
    """Source and data say different things."""
    ORDER_DIFFERS = "ZC404", Severity.ERROR
    """Source and data have the same rows in different order."""
    STALE_DATA = "ZC405", Severity.ERROR
    """A generated file is missing or out of date."""
    TABLE_MISMATCH = "ZC406", Severity.ERROR
    """The tables of the source and those of the curation file are not the same."""
    TABLE_NOT_ON_ONE_PAGE = "ZC407", Severity.ERROR
    """A table does not stand once, on its document's page, under its heading."""
    PROSE_NOT_ON_PAGE = "ZC408", Severity.ERROR
    """A heading, paragraph or code block of the source is missing on its page."""
    PROSE_NOT_IN_SOURCE = "ZC409", Severity.ERROR
    """A heading, paragraph or code block of a document's page is missing in the source."""

    ENTRY_GONE = "ZC501", Severity.ERROR
    """A published entry is not in the sources, and neither retired nor moved."""
    REUSED_KEY = "ZC502", Severity.ERROR
    """The key of a retired or moved entry is back in the source with another meaning."""
    BAD_MOVE = "ZC503", Severity.ERROR
    """A move leads to itself or round in a circle, or from an entry that was never published."""
    UNSERVED_PERMALINK = "ZC504", Severity.ERROR
    """An address that was published leads nowhere any longer."""
    BAD_PERMALINK = "ZC505", Severity.ERROR
    """A line of permalinks.txt is no address of the site."""
    UNDECIDED_MEANING = "ZC511", Severity.ERROR
    """A code stands in several tables in different words, and nobody said what that means."""
    ONE_SIDED_EQUIVALENCE = "ZC512", Severity.WARNING
    """A text names some of the codes that mean the same, and not all."""
    UNKNOWN_EQUIVALENT = "ZC513", Severity.WARNING
    """A text says that a code means the same, and its table has no such code."""
    BAD_MEANINGS = "ZC514", Severity.ERROR
    """Curation groups the entries of a code wrongly, or needlessly."""

    BAD_CURATION = "ZC601", Severity.ERROR
    """A curation file breaks its schema, or repeats a key."""
    STALE_ERRATUM = "ZC602", Severity.ERROR
    """An erratum corrects text that is no longer in the source."""
    STALE_WAIVER = "ZC603", Severity.ERROR
    """A waiver accepts a finding that is no longer made."""
    UNKNOWN_REFERENCE = "ZC604", Severity.ERROR
    """Curation names an entry, table or rule that does not exist."""
    STALE_TOMBSTONE = "ZC605", Severity.ERROR
    """A tombstone or a move stands for an entry that is in the source."""

    @property
    def code(self) -> str:
        """The stable code that people quote and waivers name: ``ZC101``."""
        return self.value[0]

    @property
    def severity(self) -> Severity:
        """How bad a breach is."""
        return self.value[1]


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of text: lines and columns from 1, columns in characters."""

    line: int = 1
    """First line."""
    column: int = 1
    """Column of the first character."""
    end_line: int = 1
    """Line on which the stretch ends."""
    end_column: int = 1
    """Column behind the last character."""


def span_in(text: str, offset: int) -> Span:
    """Return the place of one character of a text; an offset behind its end is its end."""
    head = text[:offset]
    line, column = head.count("\n") + 1, len(head) - (head.rfind("\n") + 1) + 1
    return Span(line, column, line, column + 1)


class Diagnostic(msgspec.Struct, frozen=True):
    """One finding, where it is, and what to do about it."""

    path: str
    """The file, as the user would type it."""
    span: Span
    """Where in the file."""
    rule: Rule
    """What is wrong."""
    message: str
    """What was found, in one sentence."""
    at: str = ""
    """The key (``web-sdk/room/1002006``) of the row, table or document that it concerns."""

    def __str__(self) -> str:
        message = "↵".join(self.message.splitlines())
        return (
            f"{self.path}:{self.span.line}:{self.span.column}: "
            f"{self.rule.severity} {self.rule.code} {message}"
        )


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, place, rule and message, so that every run reports alike."""
    return sorted(diagnostics, key=lambda d: (d.path, d.span, d.rule.code, d.message))


def has_errors(diagnostics: list[Diagnostic]) -> bool:
    """Tell whether any finding is an error."""
    return any(d.rule.severity is Severity.ERROR for d in diagnostics)
