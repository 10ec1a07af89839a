"""From scanned rows to records: codes, fields and corrections of one table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule
from sphinx_zegocodes.catalogue.records import FIELDS, Column, Correction, Row
from sphinx_zegocodes.sources import fields
from sphinx_zegocodes.sources.markup import MarkupReader
from sphinx_zegocodes.sources.scanner import Cell, split_cells
from sphinx_zegocodes.sources.text import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_zegocodes.catalogue.curation import Erratum
    from sphinx_zegocodes.catalogue.records import Field
    from sphinx_zegocodes.sources.columns import Header
    from sphinx_zegocodes.sources.commonmark import CommonMarkWriter
    from sphinx_zegocodes.sources.markup import Report
    from sphinx_zegocodes.sources.scanner import ScannedTable
    from sphinx_zegocodes.sources.scanner import Row as ScannedRow
    from sphinx_zegocodes.sources.text import SourceText

_CODE = re.compile(r"-?[0-9]+")
_BETWEEN_CODES = re.compile(r"[、,，;；\s]|<br\s*/?>|[`*]")


class Corrected(msgspec.Struct, frozen=True):
    """A stretch of the source that an erratum replaces; what was found in it is settled."""

    start: int
    """Its first character."""
    end: int
    """Behind its last character."""


class ReadTable(msgspec.Struct, frozen=True):
    """A table's records, with what was found while they were read."""

    columns: tuple[Column, ...]
    """One per field that the table has."""
    rows: list[Row]
    """The rows, one per row of the source."""
    corrected: list[Corrected]
    """What errata replaced."""
    applied: list[Erratum]
    """The errata that were applied."""
    diagnostics: list[Diagnostic]
    """Everything that was found."""


class _RawRow(msgspec.Struct):
    """A row on its way: corrected, and split into cells again."""

    scanned: ScannedRow
    codes: tuple[str, ...]
    text: str
    end: int
    passage: Passage | None
    cells: list[Cell]
    errata: list[Erratum]


