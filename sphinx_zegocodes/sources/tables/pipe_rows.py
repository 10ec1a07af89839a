"""The rows of pipe tables: what a line tells, and which lines a row takes that damage has torn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_zegocodes.sources.tables.cells import Row, split_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.sources.source_text import Lines, SourceText

_DELIMITER = re.compile(r"[|:\-–—－ \t]+")
_DASH = re.compile(r"[-–—－]")
_OTHER_BLOCK = re.compile(r" {0,3}(?:[-+*][ \t]|\d{1,9}[.)][ \t]|<(?:!--|/?[A-Za-z])|\{/\*)")
"""A list, a tag or a comment: where no pipe follows, the line is no row."""


def row_of(source: SourceText, first: int, last: int, width: int = 0) -> Row:
    """Split the row that stands on the lines from the first to the last."""
    start, end = source.lines.start(first), source.lines.end(last)
    return Row(start, end, split_cells(source.text, start, end, width))


_SHORTEST = 3
"""How long a row is at least."""
_LIKE_PIPE = re.compile(r"[｜│┃¦∣❘ǀ\t]")
"""What people write for a pipe, or a spreadsheet copies in its place."""


def with_pipes(line: str, width: int) -> str | None:
    """Return a row that other marks part into as many cells as wanted, with pipes for these."""
    if not has_other_marks(line):
        return None
    text = _LIKE_PIPE.sub("|", line)
    return text if len(split_cells(text, 0, len(text))) == width else None


def has_other_marks(line: str) -> bool:
    """Tell whether a line holds marks that may stand for pipes."""
    return _LIKE_PIPE.search(line.strip()) is not None


def framed_by_others(lines: Lines, number: int) -> str | None:
    """Return a line that begins and ends with such marks, with pipes for them."""
    line = lines[number].strip()
    if lines.opaque[number] or len(line) < _SHORTEST or line[0] == "|":
        return None
    text = _LIKE_PIPE.sub("|", line)
    return text if text[0] == text[-1] == "|" else None


def is_header(lines: Lines, number: int) -> bool:
    """Tell whether a table begins on a line: a row of dashes stands below it.

    A pipe alone frames no cell, and so is no header.
    """
    return (
        "|" in lines[number]
        and looks_like_header(lines, number)
        and not (lines.opaque[number] or lines.opaque[number + 1])
    )


def looks_like_header(lines: Lines, number: int) -> bool:
    """Tell whether a table would begin on a line, were it not in code or a comment."""
    line = lines[number]
    if "|" not in line or line.strip() == "|" or number + 1 == len(lines):
        return False
    return (
        not lines.is_indented(number)
        and _is_delimiter(lines, number + 1)
        and not _is_delimiter(lines, number)
    )


def is_row(lines: Lines, number: int) -> bool:
    """Tell whether a row begins on a line; a blank line or another block ends the table."""
    line = lines[number]
    if not line.strip() or lines.opaque[number] or lines.starts_block(number):
        return False
    return "|" in line or not _OTHER_BLOCK.match(line)


def is_whole(lines: Lines, number: int, width: int) -> bool:
    """Tell whether a row is as it should be: pipes around each of so many cells, and no others."""
    line = lines[number]
    return (
        line.startswith("|")
        and line.endswith("|")
        and line.count("|") == width + 1
        and "\\" not in line
    )


def is_framed(lines: Lines, number: int) -> bool:
    """Tell whether a line begins and ends with a pipe, as only rows do."""
    return (
        "|" in lines[number]
        and len(lines[number].strip()) > 1
        and is_opened(lines, number)
        and is_closed(lines, number)
        and not (lines.opaque[number] or lines.is_indented(number))
    )


def is_opened(lines: Lines, number: int) -> bool:
    """Tell whether a line begins with a pipe."""
    return lines[number].lstrip().startswith("|")


def is_closed(lines: Lines, number: int) -> bool:
    """Tell whether a line ends with a pipe that is not escaped."""
    line = lines[number].rstrip()
    return line.endswith("|") and not line.endswith("\\|")


def _is_delimiter(lines: Lines, number: int) -> bool:
    """Tell whether a line looks like a row of dashes, if a broken one."""
    line = lines[number]
    return (
        "|" in line
        and bool(_DELIMITER.fullmatch(line))
        and bool(_DASH.search(line))
        and not lines.is_indented(number)
    )


_MOST_LINES = 50
"""How far apart the pieces of a row are looked for."""


def last_line(source: SourceText, number: int, width: int) -> int:
    """Return the last line of the row that begins on a line, in a table framed by pipes."""
    line = source.lines[number]
    if is_closed(source.lines, number) and line.count("|") - line.count("\\|") > width:
        return number
    return _TornRow(source, number, width).last_line()


class _TornRow:
    """A row that does not look whole."""

    def __init__(self, source: SourceText, number: int, width: int) -> None:
        self.source = source
        self.lines = source.lines
        self.number = number
        self.width = width
        self.closed = is_closed(self.lines, number)
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
        return len(row_of(self.source, first, last, self.width).cells)

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
