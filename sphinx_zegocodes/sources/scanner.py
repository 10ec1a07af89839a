"""The scanner for pipe tables: every table, row and cell with its place, and no word lost.

The format is that of GitHub Flavored Markdown (https://github.github.com/gfm/, "Tables"). Where
GFM drops a surplus cell, pads a missing one or ends a table at a torn row, this scanner keeps
the text and makes a finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule
from sphinx_zegocodes.sources.blocks import Lines

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.text import SourceText

_DELIMITER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_LOOSE_DELIMITER = re.compile(r" {0,3}[|:\-–—－ \t]*[-–—－][|:\-–—－ \t]*")
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_BLANK = " \t\r\n"


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A cell without the white space around it, as offsets into the text."""

    start: int
    """Its first character."""
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
    end: int
    """Behind its last character."""


class Scan(msgspec.Struct, frozen=True):
    """All tables of a text."""

    tables: list[ScannedTable]
    """In order of appearance."""
    diagnostics: list[Diagnostic]
    """What had to be recovered."""


def scan_pipe_tables(source: SourceText, lines: Lines) -> Scan:
    """Find every pipe table outside code, comments and front matter."""
    scan = Scan([], [])
    number = 0
    while number + 1 < len(lines):
        if lines.opaque[number] or "|" not in lines[number] or not _is_header(lines, number):
            number += 1
            continue
        number = _TableReader(source, lines, scan.diagnostics).read(number, scan.tables)
    return scan


def split_cells(text: str, start: int, end: int, width: int = 0) -> list[Cell]:
    """Split a row at its pipes; an escaped one is text.

    A pipe in a code span splits, as in GFM, unless the row then has more than ``width`` cells.
    """
    raw = text[start:end]
    pieces = raw.split("|")
    if "\\" in raw:
        pieces = _join_escaped(pieces)
    if width and "`" in raw and len(pieces) - 2 > width:
        pieces = _join_code(pieces, raw)
    first = 1 if not pieces[0].strip(_BLANK) else 0
    last = len(pieces) - (1 if len(pieces) > 1 and not pieces[-1].strip(_BLANK) else 0)
    cells = []
    at = start + (len(pieces[0]) + 1 if first else 0)
    for piece in pieces[first:last]:
        stripped = piece.strip(_BLANK)
        left = at + len(piece) - len(piece.lstrip(_BLANK)) if stripped else at
        cells.append(Cell(left, left + len(stripped)))
        at += len(piece) + 1
    return cells


def _join_escaped(pieces: list[str]) -> list[str]:
    """Join the pieces that an escaped pipe had split; as in GFM, any backslash before it escapes."""
    joined = [pieces[0]]
    for piece in pieces[1:]:
        if joined[-1].endswith("\\"):
            joined[-1] += "|" + piece
        else:
            joined.append(piece)
    return joined


def _join_code(pieces: list[str], raw: str) -> list[str]:
    """Join the pieces that a pipe inside a code span had split."""
    spans = [match.span() for match in _CODE_SPAN.finditer(raw)]
    joined, at = [pieces[0]], len(pieces[0])
    for piece in pieces[1:]:
        if any(start < at < end for start, end in spans):
            joined[-1] += "|" + piece
        else:
            joined.append(piece)
        at += len(piece) + 1
    return joined


def _is_header(lines: Lines, number: int) -> bool:
    """Tell whether a table begins on a line: a row of dashes stands below it."""
    below = lines[number + 1]
    if lines.opaque[number + 1] or "|" not in below or lines[number].startswith("    "):
        return False
    return bool(_LOOSE_DELIMITER.fullmatch(below)) and not _LOOSE_DELIMITER.fullmatch(lines[number])


