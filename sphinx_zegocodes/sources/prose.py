"""The Markdown between the tables of a document: its blocks, and where each of them stands."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_zegocodes.sources.source_text import Lines, SourceText

_TAG_LINE = re.compile(r"[ \t]*(?:</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?+>\s*)++")
_SHOWN = frozenset({"text", "code_inline", "text_special", "image", "softbreak"})
_DEEPEST = 20
"""How many fences of colons may nest; deeper ones are read as code."""


class Heading(msgspec.Struct, frozen=True):
    """A heading."""

    level: int
    """Its level."""
    text: str
    """What a reader sees of it."""
    line: int
    """The line it stands on, from 0."""


class Piece(msgspec.Struct, frozen=True):
    """A token of markdown-it-py at its place."""

    token: Token
    """The token; those of a fence of colons stand between one that opens and one that closes."""
    first: int
    """The line that it begins on, from 0; the last one that is known for a closing token."""
    start: int
    """The offset of its text, or of its first line."""
    end: int
    """The offset behind its text, or behind its last line."""


class Prose:
    """The prose of a source: all but its tables."""

    def __init__(
        self, source: SourceText, lines: Lines, stretches: Iterable[tuple[int, int]]
    ) -> None:
        self._lines = lines
        kept = [lines[number] for number in range(len(lines))]
        for start, end in stretches:
            _blank(kept, source.line(start) - 1, source.line(end))
        _blank(kept, 0, lines.front_matter)
        self.asides: list[range] = []
        """The lines that hold only tags, or comments; to Markdown they part what is around them."""
        for aside in lines.comments:
            self.asides.append(aside)
            _blank(kept, aside.start, aside.stop)
        for number, line in enumerate(kept):
            if not lines.opaque[number] and _TAG_LINE.fullmatch(line):
                self.asides.append(range(number, number + 1))
                _blank(kept, number, number + 1)
        self._prefixes: list[tuple[int, int]] = []
        self.pieces = list(self._pieces(_parser().parse("\n".join(kept)), 0, 0))
        """The blocks, in order."""
        self.text = self._masked(source.text)
        """The source, with blanks for what stands before the further lines of nested blocks."""

    @property
    def headings(self) -> list[Heading]:
        """Its headings, those in quotations and notes included."""
        return [
            Heading(int(before.token.tag[1]), shown(piece.token.children or []), piece.first)
            for before, piece in zip(self.pieces, self.pieces[1:], strict=False)
            if before.token.type == "heading_open"
        ]

    def _pieces(self, tokens: Sequence[Token], offset: int, depth: int) -> Iterator[Piece]:
        """Place tokens whose lines count from an offset."""
        first = offset
        for token in tokens:
            start = end = self._lines.start(first)
            if token.map:
                first, behind = (offset + line for line in token.map)
                start, end = self._lines.start(first), self._lines.end(max(first, behind - 1))
                if token.type in ("inline", "html_block"):
                    start, end = self._stretch(token.content.rstrip("\n").split("\n"), first)
            if token.type != "colon_fence":
                yield Piece(token, first, start, end)
            elif depth == _DEEPEST:
                yield Piece(token.copy(type="fence", info=""), first, start, end)
            else:
                yield Piece(token, first, start, end)
                inner = _parser().parse(token.content)
                yield from self._pieces(inner, first + 1, depth + 1)
                yield Piece(token.copy(type="colon_fence_close", map=None), first, end, end)

    def _stretch(self, content: list[str], first: int) -> tuple[int, int]:
        """Return where the lines of a block stand; what stands before the further ones is noted."""
        start = end = 0
        for number, text in enumerate(map(str.strip, content), first):
            line, at = self._lines[number], self._lines.start(number)
            before = max(line.rfind(text), 0) if text else len(line)
            if number == first:
                start = at + before
            elif line[:before].strip():
                self._prefixes.append((at, at + before))
            end = at + before + len(text)
        return start, end

    def _masked(self, text: str) -> str:
        parts, at = [], 0
        for start, end in self._prefixes:
            parts += [text[at:start], " " * (end - start)]
            at = end
        return "".join([*parts, text[at:]])


def shown(children: Sequence[Token]) -> str:
    """Return the text that a reader of a block's inline tokens sees, on one line."""
    text = "".join(
        "\n" if child.type == "softbreak" else child.content
        for child in children
        if child.type in _SHOWN
    )
    return " ".join(text.replace("|_blank", "").split())


def _blank(lines: list[str], start: int, stop: int) -> None:
    lines[start:stop] = [""] * (stop - start)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").use(colon_fence_plugin)
