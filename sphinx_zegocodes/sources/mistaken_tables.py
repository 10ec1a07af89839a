"""Why tables are not found: something hides them, or they stand under other headings by now.

Each cause is one finding, whatever follows from it. Which table is which, its codes tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Fix
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.sources.dialect.codes import read_codes
from sphinx_zegocodes.sources.fences import find_hidden_tables
from sphinx_zegocodes.sources.prose import Prose
from sphinx_zegocodes.sources.table_ids import headings_above, match_tables, squeezed
from sphinx_zegocodes.sources.tables.headers import headers_of
from sphinx_zegocodes.sources.tables.scanner import scan_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.sources.reader import Reading
    from sphinx_zegocodes.sources.source_text import SourceText
    from sphinx_zegocodes.sources.tables.cells import ScannedTable

_ALIKE = 0.3
"""From this share of common codes on, two tables may be the same."""


def explain_mismatches(reading: Reading, file: CurationFile, data: Document | None) -> Reading:
    """Return a reading with what is wrong about its tables as a whole, where anything is.

    ``data`` are those of the last sync.
    """
    source, scan = reading.source, scan_tables(reading.source)
    headings = Prose(source, scan.stretches).headings
    found = list(_renamed_ids(scan.tables, source, file, data))
    moved = headings_by_codes(reading, file, data)
    if not found:
        retitled = with_headings(file, moved)
        _, found = match_tables(scan.tables, source, retitled, headings)
        if any(d.path == str(file.path) for d in found):
            found = list(find_hidden_tables(source, file.document)) or found
        found += _new_headings(reading, file, moved)
    return msgspec.structs.replace(reading, diagnostics=found) if found else reading


def headings_by_codes(
    reading: Reading, file: CurationFile, data: Document | None
) -> dict[str, str | None]:
    """Return the tables that stand under other headings than curation says, by their codes."""
    source, scan = reading.source, scan_tables(reading.source)
    above = headings_above(scan.tables, source, Prose(source, scan.stretches).headings)
    now = [heading.text if heading else None for heading in above]
    curated = {table.id: table.heading for table in file.curation.tables}
    alike = _alike(scan.tables, source, data)
    told = {id_: now[number] for number, id_ in alike.items() if id_ in curated}
    others = [now[number] for number in range(len(now)) if number not in alike]
    known = {squeezed(heading) for heading in curated.values()}
    unknown = [heading for heading in others if squeezed(heading) not in known]
    there = {squeezed(heading) for heading in now}
    missing = [id_ for id_ in curated if id_ not in told and squeezed(curated[id_]) not in there]
    if len(unknown) == len(missing) == 1:
        told[missing[0]] = unknown[0]
    return {id_: told[id_] for id_ in told if squeezed(told[id_]) != squeezed(curated[id_])}


def with_headings(file: CurationFile, headings: Mapping[str, str | None]) -> CurationFile:
    """Return curation whose tables stand under other headings."""
    tables = tuple(
        msgspec.structs.replace(table, heading=headings.get(table.id, table.heading))
        for table in file.curation.tables
    )
    curation = msgspec.structs.replace(file.curation, tables=tables)
    return msgspec.structs.replace(file, curation=curation)


def _alike(tables: list[ScannedTable], source: SourceText, data: Document | None) -> dict[int, str]:
    """Return which table of the data each one of a source is most like; each is one's alone."""
    published = data.tables if data else ()
    known = {table.id: {code for row in table.rows for code in row.codes} for table in published}
    codes = [_codes_in(source, table) for table in tables]
    pairs = [
        (len(here & there) / (len(here | there) or 1), -number, id_)
        for number, here in enumerate(codes)
        for id_, there in known.items()
    ]
    alike: dict[int, str] = {}
    for likeness, number, id_ in sorted(pairs, reverse=True):
        if likeness >= _ALIKE and -number not in alike and id_ not in alike.values():
            alike[-number] = id_
    return alike


def _codes_in(source: SourceText, table: ScannedTable) -> set[str]:
    """Return the codes of a table."""
    meanings = [header.meaning for header in headers_of(source.text, table)]
    if "code" not in meanings:
        return set()
    column = meanings.index("code")
    cells = (row.cells[column] for row in table.rows if column < len(row.cells))
    texts = (source.text[cell.start : cell.end] for cell in cells)
    return {code for text in texts for code in read_codes(text).codes}


def _renamed_ids(
    tables: list[ScannedTable], source: SourceText, file: CurationFile, data: Document | None
) -> Iterator[Diagnostic]:
    """Find tables that were published by another id."""
    ids = [table.id for table in file.curation.tables]
    published = {table.id for table in data.tables} if data else set()
    lost = [id_ for id_ in _alike(tables, source, data).values() if id_ not in ids]
    fresh = [index for index, id_ in enumerate(ids) if id_ not in published]
    for index, id_ in zip(fresh, sorted(lost), strict=False):
        message = f"the table was published as {id_}, and addresses are permanent: call it so again"
        fix = Fix(f"call it {id_}", id_)
        at = f"{file.document}/{id_}"
        found = file.finding(SyncRule.TABLE_MISMATCH, message, "tables", index, "id", at=at)
        yield msgspec.structs.replace(found, fix=fix)


def _new_headings(
    reading: Reading, file: CurationFile, moved: Mapping[str, str | None]
) -> Iterator[Diagnostic]:
    """Find tables that stand under other headings; those that exchanged them are one finding."""
    source, ids = reading.source, [table.id for table in file.curation.tables]
    curated = {table.id: table.heading for table in file.curation.tables}
    own = {squeezed(heading) for heading in curated.values()}
    exchanged = [id_ for id_ in moved if squeezed(moved[id_]) in own]
    groups = [*([exchanged] if exchanged else []), *([i] for i in moved if i not in exchanged)]
    headings = Prose(source, scan_tables(source).stretches).headings
    places = {squeezed(heading.text): heading.line for heading in headings}
    for group in groups:
        spans = (file.places.get(("tables", ids.index(id_), "heading")) for id_ in group)
        lines = " and ".join(str(span.line) for span in spans if span)
        said = "、".join(f"{id_} 「{moved[id_] or ''}」" for id_ in group)
        if len(group) > 1:
            message = f"by their codes, tables stand under each other's headings: {said}; mend that"
            message += f", or exchange the headings in lines {lines} of {file.path}"
        else:
            was = f"「{curated[group[0]]}」" if curated[group[0]] else "no heading"
            message = f"this seems to be the table {group[0]}, which had {was}; renamed? "
            message += f"change {f'line {lines}' if lines else 'its heading'} of {file.path}"
        line = places.get(squeezed(moved[group[0]]), 0)
        start, end = source.lines.start(line), source.lines.end(line)
        at = f"{file.document}/{group[0]}"
        yield source.finding(SyncRule.TABLE_MISMATCH, start, end, message, at)
