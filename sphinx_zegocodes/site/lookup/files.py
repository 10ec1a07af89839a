"""The files of the look-up's index.

The first file keeps its name, so that pages stay as they are when the index changes. The parts of a
bigger index stand in a folder that is named by a digest of them, so that what a browser keeps is
never mixed with what is new.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.ranges import place_of, ranges_of
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.domain import domain_of
from sphinx_zegocodes.site.lookup.index import LookupSite, LookupTable, build_index
from sphinx_zegocodes.site.lookup.rows import LookupRow, living_rows, row_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_zegocodes.catalogue.departures import DepartedEntry
    from sphinx_zegocodes.catalogue.records import Document, Table
    from sphinx_zegocodes.site.domain import ZegoDomain

_FOLDER = "_static/zegocodes-lookup"


def write_index(app: Sphinx) -> None:
    """Write the files, and remove those of other indexes."""
    folder = Path(app.outdir, _FOLDER)
    made = build_index(lookup_site(app.builder, domain_of(app.env)))
    for name, content in made.files.items():
        write_if_changed(folder / name, content)
    for other in sorted(folder.iterdir()):
        if other.is_dir() and other.name != made.parts:
            shutil.rmtree(other)


def lookup_site(builder: Builder, domain: ZegoDomain) -> LookupSite:
    """Return what the look-up of a site knows: codes whose tables stand on a page, or did."""
    catalogue = domain.catalogue
    shown = {key: catalogue.tables[key] for key in domain.pages if key in catalogue.tables}
    tables: dict[str, LookupTable] = {}

    def note_table(document: Document, table: Table) -> None:
        key = f"{document.id}/{table.id}"
        address = f"{builder.get_target_uri(domain.pages[key])}#{table.id}"
        place = place_of(document, table)
        tables.setdefault(key, LookupTable(key, document.product, place, address))

    for document, table in shown.values():
        note_table(document, table)
    rows = list(living_rows(catalogue, shown))
    for several in domain.departed_codes().values():
        for departed in several:
            note_table(departed.entry.document, departed.entry.table)
            rows.append(_departed_row(departed))
    page = builder.get_target_uri(page_of("CODE"))
    return LookupSite(rows, list(tables.values()), ranges_of(shown.values()), page)


def _departed_row(departed: DepartedEntry) -> LookupRow:
    """Return the row of an entry that left: what it meant, or else where it went."""
    row = row_of(departed.entry.code, [departed.entry], gone=True)
    if row.meaning or not departed.landing:
        return row
    return msgspec.structs.replace(row, meaning=f"已移至 {departed.landing.rpartition('/')[2]}")
