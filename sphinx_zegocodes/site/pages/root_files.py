"""The files at the root of a site that are about all of it: ``404.html``, those for programs.

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
from sphinx_zegocodes.catalogue.wording import gettext
from sphinx_zegocodes.site.addresses import INDEX, LABELS, LLMS, NOT_FOUND, OPENSEARCH, page_of
from sphinx_zegocodes.site.domain import domain_of
from sphinx_zegocodes.site.editions import twins

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders.html import StandaloneHTMLBuilder

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
    title = gettext("Page not found")
    root = urlsplit(builder.config.html_baseurl).path.rstrip("/") + "/"
    code = next(iter(domain_of(builder.env).catalogue.codes), "0")
    page = f"{root}{builder.get_target_uri(page_of(code))}"
    content = {"title": title, "address": address, "INDEX": INDEX, "code": code, "page": page}
    body = builder.templates.render("zegocodes/404.html", content)
    context = {"title": title, "body": body, "metatags": _NOT_INDEXED, "pageurl": None}
    made = Path(builder.doctreedir, "zegocodes-404.html")
    builder.handle_page(NOT_FOUND, context, "page.html", outfilename=made)
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
        addresses = {
            f"{base}/{builder.get_target_uri(page)}": twins(builder, page) for page in pages
        }
        context = {"addresses": dict(sorted(addresses.items()))}
        content = builder.templates.render("zegocodes/sitemap.xml", context)
        write_if_changed(sitemap, f"{content}\n".encode())
        roots = [twin.absolute for twin in twins(builder, builder.config.root_doc)] or [f"{base}/"]
        robots += "\n" + "".join(f"Sitemap: {root}sitemap.xml\n" for root in roots)
    else:
        sitemap.unlink(missing_ok=True)
    if not _has_own_robots(builder):
        write_if_changed(Path(builder.outdir, "robots.txt"), robots.encode())


def write_for_programs(builder: StandaloneHTMLBuilder) -> None:
    """Write ``llms.txt``, and ``opensearch.xml`` where the address of the site is known.

    https://llmstxt.org; https://github.com/dewitt/opensearch, by which browsers search the site.
    """
    home, out = (builder.config.html_baseurl or "").rstrip("/"), Path(builder.outdir)

    def address(docname: str) -> str:
        return f"{home}/{builder.get_target_uri(docname)}"

    domain, documents = domain_of(builder.env), []
    for document in domain.catalogue.documents:
        at = [(table, domain.pages.get(f"{document.id}/{table.id}")) for table in document.tables]
        tables = [(table, f"{address(page)}#{table.id}") for table, page in at if page]
        if tables:
            documents.append((document, tables[0][1].partition("#")[0], tables))
    content = {"home": home, "address": address, "documents": documents, "labels": LABELS}
    content |= {"title": builder.config.html_title, "day": domain.catalogue.releases.day}
    text = builder.templates.render("zegocodes/llms.txt", content)
    write_if_changed(out / LLMS, f"{text}\n".encode())
    if home:
        text = builder.templates.render("zegocodes/opensearch.xml", content)
        write_if_changed(out / OPENSEARCH, f"{text}\n".encode())
    else:
        (out / OPENSEARCH).unlink(missing_ok=True)


def _has_own_robots(builder: StandaloneHTMLBuilder) -> bool:
    """Tell whether the project brings its own file along."""
    given = (Path(builder.confdir, path) for path in builder.config.html_extra_path)
    return any(p.name == "robots.txt" or (p / "robots.txt").is_file() for p in given)
