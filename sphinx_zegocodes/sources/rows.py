"""From scanned rows to records: codes, fields and corrections of one table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.curation import Erratum
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule
from sphinx_zegocodes.catalogue.records import FIELDS, Column, Correction, Row
from sphinx_zegocodes.sources import fields
from sphinx_zegocodes.sources.errata import Corrected, RowText, correct
from sphinx_zegocodes.sources.markup import MarkupReader
from sphinx_zegocodes.sources.scanner import Row as ScannedRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_zegocodes.catalogue.records import Field
    from sphinx_zegocodes.sources.cells import Cell
    from sphinx_zegocodes.sources.columns import Header
    from sphinx_zegocodes.sources.commonmark import CommonMarkWriter
    from sphinx_zegocodes.sources.markup import Report
    from sphinx_zegocodes.sources.scanner import ScannedTable
    from sphinx_zegocodes.sources.text import SourceText

_CODE = re.compile(r"-?[0-9]+")
_BETWEEN_CODES = re.compile(
    r"[、,，;；\s`*]|</?(?:br|p|div|b|strong|i|em|span|code)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_TORN_CODE = re.compile(r"[0-9][ \t]*[\r\n]\s*[0-9]")


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
    """A row on its way: corrected, and each of its cells split into segments."""

    scanned: ScannedRow
    codes: tuple[str, ...]
    text: RowText
    segments: dict[int, list[fields.Segment]]


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
                (row.segments[column] for row in raw if column in row.segments), meaning
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
        errata = [e for code in codes for e in self._errata.get(f"{self._key}/{code}", ())]
        row = correct(self._source, scanned, errata, len(self._headers))
        self._result.corrected.extend(row.corrected)
        segments = {
            column: fields.split_segments(row.text, row.cells[column])
            for column, _ in self._text_columns()
            if column < len(row.cells) and not fields.is_empty(_text(row, row.cells[column]))
        }
        return _RawRow(scanned, codes, row, segments)

    def _codes(self, scanned: ScannedRow) -> tuple[str, ...]:
        """Read the code cell; what is no number in it is a finding."""
        if self._code_column >= len(scanned.cells):
            self._find(Rule.BAD_CODE, scanned.start, scanned.end, "the code cell is missing")
            return ()
        cell = scanned.cells[self._code_column]
        text = self._source.text[cell.start : cell.end]
        codes = [part for part in _BETWEEN_CODES.split(text) if part]
        wrong = [code for code in codes if not _CODE.fullmatch(code)]
        if wrong or not codes:
            message = f"no number: {'、'.join(wrong)}" if wrong else "the code cell is empty"
            self._find(Rule.BAD_CODE, cell.start, cell.end, message)
        elif _TORN_CODE.search(text):
            message = "one code torn in two, or two without a comma between them"
            self._find(Rule.BAD_CODE, cell.start, cell.end, message)
        return tuple(code for code in codes if code not in wrong)

    def _row(self, raw: _RawRow, orders: dict[int, tuple[Field, ...]]) -> Row:
        """Read the fields of a row."""
        at = f"{self._key}/{raw.codes[0]}" if raw.codes else self._key
        row = raw.text

        def report(rule: Rule, start: int, end: int, message: str) -> None:
            self._find(rule, row.source_offset(start), row.source_offset(end), message, at)

        writers: dict[Field, CommonMarkWriter] = {}
        reader = MarkupReader(self._base, writers, report)
        for column, meaning in self._text_columns():
            if column in raw.segments:
                placed = fields.place(row.text, raw.segments[column], meaning, orders[column])
                self._write(row.text, placed, reader, report)
        texts = {field: writer.finish() for field, writer in writers.items()}
        texts = {field: text for field, text in texts.items() if not fields.is_empty(text)}
        self._check_errata(row, texts)
        corrections = tuple(
            Correction(erratum.field, erratum.was, erratum.reads, erratum.why)
            for erratum in row.errata
        )
        return Row(raw.codes, corrections=corrections, **texts)

    def _write(
        self, text: str, placed: Iterable[fields.Placed], reader: MarkupReader, report: Report
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
            reader.read(text, segment.start, segment.end, piece.field)

    def _check_errata(self, row: RowText, texts: dict[Field, str]) -> None:
        """Count an erratum as applied only where its correction reached the field it names."""
        for erratum in row.errata:
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


def _text(row: RowText, cell: Cell) -> str:
    return row.text[cell.start : cell.end]
