"""Which lines a row of a pipe table takes, where damage has torn it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.sources.cells import split_cells
from sphinx_zegocodes.sources.pipe_lines import is_closed, is_header, is_opened

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.blocks import Lines
    from sphinx_zegocodes.sources.text import SourceText

_MOST_LINES = 50
"""How far apart the pieces of a row are looked for."""


def last_line(source: SourceText, lines: Lines, number: int, width: int) -> int:
    """Return the last line of the row that begins on a line, in a table framed by pipes."""
    if is_closed(lines, number) and lines[number].count("|") > width:
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

    def last_line(self) -> int:
        """Return the last line that belongs to the row."""
        cells = self._count(self.number, self.number)
        if cells < self.width:
            last = self._completed_at()
            if last is not None:
                return last
        return self.number if self.closed else self._closed_at(full=cells >= self.width)

    def _count(self, first: int, last: int) -> int:
        """Count the cells on some lines."""
        start, end = self.lines.start(first), self.lines.end(last)
        return len(split_cells(self.text, start, end, self.width))

    def _following(self) -> range:
        """Return the lines on which the row may go on."""
        first = self.number + 1
        return range(first, min(first + _MOST_LINES, len(self.lines)))

    def _goes_on(self, number: int) -> bool:
        """Tell whether a line may go on with the row; a pipe at its end says so.

        A pipe at its beginning begins another row, unless it stands alone.
        """
        lines = self.lines
        if lines.opaque[number] or (is_opened(lines, number) and lines[number].strip() != "|"):
            return False
        if is_closed(lines, number):
            return True
        return not lines.starts_block(number) and not is_header(lines, number)

    def _completed_at(self) -> int | None:
        """Find the line up to which a row with too few cells has the right number of them."""
        for last in self._following():
            torn_before_pipe = last == self.number + 1 and not self.closed
            if not (self._goes_on(last) or (torn_before_pipe and is_opened(self.lines, last))):
                return None
            if not self.lines[last].strip():
                return None
            if is_closed(self.lines, last):
                cells = self._count(self.number, last)
                if cells >= self.width:
                    return last if cells == self.width else None
        return None

    def _closed_at(self, *, full: bool) -> int:
        """Find the line that closes a row; where none does, the last that may belong to it."""
        last_text = self.number
        for last in self._following():
            if not self._goes_on(last) or (full and self._is_whole(last)):
                break
            if is_closed(self.lines, last):
                return last
            if last_text == last - 1 and self.lines[last].strip():
                last_text = last
        return last_text

    def _is_whole(self, number: int) -> bool:
        """Tell whether a line has the cells of a row of its own."""
        return self._count(number, number) == self.width > 1
