"""``404.html``: what is known about an address that is none.

Without JavaScript it leads on to all codes and to the search. With it, ``zegocodes-404.js`` reads
the address that was asked for, and says of a code which others are near and which range it would
fall in, by the data that the page carries.

The page is made as ``404/index.html``, where every link to the rest of the site begins with
``../``. It is served at any depth, so these become absolute, below the path of ``html_baseurl``.
"""

from __future__ import annotations

import html
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from sphinx_zegocodes.catalogue.ranges import ranges_of
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.site.addresses import INDEX, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_zegocodes.site.domain import ZegoDomain

NOT_FOUND = "404/index"
"""The name of the page, until its links are absolute."""
_TITLE = "页面不存在"


def on_html_collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the page, unless the project has one of its own."""
    domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
    if not domain.has_code_pages or "404" in app.env.found_docs:
        return

    def address(docname: str) -> str:
        uri: str = app.builder.get_relative_uri(NOT_FOUND, docname)
        return uri

    context = {"title": _TITLE, "address": address, "INDEX": INDEX}
    context["known"] = _known(app.builder, domain)
    body = app.builder.templates.render("zegocodes/404.html", context)
    yield NOT_FOUND, {"title": _TITLE, "body": body, "metatags": ""}, "page.html"


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add script and styles to the page, and keep it out of search engines: it has no address."""
    del templatename, doctree
    if pagename == NOT_FOUND:
        context["pageurl"] = None
        context["metatags"] += '\n    <meta name="robots" content="noindex">'
        app.add_css_file("zegocodes-404.css")
        app.add_js_file("zegocodes-404.js", loading_method="defer")


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Move the page to ``404.html``, with links that hold at any depth."""
    made = Path(app.outdir, NOT_FOUND).with_suffix(".html")
    if exception is None and made.is_file():
        root = urlsplit(app.config.html_baseurl).path.rstrip("/") + "/"
        text = made.read_bytes().decode()
        absolute = text.replace('="../', f'="{html.escape(root)}')
        write_if_changed(Path(app.outdir, "404.html"), absolute.encode())
        shutil.rmtree(made.parent)


def _known(builder: Builder, domain: ZegoDomain) -> str:
    """Return the codes with their pages and the ranges with their tables, as JSON in HTML."""
    shown = (domain.catalogue.tables[key] for key in domain.pages if key in domain.catalogue.tables)
    known = {
        "codes": list(domain.shown_codes()),
        "page": builder.get_target_uri(page_of("CODE")),
        "ranges": [
            {
                "first": range_.first,
                "last": range_.last,
                "label": f"{range_.label} {range_.name}",
                "product": range_.product,
                "table": f"{builder.get_target_uri(domain.pages[range_.table])}#{table}",
            }
            for range_ in ranges_of(shown)
            for table in [range_.table.rpartition("/")[2]]
        ],
    }
    # It stands between apostrophes, so that its own many quotation marks can stay.
    encoded = msgspec.json.encode(known).decode()
    return html.escape(encoded, quote=False).replace("'", "&#39;")
