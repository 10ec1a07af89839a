"""Writes CommonMark: paragraphs, hard line breaks and lists out of pieces of inline text."""

from __future__ import annotations

import re

import msgspec

_BLOCK_START = re.compile(
    r"""\A(?=[-+*](?:\s|$) | \#{1,6}(?:\s|$) | > | ``` | ~~~ | =+\s*$ | -+\s*$
    | (?:[-*_]\s*){3,}$ | \[[^\]]*\]:)""",
    re.VERBOSE,
)
_NUMBER_START = re.compile(r"\A(\d{1,9})(?=[.)](?:\s|$))")
_ESCAPE_OR_ANGLE = re.compile(r"\\.|<(?=[A-Za-z/!?])", re.DOTALL)


def escape_html(text: str) -> str:
    """Escape each ``<`` that could begin HTML; what is escaped already stays as it is."""
    return _ESCAPE_OR_ANGLE.sub(lambda m: m[0] if m[0][0] == "\\" else "\\<", text)


class _List(msgspec.Struct):
    """An open list."""

    ordered: bool
    count: int = 0


class _Item(msgspec.Struct):
    """An open list item."""

    marker: str
    written: bool = False


class CommonMarkWriter:
    """Collects the text of one field."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._lines = [""]
        self._lists: list[_List] = []
        self._items: list[_Item] = []

    def text(self, text: str) -> None:
        """Add inline CommonMark."""
        self._lines[-1] += text

    def line_break(self) -> None:
        """Go on on a new line of the same paragraph."""
        self._lines.append("")

    def paragraph_break(self) -> None:
        """Go on in a new paragraph."""
        lines = [line.strip() for line in self._lines]
        self._lines = [""]
        lines = [_at_line_start(line) for line in lines if line]
        if lines:
            self._write("\\\n".join(lines))

    def open_list(self, *, ordered: bool) -> None:
        """Begin a list."""
        self.paragraph_break()
        self._lists.append(_List(ordered))

    def close_list(self) -> None:
        """End the innermost list."""
        self.paragraph_break()
        self._lists.pop()

    def open_item(self) -> None:
        """Begin an item of the innermost list."""
        self.paragraph_break()
        innermost = self._lists[-1]
        innermost.count += 1
        self._items.append(_Item(f"{innermost.count}. " if innermost.ordered else "- "))

    def close_item(self) -> None:
        """End the innermost item."""
        self.paragraph_break()
        self._items.pop()

    @property
    def depth(self) -> tuple[int, int]:
        """How many lists and how many items are open."""
        return len(self._lists), len(self._items)

    @property
    def empty(self) -> bool:
        """Whether nothing was written yet."""
        return not self._blocks and not any(line.strip() for line in self._lines)

    def finish(self) -> str:
        """Return the whole text."""
        self.paragraph_break()
        return "".join(self._blocks)

    def _write(self, paragraph: str) -> None:
        """Write a paragraph into the item that is open."""
        indent = "".join(" " * len(item.marker) for item in self._items)
        first, tight = indent, False
        for depth, item in enumerate(self._items):
            if not item.written:
                outer = "".join(" " * len(above.marker) for above in self._items[:depth])
                first = outer + "".join(below.marker for below in self._items[depth:])
                tight = self._lists[depth].count > 1 or depth > 0
                for opened in self._items[depth:]:
                    opened.written = True
                break
        if self._blocks:
            self._blocks.append("\n" if tight else "\n\n")
        self._blocks.append(first + paragraph.replace("\n", f"\n{indent}"))


def _at_line_start(line: str) -> str:
    """Escape what would make a line begin something else than text."""
    return _NUMBER_START.sub(r"\1\\", _BLOCK_START.sub(r"\\", line))
