"""What a document says, in order: its prose as records, with its tables where they stand.

Prose goes through the dialect as cells do. Its blocks become headings, texts, notes and code; a
table, a note or a heading inside a list ends a text, and the list goes on in the next one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import msgspec

from sphinx_zegocodes.catalogue.records import Block, CodeBlock, Heading, Note, NoteKind, Text
from sphinx_zegocodes.catalogue.rules.texts import MarkupRule
from sphinx_zegocodes.sources.dialect.commonmark import CommonMarkWriter
from sphinx_zegocodes.sources.dialect.markup import MarkupReader
from sphinx_zegocodes.sources.dialect.tokens import NOTES
from sphinx_zegocodes.sources.mdx import condition_in_words

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.records import Table
    from sphinx_zegocodes.sources.dialect.elements import Element, Report
    from sphinx_zegocodes.sources.dialect.links import Origin
    from sphinx_zegocodes.sources.prose import Piece, Prose
    from sphinx_zegocodes.sources.source_text import SourceText
    from sphinx_zegocodes.sources.tables.cells import Cell, ScannedTable

_CONTAINERS = frozenset({"bullet_list", "ordered_list", "list_item", "blockquote"})
_CONTAINER_MARKS = re.compile(r"\A(?:[-+*>]|\d{1,9}[.)]|\s)+")
_LINE_END = re.compile(r"\\?\n\s*(?:[-*] |[0-9]+[.] )?|\A[-*] ")
_EXCERPT = 40
"""How many characters a message quotes."""
_DIRECTIVE = re.compile(r"\s*(?P<name>[A-Za-z][\w-]*)\s*(?:\[(?P<label>.*)\]|(?P<title>[^{}]*))\s*")
"""What follows the colons of a note: ``note``, ``note[Title]`` or ``note Title``."""

_CONDITION = re.compile(r"\s*if\s*\{(?P<test>.*)\}\s*")
"""The same for what holds under a condition: ``if{props.platform="iOS"}``."""


class _Level(msgspec.Struct):
    """What is collected of the document, or of a note in it."""

    blocks: list[Block]
    writer: CommonMarkWriter
    opening: tuple[str, str] = ("", "")
    """Kind and title of the note."""
    stretch: tuple[int, int] | None = None
    """Where the text stands that is being written."""


class ContentReader:
    """Reads the prose of one document around its tables, which are told by where they begin."""

    def __init__(
        self,
        source: SourceText,
        prose: Prose,
        tables: dict[int, Table],
        report: Report,
        plain: dict[int, ScannedTable],
    ) -> None:
        self.stretches: list[tuple[int, int]] = []
        """Where each statement stands that was read, as ``statements_of`` yields them."""
        self._source = source
        self._prose = prose
        self._report = report
        self._tables = tables
        self._plain = plain
        self._levels = [_Level([], CommonMarkWriter())]
        self._containers: list[Element | None] = []
        self._at = (0, 0)
        """Where what is being read stands."""

    def read(self, origin: Origin) -> tuple[Block, ...]:
        """Return what it says; links are resolved against what is known of its ``origin``."""
        self._markup = MarkupReader(origin, self._report, self, in_prose=True)
        self._elements = self._markup.elements
        self._elements.writer = self._levels[-1].writer
        heading: Piece | None = None
        for piece in self._prose.pieces:
            if piece.token.map:
                self._at = (piece.start, piece.end)
            if piece.token.type == "heading_open":
                heading = piece
            elif piece.token.type == "inline" and heading is not None:
                self._read_heading(heading, piece)
                heading = None
            else:
                self._read(piece)
            if not self._level.writer.nested:
                self._flush()
        self._elements.close_all()
        self._markup.find_unclosed()
        self._flush()
        return tuple(self._level.blocks)

    def open_note(self, kind: str, title: str) -> CommonMarkWriter:
        """Begin a note; return the writer of its texts."""
        self._flush()
        self._levels.append(_Level([], CommonMarkWriter(), (kind, title)))
        self.stretches.append(self._at)
        return self._level.writer

    def close_note(self) -> None:
        """End the innermost note."""
        self._flush()
        inner = self._levels.pop()
        kind, title = inner.opening
        note = Note(cast("NoteKind", kind), tuple(inner.blocks), title or None)
        self._level.blocks.append(note)
        self.stretches.append(self._at)

    @property
    def _level(self) -> _Level:
        return self._levels[-1]

    def _read(self, piece: Piece) -> None:
        """Read a block, or the beginning or the end of one that holds others."""
        kind, _, part = piece.token.type.rpartition("_")
        if kind in _CONTAINERS and part == "open":
            self._open_container(piece)
        elif kind in _CONTAINERS or piece.token.type == "colon_fence_close":
            self._elements.close_element(self._containers.pop())
        elif piece.token.type == "colon_fence":
            self._open_directive(piece)
        elif piece.token.type in ("inline", "html_block", "aside"):
            self._read_text(piece.start, piece.end)
            self._level.writer.paragraph_break()
        elif piece.token.type == "table" and piece.start in self._tables:
            holds = [level.opening[1] for level in self._levels if level.opening[0] == "condition"]
            table = self._tables[piece.start]
            if holds:
                table = msgspec.structs.replace(table, only="；".join(holds))
            self._put(table, piece.start, piece.end)
        elif piece.token.type == "table" and piece.start in self._plain:
            self._put(Text(self._grid(self._plain[piece.start])), piece.start, piece.end)
        elif piece.token.type == "declaration":
            first, *_ = self._source.text[piece.start : piece.end].splitlines()
            message = f"the declaration {first[:_EXCERPT]} is left out"
            self._report(MarkupRule.DECLARATION, piece.start, piece.end, message)
        elif piece.token.type in ("fence", "code_block"):
            self._read_code(piece)

    def _open_container(self, piece: Piece) -> None:
        opened: Element | None = None
        if self._elements.is_full():
            text = _CONTAINER_MARKS.sub("", self._source.text[piece.start : piece.end])
            message = f"this nests too deep, and is kept as text: {text[:_EXCERPT]}"
            self._report(MarkupRule.UNBALANCED_TAG, piece.start, piece.end, message)
            self._containers.append(None)
            return
        match piece.token.type:
            case "bullet_list_open":
                opened = self._elements.open_list("ul")
            case "ordered_list_open":
                start = int(piece.token.attrs.get("start", 1))
                opened = self._elements.open_list("ol", start=start)
            case "list_item_open":
                opened = self._elements.open_item()
            case _:
                opened = self._elements.open_quotation()
        self._containers.append(opened)

    def _open_directive(self, piece: Piece) -> None:
        """Open a note that is written as a fence of colons; the fence of any other is left out."""
        start = self._source.text.index(piece.token.markup, piece.start)
        if condition := _CONDITION.fullmatch(piece.token.info):
            words, is_known = condition_in_words(condition["test"])
            if not is_known:
                message = (
                    f"nobody knows when {condition['test'].strip()} holds; it is shown as it is"
                )
                end = start + len(piece.token.markup + piece.token.info)
                self._report(MarkupRule.UNKNOWN_CONDITION, start, end, message)
            self._containers.append(self._elements.open_note("condition", None, words))
            return
        info = _DIRECTIVE.fullmatch(piece.token.info)
        if info and info["name"].lower() in NOTES:
            title = (info["label"] or info["title"] or "").strip()
            self._containers.append(self._elements.open_note(info["name"].lower(), None, title))
            return
        self._containers.append(None)
        fence = piece.token.markup + piece.token.info
        message = f"the fence {fence.strip()} is left out"
        self._report(MarkupRule.UNKNOWN_TAG, start, start + len(fence), message)

    def _read_heading(self, heading: Piece, text: Piece) -> None:
        """Put a heading; one inside a list or a quotation is a paragraph of it."""
        if self._level.writer.nested:
            self._read(text)
            return
        self._flush()
        if shown := self._markup.read_heading(self._prose.text, text.start, text.end):
            self._put(Heading(int(heading.token.tag[1]), shown), text.start, text.end)

    def _read_text(self, start: int, end: int) -> None:
        """Read a stretch of text with its mark-up into what is open."""
        self._at = (start, end)
        first, _ = self._level.stretch or self._at
        self._level.stretch = (first, end)
        self._markup.read(self._prose.text, start, end)
        self._elements.close_links()

    def _grid(self, table: ScannedTable) -> str:
        """Return a table that holds no codes, as Markdown writes it."""
        width = len(table.header.cells)
        rows = [[self._cell(cell) for cell in row.cells] for row in (table.header, *table.rows)]
        head, *body = ("| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows)
        return "\n".join([head, "|" + " --- |" * width, *body])

    def _cell(self, cell: Cell) -> str:
        """Return the text of a cell on one line."""
        outside, writer = self._elements.writer, CommonMarkWriter()
        self._markup.read_cell(self._source.text, cell.start, cell.end, writer)
        self._elements.writer = outside
        return _LINE_END.sub(" ", writer.finish()).strip().replace("|", "\\|")

    def _read_code(self, piece: Piece) -> None:
        text = piece.token.content.removesuffix("\n")
        language, *_ = piece.token.info.split() or [""]
        if self._level.writer.nested:
            self._level.writer.code(text, language)
        else:
            self._put(CodeBlock(text, language), piece.start, piece.end)

    def _put(self, block: Block, start: int, end: int) -> None:
        self._flush()
        self._level.blocks.append(block)
        self.stretches.append((start, end))

    def _flush(self) -> None:
        """Put the text that was written so far."""
        if text := self._level.writer.cut():
            self._level.blocks.append(Text(text))
            self.stretches.append(self._level.stretch or self._at)
        self._level.stretch = None
