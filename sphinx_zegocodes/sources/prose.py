"""The Markdown between the tables of a document: its blocks, and where each of them stands."""

from __future__ import annotations

import re
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin

from sphinx_zegocodes.sources.definitions import definitions_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_zegocodes.sources.source_text import SourceText

_TAG_LINE = re.compile(r"[ \t]*(?:</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?+>\s*)++")
_MARK = re.compile(r"<\?zego(\d+)\?>")
"""What stands for a table or an aside while Markdown is read; to it, a block of HTML."""
_DASHES = re.compile(r"-[ \t]*:?[ \t]*\||\|[ \t]*:?[ \t]*-")
"""What a table has below its header."""
_SHOWN = frozenset({"text", "code_inline", "text_special", "image", "softbreak"})
_DEEPEST = 20
"""How many fences of colons may nest; deeper ones are read as code."""
_DEEPEST_BLOCK = 100
"""How deep Markdown may nest, a list and its item counted apart; what is deeper is left out."""


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
    """The token; one of type ``table``, ``aside`` or ``declaration`` for what is no Markdown.

    Those of a fence of colons stand between one that opens and one that closes.
    """
    first: int
    """The line that it begins on, from 0; the last one that is known for a closing token."""
    start: int
    """The offset of its text, or of its first line."""
    end: int
    """The offset behind its text, or behind its last line."""


class Prose:
    """The prose of a source, around its tables.

    Lines that hold only tags, and comments, are asides: to Markdown they part what is around them.
    """

    def __init__(self, source: SourceText, stretches: Iterable[tuple[int, int]]) -> None:
        self._source = source
        self._lines = lines = source.lines
        self._kept = [lines[number] for number in range(len(lines))]
        self._kept[: lines.front_matter] = [""] * lines.front_matter
        self._marked: list[tuple[str, int, int]] = []
        for start, end in stretches:
            self._mark("table", start, end)
        for comment in lines.comments:
            self._mark("aside", lines.start(comment.start), lines.end(comment[-1]))
        for declaration in lines.declarations:
            self._mark("declaration", lines.start(declaration.start), lines.end(declaration[-1]))
        for definition in definitions_in(source):
            self._mark("aside", lines.start(definition.line), lines.end(definition.line))
        for number, line in enumerate(self._kept):
            if not lines.opaque[number] and _TAG_LINE.fullmatch(line):
                self._mark("aside", lines.start(number), lines.end(number))
        self._prefixes: list[tuple[int, int]] = []
        text = "\n".join(self._kept)
        self.pieces = list(self._pieces(_parser().parse(text), 0, 0))
        """The blocks, in order."""
        self.tables = sorted(set(_tables_in(text, 0))) if _DASHES.search(text) else []
        """The lines, from 0, on which Markdown sees a table begin that is none of the above."""
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

    def _mark(self, kind: str, start: int, end: int) -> None:
        """Put a mark in the place of some lines; text behind what stands there is an aside."""
        first, behind = self._source.line(start) - 1, self._source.line(end)
        last = self._lines.end(behind - 1)
        marked = [(kind, start, end)]
        if self._source.text[end:last].strip():
            marked.append(("aside", end, last))
        numbers = range(len(self._marked), len(self._marked) + len(marked))
        self._marked += marked
        self._kept[first:behind] = [""] * (behind - first)
        self._kept[first] = _margin(self._lines[first]) + "".join(f"<?zego{n}?>" for n in numbers)

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
            if token.type == "html_block" and not _MARK.sub("", token.content).strip():
                for number in map(int, _MARK.findall(token.content)):
                    kind, *place = self._marked[number]
                    yield Piece(token.copy(type=kind), first, *place)
            elif token.type == "fence" or (token.type == "colon_fence" and depth == _DEEPEST):
                info = token.info if token.type == "fence" else ""
                content = self._restored(token.content, first + 1)
                yield Piece(token.copy(type="fence", info=info, content=content), first, start, end)
            elif token.type == "code_block":
                content = self._restored(token.content, first)
                yield Piece(token.copy(content=content), first, start, end)
            else:
                yield Piece(token, first, start, end)
            if token.type == "colon_fence" and depth < _DEEPEST:
                inner = _parser().parse(token.content)
                yield from self._pieces(inner, first + 1, depth + 1)
                yield Piece(token.copy(type="colon_fence_close", map=None), first, end, end)

    def _restored(self, content: str, first: int) -> str:
        """Return code with the lines that marks stand for, which in code are code."""
        lines, cut = content.split("\n"), 0
        for index, line in enumerate(lines[:-1]):
            own = self._lines[first + index]
            if line != own and self._kept[first + index] != own:
                if line.strip():
                    cut = len(_margin(own)) - len(_margin(line))
                lines[index] = own[cut:]
        return "\n".join(lines)

    def _stretch(self, content: list[str], first: int) -> tuple[int, int]:
        """Return where the lines of a block stand; what stands before the further ones is noted."""
        start = end = 0
        for number, text in enumerate(map(str.strip, content), first):
            line, at = self._lines[number], self._lines.start(number)
            before, behind = 0, len(line)
            if self._kept[number] == line:
                before = max(line.rfind(text), 0) if text else behind
                behind = before + len(text)
            if number == first:
                start = at + before
            elif line[:before].strip():
                self._prefixes.append((at, at + before))
            end = at + behind
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


def _tables_in(text: str, line: int, depth: int = 0) -> Iterator[int]:
    """Yield the lines on which tables begin in a text that begins on a line.

    What is indented is code to Markdown, and none to MDX, where components stand around it. Notes
    within notes are text from the depth on from which their content is.
    """
    if depth > _DEEPEST:
        return
    for token in _parser(tables=True).parse(text):
        first = line + token.map[0] if token.map else line
        if token.type == "table_open":
            yield first
        elif token.type == "colon_fence":
            yield from _tables_in(token.content, first + 1, depth + 1)
        elif token.type == "code_block":
            yield from _tables_in(dedent(token.content), first, depth + 1)


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


@cache
def _parser(*, tables: bool = False) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST_BLOCK}).use(colon_fence_plugin)
    return parser.enable("table") if tables else parser
