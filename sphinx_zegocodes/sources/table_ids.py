"""Which table of a source is which of its curation: told by the heading it stands under."""

from __future__ import annotations

import bisect
from collections import deque
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.curation import CuratedTable
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.sources.tables.cells import ScannedTable
from sphinx_zegocodes.sources.tables.headers import has_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.sources.prose import Heading
    from sphinx_zegocodes.sources.source_text import SourceText


class Match(msgspec.Struct, frozen=True):
    """A table, and what people know about it."""

    scanned: ScannedTable
    """The table."""
    curated: CuratedTable
    """Its id and heading."""


def match_tables(
    tables: Sequence[ScannedTable],
    source: SourceText,
    file: CurationFile,
    headings: Sequence[Heading],
) -> tuple[list[Match], list[Diagnostic]]:
    """Pair the tables with their ids; what is left over on either side is a finding.

    Tables under the same heading are paired in their order. One without codes is prose, unless
    curation knows one under its heading that no other is.
    """
    waiting: dict[str, deque[CuratedTable]] = {}
    for curated in file.curation.tables:
        waiting.setdefault(squeezed(curated.heading), deque()).append(curated)
    matched, unknown = [], []
    places = zip(tables, headings_above(tables, source, headings), strict=True)
    known = [(not has_codes(source.text, table), table, above) for table, above in places]
    for is_prose, table, above in sorted(known, key=lambda each: each[0]):
        heading = squeezed(above.text if above else None)
        if waiting.get(heading):
            matched.append(Match(table, waiting[heading].popleft()))
        elif not is_prose:
            unknown.append((table.header, heading))
    matched.sort(key=lambda match: match.scanned.start)
    left = {curated.id for queue in waiting.values() for curated in queue}
    advice = "" if left else "; where it is new, run: zegocodes sync --propose"
    diagnostics = []
    for header, heading in unknown:
        under = f"under 「{heading}」" if heading else "without a heading"
        message = f"the table {under} is not in {file.path.name}, or not in this place{advice}"
        place = header.start, header.end
        diagnostics.append(source.finding(SyncRule.TABLE_MISMATCH, *place, message, file.document))
    for index, curated in enumerate(file.curation.tables):
        if curated.id in left:
            where = curated.heading or "no table is without a heading"
            message = f"the table {curated.id} is not in the source: {where}"
            diagnostics.append(
                file.finding(SyncRule.TABLE_MISMATCH, message, "tables", index, at=file.document)
            )
    return matched, diagnostics


def headings_above(
    tables: Sequence[ScannedTable], source: SourceText, headings: Sequence[Heading]
) -> list[Heading | None]:
    """Return the heading that each table stands under."""
    lines = (source.line(table.header.start) - 1 for table in tables)
    above = (bisect.bisect_left(headings, line, key=lambda heading: heading.line) for line in lines)
    return [headings[number - 1] if number else None for number in above]


def squeezed(text: str | None) -> str:
    """Return a heading as it is compared: without white space."""
    return "".join((text or "").split())
