"""Reads one source document with its curation into a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Span
from sphinx_zegocodes.catalogue.records import Document, Row, Table
from sphinx_zegocodes.sources.blocks import Lines
from sphinx_zegocodes.sources.columns import read_headers
from sphinx_zegocodes.sources.html_tables import scan_html_tables
from sphinx_zegocodes.sources.prose import Block, prose_of
from sphinx_zegocodes.sources.rows import Corrected, ReadTable, TableReader
from sphinx_zegocodes.sources.scanner import ScannedTable, scan_pipe_tables

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.curation import CuratedTable, CurationFile, Erratum
    from sphinx_zegocodes.sources.text import SourceText


class SourceRow(msgspec.Struct, frozen=True):
    """A row of a table, and where it stands."""

    key: str
    """``document/table``."""
    row: Row
    """The row."""
    span: Span
    """Where it stands."""


class Reading(msgspec.Struct, frozen=True):
    """Everything that a source document says."""

    document: Document
    """Its record; complete only where no finding is an error."""
    rows: list[SourceRow]
    """Its rows with their places, in order."""
    headers: dict[str, Span]
    """Where the header of each table (``document/table``) stands."""
    prose: list[Block]
    """Its headings, paragraphs and code blocks."""
    diagnostics: list[Diagnostic]
    """Everything that was found, what errata and waivers settle apart."""


def read_document(source: SourceText, file: CurationFile, base: str) -> Reading:
    """Read a document; ``base`` is the site that its site-absolute links go to."""
    return _DocumentReader(source, file, base).read()


class _DocumentReader:
    def __init__(self, source: SourceText, file: CurationFile, base: str) -> None:
        self.source = source
        self.file = file
        self.base = base
        self.diagnostics: list[Diagnostic] = []
        self.corrected: list[Corrected] = []
        self.rows: list[SourceRow] = []
        self.headers: dict[str, Span] = {}
        self.errata: dict[str, list[Erratum]] = {}
        for erratum in file.curation.errata:
            self.errata.setdefault(erratum.at, []).append(erratum)
        self.stale = list(file.curation.errata)

    def read(self) -> Reading:
        lines = Lines(self.source)
        scans = scan_html_tables(self.source, lines), scan_pipe_tables(self.source, lines)
        tables = sorted((t for scan in scans for t in scan.tables), key=lambda t: t.header.start)
        found = [d for scan in scans for d in scan.diagnostics]
        stretches = [(table.header.start, table.end) for table in tables]
        prose = prose_of(self.source, lines, stretches, self.base)
        records = [
            self._table(table, id_, heading)
            for table, id_, heading in self._matched(tables, prose)
        ]
        curation = self.file.curation
        document = Document(
            self.file.document,
            curation.title,
            curation.product,
            curation.url,
            tuple(records),
            curation.equivalents,
        )
        self.diagnostics += [self._placed(diagnostic) for diagnostic in found]
        self._find_stale_errata()
        self._drop_corrected()
        self._waive()
        return Reading(document, self.rows, self.headers, prose, self.diagnostics)

    def _matched(
        self, tables: list[ScannedTable], prose: list[Block]
    ) -> list[tuple[ScannedTable, str, str | None]]:
        """Pair the tables with their ids, by the heading they stand under."""
        waiting: list[tuple[int, CuratedTable]] = list(enumerate(self.file.curation.tables))
        matched = []
        for table in tables:
            heading = _heading_above(self.source.line(table.header.start), prose)
            pair = next((p for p in waiting if _squeezed(p[1].heading) == heading), None)
            if pair is None:
                under = f"under 「{heading}」" if heading else "without a heading"
                message = f"the table {under} is not in {self.file.path.name}, or not in this place"
                self._find(Rule.TABLE_MISMATCH, table.header.start, table.header.end, message)
            else:
                waiting.remove(pair)
                matched.append((table, pair[1].id, pair[1].heading))
        for index, missing in waiting:
            message = f"the table {missing.id} is not in the source: {missing.heading}"
            self.diagnostics.append(
                self.file.finding(
                    Rule.TABLE_MISMATCH, message, "tables", index, at=self.file.document
                )
            )
        return matched

    def _table(self, scanned: ScannedTable, id_: str, heading: str | None) -> Table:
        key = f"{self.file.document}/{id_}"
        cells = [self.source.text[c.start : c.end] for c in scanned.header.cells]
        headers = read_headers(cells)
        self.headers[key] = self.source.span(scanned.header.start, scanned.header.end)
        meanings = [header.meaning for header in headers]
        for cell, header in zip(scanned.header.cells, headers, strict=True):
            if header.meaning is None or meanings.count(header.meaning) > 1:
                what = "means what another means" if header.meaning else "is unknown"
                message = f"the column 「{header.label}」 {what}"
                self._find(Rule.UNKNOWN_HEADER, cell.start, cell.end, message, key)
        if "code" not in meanings:
            span = (scanned.header.start, scanned.header.end)
            self._find(Rule.UNKNOWN_HEADER, *span, "no column holds codes", key)
            return Table(id_, (), (), heading)
        reader = TableReader(self.source, self.base, key, headers, self.errata)
        read = reader.read(scanned)
        self._note(key, scanned, read)
        return Table(id_, read.columns, tuple(read.rows), heading)

    def _note(self, key: str, scanned: ScannedTable, read: ReadTable) -> None:
        """Keep what reading a table brought."""
        self.diagnostics += read.diagnostics
        self.corrected += read.corrected
        self.stale = [erratum for erratum in self.stale if erratum not in read.applied]
        self.rows += [
            SourceRow(key, row, self.source.span(at.start, at.end))
            for at, row in zip(scanned.rows, read.rows, strict=True)
        ]

    def _placed(self, diagnostic: Diagnostic) -> Diagnostic:
        """Name the row that a finding of the scanner concerns."""
        line = diagnostic.span.line
        for row in self.rows:
            if row.row.codes and row.span.line <= line <= row.span.end_line:
                return msgspec.structs.replace(diagnostic, at=f"{row.key}/{row.row.codes[0]}")
        above = [key for key, span in self.headers.items() if span.line <= line]
        return msgspec.structs.replace(diagnostic, at=above[-1] if above else self.file.document)

    def _find_stale_errata(self) -> None:
        for index, erratum in enumerate(self.file.curation.errata):
            if erratum in self.stale:
                message = (
                    f"{erratum.at} has no such text in its field {erratum.field}; "
                    "was the source corrected?"
                )
                self.diagnostics.append(
                    self.file.finding(
                        Rule.STALE_ERRATUM, message, "errata", index, "was", at=erratum.at
                    )
                )

    def _drop_corrected(self) -> None:
        """Drop the findings inside text that an erratum replaces."""
        spans = [self.source.span(c.start, c.end) for c in self.corrected]
        self.diagnostics = [
            d
            for d in self.diagnostics
            if d.path != self.source.path
            or not any(
                (s.line, s.column) <= (d.span.line, d.span.column)
                and (d.span.end_line, d.span.end_column) <= (s.end_line, s.end_column)
                for s in spans
            )
        ]

    def _waive(self) -> None:
        """Drop the findings that are accepted; a waiver that accepts none is a finding itself."""
        known = {rule.code for rule in Rule}
        for index, waiver in enumerate(self.file.curation.waivers):
            accepted = [
                d for d in self.diagnostics if (d.rule.code, d.at) == (waiver.rule, waiver.at)
            ]
            if accepted:
                self.diagnostics = [d for d in self.diagnostics if d not in accepted]
            elif waiver.rule not in known:
                message = f"there is no rule {waiver.rule}"
                self._find_waiver(Rule.UNKNOWN_REFERENCE, message, index, "rule", waiver.at)
            else:
                message = f"{waiver.rule} is not found at {waiver.at}; the waiver can go"
                self._find_waiver(Rule.STALE_WAIVER, message, index, "at", waiver.at)

    def _find_waiver(self, rule: Rule, message: str, index: int, key: str, at: str) -> None:
        self.diagnostics.append(self.file.finding(rule, message, "waivers", index, key, at=at))

    def _find(self, rule: Rule, start: int, end: int, message: str, at: str = "") -> None:
        self.diagnostics.append(
            self.source.finding(rule, start, end, message, at or self.file.document)
        )


def _heading_above(line: int, prose: list[Block]) -> str | None:
    """Return the text of the last heading above a line, white space apart."""
    above = [b.text for b in prose if b.kind[0] == "h" and b.line < line]
    return above[-1] if above else None


def _squeezed(text: str | None) -> str | None:
    return "".join(text.split()) if text is not None else None
