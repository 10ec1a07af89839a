"""What is wrong with a row of a pipe table that Markdown would mend without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.sources.dialect.fields import is_empty
from sphinx_zegocodes.sources.dialect.tokens import is_within_chinese
from sphinx_zegocodes.sources.tables.cells import pipes_in_code, split_cells
from sphinx_zegocodes.sources.tables.pipe_rows import has_other_marks, is_closed, is_opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.sources.source_text import SourceText
    from sphinx_zegocodes.sources.tables.cells import Cell, Row

_EXCERPT = 12
"""How many characters a message quotes."""


class RowFaults:
    """Finds the faults of the rows of one table; only where it is ``piped`` do pipes frame them."""

    def __init__(self, source: SourceText, width: int, *, piped: bool) -> None:
        self._source = source
        self._lines = source.lines
        self._width = width
        self._piped = piped

    def find(self, row: Row, first: int, last: int) -> Iterator[Diagnostic]:
        """Yield the faults of the row that stands on the lines from the first to the last."""
        if last > first:
            start, end = self._lines.end(first), self._lines.start(first + 1)
            message = f"the row is torn over {last - first + 1} lines"
            joint = "" if is_within_chinese(self._source.text, start, end) else " "
            fix = Fix("join the lines", joint)
            yield self._source.finding(TableRule.TORN_ROW, start, end, message, fix=fix)
        if self._piped:
            yield from self._find_frame(row, first, last)
        if len(row.cells) < self._width:
            message = f"the row has {len(row.cells)} of {self._width} cells"
            yield self._source.finding(TableRule.MISSING_CELL, row.start, row.end, message)
        elif all(is_empty(self._text_of(cell)) for cell in row.cells[self._width :]):
            if len(row.cells) > self._width:
                yield self._empty_surplus(row)
            elif "`" in self._source.text[row.start : row.end]:
                yield from self._find_pipes_in_code(row)
        else:
            yield self._surplus_cell(row)

    def _find_frame(self, row: Row, first: int, last: int) -> Iterator[Diagnostic]:
        """Find what is wrong at both ends of a row."""
        line = self._lines[last]
        # A line without any pipe may be no row, and one with other marks needs more than that.
        is_sure = "|" in line and not has_other_marks(line)
        behind = self._lines.start(last) + len(line.rstrip())
        if not is_closed(self._lines, last):
            message = "the row has no closing pipe"
            fix = Fix("close the row", " |", safe=True) if is_sure else None
            yield self._source.finding(
                TableRule.MISSING_CLOSING_PIPE, behind, row.end, message, fix=fix
            )
        elif behind < row.end:
            message, fix = "white space behind the closing pipe", Fix("take it out", "", safe=True)
            yield self._source.finding(TableRule.TRAILING_SPACE, behind, row.end, message, fix=fix)
        if not is_opened(self._lines, first):
            message = "the row has no opening pipe"
            fix = Fix("open the row", "| ", safe=True) if is_sure else None
            yield self._source.finding(
                TableRule.MISSING_OPENING_PIPE, row.start, row.start, message, fix=fix
            )

    def _text_of(self, cell: Cell) -> str:
        return self._source.text[cell.start : cell.end]

    def _empty_surplus(self, row: Row) -> Diagnostic:
        """Make the finding for a row that goes on behind its last column with empty cells."""
        text, last = self._source.text, row.cells[-1]
        start = text.index("|", row.cells[self._width - 1].end) + 1
        end = text.find("|", last.end, row.end) + 1 or last.end
        message = f"the row has {len(row.cells)} cells where the header has {self._width}"
        fix = Fix("take the empty cells out", "", safe=True)
        rule = TableRule.EMPTY_SURPLUS_CELL
        return self._source.finding(
            rule, start, end, f"{message}; those at its end are empty", fix=fix
        )

    def _surplus_cell(self, row: Row) -> Diagnostic:
        """Make the finding for a row that has too many cells, at the pipe to blame.

        Between cells, people write spaces around a pipe more often than inside a text.
        """
        text = self._source.text
        pipes = [text.index("|", cell.end) for cell in row.cells[:-1]]
        tight = [_is_tight(text, pipe) for pipe in pipes]
        stray = max(zip(tight, pipes, strict=True))[1]
        behind = text[stray + 1 : row.end].split("|")[0].strip()
        excerpt = behind[:_EXCERPT] + "…" * (len(behind) > _EXCERPT)
        message = f"the row has {len(row.cells)} cells where the header has {self._width}; " + (
            f"most likely the pipe before 「{excerpt}」 is text: write \\|"
            if excerpt
            else "most likely the empty cell is one too many"
        )
        certain = tight.count(max(tight)) == len(row.cells) - self._width == 1 and pipes[0] != stray
        fix = Fix("escape the pipe", "\\|") if certain and excerpt else None
        return self._source.finding(TableRule.SURPLUS_CELL, stray, stray + 1, message, fix=fix)

    def _find_pipes_in_code(self, row: Row) -> Iterator[Diagnostic]:
        """Find the pipes inside code at which Markdown would split a row."""
        text = self._source.text
        if len(split_cells(text, row.start, row.end)) > self._width:
            message = "a pipe inside code must be written \\|"
            fix = Fix("escape the pipe", "\\|", safe=True)
            for pipe in pipes_in_code(text, row.start, row.end):
                yield self._source.finding(TableRule.PIPE_IN_CODE, pipe, pipe + 1, message, fix=fix)


def _is_tight(text: str, pipe: int) -> int:
    """Count the sides of a pipe on which text follows at once."""
    return (not text[pipe - 1].isspace()) + (not text[pipe + 1 : pipe + 2].isspace())
