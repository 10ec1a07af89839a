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
from sphinx_zegocodes.sources.cells import Cell, split_cells
from sphinx_zegocodes.sources.tables import pipe_lines, torn_rows

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.tables.blocks import Lines
    from sphinx_zegocodes.sources.text import SourceText

_DELIMITER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")


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
    number, stray = 0, False
    while number < len(lines):
        if pipe_lines.is_header(lines, number):
            number = _TableReader(source, lines, scan.diagnostics).read(number, scan.tables)
            stray = False
            continue
        if pipe_lines.is_framed(lines, number):
            if not stray:
                message = "a row in no table; is a blank line above it, or no row of dashes?"
                start, end = lines.start(number), lines.end(number)
                scan.diagnostics.append(source.finding(Rule.UNKNOWN_HEADER, start, end, message))
            stray = True
        else:
            stray = False
        number += 1
    return scan


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
        self.piped = pipe_lines.is_opened(lines, number)
        delimiter = self._cells(number + 1, number + 1)
        message = ""
        if len(delimiter) != self.width:
            message = f"has {len(delimiter)} cells where the header has {self.width}"
        elif not _DELIMITER.fullmatch(lines[number + 1]):
            message = "holds other characters than | : -"
        if message:
            start, end = lines.start(number + 1), lines.end(number + 1)
            self._find(Rule.BROKEN_DELIMITER, start, end, f"the row of dashes {message}")
        rows: list[Row] = []
        number += 2
        while number < len(lines) and pipe_lines.is_row(lines, number):
            last = number
            if self.piped:
                last = torn_rows.last_line(self.source, lines, number, self.width)
            rows.append(self._row(number, last))
            number = last + 1
        tables.append(ScannedTable(header, rows, rows[-1].end if rows else lines.end(number - 1)))
        return number

    def _cells(self, first: int, last: int) -> list[Cell]:
        """Split the row that stands on the lines from the first to the last."""
        start, end = self.lines.start(first), self.lines.end(last)
        return split_cells(self.source.text, start, end, self.width)

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
        if self.piped and not pipe_lines.is_closed(lines, last):
            self._find(Rule.MISSING_CLOSING_PIPE, row.end, row.end, "the row has no closing pipe")
        if self.piped and not pipe_lines.is_opened(lines, first):
            self._find(
                Rule.MISSING_OPENING_PIPE, row.start, row.start, "the row has no opening pipe"
            )
        if len(row.cells) != self.width:
            self._find_width(row)
        elif self._has_pipe_in_code(row):
            message = "a pipe inside code must be written \\|"
            self._find(Rule.PIPE_IN_CODE, row.start, row.end, message)
        return row

    def _has_pipe_in_code(self, row: Row) -> bool:
        """Tell whether Markdown would split a row inside code."""
        text = self.source.text
        return text.find("`", row.start, row.end) >= 0 and (
            len(split_cells(text, row.start, row.end)) > self.width
        )

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
