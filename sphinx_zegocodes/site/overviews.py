"""Overviews of the whole: the list of documents, and the map of which tables keep which numbers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_zegocodes.catalogue.number_map import lanes_of, look_alikes, runs_of
from sphinx_zegocodes.catalogue.ranges import name_of
from sphinx_zegocodes.catalogue.shelves import count_codes, name_on_shelf
from sphinx_zegocodes.catalogue.wording import N_, gettext, listed, ngettext
from sphinx_zegocodes.site.addresses import shelf_id
from sphinx_zegocodes.site.documents.nodes import NamedTable
from sphinx_zegocodes.site.map_drawing import COLOURS, Drawing
from sphinx_zegocodes.site.places import NOT_INDEXED, OverviewDirective, Place, joined, told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_zegocodes.catalogue.number_map import Lane, Strip
    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.site.places import Page

_COLUMNS = ((N_("Range"), 24), (N_("Table"), 56), (N_("Return codes"), 20))
"""The columns of the map in words, and how wide they are."""


class MapPlace(Place):
    """The place of the map."""

    def fill(self, page: Page) -> list[nodes.Element]:
        """Draw the map, name what is easily mistaken, and say it all in words."""
        documents = page.documents()
        lanes = lanes_of((each, table) for each in documents for table in page.tables(each))
        words = _in_words(lanes, page)
        drawn = _drawn(lanes, [*page.shelves()], words)
        alike = [nodes.list_item("", _told_apart(strips)) for strips in look_alikes(lanes)]
        box = nodes.container("", drawn, classes=["zego-map", NOT_INDEXED])
        if alike:
            text = gettext(
                "These ranges begin alike and have nothing to do with each other; "
                "count the digits first:"
            )
            box += [nodes.paragraph("", text), nodes.bullet_list("", *alike)]
        in_words = escape(gettext("All ranges (as text)"))
        box += [_html(f'<details class="zego-map-words"><summary>{in_words}</summary>\n')]
        box += [words, _html("</details>\n")]
        return [box]


class MapDirective(OverviewDirective):
    """Draw which tables keep which numbers."""

    place = MapPlace


def _drawn(lanes: list[Lane], shelves: list[str], words: nodes.table) -> nodes.raw:
    """Draw each lane below its title; what is no HTML has nothing to show for it."""
    links = words.findall(nodes.reference)
    drawing = Drawing(shelves, (link.get("refuri") or f"#{link['refid']}" for link in links))
    drawn = (
        f'<div class="zego-lane"><p>{escape(lane.title)}</p>\n{drawing.lane(lane)}\n</div>\n'
        for lane in lanes
    )
    return _html(f'<div class="zego-lanes">\n{"".join(drawn)}</div>\n')


def _html(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def _told_apart(strips: list[Strip]) -> nodes.paragraph:
    """Say what strips are that begin with the same digits."""
    said = nodes.paragraph()
    for at, strip in enumerate(strips):
        said += [nodes.Text(gettext("; "))] * bool(at)
        said += told(
            N_("%(range)s (%(count)s digits): %(places)s"),
            range=nodes.strong("", strip.label),
            count=str(len(str(abs(strip.first)))),
            places=listed(claim.place for claim in strip.claims),
        )
    return said


def _in_words(lanes: list[Lane], page: Page) -> nodes.table:
    """Return the map as a table: a row for each claim, with a link to its table."""
    group = nodes.tgroup("", cols=len(_COLUMNS))
    group += [nodes.colspec(colwidth=width) for _, width in _COLUMNS]
    group += nodes.thead("", _row(*(nodes.Text(gettext(title)) for title, _ in _COLUMNS)))
    group += nodes.tbody(
        "",
        *(
            _row(
                nodes.Text(strip.label),
                page.table_link(claim.document, claim.table, claim.place),
                nodes.Text(ngettext("%(count)s code", "%(count)s codes", len(claim.codes))),
            )
            for lane in lanes
            for strip in lane.strips
            for claim in strip.claims
        ),
    )
    return NamedTable("", group, label=gettext("All ranges"))


def _row(*cells: nodes.Node) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


class DocumentsPlace(Place):
    """The place of the list of documents."""

    def fill(self, page: Page) -> list[nodes.Element]:
        """Return an item for each document or shelf of several, in its colour of the map."""
        listed = nodes.bullet_list()
        for at, (shelf, documents) in enumerate(page.shelves().items()):
            several = len(documents) > 1
            item = _shelf_item(page, shelf, documents) if several else _item(page, documents[0])
            item["classes"].append(f"zego-colour-{at % COLOURS + 1}")
            listed += item
        return [nodes.container("", listed, classes=["zego-documents", NOT_INDEXED])]


def _item(page: Page, document: Document) -> nodes.list_item:
    """Return what is said of a document: its title, numbers, tables and ranges."""
    tables = page.tables(document)
    codes = {code for table in tables for row in table.rows for code in row.codes}
    strips = [s for lane in lanes_of((document, table) for table in tables) for s in lane.strips]
    link = nodes.strong("", "", page.table_link(document, None, document.title))
    title = nodes.paragraph("", "", link, classes=["zego-document"])
    counts = told(
        N_("%(codes)s, %(tables)s (%(source)s)"),
        codes=count_codes(len(codes)),
        tables=ngettext("%(count)s table", "%(count)s tables", len(tables)),
        source=nodes.reference(
            "", gettext("official document"), refuri=document.url, internal=False
        ),
    )
    links = (page.table_link(document, table, name_of(document, table)) for table in tables)
    named = _labelled(gettext("Tables"), joined(links))
    ranges = _labelled(gettext("Ranges"), [nodes.Text(listed(_labels(strips)))])
    return nodes.list_item("", title, nodes.paragraph("", "", *counts), named, ranges)


def _shelf_item(page: Page, shelf: str, documents: list[Document]) -> nodes.list_item:
    """Return what is said of a shelf: its name, numbers, documents and ranges."""
    tables = [(each, table) for each in documents for table in page.tables(each)]
    codes = {code for _, table in tables for row in table.rows for code in row.codes}
    strips = [strip for lane in lanes_of(tables) for strip in lane.strips]
    title = nodes.paragraph("", "", nodes.strong("", shelf), classes=["zego-document"])
    counts = told(
        N_("%(codes)s, %(documents)s"),
        codes=count_codes(len(codes)),
        documents=ngettext("%(count)s document", "%(count)s documents", len(documents)),
    )
    links = (page.table_link(each, None, name_on_shelf(each) or each.title) for each in documents)
    named = _labelled(gettext("Documents"), joined(links))
    ranges = _labelled(gettext("Ranges"), [nodes.Text(listed(_labels(strips)))])
    said = (title, nodes.paragraph("", "", *counts), named, ranges)
    return nodes.list_item("", *said, ids=[shelf_id(shelf)])


def _labelled(label: str, content: Iterable[nodes.Node]) -> nodes.paragraph:
    kind = nodes.inline("", label, classes=["zego-kind"])
    return nodes.paragraph("", "", kind, nodes.Text(" "), *content)


def _labels(strips: list[Strip]) -> list[str]:
    """Return the ranges of a document; a small number that is alone stands for itself."""
    claims = [claim for strip in strips if not strip.digits for claim in strip.claims]
    small = {code for claim in claims for code in claim.codes}
    if len(small) == 1:
        first, last = small.pop()
        label = f"{first}" if first == last else f"{first}–{last}"
        return [label, *runs_of(strip for strip in strips if strip.digits)]
    return runs_of(strips)


class DocumentsDirective(OverviewDirective):
    """List the documents with what they cover."""

    place = DocumentsPlace
