"""Tables written in HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.sources.dialect.fields import is_empty
from sphinx_zegocodes.sources.dialect.tokens import TAG, Kind, Token
from sphinx_zegocodes.sources.tables.cells import Cell, Row, Scan, ScannedTable, stripped

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.source_text import SourceText

_TABLE = re.compile(
    r"(?:\A|(?<=[\r\n]))[ \t]*(?P<table><table\b.*?(?:(?P<end></table\s*>)|\Z))",
    re.IGNORECASE | re.DOTALL,
)
_PIECE = re.compile(rf"(?P<comment><!--(?:(?!<!--).)*?-->)|{TAG.pattern}", re.DOTALL)
_SECTIONS = frozenset({"table", "thead", "tbody", "tfoot"})
_WIDEST_SPAN = 1000
"""HTML's own limit on colspan (https://html.spec.whatwg.org, "Attributes common to td and th")."""


def scan_html_tables(source: SourceText) -> Scan:
    """Find every HTML table outside code, comments and front matter."""
    scan = Scan([], [])
    for match in _TABLE.finditer(source.text):
        start, end = match.span("table")
        if source.lines.opaque[source.line(start) - 1]:
            continue
        reader = _TableReader(source.text, start, end)
        for stray in reader.outside:
            message = f"outside the cells: {source.text[stray.start : stray.end]}"
            finding = source.finding(TableRule.TEXT_OUTSIDE_CELL, stray.start, stray.end, message)
            scan.diagnostics.append(finding)
        rows = _laid_out(reader.rows)
        if not rows or not match["end"]:
            message = "the table has no rows, or no end"
            scan.diagnostics.append(
                source.finding(TableRule.UNCLOSED_TABLE, start, start + len("<table"), message)
            )
        for row in rows[1:]:
            width = len(rows[0].cells)
            if len(row.cells) != width:
                surplus = [source.text[cell.start : cell.end] for cell in row.cells[width:]]
                rule = TableRule.SURPLUS_CELL
                if all(map(is_empty, surplus)):
                    rule = TableRule.EMPTY_SURPLUS_CELL if surplus else TableRule.MISSING_CELL
                message = f"the row has {len(row.cells)} cells where the header has {width}"
                scan.diagnostics.append(source.finding(rule, row.start, row.end, message))
        if rows:
            scan.tables.append(ScannedTable(rows[0], rows[1:], start, end))
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


class _TableReader:
    """Collects the rows and cells of one table; ``tr`` and ``td`` need no end tag, as in HTML."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.rows: list[_HtmlRow] = []
        self.outside: list[Cell] = []
        """Text in no cell, such as a caption."""
        self._text = text
        self._open: _HtmlCell | None = None
        at = start
        for match in _PIECE.finditer(text, start, end):
            self._note_outside(at, match.start())
            at = match.end()
            if not match["comment"]:
                self._read_tag(Token(Kind.TAG, match[0], match.start()))
        self._note_outside(at, end)
        self._close_row(end)

    def _read_tag(self, tag: Token) -> None:
        name = tag.name
        if name == "tr" or name in _SECTIONS:
            self._close_row(tag.start)
            if name == "tr" and not tag.is_closing:
                self.rows.append(_HtmlRow(tag.start, -1, []))
        elif name in ("td", "th"):
            self._close_cell(tag.start)
            if not tag.is_closing:
                self._open_cell(tag)

    def _note_outside(self, start: int, end: int) -> None:
        if self._open is None and self._text[start:end].strip():
            self.outside.append(stripped(self._text[start:end], start))

    def _open_cell(self, tag: Token) -> None:
        if not self.rows or self.rows[-1].end >= 0:
            self.rows.append(_HtmlRow(tag.start, -1, []))
        start = tag.start + len(tag.text)
        attributes = tag.attributes()
        spans = _span(attributes.get("rowspan", "")), _span(attributes.get("colspan", ""))
        self._open = _HtmlCell(Cell(start, start), *spans)

    def _close_cell(self, end: int) -> None:
        if self._open is not None:
            start = self._open.cell.start
            self._open.cell = stripped(self._text[start:end], start)
            self.rows[-1].cells.append(self._open)
            self._open = None

    def _close_row(self, end: int) -> None:
        self._close_cell(end)
        if self.rows and self.rows[-1].end < 0:
            self.rows[-1].end = end


def _span(value: str) -> int:
    """Read a ``rowspan`` or ``colspan``; anything odd is 1."""
    return min(int(value), _WIDEST_SPAN) if re.fullmatch("0{0,9}[1-9][0-9]{0,8}", value) else 1


def _laid_out(rows: list[_HtmlRow]) -> list[Row]:
    """Lay the cells out in a grid.

    One that spans rows stands in each of them, one that spans columns in the first of these.
    """
    hanging: dict[int, _HtmlCell] = {}
    result = []
    for row in rows:
        cells: list[Cell] = []
        waiting = list(row.cells)
        while waiting or len(cells) in hanging:
            above = hanging.pop(len(cells), None)
            cell = above or waiting.pop(0)
            shown = cell.cell
            for _ in range(1 if above else cell.columns):
                if cell.rows > 1:
                    hanging[len(cells)] = _HtmlCell(shown, cell.rows - 1, 1)
                cells.append(shown)
                shown = Cell(cell.cell.end, cell.cell.end)
        if cells:
            result.append(Row(row.start, row.end, cells))
    return result
