"""The lines of a document's prose, and what a page has in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.sources.pages.pieces import Piece, escaped, joined, placed, prefix_of
from sphinx_zegocodes.sources.prose import lines_of_prose, parse

if TYPE_CHECKING:
    from markdown_it.token import Token

    from sphinx_zegocodes.sources.pages.notes import Note
    from sphinx_zegocodes.sources.tables.blocks import Lines
    from sphinx_zegocodes.sources.tables.scanner import Scan
    from sphinx_zegocodes.sources.text import SourceText

_ITEM_INDENT = 2
"""How far what belongs to a list item is indented at least."""


class Sheet:
    """What becomes of each line; lines count from 0."""

    def __init__(self, source: SourceText, lines: Lines, scan: Scan) -> None:
        self._source = lines
        self.lines = lines_of_prose(source, lines, scan.stretches)
        """The lines, empty where there is a table, front matter or nothing but tags."""
        self.blocks = parse("\n".join(self.lines))
        """The tokens of their blocks."""
        self._pieces = [[Piece(line)] for line in self.lines]
        self._items = [t.map for t in self.blocks if t.type == "list_item_open" and t.map]
        self._in_table = {
            number
            for start, end in scan.stretches
            for number in range(source.line(start) - 1, source.line(end))
        }

    def text(self, title: str) -> str:
        """Return the text of the page."""
        pieces = (piece for pieces in self._pieces for piece in pieces)
        return joined([Piece(title, parted_after=True), *pieces])

    def tag_lines(self) -> dict[int, str]:
        """Return the lines that hold nothing but tags, each by its number."""
        return {
            number: self._source[number]
            for number in range(self._source.front_matter, len(self.lines))
            if not self.lines[number]
            and number not in self._in_table
            and "<" in self._source[number]
        }

    def margin(self, number: int) -> str:
        """Return the white space that a line has as part of a list item."""
        line = self._source[number]
        margin = line[: len(line) - len(line.lstrip())]
        inside = any(first <= number < behind for first, behind in self._items)
        return margin if inside and len(margin) >= _ITEM_INDENT else ""

    def prefix(self, block: Token) -> str | None:
        """Return what stands before a block's text; None where that cannot be told."""
        head, *_ = block.content.lstrip().split("\n")
        return prefix_of(self.lines[block.map[0]], head) if block.map else None

    def put_parted(self, number: int, text: str) -> None:
        """Put a block in the place of a line."""
        indented = "\n".join(self.margin(number) + line for line in text.split("\n"))
        self._pieces[number] = [Piece(indented, parted_before=True, parted_after=True)]

    def leave_out(self, block: Token) -> None:
        """Put nothing in the place of a block."""
        for number in range(*(block.map or (0, 0))):
            self._pieces[number] = [Piece()]

    def keep(self, block: Token) -> None:
        """Keep the lines of code as they are, the blank ones included."""
        for number in range(*(block.map or (0, 0))):
            self._pieces[number] = [Piece(self.lines[number], verbatim=True)]

    def put(self, block: Token, text: str) -> None:
        """Put the text of a block in the place of its lines, where it is another now."""
        prefix = self.prefix(block)
        lines = text.split("\n")
        same = text == block.content and lines == [escaped(line) for line in lines]
        if same or prefix is None or block.map is None:
            return
        parted = block.type == "html_block"
        made = placed(text, prefix) if text else ""
        first, behind = block.map
        self._pieces[first] = [Piece(made, parted_before=parted, parted_after=parted)]
        self._pieces[first + 1 : behind] = [[] for _ in range(first + 1, behind)]

    def put_note(self, note: Note, fence: str) -> None:
        """Put the lines of a note's directive around what it holds."""
        opened, closed = note.opened, note.closed
        begin, end = note.opening(fence), f"{opened.margin}{fence}"
        at = len(opened.margin)
        pieces = self._pieces[opened.line]
        if opened.alone:
            pieces.insert(0, Piece(opened.margin + begin, parted_before=True, opens=True))
        else:
            head, rest = pieces[0].text[:at], pieces[0].text[at:]
            text = f"{head}{begin}\n{opened.margin}{rest}"
            pieces[0] = Piece(text, parted_before=not head.strip())
        pieces.sort(key=lambda piece: piece.opens - piece.closes)
        pieces = self._pieces[closed.line]
        if closed.alone:
            pieces.append(Piece(end, parted_after=True, closes=True))
        else:
            text, before = pieces[0].text, pieces[0].parted_before
            pieces[0] = Piece(f"{text}\n{end}", parted_before=before, parted_after=True)
        pieces.sort(key=lambda piece: piece.opens - piece.closes)
