"""The notes of a document's prose: ``<Note title="…">`` and its like, as blocks."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.sources.dialect import tags
from sphinx_zegocodes.sources.dialect.commonmark import literal
from sphinx_zegocodes.sources.dialect.tokens import TAG, Kind, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token as MarkdownToken

_COLONS = re.compile(r"[ \t]*(:{3,})")


class Mark(msgspec.Struct, frozen=True):
    """A tag that opens or closes a note, where a block begins or ends."""

    line: int
    """The first line, from 0, of the block that it is in."""
    behind: int
    """The line behind that block."""
    tag: Token
    """The tag."""
    alone: bool
    """Whether that block is a line that holds only tags."""
    margin: str
    """What stands before the further lines of the block or list item that it is in."""


class Note(msgspec.Struct, frozen=True):
    """A note."""

    opened: Mark
    """Where it begins."""
    closed: Mark
    """Where it ends."""
    levels: int
    """How deep the notes inside it nest."""

    @property
    def inner(self) -> range:
        """The lines that it holds."""
        opened, closed = self.opened, self.closed
        first = opened.behind if opened.alone else opened.line
        return range(first, closed.line if closed.alone else closed.behind)

    def opening(self, fence: str) -> str:
        """Return the lines that begin its directive."""
        name = tags.name_of(self.opened.tag).replace("info", "note")
        title = html.unescape(tags.attributes_of(self.opened.tag).get("title", ""))
        if title.strip():
            shown = literal(" ".join(title.split()))
            return f"{fence}{{admonition}} {shown}\n{self.opened.margin}:class: {name}"
        return f"{fence}{{{name}}}"

    def fence(self, lines: Sequence[str]) -> str:
        """Return the fence of its directive, which is longer than all inside."""
        runs = [len(run[1]) + 1 for n in self.inner if (run := _COLONS.match(lines[n]))]
        return ":" * max([3 + self.levels, *runs])


def marks_on(line: int, text: str, margin: str) -> Iterator[Mark]:
    """Yield the marks on a line that holds nothing but tags."""
    for match in TAG.finditer(text):
        tag = Token(Kind.TAG, match[0], match.start())
        if _is_note(tag):
            yield Mark(line, line + 1, tag, alone=True, margin=margin)


def marks_of(block: MarkdownToken, margin: str) -> Iterator[Mark]:
    """Yield the marks at both ends of a paragraph."""
    if "<" in block.content and block.map:
        first_line, behind = block.map
        tokens = list(tokenize(block.content, 0, len(block.content)))
        first, last = tokens[0], tokens[-1]
        if _is_note(first) and not tags.is_closing(first):
            yield Mark(first_line, behind, first, alone=False, margin=margin)
        if _is_note(last) and tags.is_closing(last):
            yield Mark(first_line, behind, last, alone=False, margin=margin)


def pair(marks: Iterable[Mark]) -> Iterator[Note]:
    """Yield the notes that are opened and closed, those inside others first."""
    waiting: list[Mark] = []
    names = Counter[str]()
    levels = [0]  # how deep the notes nest that stand inside each that is open, and outside all
    for mark in marks:
        name = tags.name_of(mark.tag)
        if not tags.is_closing(mark.tag):
            if not tags.is_empty(mark.tag):
                waiting.append(mark)
                levels.append(0)
                names[name] += 1
            continue
        while names[name]:
            opened, inside = waiting.pop(), levels.pop()
            opened_name = tags.name_of(opened.tag)
            names[opened_name] -= 1
            levels[-1] = max(levels[-1], inside + 1)
            if opened_name == name:
                yield Note(opened, mark, inside)
                break


def _is_note(token: Token) -> bool:
    return token.kind is Kind.TAG and tags.name_of(token) in tags.NOTES
