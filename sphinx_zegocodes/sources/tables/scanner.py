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
from sphinx_zegocodes.sources.tables.cells import Row, Scan, ScannedTable
from sphinx_zegocodes.sources.tables.html_tables import scan_html_tables
from sphinx_zegocodes.sources.tables.row_faults import RowFaults

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.source_text import SourceText

_DELIMITER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")


def scan_tables(source: SourceText) -> Scan:
    """Find every table outside code, comments and front matter, in order of appearance."""
    html, pipes = scan_html_tables(source), scan_pipe_tables(source)
    tables = sorted(html.tables + pipes.tables, key=lambda table: table.header.start)
    return Scan(tables, html.diagnostics + pipes.diagnostics)


def scan_pipe_tables(source: SourceText) -> Scan:
    """Find every pipe table outside code, comments and front matter."""
    scan, lines = Scan([], []), source.lines
    number, stray = 0, False
    while number < len(lines):
        if pipe_rows.is_header(lines, number):
            number = _TableReader(source, scan.diagnostics).read(number, scan.tables)
            stray = False
            continue
        framed = pipe_rows.is_framed(lines, number)
        if framed and not stray:
            message = "a row in no table; is a blank line above it, or no row of dashes?"
            start, end = lines.start(number), lines.end(number)
            scan.diagnostics.append(
                source.finding(TableRule.ROW_OUTSIDE_TABLE, start, end, message)
            )
        stray = framed
        number += 1
    return scan


class _TableReader:
    """Reads one table, row by row."""

    def __init__(self, source: SourceText, diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.diagnostics = diagnostics

    def read(self, number: int, tables: list[ScannedTable]) -> int:
        """Read the table whose header is on a line; return the line behind it."""
        source, lines = self.source, self.source.lines
        header = Row(
            lines.start(number), lines.end(number), pipe_rows.cells_of(source, number, number)
        )
        width = len(header.cells)
        piped = pipe_rows.is_opened(lines, number)
        faults = RowFaults(source, width, piped=piped)
        delimiter = pipe_rows.cells_of(source, number + 1, number + 1, width)
        message = ""
        if len(delimiter) != width:
            message = f"has {len(delimiter)} cells where the header has {width}"
        elif not _DELIMITER.fullmatch(lines[number + 1]):
            message = "holds other characters than | : -"
        if message:
            start, end = lines.start(number + 1), lines.end(number + 1)
            message = f"the row of dashes {message}"
            fix = Fix("write it anew", "|" + " --- |" * width, safe=True)
            self.diagnostics.append(
                source.finding(TableRule.BROKEN_DELIMITER, start, end, message, fix=fix)
            )
        rows: list[Row] = []
        number += 2
        while number < len(lines) and pipe_rows.is_row(lines, number):
            last = pipe_rows.last_line(source, number, width) if piped else number
            row = Row(
                lines.start(number),
                lines.end(last),
                pipe_rows.cells_of(source, number, last, width),
            )
            self.diagnostics += faults.find(row, number, last)
            rows.append(row)
            number = last + 1
        end = rows[-1].end if rows else lines.end(number - 1)
        tables.append(ScannedTable(header, rows, header.start, end))
        return number
