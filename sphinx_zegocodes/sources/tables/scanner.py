"""The scanner for tables: every table, row and cell with its place, and no word lost.

The format is that of GitHub Flavored Markdown (https://github.github.com/gfm/, "Tables"). Where
GFM drops a surplus cell, pads a missing one or ends a table at a torn row, this scanner keeps
the text and makes a finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.sources.tables import pipe_rows
from sphinx_zegocodes.sources.tables.cells import Cell, Row, Scan, ScannedTable, split_cells
from sphinx_zegocodes.sources.tables.html_tables import scan_html_tables
from sphinx_zegocodes.sources.tables.row_faults import RowFaults

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.source_text import Lines, SourceText

_DELIMITER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")


def scan_tables(source: SourceText, lines: Lines) -> Scan:
    """Find every table outside code, comments and front matter, in order of appearance."""
    html, pipes = scan_html_tables(source, lines), scan_pipe_tables(source, lines)
    tables = sorted(html.tables + pipes.tables, key=lambda table: table.header.start)
    return Scan(tables, html.diagnostics + pipes.diagnostics)


def scan_pipe_tables(source: SourceText, lines: Lines) -> Scan:
    """Find every pipe table outside code, comments and front matter."""
    scan = Scan([], [])
    number, stray = 0, False
    while number < len(lines):
        if pipe_rows.is_header(lines, number):
            number = _TableReader(source, lines, scan.diagnostics).read(number, scan.tables)
            stray = False
            continue
        if pipe_rows.is_framed(lines, number):
            if not stray:
                message = "a row in no table; is a blank line above it, or no row of dashes?"
                start, end = lines.start(number), lines.end(number)
                scan.diagnostics.append(
                    source.finding(TableRule.ROW_OUTSIDE_TABLE, start, end, message)
                )
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

    def read(self, number: int, tables: list[ScannedTable]) -> int:
        """Read the table whose header is on a line; return the line behind it."""
        lines = self.lines
        header = Row(lines.start(number), lines.end(number), self._cells(number, number))
        self.width = len(header.cells)
        piped = pipe_rows.is_opened(lines, number)
        faults = RowFaults(self.source, lines, self.width, piped=piped)
        delimiter = self._cells(number + 1, number + 1)
        message = ""
        if len(delimiter) != self.width:
            message = f"has {len(delimiter)} cells where the header has {self.width}"
        elif not _DELIMITER.fullmatch(lines[number + 1]):
            message = "holds other characters than | : -"
        if message:
            start, end = lines.start(number + 1), lines.end(number + 1)
            message = f"the row of dashes {message}"
            fix = Fix("write it anew", "|" + " --- |" * self.width, safe=True)
            self.diagnostics.append(
                self.source.finding(TableRule.BROKEN_DELIMITER, start, end, message, fix=fix)
            )
        rows: list[Row] = []
        number += 2
        while number < len(lines) and pipe_rows.is_row(lines, number):
            last, whole = number, pipe_rows.is_whole(lines, number, self.width)
            if piped and not whole:
                last = pipe_rows.last_line(self.source, lines, number, self.width)
            row = Row(lines.start(number), lines.end(last), self._cells(number, last))
            if not whole:
                self.diagnostics += faults.find(row, number, last)
            rows.append(row)
            number = last + 1
        end = rows[-1].end if rows else lines.end(number - 1)
        tables.append(ScannedTable(header, rows, header.start, end))
        return number

    def _cells(self, first: int, last: int) -> list[Cell]:
        """Split the row that stands on the lines from the first to the last."""
        start, end = self.lines.start(first), self.lines.end(last)
        return split_cells(self.source.text, start, end, self.width)
