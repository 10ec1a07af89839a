"""The lists of Markdown in a cell that is written over several lines, as HTML tables allow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.sources.dialect.elements import Element

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.dialect.elements import Elements

_LINE = re.compile(
    r"""(?:(?<=\n)|(?<=\r)(?!\n))
    (?: (?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)])[ \t]+(?=\S)
      | [ \t]*(?=(?P<line>\d{1,2}[、．）]|[（(]\d{1,2}[)）]|[•·①-⑳]))
      | [ \t]*(?:\r\n|\r|\n)(?=[ \t]{0,1}\S)(?![-*+][ \t]|\d{1,9}[.)][ \t])(?P<behind>) )""",
    re.VERBOSE,
)
_FIRST = re.compile(r"(?P<indent>)(?P<mark>[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")


class _Open(msgspec.Struct):
    """A list that is open."""

    indent: int
    """How far its items are indented."""
    list: Element
    """The list."""
    item: Element | None
    """Its last item."""


class CellLines:
    """Opens and closes the lists of one cell."""

    def __init__(self, elements: Elements) -> None:
        self._elements = elements
        self._open: list[_Open] = []

    def take(self, line: re.Match[str]) -> None:
        """Take what begins a line."""
        if line.re is _LINE and line["behind"] is not None:
            self._close(-1)
        elif line.re is _LINE and line["line"]:
            self._elements.writer.line_break()
        else:
            self._take_item(line)

    def _take_item(self, line: re.Match[str]) -> None:
        indent, elements = len(line["indent"].expandtabs(4)), self._elements
        self._close(indent)
        if self._open and self._open[-1].indent == indent:
            elements.close_element(self._open[-1].item)
            self._open[-1].item = elements.open_item()
        elif elements.is_full():
            elements.writer.line_break()
        else:
            number = line["mark"][:-1]
            kind, start = ("ol", int(number)) if number else ("ul", 1)
            list_ = elements.open_list(kind, start=start)
            self._open.append(_Open(indent, list_, elements.open_item()))

    def _close(self, indent: int) -> None:
        """Close the lists that are indented further."""
        while self._open and self._open[-1].indent > indent:
            self._elements.close_element(self._open.pop().list)


def begun_lines(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return what begins the lines of a cell besides text: items, and the text behind a list."""
    lines = list(_LINE.finditer(text, start, end))
    items = [line for line in lines if line["mark"]]
    if not items:
        return [line for line in lines if line["line"]]
    first = _FIRST.match(text, start, end)
    return [first, *lines] if first and lines[0].start() > start else lines
