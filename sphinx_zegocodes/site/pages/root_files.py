"""The files at the root of a site that are about all of it: ``404.html``, sitemap and robots.

``404.html`` says what is known about an address that is none. Without JavaScript it leads on to all
codes and to the search. With it, ``zegocodes-404.js`` reads the address that was asked for, and
says of a code which others are near and which range it would fall in, by the index of the look-up.
"""

from __future__ import annotations

import html
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.site.addresses import INDEX, NOT_FOUND

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders.html import StandaloneHTMLBuilder

_TITLE = "页面不存在"
_NOT_INDEXED = '\n    <meta name="robots" content="noindex">'
"""Keeps the page out of search engines: it has no address."""


def write_not_found(builder: StandaloneHTMLBuilder) -> None:
    """Write ``404.html``, unless the project has a page of its own.

    It is made as ``404/index.html``, where every link to the rest of the site begins with ``../``.
    It is served at any depth, so these become absolute, below the path of ``html_baseurl``.
    """
    if "404" in builder.env.found_docs:
        return
    address = partial(builder.get_relative_uri, NOT_FOUND)
    content = {"title": _TITLE, "address": address, "INDEX": INDEX}
    body = builder.templates.render("zegocodes/404.html", content)
    context = {"title": _TITLE, "body": body, "metatags": _NOT_INDEXED, "pageurl": None}
    made = Path(builder.doctreedir, "zegocodes-404.html")
    builder.handle_page(NOT_FOUND, context, "page.html", outfilename=made)
    root = urlsplit(builder.config.html_baseurl).path.rstrip("/") + "/"
    absolute = made.read_bytes().decode().replace('="../', f'="{html.escape(root)}')
    write_if_changed(Path(builder.outdir, "404.html"), absolute.encode())


def write_sitemap(builder: StandaloneHTMLBuilder, collected: Iterable[str]) -> None:
    """Write ``sitemap.xml``, where the address of the site is known, and ``robots.txt``.

    https://www.sitemaps.org/protocol.html, RFC 9309.
    """
    base = builder.config.html_baseurl.rstrip("/")
    sitemap = Path(builder.outdir, "sitemap.xml")
    robots = "User-agent: *\nAllow: /\n"
    if base:
        pages = builder.env.found_docs.union(collected)
        addresses = sorted(f"{base}/{builder.get_target_uri(page)}" for page in pages)
        content = builder.templates.render("zegocodes/sitemap.xml", {"addresses": addresses})
        write_if_changed(sitemap, f"{content}\n".encode())
        robots += f"\nSitemap: {base}/sitemap.xml\n"
    else:
        sitemap.unlink(missing_ok=True)
    if not _has_own_robots(builder):
        write_if_changed(Path(builder.outdir, "robots.txt"), robots.encode())


def _has_own_robots(builder: StandaloneHTMLBuilder) -> bool:
    """Tell whether the project brings its own file along."""
    given = (Path(builder.confdir, path) for path in builder.config.html_extra_path)
    return any(p.name == "robots.txt" or (p / "robots.txt").is_file() for p in given)
