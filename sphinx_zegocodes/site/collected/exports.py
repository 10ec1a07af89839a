"""The data files of the site: JSON and CSV of all codes, JSON of each, and their schema."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue import exports, schema
from sphinx_zegocodes.catalogue.relations import Relations
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.site.addresses import CODES, page_of
from sphinx_zegocodes.site.departed import Departed

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.site.domain import ZegoDomain

_CODE = re.compile(r"-?[0-9]+(?=\.\w+\Z|\Z)")
"""The code that a page, a file of data or the folder of a page is named by."""


def write_data(app: Sphinx) -> None:
    """Write the data files, and remove what belongs to codes that are gone."""
    domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
    write_exports(app.builder, domain)  # type: ignore[arg-type]
    departed = Departed(domain)
    codes = {*domain.shown_codes(), *departed.codes, *departed.redirects}
    remove_stale(app.outdir, frozenset(codes))


def write_exports(builder: StandaloneHTMLBuilder, domain: ZegoDomain) -> None:
    """Write ``codes.json``, ``codes/<code>.json``, ``codes.csv`` and ``codes.schema.json``."""
    base = (builder.config.html_baseurl or "").rstrip("/")
    relations = domain.catalogue.relations
    departed = Departed(domain)
    published: dict[str, exports.PublishedEntry] = {}
    for entries in domain.shown_codes().values():
        for entry in entries:
            url = f"{base}/{builder.get_target_uri(page_of(entry.code))}#{entry.anchor}"
            published[entry.key] = exports.publish(entry, url, relations[entry.key])
    ordered = [published[key] for key in domain.catalogue.entries if key in published]
    for several in departed.retired.values():
        for retired in several:
            entry, tombstone = retired.entry, retired.tombstone
            url = f"{base}/{builder.get_target_uri(page_of(entry.code))}#{entry.anchor}"
            ordered.append(exports.publish(entry, url, Relations(), tombstone))
    out = builder.outdir
    write_if_changed(out / "codes.json", exports.dump_json(ordered))
    write_if_changed(out / "codes.csv", exports.dump_csv(ordered))
    write_if_changed(out / "codes.schema.json", schema.dump(exports.PublishedCodes))
    of_code: dict[str, list[exports.PublishedEntry]] = {code: [] for code in departed.moved}
    for each in ordered:
        of_code.setdefault(each.code, []).append(each)
    for code, target in departed.redirects.items():
        of_code[code] = of_code[target]
    for code, several_of_code in of_code.items():
        write_if_changed(out / CODES / f"{code}.json", exports.dump_json(several_of_code))


def remove_stale(out: Path, codes: frozenset[str]) -> None:
    """Remove the pages and data of codes that no table has any longer."""
    for name in sorted(os.listdir(out / CODES)):  # noqa: PTH208 - there may be many
        code = _CODE.match(name)
        if code and code[0] not in codes:
            path = out / CODES / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
