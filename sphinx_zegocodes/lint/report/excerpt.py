"""A line of a text as a terminal shows it, cropped, with the columns that a finding is about."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_zegocodes.catalogue.diagnostics import Span

_CUT = "…"
_CONTEXT = 20
"""How many columns are kept for what stands before a span that is too long to be shown."""
_PICTURES = 0x2400
"""Where Unicode's pictures of the control characters begin."""
_DELETE = "\x7f"
_OBEYED_OR_HIDDEN = frozenset(["Cc", "Cf", "Zl", "Zp"])
"""The categories of characters that move the cursor, turn the writing round, or have no shape."""


class Excerpt(msgspec.Struct, frozen=True):
    """A line, or what of it stands near a span."""

    text: str
    """The text to show."""
    indent: int
    """How many columns stand before the span."""
    width: int
    """How many columns the span takes; never none."""


def excerpt(lines: list[str], span: Span, columns: int) -> Excerpt | None:
    """Show the first line of a span in so many columns; None where there is no such place.

    No more is looked at than is shown: a line may have millions of characters.
    """
    if not 1 <= span.line <= len(lines):
        return None
    line, start = lines[span.line - 1], span.column - 1
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    if not 0 <= start <= len(line):
        return None
    while 0 < start < end and not _width(line[start]):
        start -= 1  # a combining mark is shown on the character before it
    end = max(start, end)
    behind = min(end, start + columns)
    before = visible(line[max(0, start - columns) : start])
    marked = visible(line[start:behind])
    after = visible(line[behind : behind + columns])
    if len(line) <= columns and _width(before + marked + after) <= columns:
        return _excerpt(before, marked, after)
    room = columns - 2 * len(_CUT)
    shown = _head(marked, room - min(_width(before), _CONTEXT))
    following = after if shown == marked else ""
    left = room - _width(shown)
    beginning = _tail(before, max(left // 2, left - _width(following)))
    ending = _head(following, left - _width(beginning))
    cut = beginning != before or start > columns
    cut_behind = shown + ending != marked + after or behind + columns < len(line)
    return _excerpt(_CUT * cut + beginning, shown, ending + _CUT * cut_behind)


def visible(text: str) -> str:
    """Show each character that a terminal would obey or hide as one of a single column."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character == _DELETE:
        return "␡"
    if unicodedata.category(character) not in _OBEYED_OR_HIDDEN:
        return character
    return chr(_PICTURES + ord(character)) if character < " " else "�"


def _excerpt(before: str, marked: str, after: str) -> Excerpt:
    indent = _width(before)
    return Excerpt(before + marked + after, indent, max(1, _width(before + marked) - indent))


def _head(text: str, columns: int) -> str:
    """Return as much of the beginning of a text as fits into columns."""
    while (surplus := _width(text) - columns) > 0:
        text = text[: -_at_least(surplus)]
    return text


def _tail(text: str, columns: int) -> str:
    """Return as much of the end of a text as fits into columns, no mark without its letter."""
    while (surplus := _width(text) - columns) > 0:
        text = text[_at_least(surplus) :]
    while text and not _width(text[0]):
        text = text[1:]
    return text


def _at_least(columns: int) -> int:
    """Return how many characters at least take so many columns."""
    return (columns + 1) // 2


def _width(text: str) -> int:
    """Return how many columns a terminal needs for a text without control characters."""
    from wcwidth import wcswidth  # noqa: PLC0415 - slow to import, and of use to findings only

    return wcswidth(text)


_LINE_END = re.compile(r"\r\n|\n|\r")
_LINE_ENDS = {
    ".json": re.compile(r"\n"),
    ".txt": re.compile(r"\n"),
    ".yaml": re.compile(r"\r\n|[\n\r\x85\u2028\u2029]"),  # YAML 1.1, 5.4
}
"""What ends a line, as those who read such files count lines; elsewhere as Markdown does."""


def lines_of(read: Callable[[str], bytes], path: str) -> list[str]:
    """Return the lines of a file; none where it cannot be read or is no UTF-8."""
    try:
        text = read(path).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    return _LINE_ENDS.get(path[path.rfind(".") :], _LINE_END).split(text)
