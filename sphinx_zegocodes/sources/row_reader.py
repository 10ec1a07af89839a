"""From scanned rows to records: codes, fields and corrections of one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.curation import Erratum
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix, Rule
from sphinx_zegocodes.catalogue.records import FIELDS, Column, Correction, Row
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.sources.dialect import fields
from sphinx_zegocodes.sources.dialect.columns import read_codes
from sphinx_zegocodes.sources.dialect.row_texts import RowTexts
from sphinx_zegocodes.sources.errata import Corrected, RowText, correct
from sphinx_zegocodes.sources.tables.cells import Row as ScannedRow
from sphinx_zegocodes.sources.tables.cells import Stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_zegocodes.catalogue.records import Field
    from sphinx_zegocodes.sources.dialect.columns import Header
    from sphinx_zegocodes.sources.dialect.elements import Report
    from sphinx_zegocodes.sources.dialect.links import Origin
    from sphinx_zegocodes.sources.source_text import SourceText
    from sphinx_zegocodes.sources.tables.cells import ScannedTable


class ReadTable(msgspec.Struct, frozen=True):
    """A table's records, with what was found while they were read."""

    columns: tuple[Column, ...]
    """One per field that the table has."""
    rows: list[Row]
    """The rows, one per row of the source."""
    stretches: list[tuple[Stretch, ...]]
    """For each row, where its code and the pieces of its texts stand."""
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
        origin: Origin,
        key: str,
        headers: Sequence[Header],
        errata: dict[str, list[Erratum]],
    ) -> None:
        self._source = source
        self._origin = origin
        self._key = key
        self._headers = headers
        self._errata = errata
        self._code_column = [header.meaning for header in headers].index("code")
        self._text_columns: list[tuple[int, Field]] = [
            (column, header.meaning)
            for column, header in enumerate(headers)
            if header.meaning is not None and header.meaning != "code"
        ]
        self._result = ReadTable((), [], [], [], [], [])
        self._labels: dict[Field, str] = {}

    def read(self, table: ScannedTable) -> ReadTable:
        """Read all rows."""
        raw = [self._raw(row) for row in table.rows]
        orders = {
            column: fields.usual_order(
                (row.segments[column] for row in raw if column in row.segments), meaning
            )
            for column, meaning in self._text_columns
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

    def _label(self, field: Field) -> str:
        """Return what the document calls a field: a label in its cells, or a column's header."""
        headers = {header.meaning: header.label for header in self._headers}
        return self._labels.get(field) or headers.get(field) or fields.LABEL_OF[field]

    def _raw(self, scanned: ScannedRow) -> _RawRow:
        """Read a row's codes, and correct it where errata say so."""
        codes = self._codes(scanned)
        errata = [e for code in codes for e in self._errata.get(f"{self._key}/{code}", ())]
        row = correct(self._source, scanned, errata, len(self._headers))
        self._result.corrected.extend(row.corrected)
        return _RawRow(scanned, codes, row, self._segments(row))

    def _segments(self, row: RowText) -> dict[int, list[fields.Segment]]:
        """Split the cells of a row into segments, by column; empty ones are left out."""
        cells = [
            (column, row.cells[column])
            for column, _ in self._text_columns
            if column < len(row.cells)
        ]
        return {
            column: fields.split_segments(row.text, cell.start, cell.end)
            for column, cell in cells
            if not fields.is_empty(row.text[cell.start : cell.end])
        }

    def _codes(self, scanned: ScannedRow) -> tuple[str, ...]:
        """Read the code cell; what is no number in it is a finding."""
        if self._code_column >= len(scanned.cells):
            self._find(TableRule.EMPTY_CODE, scanned.start, scanned.end, "the code cell is missing")
            return ()
        cell = scanned.cells[self._code_column]
        codes, wrong = read_codes(self._source.text[cell.start : cell.end])
        if wrong:
            self._find(TableRule.BAD_CODE, cell.start, cell.end, wrong)
        elif not codes:
            self._find(TableRule.EMPTY_CODE, cell.start, cell.end, "the code cell is empty")
        return codes

    def _row(self, raw: _RawRow, orders: dict[int, tuple[Field, ...]]) -> Row:
        """Read the fields of a row."""
        at = f"{self._key}/{raw.codes[0]}" if raw.codes else self._key
        row = raw.text

        def report(rule: Rule, start: int, end: int, message: str, fix: Fix | None = None) -> None:
            self._find(rule, row.source_offset(start), row.source_offset(end), message, at, fix=fix)

        read = self._read(row.text, raw.segments, orders, report)
        for field, label in read.labels.items():
            self._labels.setdefault(field, label)
        self._result.stretches.append(self._stretches(raw, read.pieces))
        texts = read.finish()
        for erratum in row.errata:
            if self._reaches(erratum, raw, orders, texts.get(erratum.field, "")):
                self._result.applied.append(erratum)
        corrections = tuple(
            Correction(erratum.field, erratum.was, erratum.reads, erratum.why)
            for erratum in row.errata
        )
        return Row(raw.codes, corrections=corrections, **texts)

    def _read(
        self,
        text: str,
        segments: dict[int, list[fields.Segment]],
        orders: dict[int, tuple[Field, ...]],
        report: Report,
    ) -> RowTexts:
        """Read the cells of a row."""
        texts = RowTexts(self._origin, text, report)
        for column, meaning in self._text_columns:
            if column in segments:
                texts.add(fields.place(text, segments[column], meaning, orders[column]))
        return texts

    def _stretches(self, raw: _RawRow, pieces: Sequence[fields.Placed]) -> tuple[Stretch, ...]:
        """Tell where the source holds a row's code and the pieces of its texts."""
        offset = raw.text.source_offset
        cells = raw.scanned.cells[self._code_column : self._code_column + 1]
        return (
            *(Stretch("code", cell.start, cell.end) for cell in cells),
            *(
                Stretch(piece.field, offset(piece.segment.start), offset(piece.segment.end))
                for piece in pieces
            ),
        )

    def _reaches(
        self, erratum: Erratum, raw: _RawRow, orders: dict[int, tuple[Field, ...]], text: str
    ) -> bool:
        """Tell whether the field that an erratum names is another text without it."""
        others = [other for other in raw.text.errata if other != erratum]
        row = correct(self._source, raw.scanned, others, len(self._headers))
        read = self._read(row.text, self._segments(row), orders, _report_nothing)
        return read.finish().get(erratum.field, "") != text

    def _find_repeated(self, rows: list[_RawRow]) -> None:
        """Find codes that stand twice in the table."""
        seen: set[str] = set()
        for row in rows:
            for code in row.codes:
                if code in seen:
                    self._find(
                        TableRule.REPEATED_CODE,
                        row.scanned.cells[self._code_column].start,
                        row.scanned.cells[self._code_column].end,
                        f"{code} stands in the table already",
                        f"{self._key}/{code}",
                    )
                seen.add(code)

    def _find(  # noqa: PLR0913 - a finding's parts
        self,
        rule: Rule,
        start: int,
        end: int,
        message: str,
        at: str = "",
        *,
        fix: Fix | None = None,
    ) -> None:
        self._result.diagnostics.append(
            self._source.finding(rule, start, end, message, at or self._key, fix=fix)
        )


def _report_nothing(rule: Rule, start: int, end: int, message: str, fix: Fix | None = None) -> None:
    """Take a finding that is made a second time."""
