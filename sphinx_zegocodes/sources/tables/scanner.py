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
    from collections.abc import Iterator

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
            number = _read_table(source, number, scan)
            stray = False
            continue
        if marked := pipe_rows.framed_by_others(lines, number):
            message = "a row in no table, as it is framed by other marks than |"
            fix = Fix("write | for them", marked, safe=True)
            place = lines.start(number), lines.end(number)
            found = source.finding(TableRule.ROW_OUTSIDE_TABLE, *place, message, fix=fix)
            scan.diagnostics.append(found)
        framed = pipe_rows.is_framed(lines, number)
        if framed and not stray:
            message = "a row in no table; is a blank line above it, or no row of dashes?"
            start, end = lines.start(number), lines.end(number)
            scan.diagnostics.append(
                source.finding(TableRule.ROW_OUTSIDE_TABLE, start, end, message)
            )
        goes_on = lines[number].strip() and not lines.starts_block(number)
        stray = framed or bool(stray and goes_on)
        number += 1
    return scan


def _read_table(source: SourceText, number: int, scan: Scan) -> int:
    """Read the table whose header is on a line, row by row; return the line behind it."""
    lines = source.lines
    header = pipe_rows.row_of(source, number, number)
    width = len(header.cells)
    scan.diagnostics.extend(_find_broken_delimiter(source, number + 1, width))
    piped = pipe_rows.is_opened(lines, number)
    faults = RowFaults(source, width, piped=piped)
    rows: list[Row] = []
    end = lines.end(number + 1)
    number += 2
    while number < len(lines) and pipe_rows.is_row(lines, number):
        last, whole = number, pipe_rows.is_whole(lines, number, width)
        if not whole and (marked := pipe_rows.with_pipes(lines[number], width)):
            row, found = _marked_row(source, number, marked)
            scan.diagnostics.append(found)
            rows.append(row)
            number, end = number + 1, row.end
            continue
        if piped and not whole:
            last = pipe_rows.last_line(source, number, width)
        row = pipe_rows.row_of(source, number, last, width)
        if not whole:
            scan.diagnostics.extend(faults.find(row, number, last))
        rows.append(row)
        number, end = last + 1, row.end
    scan.tables.append(ScannedTable(header, rows, header.start, end))
    return number


def _marked_row(source: SourceText, number: int, line: str) -> tuple[Row, Diagnostic]:
    """Read the row on a line that reads as given, with pipes in the place of other marks."""
    start, end = source.lines.start(number), source.lines.end(number)
    cells = [Cell(start + c.start, start + c.end) for c in split_cells(line, 0, len(line))]
    texts = " | ".join(source.text[cell.start : cell.end] for cell in cells)
    message = "other marks than | part the cells of the row"
    fix = Fix("write | between cells", f"| {texts} |", safe=True)
    found = source.finding(TableRule.OTHER_MARKS, start, end, message, fix=fix)
    return Row(start, end, cells), found


def _find_broken_delimiter(source: SourceText, number: int, width: int) -> Iterator[Diagnostic]:
    """Find what is wrong with the row of dashes on a line."""
    delimiter = pipe_rows.row_of(source, number, number, width)
    if len(delimiter.cells) != width:
        message = f"has {len(delimiter.cells)} cells where the header has {width}"
    elif not _DELIMITER.fullmatch(source.lines[number]):
        message = "holds other characters than | : -"
    else:
        return
    message = f"the row of dashes {message}"
    fix = Fix("write it anew", "|" + " --- |" * width, safe=True)
    rule, start, end = TableRule.BROKEN_DELIMITER, delimiter.start, delimiter.end
    yield source.finding(rule, start, end, message, fix=fix)
