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

from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.site.addresses import INDEX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_zegocodes.site.domain import ZegoDomain

NOT_FOUND = "404/index"
"""The name of the page, until its links are absolute."""
_TITLE = "页面不存在"
_AFTER_LOOKUP = 600
"""A priority for a script that builds on those of the look-up, which have Sphinx's own."""


def on_html_collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the page, unless the project has one of its own."""
    domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
    if not domain.has_code_pages or "404" in app.env.found_docs:
        return

    def address(docname: str) -> str:
        uri: str = app.builder.get_relative_uri(NOT_FOUND, docname)
        return uri

    context = {"title": _TITLE, "address": address, "INDEX": INDEX}
    body = app.builder.templates.render("zegocodes/404.html", context)
    yield NOT_FOUND, {"title": _TITLE, "body": body, "metatags": ""}, "page.html"


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the script to the page, and keep it out of search engines: it has no address."""
    del templatename, doctree
    if pagename == NOT_FOUND:
        context["pageurl"] = None
        context["metatags"] += '\n    <meta name="robots" content="noindex">'
        app.add_js_file("zegocodes-404.js", priority=_AFTER_LOOKUP, loading_method="defer")


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Move the page to ``404.html``, with links that hold at any depth."""
    made = Path(app.outdir, NOT_FOUND).with_suffix(".html")
    if exception is None and made.is_file():
        root = urlsplit(app.config.html_baseurl).path.rstrip("/") + "/"
        text = made.read_bytes().decode()
        absolute = text.replace('="../', f'="{html.escape(root)}')
        write_if_changed(Path(app.outdir, "404.html"), absolute.encode())
        shutil.rmtree(made.parent)
