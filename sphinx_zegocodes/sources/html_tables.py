"""Tables written in HTML, read with the standard library's parser."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Rule
from sphinx_zegocodes.sources.cells import Cell
from sphinx_zegocodes.sources.scanner import Row, Scan, ScannedTable

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.blocks import Lines
    from sphinx_zegocodes.sources.text import SourceText

_TABLE = re.compile(
    r"(?:\A|(?<=[\r\n]))[ \t]*(?P<table><table\b.*?(?:(?P<end></table\s*>)|\Z))",
    re.IGNORECASE | re.DOTALL,
)
_SECTIONS = frozenset({"table", "thead", "tbody", "tfoot"})
_WIDEST_SPAN = 1000
"""HTML's own limit on colspan (https://html.spec.whatwg.org, "Attributes common to td and th")."""


def scan_html_tables(source: SourceText, lines: Lines) -> Scan:
    """Find every HTML table outside code, comments and front matter."""
    scan = Scan([], [])
    for match in _TABLE.finditer(source.text):
        start, end = match.span("table")
        if lines.opaque[source.line(start) - 1]:
            continue
        parser = _TableParser(source.text[start:end], start)
        scan.diagnostics.extend(
            source.finding(Rule.IGNORED_MARKUP, at, at + len(text), f"outside the cells: {text}")
            for at, text in parser.outside
        )
        rows = _laid_out(parser.rows)
        if not rows or not match["end"]:
            message = "the table has no rows, or no end"
            scan.diagnostics.append(
                source.finding(Rule.UNCLOSED_TABLE, start, start + len("<table"), message)
            )
        for row in rows[1:]:
            width = len(rows[0].cells)
            if len(row.cells) != width:
                rule = Rule.MISSING_CELL if len(row.cells) < width else Rule.SURPLUS_CELL
                message = f"the row has {len(row.cells)} cells where the header has {width}"
                scan.diagnostics.append(source.finding(rule, row.start, row.end, message))
        if rows:
            scan.tables.append(ScannedTable(rows[0], rows[1:], end))
    return scan


class _HtmlCell(msgspec.Struct):
    """A cell, and how many rows and columns it spans."""

    cell: Cell
    rows: int
    columns: int


class _HtmlRow(msgspec.Struct):
    """A row as it is written."""

    start: int
    end: int
    cells: list[_HtmlCell]


class _TableParser(HTMLParser):
    """Collects the rows and cells of one table; ``tr`` and ``td`` need no end tag, as in HTML."""

    def __init__(self, text: str, offset: int) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: list[_HtmlRow] = []
        self.outside: list[tuple[int, str]] = []
        """Text in no cell, such as a caption, with its offset."""
        self._text = text
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._offset = offset
        self._open: _HtmlCell | None = None
        self.feed(text)
        self.close()
        self._close_row(len(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SECTIONS:
            self._close_row(self._here())
        elif tag == "tr":
            self._open_row()
        elif tag in ("td", "th"):
            if not self.rows or self.rows[-1].end >= 0:
                self._open_row()
            self._close_cell(self._here())
            start = self._here() + len(self.get_starttag_text() or "")
            values = dict(attrs)
            spans = (_span(values.get("rowspan")), _span(values.get("colspan")))
            self._open = _HtmlCell(Cell(start, start), *spans)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._close_cell(self._here())
        elif tag == "tr" or tag in _SECTIONS:
            self._close_row(self._here())

    def handle_data(self, data: str) -> None:
        if self._open is None and data.strip():
            start = self._offset + self._here() + len(data) - len(data.lstrip())
            self.outside.append((start, data.strip()))

    def _here(self) -> int:
        """Return where the tag that is being handled begins."""
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _open_row(self) -> None:
        self._close_row(self._here())
        self.rows.append(_HtmlRow(self._offset + self._here(), -1, []))

    def _close_cell(self, end: int) -> None:
        if self._open is None:
            return
        start = self._open.cell.start
        inner = self._text[start:end]
        stripped = inner.strip()
        start += self._offset + (inner.index(stripped) if stripped else 0)
        self._open.cell = Cell(start, start + len(stripped))
        self.rows[-1].cells.append(self._open)
        self._open = None

    def _close_row(self, end: int) -> None:
        self._close_cell(end)
        if self.rows and self.rows[-1].end < 0:
            self.rows[-1].end = self._offset + end


def _span(value: str | None) -> int:
    """Read a ``rowspan`` or ``colspan``; anything odd is 1."""
    return min(int(value), _WIDEST_SPAN) if value and value.isdecimal() and int(value) else 1


def _laid_out(rows: list[_HtmlRow]) -> list[Row]:
    """Lay the cells out in a grid: one that spans rows or columns stands in each of them."""
    hanging: dict[int, _HtmlCell] = {}
    result = []
    for row in rows:
        cells: list[Cell] = []
        waiting = list(row.cells)
        while waiting or len(cells) in hanging:
            above = hanging.pop(len(cells), None)
            cell = above or waiting.pop(0)
            for _ in range(1 if above else cell.columns):
                if cell.rows > 1:
                    hanging[len(cells)] = _HtmlCell(cell.cell, cell.rows - 1, 1)
                cells.append(cell.cell)
        if cells:
            result.append(Row(row.start, row.end, cells))
    return result
