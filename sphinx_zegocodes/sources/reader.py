"""Reads one source document with its curation into a record."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from sphinx_zegocodes.catalogue.decisions import lapsed_keys
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix, Rule, Span
from sphinx_zegocodes.catalogue.records import Document, Entry, Table, entries_of
from sphinx_zegocodes.catalogue.rules.project import CurationRule
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.catalogue.rules.texts import MarkupRule
from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES
from sphinx_zegocodes.sources.content import ContentReader
from sphinx_zegocodes.sources.definitions import find_definitions
from sphinx_zegocodes.sources.dialect.links import Origin
from sphinx_zegocodes.sources.dialect.tokens import ODD_BREAK, tokenize
from sphinx_zegocodes.sources.fences import find_open_fence
from sphinx_zegocodes.sources.invisible import find_invisible
from sphinx_zegocodes.sources.prose import Prose
from sphinx_zegocodes.sources.row_reader import SourceRow, TableReader
from sphinx_zegocodes.sources.source_text import SourceText
from sphinx_zegocodes.sources.table_ids import match_tables
from sphinx_zegocodes.sources.tables.headers import has_codes, headers_of
from sphinx_zegocodes.sources.tables.scanner import scan_tables
from sphinx_zegocodes.sources.waivers import outside_corrections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_zegocodes.catalogue.curation import CuratedTable, Curation, CurationFile, Erratum
    from sphinx_zegocodes.sources.tables.cells import Cell, ScannedTable
    from sphinx_zegocodes.sources.tables.cells import Row as ScannedRow


_ODD_BREAK = re.compile(ODD_BREAK)


class Reading(msgspec.Struct, frozen=True):
    """Everything that a source document says."""

    source: SourceText
    """Its text."""
    document: Document
    """Its record; complete only where no finding is an error."""
    rows: list[SourceRow]
    """Its rows with their places, in order."""
    headers: dict[str, Span]
    """Where the header of each table (``document/table``) stands."""
    stretches: list[tuple[int, int]]
    """Where each of its statements stands, as ``statements_of`` yields them."""
    corrected: list[tuple[int, int]]
    """The stretches that errata replaced."""
    diagnostics: list[Diagnostic]
    """Everything that was found, what errata settle apart."""
    lapsed: dict[str, Entry] = {}
    """The entries as they would read with the errata that no longer suit their texts."""

    def place_of(self, row: SourceRow, field: str) -> Span:
        """Return where a text of a row stands; where its code does if the row has no such text."""
        own = [stretch for stretch in row.stretches if stretch.field == field]
        pieces = own or row.stretches[:1]
        return self.source.span(pieces[0].start, pieces[-1].end) if pieces else row.span


def read_document(source: SourceText, file: CurationFile, site: str) -> Reading:
    """Read a document; ``site`` is where its site-absolute links go to.

    What errata correct is read as published where the words around it are others by now.
    """
    reader = _DocumentReader(source, file, site)
    reading = reader.read()
    if not any(erratum.texts for erratum in reader.applied):
        return reading
    entries = {entry.key: entry for entry in entries_of(reading.document)}
    lapsed = [erratum for erratum in reader.applied if lapsed_keys(erratum, entries)]
    if not lapsed:
        return reading
    reading = _DocumentReader(source, file, site, lapsed).read()
    return msgspec.structs.replace(reading, lapsed={e.at: entries[e.at] for e in lapsed})


def origin_of(curation: Curation, site: str) -> Origin:
    """Return where a document is published, as far as that tells where its links go.

    An old article's address and a site's front page tell nothing of the document's neighbours.
    """
    path = urlsplit(curation.url).path
    page = "" if path.strip("/") == "" or path.startswith("/article/") else curation.url
    return Origin(site, page, curation.references or "")


class _DocumentReader:
    def __init__(
        self, source: SourceText, file: CurationFile, site: str, lapsed: Sequence[Erratum] = ()
    ) -> None:
        self.source = source
        self.file = file
        self.origin = origin_of(file.curation, site)
        self.diagnostics: list[Diagnostic] = []
        self.corrected: list[tuple[int, int]] = []
        self.rows: list[SourceRow] = []
        self.headers: dict[str, Span] = {}
        self.errata: dict[str, list[Erratum]] = {}
        self.in_force = [erratum for erratum in file.curation.errata if erratum not in lapsed]
        for erratum in self.in_force:
            self.errata.setdefault(erratum.at, []).append(erratum)
        self.applied: list[Erratum] = []

    def read(self) -> Reading:
        scan = scan_tables(self.source)
        prose = Prose(self.source, scan.stretches)
        matched, self.diagnostics = match_tables(
            scan.tables, self.source, self.file, prose.headings
        )
        tables = {m.scanned.start: self._table(m.scanned, m.curated) for m in matched}
        self.diagnostics += self._placed(
            [
                *scan.diagnostics,
                *self._unread_tables(prose),
                *find_invisible(self.source),
                *self._odd_breaks(),
                *find_definitions(self.source),
            ],
            [heading.line + 1 for heading in prose.headings],
        )
        reader = ContentReader(
            self.source, prose, tables, self._find_in_prose, self._plain(scan.tables, tables)
        )
        content = reader.read(self.origin)
        self._find_stale_errata()
        self.diagnostics += find_open_fence(self.source, self.file.document)
        self.diagnostics = outside_corrections(self.diagnostics, self.source, self.corrected)
        return Reading(
            self.source,
            self.file.record(content),
            self.rows,
            self.headers,
            reader.stretches,
            self.corrected,
            self.diagnostics,
        )

    def _plain(
        self, tables: Sequence[ScannedTable], known: dict[int, Table]
    ) -> dict[int, ScannedTable]:
        """Return the tables that are prose, as they hold no codes."""
        text = self.source.text
        return {t.start: t for t in tables if t.start not in known and not has_codes(text, t)}

    def _table(self, scanned: ScannedTable, curated: CuratedTable) -> Table:
        key = f"{self.file.document}/{curated.id}"
        headers = headers_of(self.source.text, scanned)
        self.headers[key] = self.source.span(scanned.header.start, scanned.header.end)
        for cell, header in zip(scanned.header.cells, headers, strict=True):
            if header.problem:
                message = f"the column 「{header.label}」 {header.problem}"
                self._find_header(TableRule.UNKNOWN_HEADER, key, cell, message)
        if not any(header.meaning == "code" for header in headers):
            message = (
                "no column of the table holds codes; where it is prose, take it out of the curation"
            )
            self._find_header(TableRule.NO_CODES, key, scanned.header, message)
            return Table(curated.id, (), (), curated.heading)
        reader = TableReader(
            self.source, self.origin, VOCABULARIES[self.file.language], key, headers, self.errata
        )
        columns = reader.read(scanned)
        self.rows += reader.rows
        self.corrected += reader.corrected
        self.applied += reader.applied
        self.diagnostics += reader.diagnostics
        return Table(curated.id, columns, tuple(row.row for row in reader.rows), curated.heading)

    def _unread_tables(self, prose: Prose) -> Iterator[Diagnostic]:
        """Find the tables that a reader of Markdown sees, and that nothing is read of."""
        lines = self.source.lines
        for line in prose.tables:
            message = "a table is not read in a quotation, or where it is indented like code"
            rule, start, end = TableRule.ROW_OUTSIDE_TABLE, lines.start(line), lines.end(line)
            yield self.source.finding(rule, start, end, message)

    def _odd_breaks(self) -> Iterator[Diagnostic]:
        """Find the line breaks that are read as such, and are none elsewhere."""
        source, fix = self.source, Fix("write <br />", "<br />", safe=True)
        for match in _ODD_BREAK.finditer(source.text):
            number = source.line(match.start()) - 1
            line = tokenize(source.text, source.lines.start(number), source.lines.end(number))
            if not source.lines.opaque[number] and any(t.start == match.start() for t in line):
                message = f"{match[0]} is no line break elsewhere"
                yield source.finding(MarkupRule.ODD_BREAK, *match.span(), message, fix=fix)

    def _placed(
        self, diagnostics: list[Diagnostic], headings: Sequence[int]
    ) -> Iterator[Diagnostic]:
        """Name the row that each finding of a scanner concerns, or the table of its heading.

        That is the one above it; where it stands before the first one of a heading, that.
        """
        rows = sorted(self.rows, key=lambda row: row.span) if diagnostics else []
        headers = sorted((span, key) for key, span in self.headers.items())
        for found in diagnostics:
            at, start = self.file.document, found.span.start
            row = bisect.bisect_right(rows, start, key=lambda row: row.span.start)
            header = bisect.bisect_right(headers, start, key=lambda header: header[0].start)
            if row and start <= rows[row - 1].span.end:
                at = rows[row - 1].at
            elif near := [*headers[header - 1 : header], *headers[header : header + 1]]:
                own = bisect.bisect_right(headings, start[0])
                under = (key for span, key in near if bisect.bisect(headings, span.line) == own)
                at = next(under, at)
            yield msgspec.structs.replace(found, at=at)

    def _find_stale_errata(self) -> None:
        keys = {f"{row.key}/{code}" for row in self.rows for code in row.row.codes}
        for index, erratum in enumerate(self.file.curation.errata):
            if erratum in self.in_force and erratum not in self.applied:
                way, message = "at", f"there is no entry {erratum.at}"
                if (at := erratum.at) in keys:
                    way, message = "was", f"{at} has no such text in its field {erratum.field}"
                    message = f"{message}; was the source corrected?"
                rule = CurationRule.STALE_ERRATUM
                self.diagnostics.append(
                    self.file.finding(rule, message, "errata", index, way, at=at)
                )

    def _find_header(self, rule: Rule, key: str, at: Cell | ScannedRow, message: str) -> None:
        self.diagnostics.append(self.source.finding(rule, at.start, at.end, message, key))

    def _find_in_prose(
        self, rule: Rule, start: int, end: int, message: str, fix: Fix | None = None
    ) -> None:
        at = self.file.document
        self.diagnostics.append(self.source.finding(rule, start, end, message, at, fix=fix))
