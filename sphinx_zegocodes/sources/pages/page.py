"""The page of a document: its prose as MyST Markdown, a directive where each table stands.

What need not change stays to the byte: lines of code, and paragraphs without links or tags.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.sources.dialect import tags
from sphinx_zegocodes.sources.dialect.commonmark import literal
from sphinx_zegocodes.sources.dialect.tokens import TAG, Kind, Token
from sphinx_zegocodes.sources.matching import match_tables
from sphinx_zegocodes.sources.pages.notes import Note, marks_of, marks_on, pair
from sphinx_zegocodes.sources.pages.pieces import margin_of
from sphinx_zegocodes.sources.pages.sheet import Sheet
from sphinx_zegocodes.sources.pages.texts import TextConverter
from sphinx_zegocodes.sources.prose import COMMENT, prose_of, shown
from sphinx_zegocodes.sources.tables.blocks import Lines
from sphinx_zegocodes.sources.tables.both_kinds import scan_tables

if TYPE_CHECKING:
    from markdown_it.token import Token as MarkdownToken

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.sources.pages.notes import Mark
    from sphinx_zegocodes.sources.text import SourceText

_CODE = frozenset({"fence", "code_block", "colon_fence"})


class Remark(msgspec.Struct, frozen=True, order=True):
    """Something about a page that a person should look at."""

    line: int
    """The line of the source that it is about, from 1."""
    message: str
    """What it is."""


class Page(msgspec.Struct, frozen=True):
    """A page that was made."""

    text: str
    """Its text."""
    remarks: list[Remark]
    """What a person should look at, in order."""


def page_of(source: SourceText, file: CurationFile, base: str) -> Page:
    """Make the page of a document; ``base`` is the site that its site-absolute links go to."""
    lines = Lines(source)
    scan = scan_tables(source, lines)
    prose = prose_of(source, lines, scan.stretches, base)
    matches, _ = match_tables(scan.tables, source, file, prose)
    writer = _PageWriter(Sheet(source, lines, scan), file, base)
    return writer.write({source.line(m.scanned.header.start) - 1: m.curated.id for m in matches})


class _PageWriter:
    def __init__(self, sheet: Sheet, file: CurationFile, base: str) -> None:
        self.sheet = sheet
        self.document = file.document
        self.title = file.curation.title
        self.texts = TextConverter(base, self._remark)
        self.remarks: set[Remark] = set()
        self.number = 0
        """The line that is being read, from 0."""

    def write(self, tables: dict[int, str]) -> Page:
        """Write the page with the tables that begin on some lines."""
        for number, tags_on_line in self.sheet.tag_lines().items():
            self._write_tags(number, tags_on_line)
        for number, id_ in tables.items():
            self.sheet.put_parted(number, f"```{{zego:table}} {self.document}/{id_}\n```")
        self._write_blocks()
        for note in self._notes():
            self.sheet.put_note(note, note.fence(self.sheet.lines))
        return Page(self.sheet.text(f"# {literal(self.title)}"), sorted(self.remarks))

    def _remark(self, message: str) -> None:
        self.remarks.add(Remark(self.number + 1, message))

    def _write_tags(self, number: int, line: str) -> None:
        """Keep the pictures of a line that holds only tags; say what else the page is without."""
        self.number = number
        pictures = []
        for match in TAG.finditer(line):
            tag = Token(Kind.TAG, match[0], match.start())
            made = self.texts.tag(tag)
            if made.startswith("!"):
                pictures.append(made)
            elif made == tag.text and tags.is_component(tag) and not tags.is_closing(tag):
                self._remark(f"the page is without {tag.text}")
        if pictures:
            self.sheet.put_parted(number, "\n".join(pictures))

    def _write_blocks(self) -> None:
        """Convert the blocks of the prose; the title of the page holds the document's own."""
        level, own = 1, "".join(self.title.split())
        blocks = self.sheet.blocks
        for before, token in zip([None, *blocks], blocks, strict=False):
            self.number, _ = token.map or (0, 0)
            if token.type in _CODE:
                self.sheet.keep(token)
            elif token.type == "hr" or COMMENT.fullmatch(token.content):
                self.sheet.leave_out(token)
            elif token.type == "html_block":
                self.sheet.put(token, self.texts.html(token.content))
            elif token.type == "inline" and before and before.type == "heading_open":
                text = "".join(shown(token.children or []).split())
                self._write_heading(before, token, own=before.tag == "h1" and text in own)
                below, level, own = level + 1, int(before.tag[1]), ""
                if level > below:
                    self._remark(f"the site's build minds a step from h{below - 1} to h{level}")
            elif token.type == "inline":
                self.sheet.put(token, self.texts.inline(token.content))

    def _write_heading(self, heading: MarkdownToken, text: MarkdownToken, *, own: bool) -> None:
        if own:
            self.sheet.leave_out(heading)
        else:
            self.sheet.put(text, self.texts.inline(text.content, in_heading=True))
            if heading.tag == "h1":
                self._remark("the page has another title here, which is not part of its own")

    def _notes(self) -> list[Note]:
        """Return the notes that can be directives; of others only the tags are left out."""
        marks: list[Mark] = []
        for number, tags_on_line in self.sheet.tag_lines().items():
            marks += marks_on(number, tags_on_line, self.sheet.margin(number))
        blocks = self.sheet.blocks
        for before, token in pairwise(blocks):
            prefix = self.sheet.prefix(token) if before.type == "paragraph_open" else None
            if prefix is not None and ">" not in prefix:
                marks += marks_of(token, margin_of(prefix))
        marks.sort(key=lambda mark: mark.line)
        headings = {t.map[0] for t in blocks if t.type == "heading_open" and t.map}
        return [note for note in pair(marks) if self._holds_whole(note, headings)]

    def _holds_whole(self, note: Note, headings: set[int]) -> bool:
        """Tell whether a note holds anything, and only blocks that may stand in a directive."""
        held = [self.sheet.lines[number] for number in note.inner]
        lines = [line for line in held if line.strip()]
        inside = all(line.startswith(note.opened.margin) for line in lines[not note.opened.alone :])
        return inside and bool(lines) and headings.isdisjoint(note.inner)
