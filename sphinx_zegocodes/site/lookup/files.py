"""The files of the look-up's index, and the scripts of pages that lead to them.

The first file keeps its name, so that pages stay as they are when the index changes. The parts of a
bigger index stand in a folder that is named by a digest of them, so that what a browser keeps is
never mixed with what is new.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.ranges import place_of, ranges_of
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.config import has_code_pages
from sphinx_zegocodes.site.departed import Departed, page_of_departed
from sphinx_zegocodes.site.lookup.index import LookupSite, LookupTable, build_index
from sphinx_zegocodes.site.lookup.rows import LookupRow, living_rows, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_zegocodes.catalogue.records import Document, Table
    from sphinx_zegocodes.site.domain import ZegoDomain

_FOLDER = "_static/zegocodes-lookup"
SCRIPTS = ("index", "text", "mentions", "search", "options", "box", "keys")
"""The scripts in the order in which they build on each other."""


def on_builder_inited(app: Sphinx) -> None:
    """Add the scripts to all pages."""
    if has_code_pages(app.builder):
        for name in SCRIPTS:
            app.add_js_file(f"zegocodes-lookup-{name}.js", loading_method="defer")


def write_index(app: Sphinx) -> None:
    """Write the files, and remove those of other indexes."""
    domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
    folder = Path(app.outdir, _FOLDER)
    made = build_index(lookup_site(app.builder, domain))
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

    def note_table(document: Document, table: Table, page: str, anchor: str) -> None:
        key, address = f"{document.id}/{table.id}", f"{builder.get_target_uri(page)}#{anchor}"
        place = place_of(document, table)
        tables.setdefault(key, LookupTable(key, document.product, place, address))

    for key, (document, table) in shown.items():
        note_table(document, table, domain.pages[key], table.id)
    departed = Departed(domain)
    rows = [*living_rows(catalogue, shown), *_moved_rows(domain, departed)]
    for code, retired in departed.retired.items():
        for entry in (each.entry for each in retired):
            page = page_of_departed(domain, entry.key) or domain.env.config.root_doc
            note_table(entry.document, entry.table, page, entry.anchor)
            rows.append(row_of(code, [entry], gone=True))
    page = builder.get_target_uri(page_of("CODE"))
    return LookupSite(rows, list(tables.values()), ranges_of(shown.values()), page)


def _moved_rows(domain: ZegoDomain, departed: Departed) -> Iterator[LookupRow]:
    """Yield rows of codes that nothing is left of but what they lead to."""
    known = domain.shown_codes().keys() | departed.retired.keys()
    codes = {code: [target] for code, target in departed.redirects.items()}
    for code, moved in departed.moved.items():
        codes[code] = [each.landing.rpartition("/")[2] for each in moved]
    for code, targets in codes.items():
        if code not in known:
            yield LookupRow(code, f"已移至 {'、'.join(dict.fromkeys(targets))}", (), gone=True)
