"""Pages at addresses whose content went elsewhere.

They lead there without a script, and with one they take the fragment along. Every address in them
is relative, and what they lead to is a page with a content of its own: no loop, and never off the
site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.collected.retired import show_retired
from sphinx_zegocodes.site.departed import Departed, page_of_departed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sphinx.application import Sphinx

    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.site.domain import ZegoDomain

    Page = tuple[str, dict[str, Any], str]

_REDIRECT = "zegocodes/redirect.html"


def on_html_collect_pages(app: Sphinx) -> Iterator[Page]:
    """Write the redirects of codes and documents, and the pages of documents without an heir."""
    domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
    if not domain.has_code_pages:
        return
    for code, target in Departed(domain).redirects.items():
        yield _redirect(app, page_of(code), page_of(target), f"{code} 已移至 {target}")
    departures = domain.catalogue.departures
    for document in domain.catalogue.documents:
        if document.id not in departures.heirs or document.id in app.env.found_docs:
            continue
        keys = [each.at for each in document.tombstones]
        keys += [each.source for each in document.moves]
        heir = next((page for key in keys if (page := page_of_departed(domain, key))), None)
        if departures.heirs[document.id] is None:
            yield _last_page(app, domain, document)
        elif heir is not None:
            yield _redirect(app, document.id, heir, f"{document.title} 已移动")


def _redirect(app: Sphinx, pagename: str, target: str, title: str) -> Page:
    """Return a page that leads to another."""
    address = app.builder.get_relative_uri(pagename, target)
    return pagename, {"title": title, "address": address}, _REDIRECT


def _last_page(app: Sphinx, domain: ZegoDomain, document: Document) -> Page:
    """Return the page of a document that is retired as a whole, with an anchor for each row."""
    departures = domain.catalogue.departures
    builder: Any = app.builder

    def address(docname: str, anchor: str = "") -> str:
        uri = builder.get_relative_uri(document.id, docname)
        return f"{uri}#{anchor}" if anchor else uri or "#"

    retired = [
        show_retired(builder, domain, departures.retired[tombstone.at])
        for tombstone in document.tombstones
        if tombstone.at in departures.retired
    ]
    moved = [departures.moved[m.source] for m in document.moves if m.source in departures.moved]
    keys = [shown.entry.table for shown in retired]
    keys += [each.move.source.rpartition("/")[0] for each in moved]
    context = {
        "title": f"{document.title}（不再收录）",
        "document": document,
        "retired": retired,
        "moved": moved,
        "tables": dict.fromkeys(key.partition("/")[2] for key in keys),
        "address": address,
        "page_of": page_of,
    }
    body = builder.templates.render("zegocodes/retired.html", context)
    return document.id, {"title": context["title"], "body": body, "metatags": ""}, "page.html"
