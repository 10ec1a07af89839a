"""Tables as they stand in a source, and where a line of a pipe table splits into cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIPE = re.compile(r"(?<!\\)\|")
"""As in GFM, any backslash before a pipe escapes it, be it escaped itself."""
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A cell without the white space around it, as offsets into the text."""

    start: int
    """Its first character."""
    end: int
    """Behind its last character."""


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """A piece of a row, as offsets into the source."""

    field: str
    """What it belongs to: ``code``, a field, or another column."""
    start: int
    """Its first character, behind the label."""
    end: int
    """Behind its last character."""


class Row(msgspec.Struct, frozen=True):
    """A row, which damage may have spread over several lines, as offsets into the text."""

    start: int
    """The first character of its first line."""
    end: int
    """Behind the last character of its last line."""
    cells: list[Cell]
    """Its cells, surplus ones included; missing ones are missing."""


class ScannedTable(msgspec.Struct, frozen=True):
    """A table."""

    header: Row
    """Its first row."""
    rows: list[Row]
    """The rows below the header."""
    start: int
    """Its first character."""
    end: int
    """Behind its last character."""


class Scan(msgspec.Struct, frozen=True):
    """All tables of a text."""

    tables: list[ScannedTable]
    """In order of appearance."""
    diagnostics: list[Diagnostic]
    """What had to be recovered."""

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """The offsets between which each table stands."""
        return [(table.start, table.end) for table in self.tables]


def split_cells(text: str, start: int, end: int, width: int = 0) -> list[Cell]:
    """Split a row at its pipes; an escaped one is text.

    A pipe in a code span splits, as in GFM, unless the row then has more than ``width`` cells.
    """
    raw = text[start:end]
    cells = _cells(raw, start)
    if width and len(cells) > width and "`" in raw:
        hidden = _CODE_SPAN.sub(lambda span: span[0].replace("|", "`"), raw)
        joined = _cells(hidden, start)
        if len(joined) >= width:
            return joined
    return cells


def _cells(raw: str, start: int) -> list[Cell]:
    """Split a row that begins at an offset, what stands before its first pipe apart if blank."""
    pieces = _PIPE.split(raw) if "\\" in raw else raw.split("|")
    at = start
    first, last = 0, len(pieces)
    if last > 1 and not pieces[-1].strip():
        last -= 1
    if not pieces[0].strip():
        first, at = 1, start + len(pieces[0]) + 1
    cells = []
    for piece in pieces[first:last]:
        cells.append(stripped(piece, at))
        at += len(piece) + 1
    return cells


def stripped(piece: str, start: int) -> Cell:
    """Make a cell of a piece of text that begins at an offset, the white space around it apart."""
    text = piece.strip()
    start += len(piece) - len(piece.lstrip()) if text else 0
    return Cell(start, start + len(text))


def pipes_in_code(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets of the pipes in the code spans of a row that are not escaped."""
    for span in _CODE_SPAN.finditer(text, start, end):
        yield from (pipe.start() for pipe in _PIPE.finditer(text, *span.span()))
