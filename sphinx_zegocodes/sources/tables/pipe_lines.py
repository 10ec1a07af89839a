"""What a single line tells about pipe tables: a header, a row, the pipes at its ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.tables.blocks import Lines

_DELIMITER = re.compile(r"[|:\-–—－ \t]+")
_DASH = re.compile(r"[-–—－]")
_OTHER_BLOCK = re.compile(r" {0,3}(?:[-+*][ \t]|\d{1,9}[.)][ \t]|<(?:!--|/?[A-Za-z])|\{/\*)")
"""A list, a tag or a comment: where no pipe follows, the line is no row."""


def is_header(lines: Lines, number: int) -> bool:
    """Tell whether a table begins on a line: a row of dashes stands below it.

    A pipe alone frames no cell, and so is no header.
    """
    line = lines[number]
    if "|" not in line or line.strip() == "|" or number + 1 == len(lines):
        return False
    return (
        not (lines.opaque[number] or lines.opaque[number + 1] or lines.is_indented(number))
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
