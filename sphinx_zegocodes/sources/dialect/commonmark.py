"""Writes CommonMark: paragraphs, line breaks, lists, quotations and code out of pieces of text."""

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

    number: int | None
    """The number of the next item; None for bullets."""
    begun: bool = False
    """Whether it has an item."""


class _Container(msgspec.Struct):
    """An open list item or quotation."""

    first: str
    """What stands before its first line."""
    rest: str
    """What stands before its other lines."""
    tight: bool
    """Whether no blank line parts it from what stands before it."""
    begun: bool = False
    """Whether anything of it was written."""


class CommonMarkWriter:
    """Collects a text of paragraphs, lists, quotations and code."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._lines: list[list[str]] = [[]]
        self._lists: list[_List] = []
        self._containers: list[_Container] = []

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

    def code(self, text: str, language: str) -> None:
        """Add a block of code."""
        self.paragraph_break()
        fence = "```"
        while fence in text:
            fence += "`"
        language = "" if "`" in language else language
        self._write(f"{fence}{language}\n{text}\n{fence}")

    def open_list(self, start: int | None) -> None:
        """Begin a list: of bullets, or numbered from ``start``."""
        self.paragraph_break()
        self._lists.append(_List(start))

    def close_list(self) -> None:
        """End the innermost list."""
        self.paragraph_break()
        self._lists.pop()

    def open_item(self) -> None:
        """Begin an item of the innermost list."""
        innermost, marker = self._lists[-1], "- "
        if innermost.number is not None:
            marker = f"{innermost.number}. "
            innermost.number += 1
        tight = innermost.begun or (bool(self._containers) and innermost.number in (None, 2))
        innermost.begun = True
        self._open(_Container(marker, " " * len(marker), tight))

    def open_quotation(self) -> None:
        """Begin a quotation."""
        self._open(_Container("> ", "> ", tight=False))

    def close_container(self) -> None:
        """End the innermost item or quotation."""
        self.paragraph_break()
        self._containers.pop()

    @property
    def nested(self) -> bool:
        """Whether a list or a quotation is open."""
        return bool(self._lists or self._containers)

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

    def cut(self) -> str:
        """Return the text so far, and go on with another, in which lists go on that are open."""
        text = self.finish()
        self._blocks = []
        for container in self._containers:
            if container.begun:
                container.first = container.rest = ""
        return text

    def _open(self, container: _Container) -> None:
        self.paragraph_break()
        self._containers.append(container)

    def _write(self, block: str) -> None:
        """Write a block into what is open."""
        fresh = next((c for c in self._containers if not c.begun), None)
        if self._blocks:
            around = "".join(c.rest for c in self._containers if c.begun).rstrip()
            self._blocks.append("\n" if fresh and fresh.tight else f"\n{around}\n")
        first = "".join(c.rest if c.begun else c.first for c in self._containers)
        rest = "".join(c.rest for c in self._containers)
        head, *tail = block.split("\n")
        self._blocks += [first, head, *(f"\n{rest}{line}".rstrip(" ") for line in tail)]
        for container in self._containers:
            container.begun = True


def _at_line_start(line: str) -> str:
    """Escape what would make a line begin something else than text."""
    if line[0] in _BLOCK_MARKS:
        return _BLOCK_START.sub(r"\\", line)
    return _NUMBER_START.sub(r"\1\\", line) if line[0].isdecimal() else line
