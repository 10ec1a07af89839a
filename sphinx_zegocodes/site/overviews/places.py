"""Places on pages that overviews fill when everything is read, as they show all documents."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_zegocodes.catalogue.records import Document, Table
    from sphinx_zegocodes.site.domain import ZegoDomain

NOT_INDEXED = "no-search"
"""The class that keeps text out of the search: the pages it leads to are what is looked for."""


class Overview(nodes.container):
    """The place of an overview. ``kind`` is the name of its directive."""


class _OverviewDirective(SphinxDirective):
    """Leave a place for an overview."""

    def run(self) -> list[nodes.Node]:
        """Return the place."""
        domain: ZegoDomain = self.env.get_domain("zego")  # type: ignore[assignment]
        domain.note_overview(self.env.docname)
        kind = self.name.rpartition(":")[2]
        place = Overview(kind=kind, classes=[f"zego-{kind}", NOT_INDEXED])
        self.set_source_info(place)
        return [place]


class DocumentsDirective(_OverviewDirective):
    """List the documents with what they cover."""


class MapDirective(_OverviewDirective):
    """Draw which tables keep which numbers."""


def overviews_of(doctree: nodes.document, kind: str) -> list[Overview]:
    """Return the places of one kind on a page."""
    return [place for place in doctree.findall(Overview) if place["kind"] == kind]


class Shown:
    """The documents that pages show, in the order of the pages, and links to them."""

    def __init__(self, builder: Builder, domain: ZegoDomain, docname: str) -> None:
        self._builder = builder
        self._domain = domain
        self._docname = docname

    def documents(self) -> list[Document]:
        """Return the documents that have a table on a page."""
        keys = self._domain.pages.keys() & self._domain.catalogue.tables.keys()
        shown = {key.partition("/")[0] for key in keys}
        order = {docname: at for at, docname in enumerate(_pages(self._domain.env))}
        last = len(order)
        documents = (each for each in self._domain.catalogue.documents if each.id in shown)
        return sorted(documents, key=lambda each: (order.get(self.page(each), last), each.id))

    def tables(self, document: Document) -> list[Table]:
        """Return the tables of a document that stand on a page."""
        return [t for t in document.tables if f"{document.id}/{t.id}" in self._domain.pages]

    def page(self, document: Document) -> str:
        """Return the page of a document: that of its first table."""
        return self._domain.pages[f"{document.id}/{self.tables(document)[0].id}"]

    def link(self, document: Document, table: Table | None, text: str) -> nodes.reference:
        """Return a link to a table, or to the page of a document."""
        page = self._domain.pages[f"{document.id}/{table.id}"] if table else self.page(document)
        anchor = table.id if table else ""
        content = nodes.inline("", text)
        return make_refnode(self._builder, self._docname, page, anchor, content)


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have those pages written again whose overviews changed, though their text did not."""
    del app
    domain: ZegoDomain = env.get_domain("zego")  # type: ignore[assignment]
    digest = hashlib.sha256(repr(list(_pages(env))).encode())
    for key, page in sorted(domain.pages.items()):
        if key in domain.catalogue.tables:
            document, table = domain.catalogue.tables[key]
            said = (document.title, document.product, document.url, table.heading)
            digest.update(repr((key, page, said, domain.entries_of(key))).encode())
    return domain.note_overviews(digest.hexdigest())


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the styles to the pages that have an overview."""
    del pagename, templatename, context
    if doctree is not None and any(doctree.findall(Overview)):
        app.add_css_file("zegocodes-overviews.css")


def _pages(env: BuildEnvironment) -> Iterator[str]:
    """Yield the pages in the order of the toctrees, each once."""
    seen: set[str] = set()
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname not in seen:
            seen.add(docname)
            yield docname
            waiting += reversed(env.toctree_includes.get(docname, []))
