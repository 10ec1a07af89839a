"""Places on pages, which directives leave and which are filled when every page is read.

What stands in them comes from the data and shows other documents too: tables and what their rows
have to do with each other, lists of documents, the map. A page is written again where that changed,
though its own text did not.
"""

from __future__ import annotations

import hashlib
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from sphinx_zegocodes.catalogue.wording import gettext, parts_of
from sphinx_zegocodes.site.domain import domain_of, refer
from sphinx_zegocodes.site.internals.navigation import navigation_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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
        builder, content = self.domain.builder, nodes.inline("", text)
        link = self.domain.link(builder, self.docname, target, content, titled=titled)
        return nodes.Text(text) if link is None else link

    def table_link(self, document: Document, table: Table | None, text: str) -> nodes.reference:
        """Return a link to a table, or to the page of a document."""
        page = self.domain.pages[f"{document.id}/{table.id}"] if table else self._page_of(document)
        anchor, content = table.id if table else "", nodes.inline("", text)
        return refer(self.domain.builder, self.docname, page, anchor, content)

    def documents(self) -> list[Document]:
        """Return the documents that have a table on a page, in the order of the pages."""
        order = {docname: at for at, docname in enumerate(self.domain.env.collect_relations())}
        shown = filter(self.tables, self.domain.catalogue.documents)
        return sorted(shown, key=lambda each: order.get(self._page_of(each), len(order)))

    def shelves(self) -> dict[str, list[Document]]:
        """Return these by group or product, in the order of their first pages."""
        shelves: dict[str, list[Document]] = {}
        for document in self.documents():
            shelves.setdefault(document.shelf, []).append(document)
        return shelves

    def tables(self, document: Document) -> list[Table]:
        """Return the tables of a document that stand on a page."""
        return [t for t in document.tables if f"{document.id}/{t.id}" in self.domain.pages]

    def _page_of(self, document: Document) -> str:
        """Return the page that the first of a document's tables stands on."""
        return self.domain.pages[f"{document.id}/{self.tables(document)[0].id}"]


def joined(parts: Iterable[nodes.Node], between: str = "") -> Iterator[nodes.Node]:
    """Yield nodes as a list inside of a sentence, or with another text between them."""
    between = between or gettext(", ")
    for index, part in enumerate(parts):
        if index:
            yield nodes.Text(between)
        yield part


def told(message: str, **values: str | nodes.Node | Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield a message as nodes, with its values in their places."""
    for part in parts_of(message, **values):
        if isinstance(part, str):
            yield nodes.Text(part)
        elif isinstance(part, nodes.Node):
            yield part
        else:
            yield from part


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
            filled = place.fill(page) if page.domain.has_data else []
            for node in filled:
                node.source, node.line = place.source, place.line
            place.parent.replace(place, filled)


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have those pages written again that show something else than before of other pages.

    That is in their places, in the navigation, and in the links to the pages around them.
    """
    domain = domain_of(env)
    everything, navigation = _digest(_everything(domain)), navigation_of(app)
    around = env.collect_relations()
    return domain.note_digests(
        {
            docname: _digest(
                chain(
                    _shown(domain, domain.placements.get(docname, []), everything),
                    [(navigation, around.get(docname))],
                )
            )
            for docname in sorted(env.found_docs)
        }
    )


def _shown(
    domain: ZegoDomain, placements: list[Placement], everything: str
) -> Iterator[tuple[object, ...]]:
    """Yield what a page shows of other documents."""
    catalogue = domain.catalogue
    yield tuple(domain.shelved.items()), catalogue.releases.day
    for placement in placements:
        if placement.kind == "overview":
            yield (everything,)
        document = catalogue.document(placement.key) if placement.kind == "document" else None
        if document and (gone := document.discontinued):
            yield gone, catalogue.keys_of(gone.to or "")
        for table in domain.tables_at(placement):
            yield (table,)
            for key in catalogue.keys_of(table):
                yield domain.source_links and domain.source_links.lines.get(key), key
                for related in catalogue.related_to(key):
                    places = [(other.key, domain.place_of(other.key)) for other in related.entries]
                    near = [(k, place and place[:2]) for k, place in places]
                    yield key, related.kind, related.count, near
            for departed in catalogue.departures.of_table.get(table, ()):
                yield departed.entry.key, departed.landing


def _everything(domain: ZegoDomain) -> Iterator[tuple[object, ...]]:
    """Yield what overviews show; what people say is in the index that a page's writing renews."""
    yield tuple(domain.env.collect_relations())
    yield (domain.words,)
    for key, (document, table) in sorted(domain.catalogue.tables.items()):
        said = (document.title, document.product, document.group, document.url, table.heading)
        yield key, domain.pages.get(key), said, domain.catalogue.keys_of(key)


def _digest(parts: Iterator[tuple[object, ...]]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(repr(part).encode())
    return digest.hexdigest()
