"""Which lines a row of a pipe table takes, where damage has torn it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.sources.cells import split_cells
from sphinx_zegocodes.sources.tables.pipe_lines import is_closed, is_header, is_opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.sources.tables.blocks import Lines
    from sphinx_zegocodes.sources.text import SourceText

_MOST_LINES = 50
"""How far apart the pieces of a row are looked for."""


def last_line(source: SourceText, lines: Lines, number: int, width: int) -> int:
    """Return the last line of the row that begins on a line, in a table framed by pipes."""
    line = lines[number]
    if is_closed(lines, number) and line.count("|") - line.count("\\|") > width:
        return number
    return _TornRow(source, lines, number, width).last_line()


class _TornRow:
    """A row that does not look whole."""

    def __init__(self, source: SourceText, lines: Lines, number: int, width: int) -> None:
        self.text = source.text
        self.lines = lines
        self.number = number
        self.width = width
        self.closed = is_closed(lines, number)
        self.cells = self._count(number, number)

    def last_line(self) -> int:
        """Return the last line that belongs to the row."""
        if self.cells < self.width:
            last = self._completed_at()
            if last is not None:
                return last
        return self.number if self.closed else self._closed_at()

    def _count(self, first: int, last: int) -> int:
        """Count the cells on some lines."""
        start, end = self.lines.start(first), self.lines.end(last)
        return len(split_cells(self.text, start, end, self.width))

    def _following(self) -> Iterator[int]:
        """Yield the lines on which the row may go on, until there are far too many pipes.

        What looks like another block may be part of the row where no line above it is blank.
        """
        lines, blank, pipes = self.lines, False, 0
        first = self.number + 1
        for number in range(first, min(first + _MOST_LINES, len(lines))):
            if lines.opaque[number] or is_header(lines, number) or self._begins_row(number):
                return
            pipes += lines[number].count("|")
            if (blank and lines.starts_block(number)) or pipes > 2 * (self.width + 1):
                return
            blank = blank or not lines[number].strip()
            yield number

    def _begins_row(self, number: int) -> bool:
        """Tell whether a line begins another row: one with a pipe does.

        Not so a pipe that stands alone, or one that closes the torn cell of a row with too few.
        """
        if not is_opened(self.lines, number) or self.lines[number].strip() == "|":
            return False
        torn_before_pipe = self.cells < self.width and not is_closed(self.lines, number - 1)
        return not torn_before_pipe or self._count(number, number) >= self.width

    def _completed_at(self) -> int | None:
        """Find the line up to which a row with too few cells has the right number of them."""
        for last in self._following():
            if is_closed(self.lines, last):
                cells = self._count(self.number, last)
                if cells >= self.width:
                    return last if cells == self.width else None
        return None

    def _closed_at(self) -> int:
        """Find the line that closes a row; where none does, the last that may belong to it."""
        text = self.number
        for last in self._following():
            if is_opened(self.lines, last) and self.lines[last].strip() != "|":
                break
            if self.cells >= self.width and self._is_whole(last):
                break
            if is_closed(self.lines, last):
                return last
            if text == last - 1 and self.lines[last].strip() and not self.lines.starts_block(last):
                text = last
        return text

    def _is_whole(self, number: int) -> bool:
        """Tell whether a line has the cells of a row of its own."""
        return self._count(number, number) == self.width > 1
