"""Places on pages, which directives leave and which are filled when every page is read.

What stands in them comes from the data and shows other documents too: tables and what their rows
have to do with each other, lists of documents, the map. A page is written again where that changed,
though its own text did not.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from sphinx_zegocodes.site.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_zegocodes.catalogue.records import Document, Table
    from sphinx_zegocodes.site.domain import Placement, ZegoDomain

NOT_INDEXED = "no-search"
"""The class that keeps text out of the search: the pages it leads to are what is looked for."""


class Page:
    """The page that a place stands on, and links from it."""

    def __init__(self, domain: ZegoDomain, docname: str) -> None:
        self.domain = domain
        self.docname = docname

    def link(self, target: str, text: str, *, titled: bool = True) -> nodes.Node:
        """Return a link to a code or an entry; its text alone where that is on no page."""
        place = self.domain.place_of(target)
        if place is None:
            return nodes.Text(text)
        docname, anchor, entry = place
        title = f"{entry.document.title} › {entry.table.heading or entry.document.product}"
        return self.reference(docname, anchor, text, title if titled else None)

    def table_link(self, document: Document, table: Table | None, text: str) -> nodes.reference:
        """Return a link to a table, or to the page of a document."""
        first = table or self.tables(document)[0]
        docname = self.domain.pages[f"{document.id}/{first.id}"]
        return self.reference(docname, table.id if table else "", text)

    def reference(
        self, docname: str, anchor: str, text: str, title: str | None = None
    ) -> nodes.reference:
        """Return a link to a place on another page."""
        content = nodes.inline("", text)
        return make_refnode(self.domain.builder, self.docname, docname, anchor, content, title)

    def documents(self) -> list[Document]:
        """Return the documents that have a table on a page, in the order of the pages."""
        order = {docname: at for at, docname in enumerate(_in_order(self.domain.env))}
        shown = {
            each.id: self.domain.pages[f"{each.id}/{tables[0].id}"]
            for each in self.domain.catalogue.documents
            if (tables := self.tables(each))
        }
        documents = (each for each in self.domain.catalogue.documents if each.id in shown)
        return sorted(documents, key=lambda each: (order.get(shown[each.id], len(order)), each.id))

    def tables(self, document: Document) -> list[Table]:
        """Return the tables of a document that stand on a page."""
        return [t for t in document.tables if f"{document.id}/{t.id}" in self.domain.pages]


class Place(nodes.General, nodes.Element):
    """A place; each kind knows what it is filled with."""

    def fill(self, page: Page) -> list[nodes.Element]:
        """Return what stands in the place."""
        raise NotImplementedError


class OverviewDirective(SphinxDirective):
    """Leaves a place that shows all documents."""

    place: ClassVar[type[Place]]

    def run(self) -> list[nodes.Node]:
        """Return the place."""
        domain, kind = domain_of(self.env), self.place.__name__
        domain.note_placement(self.env.docname, "overview", kind, self.lineno)
        place = self.place()
        self.set_source_info(place)
        return [place]


class FillPlaces(SphinxPostTransform):
    """Fills the places of a page, before references are resolved."""

    default_priority = 5

    def run(self, **options: Any) -> None:
        """Fill them."""
        del options
        page = Page(domain_of(self.env), self.env.docname)
        for place in list(self.document.findall(Place)):
            filled = place.fill(page)
            for node in filled:
                node.source, node.line = place.source, place.line
            place.replace_self(filled)


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have those pages written again whose places show something else than before."""
    del app
    domain = domain_of(env)
    everything = _digest(_everything(domain))
    return domain.note_digests(
        {
            docname: _digest(_shown(domain, placements, everything))
            for docname, placements in sorted(domain.placements.items())
        }
    )


def _shown(
    domain: ZegoDomain, placements: list[Placement], everything: str
) -> Iterator[tuple[object, ...]]:
    """Yield what a page shows of other documents."""
    catalogue = domain.catalogue
    for placement in placements:
        if placement.kind == "overview":
            yield (everything,)
        for table in domain.tables_at(placement):
            yield table, catalogue.table_names.get(table)
            for key in catalogue.keys_of(table):
                for related in catalogue.related_to(key):
                    places = [(other.key, domain.place_of(other.key)) for other in related.entries]
                    yield key, related.kind, [(k, place and place[:2]) for k, place in places]
            for departed in catalogue.departures.of_table.get(table, ()):
                yield departed.entry.key, departed.landing


def _everything(domain: ZegoDomain) -> Iterator[tuple[object, ...]]:
    """Yield what overviews show."""
    yield tuple(_in_order(domain.env))
    for key, (document, table) in sorted(domain.catalogue.tables.items()):
        said = (document.title, document.product, document.url, table.heading)
        yield key, domain.pages.get(key), said, domain.catalogue.keys_of(key)


def _digest(parts: Iterator[tuple[object, ...]]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(repr(part).encode())
    return digest.hexdigest()


def _in_order(env: BuildEnvironment) -> Iterator[str]:
    """Yield the pages in the order of the toctrees, each once."""
    seen: set[str] = set()
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname not in seen:
            seen.add(docname)
            yield docname
            waiting += reversed(env.toctree_includes.get(docname, []))
