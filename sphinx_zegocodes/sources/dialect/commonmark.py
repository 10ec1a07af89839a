"""Writes CommonMark: paragraphs, hard line breaks and lists out of pieces of inline text."""

from __future__ import annotations

import re

import msgspec

_LINE_END = re.compile(r"[\r\n]+")
_BLOCK_START = re.compile(
    r"""\A(?=[-+*](?:\s|$) | \#{1,6}(?:\s|$) | > | ~~~ | =+\s*$ | -+\s*$
    | (?:[-*_]\s*){3,}$ | [|:-][-:|\ \t]*$)""",
    re.VERBOSE,
)
_BLOCK_MARKS = frozenset("-+*#>~=_|:")
"""What the above begins with."""
_NUMBER_START = re.compile(r"\A(\d{1,9})(?=[.)](?:\s|$))")
_DEFINITION = re.compile(r"\A(?=\[(?:\\.|[^\[\]\\])*\]:)", re.DOTALL)
_ESCAPE = r"\\[!-/:-@\[-`{-~]"
_UNSAFE = re.compile(rf"{_ESCAPE}|<(?=[A-Za-z/!?])|(?<=\])\(|`")
_UNSAFE_IN_LINK = re.compile(rf"{_UNSAFE.pattern}|[\[\]]")
_ACTIVE = re.compile(r"[\\`*\[\]<]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_JOINT = re.compile(
    r"""(?<!\\)(?:\\\\)*(?P<active>!(?=\[\Z) | \](?=\(\Z) | <(?=[A-Za-z/!?]\Z)
    | &\#?\w{0,40}(?=[\w\#;]\Z) | \\(?=[!-/:-@\[-`{-~]\Z))""",
    re.VERBOSE,
)


def escape_text(text: str, *, in_link: bool = False) -> str:
    """Escape what could begin HTML, a link or code; what is escaped already stays as it is.

    In the text of a link, brackets could end it.
    """
    unsafe = _UNSAFE_IN_LINK if in_link else _UNSAFE
    return unsafe.sub(lambda m: m[0] if len(m[0]) > 1 else "\\" + m[0], text)


def literal(text: str) -> str:
    """Escape everything that CommonMark would not show as it is."""
    return _ACTIVE.sub(r"\\\g<0>", text)


_NOTHING: list[list[str]] = [[]]
"""The lines of a paragraph of which nothing was written yet."""


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
        self._lines: list[list[str]] = [[]]
        self._lists: list[_List] = []
        self._items: list[_Item] = []

    def text(self, text: str) -> None:
        """Add inline CommonMark; what it would make of the text before it is escaped."""
        line = self._lines[-1]
        if line and text:
            joint = _JOINT.search(line[-1] + text[0])
            if joint:
                at = joint.start("active")
                line[-1] = f"{line[-1][:at]}\\{line[-1][at:]}"
            elif text[0] == line[-1][-1] == "`":
                line.append(" ")
        if text:
            line.append(_LINE_END.sub(" ", text))

    def line_break(self) -> None:
        """Go on on a new line of the same paragraph."""
        self._lines.append([])

    def paragraph_break(self) -> None:
        """Go on in a new paragraph."""
        if self._lines == _NOTHING:
            return
        lines = ["".join(line).strip() for line in self._lines]
        self._lines = [[]]
        paragraph = "\\\n".join([_at_line_start(line) for line in lines if line])
        if paragraph:
            self._write(_DEFINITION.sub(r"\\", paragraph) if "[" in paragraph[0] else paragraph)

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
    def opens_link(self) -> bool:
        """Whether the last that was written is the beginning of a link."""
        return self._lines[-1][-1:] == ["["]

    @property
    def empty(self) -> bool:
        """Whether nothing was written yet."""
        if self._blocks or self._lines == _NOTHING:
            return not self._blocks
        return not any("".join(line).strip() for line in self._lines)

    def finish(self) -> str:
        """Return the whole text."""
        self.paragraph_break()
        return "".join(self._blocks)

    def _write(self, paragraph: str) -> None:
        """Write a paragraph into the item that is open, if any is."""
        if not self._items:
            self._blocks += ["\n\n", paragraph] if self._blocks else [paragraph]
            return
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
    if line[0] in _BLOCK_MARKS:
        return _BLOCK_START.sub(r"\\", line)
    return _NUMBER_START.sub(r"\1\\", line) if line[0].isdecimal() else line
