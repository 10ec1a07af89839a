"""What the look-up knows of a site: rows, tables, ranges, and the words that people say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.lookup_rows import (
    LookupRow,
    departed_row,
    living_rows,
    reported_rows,
)
from sphinx_zegocodes.catalogue.ranges import Range, place_of, ranges_of
from sphinx_zegocodes.catalogue.words import Words
from sphinx_zegocodes.site.addresses import page_of

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.records import Document, Table
    from sphinx_zegocodes.site.domain import ZegoDomain


class LookupTable(msgspec.Struct, frozen=True):
    """A table that rows stand in."""

    key: str
    """``document/table``."""
    product: str
    """The product of its document."""
    place: str
    """The product and what the table is called."""
    address: str
    """Where it stands, from the root of the site."""


class LookupSite(msgspec.Struct, frozen=True):
    """What a look-up knows."""

    rows: Sequence[LookupRow]
    """What it can suggest."""
    tables: Sequence[LookupTable]
    """The tables that rows and ranges name."""
    ranges: Sequence[Range]
    """The ranges of numbers, for one that is no code."""
    page: str
    """The address of a code's page from the root of the site, with ``CODE`` for the code."""
    words: Words = Words()
    """What people call things."""


def lookup_site(domain: ZegoDomain) -> LookupSite:
    """Return what the look-up of a site knows: codes whose tables stand on a page, or did."""
    catalogue, builder = domain.catalogue, domain.builder
    shown = {key: catalogue.tables[key] for key in domain.pages if key in catalogue.tables}
    tables: dict[str, LookupTable] = {}

    def note_table(document: Document, table: Table) -> None:
        key = f"{document.id}/{table.id}"
        address = f"{builder.get_target_uri(domain.pages[key])}#{table.id}"
        place = place_of(document, table)
        tables.setdefault(key, LookupTable(key, document.product, place, address))

    for document, table in shown.values():
        note_table(document, table)
    rows = [*living_rows(catalogue, shown), *reported_rows(catalogue, shown)]
    for several in domain.departed_codes().values():
        for departed in several:
            note_table(departed.entry.document, departed.entry.table)
            rows.append(departed_row(catalogue, departed))
    page = builder.get_target_uri(page_of("CODE"))
    return LookupSite(rows, list(tables.values()), ranges_of(shown.values()), page, domain.words)
