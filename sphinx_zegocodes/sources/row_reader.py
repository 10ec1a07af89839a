"""From scanned rows to records: codes, fields and corrections of one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix, Rule, Span
from sphinx_zegocodes.catalogue.records import FIELDS, CodeRange, Column, Correction, Row
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.sources.dialect import fields
from sphinx_zegocodes.sources.dialect.codes import CodesRead, read_codes
from sphinx_zegocodes.sources.dialect.row_texts import RowTexts
from sphinx_zegocodes.sources.dialect.tokens import TAG
from sphinx_zegocodes.sources.errata import RowText, correct
from sphinx_zegocodes.sources.tables.cells import Cell, Stretch
from sphinx_zegocodes.sources.tables.cells import Row as ScannedRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_zegocodes.catalogue.curation import Erratum
    from sphinx_zegocodes.catalogue.vocabulary import Vocabulary
    from sphinx_zegocodes.sources.dialect.columns import Header
    from sphinx_zegocodes.sources.dialect.elements import Report
    from sphinx_zegocodes.sources.dialect.links import Origin
    from sphinx_zegocodes.sources.source_text import SourceText
    from sphinx_zegocodes.sources.tables.cells import ScannedTable


class SourceRow(msgspec.Struct, frozen=True):
    """A row of a table, and where it stands."""

    key: str
    """``document/table``."""
    row: Row
    """The row."""
    span: Span
    """Where it stands."""
    stretches: tuple[Stretch, ...]
    """Where its code and the pieces of its texts stand, in order."""

    @property
    def at(self) -> str:
        """The key of its first entry; that of the table where it has no code."""
        return f"{self.key}/{self.row.codes[0]}" if self.row.codes else self.key


class _RawRow(msgspec.Struct):
    """A row on its way: corrected, and each of its cells split into segments."""

    scanned: ScannedRow
    codes: tuple[str, ...]
    ranges: tuple[CodeRange, ...]
    printed: str | None
    text: RowText
    segments: dict[int, list[fields.Segment]]
    skipped: dict[int, int] = {}


class TableReader:
    """Reads the rows of one table."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that a row depends on
        self,
        source: SourceText,
        origin: Origin,
        words: Vocabulary,
        key: str,
        headers: Sequence[Header],
        errata: dict[str, list[Erratum]],
    ) -> None:
        self.rows: list[SourceRow] = []
        """The rows, one per row of the source."""
        self.corrected: list[tuple[int, int]] = []
        """The stretches that errata replaced."""
        self.applied: list[Erratum] = []
        """The errata that were applied to the field that they name."""
        self.diagnostics: list[Diagnostic] = []
        """Everything that was found."""
        self._source = source
        self._origin = origin
        self._words = words
        self._key = key
        self._headers = headers
        self._errata = errata
        self._code_column = [header.meaning for header in headers].index("code")
        self._text_columns = [
            (column, header.key) for column, header in enumerate(headers) if header.key != "code"
        ]
        self._others = [key for _, key in self._text_columns if key not in FIELDS]
        self._orders: dict[int, tuple[str, ...]] = {}
        self._labels: dict[str, str] = {}
        self._seen: set[str] = set()

    def read(self, table: ScannedTable) -> tuple[Column, ...]:
        """Read all rows; return the columns, one per field that the table has."""
        raw: list[_RawRow] = []
        for row in table.rows:
            if not (raw and self._goes_on(raw[-1], row)):
                raw.append(self._raw(row))
        for column, meaning in self._text_columns:
            cells = (row.segments[column] for row in raw if column in row.segments)
            self._orders[column] = fields.usual_order(cells, meaning)
        self.rows += map(self._row, raw)
        headers = {field: self._headers[column].label for column, field in self._text_columns}
        labels = {**headers, **self._labels}
        present = [
            field
            for field in (*FIELDS, *self._others)
            if field in self._labels or any(row.row.text(field) for row in self.rows)
        ]
        return (
            Column("code", self._headers[self._code_column].label),
            *(Column(field, labels.get(field) or self._words.label_of(field)) for field in present),
        )

    def _goes_on(self, raw: _RawRow, row: ScannedRow) -> bool:
        """Add a row to the one above whose code cell spans both; a row with errata stays alone."""
        column = slice(self._code_column, self._code_column + 1)
        if row.cells[column] != raw.scanned.cells[column] or raw.text.errata or not raw.codes:
            return False
        raw.scanned = ScannedRow(raw.scanned.start, row.end, raw.scanned.cells)
        for number, segments in self._segments(RowText(self._source.text, row.cells)).items():
            known = raw.segments.setdefault(number, [])
            begins = {segment.start for segment in known}
            first, *rest = segments
            if first.start not in begins:
                known += [msgspec.structs.replace(first, paragraph=bool(known)), *rest]
        return True

    def _raw(self, scanned: ScannedRow) -> _RawRow:
        """Read a row's codes, and correct it where errata say so."""
        read = self._codes(scanned)
        codes = tuple(read.codes)
        errata = [e for code in codes for e in self._errata.get(f"{self._key}/{code}", ())]
        row = correct(self._source, scanned, errata, len(self._headers))
        segments = self._segments(row)
        return _RawRow(scanned, codes, tuple(read.ranges), read.printed, row, segments)

    def _segments(self, row: RowText) -> dict[int, list[fields.Segment]]:
        """Split the cells of a row into segments, by column; empty ones are left out."""
        cells = self._with_surplus(row)
        return {
            column: fields.split_segments(row.text, cell.start, cell.end)
            for column, _ in self._text_columns
            for cell in cells[column : column + 1]
            if not fields.is_empty(row.text[cell.start : cell.end])
        }

    def _with_surplus(self, row: RowText) -> list[Cell]:
        """Return the cells of a row; what follows the last column is kept with it."""
        surplus = row.cells[len(self._headers) :]
        if all(fields.is_empty(row.text[cell.start : cell.end]) for cell in surplus):
            return row.cells
        *cells, last = row.cells[: len(self._headers)]
        return [*cells, Cell(last.start, surplus[-1].end)]

    def _codes(self, scanned: ScannedRow) -> CodesRead:
        """Read the code cell; what is no number in it, or no code of its own, is a finding."""
        if self._code_column >= len(scanned.cells):
            self._find(TableRule.EMPTY_CODE, scanned.start, scanned.end, "the code cell is missing")
            return CodesRead()
        cell = scanned.cells[self._code_column]
        text = self._source.text[cell.start : cell.end]
        read = read_codes(text)
        if read.wrong:
            fix = Fix(f"write {read.mended}", read.mended, safe=True) if read.mended else None
            self._find(TableRule.BAD_CODE, cell.start, cell.end, read.wrong, fix=fix)
        elif not read.codes:
            self._find(TableRule.EMPTY_CODE, cell.start, cell.end, "the code cell is empty")
        for doubt in read.doubts:
            at = f"{self._key}/{read.codes[0]}" if read.codes else self._key
            self._find(TableRule.UNCLEAR_RANGE, cell.start, cell.end, doubt, at)
        own = list(self._own(read.codes, cell))
        if read.wrong or len(own) < len(read.codes):
            read.printed = " ".join(TAG.sub(" ", text).split())
        read.codes, read.ranges = own, [range_ for range_ in read.ranges if range_.code in own]
        return read

    def _own(self, codes: Sequence[str], cell: Cell) -> Iterator[str]:
        """Yield the codes of a cell that no row had before."""
        for code in codes:
            if code in self._seen:
                at, message = f"{self._key}/{code}", f"{code} stands in the table already"
                self._find(TableRule.REPEATED_CODE, cell.start, cell.end, message, at)
            else:
                self._seen.add(code)
                yield code

    def _row(self, raw: _RawRow) -> SourceRow:
        """Read the fields of a row."""
        at = f"{self._key}/{raw.codes[0]}" if raw.codes else self._key
        self._aim(raw)
        self.corrected += raw.text.corrected
        corrected, offset = raw.text, raw.text.source_offset

        def report(rule: Rule, start: int, end: int, message: str, fix: Fix | None = None) -> None:
            self._find(rule, offset(start), offset(end), message, at, fix=fix)

        read = self._read(corrected.text, raw.segments, report)
        texts = read.finish()
        for piece in read.pieces:
            if piece.segment.label and (piece.segment.slip is None or piece.segment.slip.in_line):
                self._labels.setdefault(piece.field, piece.segment.label)
        self.applied += (erratum for erratum in corrected.errata if self._reaches(erratum, raw))
        corrections = tuple(Correction(e.field, e.was, e.reads, e.why) for e in corrected.errata)
        code_cell = raw.scanned.cells[self._code_column : self._code_column + 1]
        stretches = (
            *(Stretch("code", cell.start, cell.end) for cell in code_cell),
            *(
                Stretch(piece.field, offset(piece.segment.start), offset(piece.segment.end))
                for piece in read.pieces
            ),
        )
        span = self._source.span(raw.scanned.start, raw.scanned.end)
        others = {key: texts.pop(key) for key in self._others if key in texts}
        row = Row(
            raw.codes,
            **texts,
            others=others,
            corrections=corrections,
            ranges=raw.ranges,
            printed=raw.printed,
        )
        return SourceRow(self._key, row, span, stretches)

    def _read(
        self, text: str, segments: dict[int, list[fields.Segment]], report: Report
    ) -> RowTexts:
        """Read the cells of a row."""
        texts = RowTexts(self._origin, self._words, text, report)
        for column, meaning in self._text_columns:
            if column in segments:
                texts.add(fields.place(text, segments[column], meaning, self._orders[column]))
        return texts

    def _aim(self, raw: _RawRow) -> None:
        """Let each erratum correct the field that it names, where its text stands before too."""
        errata, width = list(raw.text.errata), len(self._headers)
        for erratum in errata:
            while erratum in raw.text.errata and not self._reaches(erratum, raw):
                raw.skipped[id(erratum)] = raw.skipped.get(id(erratum), 0) + 1
                raw.text = correct(self._source, raw.scanned, errata, width, raw.skipped)
            if erratum not in raw.text.errata:
                del raw.skipped[id(erratum)]
                raw.text = correct(self._source, raw.scanned, errata, width, raw.skipped)
        raw.segments = self._segments(raw.text) if raw.skipped else raw.segments

    def _reaches(self, erratum: Erratum, raw: _RawRow) -> bool:
        """Tell whether the field that an erratum names is another text without it."""
        others = [other for other in raw.text.errata if other != erratum]
        without = correct(self._source, raw.scanned, others, len(self._headers), raw.skipped)
        texts = (
            self._read(row.text, self._segments(row), lambda *_: None).finish()
            for row in (raw.text, without)
        )
        return len({each.get(erratum.field, "") for each in texts}) > 1

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
        self.diagnostics.append(
            self._source.finding(rule, start, end, message, at or self._key, fix=fix)
        )
