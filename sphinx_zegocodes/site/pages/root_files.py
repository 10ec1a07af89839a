"""``404.html``: what is known about an address that is none.

Without JavaScript it leads on to all codes and to the search. With it, ``zegocodes-404.js`` reads
the address that was asked for, and says of a code which others are near and which range it would
fall in, by the index of the look-up.

The page is made as ``404/index.html``, where every link to the rest of the site begins with
``../``. It is served at any depth, so these become absolute, below the path of ``html_baseurl``.
"""

from __future__ import annotations

import html
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.site.addresses import INDEX, NOT_FOUND
from sphinx_zegocodes.site.domain import domain_of
from sphinx_zegocodes.site.pages.changed_pages import FRAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_zegocodes.site.pages.collecting import CollectedPages

_TITLE = "页面不存在"


def on_html_collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the page, unless the project has one of its own."""
    if not domain_of(app.env).has_code_pages or "404" in app.env.found_docs:
        return

    def address(docname: str) -> str:
        uri: str = app.builder.get_relative_uri(NOT_FOUND, docname)
        return uri

    context = {"title": _TITLE, "address": address, "INDEX": INDEX}
    body = app.builder.templates.render("zegocodes/404.html", context)
    yield NOT_FOUND, {"title": _TITLE, "body": body, "metatags": ""}, "page.html"


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], *_: object
) -> None:
    """Keep the page out of search engines: it has no address."""
    del app, templatename
    if pagename == NOT_FOUND:
        context["pageurl"] = None
        context["metatags"] += '\n    <meta name="robots" content="noindex">'


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Move the page to ``404.html``, with links that hold at any depth."""
    made = Path(app.outdir, NOT_FOUND).with_suffix(".html")
    if exception is None and made.is_file():
        root = urlsplit(app.config.html_baseurl).path.rstrip("/") + "/"
        text = made.read_bytes().decode()
        absolute = text.replace('="../', f'="{html.escape(root)}')
        write_if_changed(Path(app.outdir, "404.html"), absolute.encode())
        shutil.rmtree(made.parent)


_CONTENT = "page.html"
"""The template of every page that has a content of its own."""
_NO_PAGES = frozenset({NOT_FOUND, FRAME})
"""What is written by this template, and is no page of the site."""


class Sitemap:
    """Notes the pages that are collected, which no other place lists, and writes the files."""

    def __init__(self, pages: CollectedPages) -> None:
        self._pages = pages
        self._collected: set[str] = set()

    def on_html_page_context(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Note a page that an extension collects. It is written in the main process."""
        del app, context
        if doctree is None and templatename == _CONTENT and pagename not in _NO_PAGES:
            self._collected.add(pagename)

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the files, where pages were written."""
        if exception is not None or not self._pages.names:
            return
        base = app.config.html_baseurl.rstrip("/")
        sitemap = Path(app.outdir, "sitemap.xml")
        if base:
            pages = app.env.found_docs | self._collected | self._pages.names
            addresses = (f"{base}/{app.builder.get_target_uri(page)}" for page in pages)
            write_if_changed(sitemap, "".join(_sitemap(addresses)).encode())
        else:
            sitemap.unlink(missing_ok=True)
        if not _has_own_robots(app.config, Path(app.confdir)):
            write_if_changed(Path(app.outdir, "robots.txt"), "".join(_robots(base)).encode())


def _sitemap(addresses: Iterable[str]) -> Iterator[str]:
    """Yield a sitemap, https://www.sitemaps.org/protocol.html, in pieces."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for address in sorted(addresses):
        yield f"<url><loc>{escape(address)}</loc></url>\n"
    yield "</urlset>\n"


def _robots(base: str) -> Iterator[str]:
    """Yield what crawlers may do (RFC 9309), in pieces."""
    yield "User-agent: *\nAllow: /\n"
    if base:
        yield f"\nSitemap: {base}/sitemap.xml\n"


def _has_own_robots(config: Config, confdir: Path) -> bool:
    """Tell whether the project brings its own file along."""
    given = (confdir / path for path in config.html_extra_path)
    return any(p.name == "robots.txt" or (p / "robots.txt").is_file() for p in given)