class TableReader:
    """Reads the rows of one table."""

    def __init__(
        self,
        source: SourceText,
        base: str,
        key: str,
        headers: Sequence[Header],
        errata: dict[str, list[Erratum]],
    ) -> None:
        self._source = source
        self._base = base
        self._key = key
        self._headers = headers
        self._errata = errata
        self._code_column = [header.meaning for header in headers].index("code")
        self._result = ReadTable((), [], [], [], [])
        self._labels: dict[Field, str] = {}

    def read(self, table: ScannedTable) -> ReadTable:
        """Read all rows."""
        raw = [self._raw(row) for row in table.rows]
        orders = {
            column: fields.usual_order(
                (
                    fields.split_segments(row.text, row.cells[column])
                    for row in raw
                    if column < len(row.cells)
                ),
                meaning,
            )
            for column, meaning in self._text_columns()
        }
        self._result.rows.extend(self._row(row, orders) for row in raw)
        self._find_repeated(raw)
        present = [
            field
            for field in FIELDS
            if field in self._labels or any(row.text(field) for row in self._result.rows)
        ]
        columns = (
            Column("code", self._headers[self._code_column].label),
            *(Column(field, self._label(field)) for field in present),
        )
        return msgspec.structs.replace(self._result, columns=columns)

    def _text_columns(self) -> Iterator[tuple[int, Field]]:
        for index, header in enumerate(self._headers):
            if header.meaning is not None and header.meaning != "code":
                yield index, header.meaning

    def _label(self, field: Field) -> str:
        """Return what the document calls a field: a label in its cells, or a column's header."""
        inside = {name: label for label, name in fields.LABELS.items()}
        headers = {header.meaning: header.label for header in self._headers}
        return self._labels.get(field) or headers.get(field) or inside[field]

    def _raw(self, scanned: ScannedRow) -> _RawRow:
        """Read a row's codes, and correct it where errata say so."""
        codes = self._codes(scanned)
        row = _RawRow(scanned, codes, self._source.text, scanned.end, None, scanned.cells, [])
        for code in codes:
            for erratum in self._errata.get(f"{self._key}/{code}", ()):
                self._correct(row, erratum)
        return row

    def _codes(self, scanned: ScannedRow) -> tuple[str, ...]:
        """Read the code cell; what is no number in it is a finding."""
        if self._code_column >= len(scanned.cells):
            return ()
        cell = scanned.cells[self._code_column]
        parts = _BETWEEN_CODES.split(self._source.text[cell.start : cell.end])
        codes = [part for part in parts if part]
        wrong = [code for code in codes if not _CODE.fullmatch(code)]
        if wrong or not codes:
            message = f"no number: {'、'.join(wrong)}" if wrong else "the code cell is empty"
            self._find(Rule.BAD_CODE, cell.start, cell.end, message)
        return tuple(code for code in codes if code not in wrong)

    def _correct(self, row: _RawRow, erratum: Erratum) -> None:
        """Apply an erratum to a row, if the text it corrects is there."""
        passage = row.passage or Passage(self._source.text)
        start = passage.text.find(erratum.was, row.scanned.start, row.end)
        if start < 0:
            return
        end, longer = start + len(erratum.was), len(erratum.reads) - len(erratum.was)
        self._result.corrected.append(
            Corrected(passage.source_offset(start), passage.source_offset(end))
        )
        row.passage = passage.replace(start, end, erratum.reads)
        row.text = row.passage.text
        row.end += longer
        if any(cell.start <= start and end <= cell.end for cell in row.cells):
            row.cells = [_moved(cell, start, end, longer) for cell in row.cells]
        else:
            row.cells = split_cells(row.text, row.scanned.start, row.end, len(self._headers))
        row.errata.append(erratum)

    def _row(self, raw: _RawRow, orders: dict[int, tuple[Field, ...]]) -> Row:
        """Read the fields of a row."""
        at = f"{self._key}/{raw.codes[0]}" if raw.codes else self._key

        def report(rule: Rule, start: int, end: int, message: str) -> None:
            if raw.passage:
                start, end = raw.passage.source_offset(start), raw.passage.source_offset(end)
            self._find(rule, start, end, message, at)

        writers: dict[Field, CommonMarkWriter] = {}
        reader = MarkupReader(self._base, writers, report)
        for column, meaning in self._text_columns():
            if column < len(raw.cells) and not fields.is_empty(
                raw.text[raw.cells[column].start : raw.cells[column].end]
            ):
                segments = fields.split_segments(raw.text, raw.cells[column])
                placed = fields.place(raw.text, segments, meaning, orders[column])
                self._write(raw.text, list(placed), reader, report)
        texts = {field: writer.finish() for field, writer in writers.items()}
        self._check_errata(raw, texts)
        corrections = tuple(
            Correction(erratum.field, erratum.was, erratum.reads, erratum.why)
            for erratum in raw.errata
        )
        return Row(raw.codes, corrections=corrections, **{f: t for f, t in texts.items() if t})

    def _write(
        self, text: str, placed: list[fields.Placed], reader: MarkupReader, report: Report
    ) -> None:
        """Write the segments of a cell into their fields."""
        for piece in placed:
            segment, writer = piece.segment, reader.writer(piece.field)
            if piece.guessed:
                message = f"a label is missing; by its place the text is {piece.field}"
                report(Rule.MISSING_LABEL, segment.start, segment.end, message)
            if segment.label:
                self._labels.setdefault(piece.field, segment.label)
            if piece.begins and not writer.empty:
                report(
                    Rule.REPEATED_LABEL,
                    *(segment.start, segment.end),
                    f"the row has {piece.field} already; this is kept behind it",
                )
            if piece.begins or segment.paragraph:
                writer.paragraph_break()
            else:
                writer.line_break()
            if not fields.is_empty(text[segment.start : segment.end]):
                reader.read(text, segment.start, segment.end, piece.field)

    def _check_errata(self, raw: _RawRow, texts: dict[Field, str]) -> None:
        """Count an erratum as applied only where its correction reached the field it names."""
        for erratum in raw.errata:
            reads = "".join(erratum.reads.split()).replace("\\", "")
            field = "".join(texts.get(erratum.field, "").split()).replace("\\", "")
            if reads in field:
                self._result.applied.append(erratum)

    def _find_repeated(self, rows: list[_RawRow]) -> None:
        """Find codes that stand twice in the table."""
        seen: set[str] = set()
        for row in rows:
            for code in row.codes:
                if code in seen:
                    self._find(
                        Rule.REPEATED_CODE,
                        row.scanned.start,
                        row.scanned.end,
                        f"{code} stands in the table already",
                        f"{self._key}/{code}",
                    )
                seen.add(code)

    def _find(self, rule: Rule, start: int, end: int, message: str, at: str = "") -> None:
        self._result.diagnostics.append(
            self._source.finding(rule, start, end, message, at or self._key)
        )


def _moved(cell: Cell, start: int, end: int, longer: int) -> Cell:
    """Move a cell behind, or stretch the cell around, text that grew by some characters."""
    if cell.end < end:
        return cell
    return Cell(cell.start + (longer if cell.start > start else 0), cell.end + longer)
