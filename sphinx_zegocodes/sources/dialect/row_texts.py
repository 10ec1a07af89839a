"""From the segments of a row's cells to the texts of its fields."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Fix
from sphinx_zegocodes.catalogue.rules.texts import FieldRule
from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES
from sphinx_zegocodes.sources.dialect import fields
from sphinx_zegocodes.sources.dialect.commonmark import CommonMarkWriter, literal
from sphinx_zegocodes.sources.dialect.markup import MarkupReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_zegocodes.catalogue.vocabulary import Vocabulary
    from sphinx_zegocodes.sources.dialect.elements import Report
    from sphinx_zegocodes.sources.dialect.links import Origin

_PLAIN_TITLES = {title for words in VOCABULARIES.values() for title in words.plain_titles}
"""Titles that only say that a note is a note."""


class RowTexts:
    """Collects the texts of one row, cell by cell."""

    def __init__(self, origin: Origin, words: Vocabulary, text: str, report: Report) -> None:
        self._text = text
        self._words = words
        self._report = report
        self._writers: defaultdict[str, CommonMarkWriter] = defaultdict(CommonMarkWriter)
        self._reader = MarkupReader(origin, report, self)
        self.pieces: list[fields.Placed] = []
        """What was added."""

    def add(self, placed: Iterable[fields.Placed]) -> None:
        """Write the segments of a cell into their fields."""
        for piece in placed:
            self._add(piece)
            self.pieces.append(piece)

    def finish(self) -> dict[str, str]:
        """Return the text of each field that has any."""
        self._reader.find_unclosed()
        texts = {field: writer.finish() for field, writer in self._writers.items()}
        return {field: text for field, text in texts.items() if not fields.is_empty(text)}

    def open_note(self, kind: str, title: str) -> CommonMarkWriter:
        """Return the writer of the notes: what a note in any cell holds is one."""
        del kind
        writer = self._writers["notes"]
        writer.paragraph_break()
        if title and title.lower() not in _PLAIN_TITLES:
            writer.text(f"**{literal(title)}**")
            writer.paragraph_break()
        return writer

    def close_note(self) -> None:
        """End a note; the next begins a paragraph of its own."""

    def _find_slip(self, slip: fields.Slip, end: int) -> None:
        """Report a label that is written wrong, or that no line break stands before."""
        written = self._text[slip.start : end].rstrip()
        if slip.in_line:
            message = f"the label {written} stands in the middle of a line"
            fix = Fix("begin a line with it", f"<br />{self._text[slip.start : end]}")
        else:
            label = self._words.label_of(slip.field)
            message = f"「{written}」 is no label; it is taken for {label}"
            right = f"{label}{self._words.colon}"
            fix = Fix(f"write {right.strip()}", right)
        self._report(FieldRule.LABEL_SLIP, slip.start, end, message, fix)

    def _add(self, piece: fields.Placed) -> None:
        segment, writer = piece.segment, self._writers[piece.field]
        label = self._words.label_of(piece.field)
        if segment.slip and piece.begins:
            self._find_slip(segment.slip, segment.start)
        if piece.guessed:
            message = f"a label is missing; by its place the text is the {label}"
            text = self._text[segment.start : segment.end].lstrip()
            fix = Fix(
                f"write {label}{self._words.colon.strip()}", f"{label}{self._words.colon}{text}"
            )
            self._report(FieldRule.MISSING_LABEL, segment.start, segment.end, message, fix)
        if piece.begins and not writer.empty:
            message = f"the row has a {label} already; this is kept behind it"
            self._report(FieldRule.REPEATED_LABEL, segment.start, segment.end, message)
        if piece.begins or segment.paragraph:
            writer.paragraph_break()
        else:
            writer.line_break()
        self._reader.read_cell(self._text, segment.start, segment.end, writer)
