"""The cells of a row: where a line of a pipe table splits."""

from __future__ import annotations

import re

import msgspec

_PIPE = re.compile(r"(?<!\\)\|")
"""As in GFM, any backslash before a pipe escapes it, be it escaped itself."""
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A cell without the white space around it, as offsets into the text."""

    start: int
    """Its first character."""
    end: int
    """Behind its last character."""


def split_cells(text: str, start: int, end: int, width: int = 0) -> list[Cell]:
    """Split a row at its pipes; an escaped one is text.

    A pipe in a code span splits, as in GFM, unless the row then has more than ``width`` cells.
    """
    raw = text[start:end]
    cells = _cells(raw, start)
    if width and len(cells) > width and "`" in raw:
        hidden = _CODE_SPAN.sub(lambda span: span[0].replace("|", "`"), raw)
        joined = _cells(hidden, start)
        if len(joined) >= width:
            return joined
    return cells


def _cells(raw: str, start: int) -> list[Cell]:
    """Split a row that begins at an offset, what stands before its first pipe apart if blank."""
    pieces = _PIPE.split(raw) if "\\" in raw else raw.split("|")
    at = start
    first, last = 0, len(pieces)
    if last > 1 and not pieces[-1].strip():
        last -= 1
    if not pieces[0].strip():
        first, at = 1, start + len(pieces[0]) + 1
    cells = []
    for piece in pieces[first:last]:
        stripped = piece.strip()
        left = at + len(piece) - len(piece.lstrip()) if stripped else at
        cells.append(Cell(left, left + len(stripped)))
        at += len(piece) + 1
    return cells