class _TableReader:
    """Reads one table, row by row."""

    def __init__(self, source: SourceText, lines: Lines, diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.lines = lines
        self.diagnostics = diagnostics
        self.width = 0
        self.piped = True

    def read(self, number: int, tables: list[ScannedTable]) -> int:
        """Read the table whose header is on a line; return the line behind it."""
        lines = self.lines
        header = Row(lines.start(number), lines.end(number), self._cells(number, number))
        self.width = len(header.cells)
        self.piped = lines[number].lstrip().startswith("|")
        delimiter = self._cells(number + 1, number + 1)
        if len(delimiter) != self.width or not _DELIMITER.fullmatch(lines[number + 1]):
            self._find(
                Rule.BROKEN_DELIMITER,
                lines.start(number + 1),
                lines.end(number + 1),
                f"the row of dashes has {len(delimiter)} cells or other characters than | : -, "
                f"where the header has {self.width} cells",
            )
        rows: list[Row] = []
        number += 2
        while number < len(lines) and self._is_row(number):
            last = self._last_line(number)
            rows.append(self._row(number, last))
            number = last + 1
        tables.append(ScannedTable(header, rows, rows[-1].end if rows else lines.end(number - 1)))
        return number

    def _is_row(self, number: int) -> bool:
        """Tell whether a line goes on with the table, which a blank line or another block ends."""
        line = self.lines[number]
        return bool(line.strip()) and not self.lines.starts_block(number)

    def _cells(self, first: int, last: int) -> list[Cell]:
        """Split the row that stands on the lines from the first to the last."""
        start, end = self.lines.start(first), self.lines.end(last)
        return split_cells(self.source.text, start, end, self.width)

    def _closed(self, number: int) -> bool:
        """Tell whether a line ends with a pipe that is not escaped."""
        line = self.lines[number].rstrip()
        return line.endswith("|") and not line.endswith("\\|")

    def _opened(self, number: int) -> bool:
        """Tell whether a line begins with a pipe."""
        return self.lines[number].lstrip().startswith("|")

    def _last_line(self, number: int) -> int:
        """Return the last line of the row that begins on a line."""
        count = self.lines[number].count("|")
        if not self.piped or (count >= self.width + 1 and self._closed(number)):
            return number
        cells = len(self._cells(number, number))
        if cells < self.width:
            last = self._completed_at(number)
            if last is not None:
                return last
        if self._closed(number):
            return number
        return self._closed_at(number, full=cells >= self.width)

    def _completed_at(self, number: int) -> int | None:
        """Find the line up to which a row with too few cells has the right number of them."""
        last = number + 1
        while last < len(self.lines) and self._is_row(last):
            if self._opened(last) and (last > number + 1 or self._closed(number)):
                return None
            if self._closed(last) and len(self._cells(number, last)) == self.width:
                return last
            last += 1
        return None

    def _closed_at(self, number: int, *, full: bool) -> int:
        """Find the line that closes a row without closing pipe, or the last that may belong to it."""
        last = number + 1
        while (
            last < len(self.lines)
            and not self.lines.starts_block(last)
            and not self._opened(last)
            and not (full and len(self._cells(last, last)) == self.width > 1)
        ):
            if self._closed(last):
                return last
            last += 1
        last = number
        while (
            last + 1 < len(self.lines)
            and self._is_row(last + 1)
            and not self._opened(last + 1)
            and not (full and len(self._cells(last + 1, last + 1)) == self.width > 1)
        ):
            last += 1
        return last

    def _row(self, first: int, last: int) -> Row:
        """Make the row on some lines, with a finding for each of its faults."""
        lines = self.lines
        row = Row(lines.start(first), lines.end(last), self._cells(first, last))
        if last > first:
            self._find(
                Rule.TORN_ROW,
                lines.end(first),
                lines.start(first + 1),
                f"the row is torn over {last - first + 1} lines",
            )
        if self.piped and not self._closed(last):
            self._find(Rule.MISSING_CLOSING_PIPE, row.end, row.end, "the row has no closing pipe")
        if self.piped and not self._opened(first):
            self._find(
                Rule.MISSING_OPENING_PIPE, row.start, row.start, "the row has no opening pipe"
            )
        if len(row.cells) != self.width:
            self._find_width(row)
        elif "`" in lines[first] and len(split_cells(self.source.text, row.start, row.end)) > self.width:
            self._find(
                Rule.PIPE_IN_CODE, row.start, row.end, "a pipe inside code must be written \\|"
            )
        return row

    def _find_width(self, row: Row) -> None:
        """Make the finding for a row that has too few cells or too many."""
        if len(row.cells) < self.width:
            message = f"the row has {len(row.cells)} of {self.width} cells"
            self._find(Rule.MISSING_CELL, row.start, row.end, message)
            return
        start, end = row.cells[self.width].start, row.cells[-1].end
        message = (
            f"the row has {len(row.cells)} cells where the header has {self.width}; "
            f"is a pipe not escaped? Beyond the last column: {self.source.text[start:end]}"
        )
        self._find(Rule.SURPLUS_CELL, start, end, message)

    def _find(self, rule: Rule, start: int, end: int, message: str) -> None:
        self.diagnostics.append(self.source.finding(rule, start, end, message))
