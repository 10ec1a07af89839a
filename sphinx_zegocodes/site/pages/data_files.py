"""The data files of the site: JSON and CSV of all codes, JSON of each, and their schema."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue import exports, schema
from sphinx_zegocodes.catalogue.records import CODE
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.site.addresses import CODES, page_of
from sphinx_zegocodes.site.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_zegocodes.catalogue.records import Entry

_PAGE = re.compile(rf"(?:from-)?{CODE}(?=\.\w+\Z|\Z)")
"""What a page, its folder and the data of its code are named by."""


def write_data(app: Sphinx) -> None:
    """Write the data files."""
    published = list(_published(app))
    out = Path(app.builder.outdir)  # which may be a folder within that of the output
    catalogue = domain_of(app.env).catalogue
    shown, day = {each.document for each in published}, catalogue.releases.day
    documents = [document for document in catalogue.documents if document.id in shown]
    content = exports.dump_json(published, catalogue.relations.large, day, documents)
    write_if_changed(out / "codes.json", content)
    write_if_changed(out / "codes.csv", exports.dump_csv(published))
    base = (app.config.html_baseurl or "").rstrip("/")
    address = f"{base}/codes.schema.json" if base else ""
    write_if_changed(out / "codes.schema.json", schema.dump(exports.PublishedCodes, address))
    of_code: dict[str, list[exports.PublishedEntry]] = {}
    for each in published:
        of_code.setdefault(each.code, []).append(each)
    for code, entries in of_code.items():
        groups = exports.groups_of_codes(catalogue, entries)
        write_if_changed(out / CODES / f"{code}.json", exports.dump_json(entries, groups, day))


def _published(app: Sphinx) -> Iterator[exports.PublishedEntry]:
    """Yield the entries that stand on a page, then those that left."""
    domain, base = domain_of(app.env), (app.config.html_baseurl or "").rstrip("/")
    catalogue = domain.catalogue

    def url_of(entry: Entry) -> str:
        return f"{base}/{app.builder.get_target_uri(page_of(entry.code))}#{entry.anchor}"

    for key, entry in catalogue.entries.items():
        if entry.table_key in domain.pages:
            yield exports.publish(catalogue, key, url_of(entry))
    for several in domain.departed_codes().values():
        for departed in several:
            yield exports.publish_departed(catalogue, departed, url_of(departed.entry))


def remove_stale(out: Path, pages: frozenset[str]) -> None:
    """Remove the pages and data of codes that no table has any longer, and lists of codes."""
    for name in sorted(os.listdir(out / CODES)):  # noqa: PTH208 - there may be many
        page = _PAGE.match(name)
        if page and f"{CODES}/{page[0]}" not in pages:
            path = out / CODES / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
