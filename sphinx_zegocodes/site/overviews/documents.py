"""The directive ``zego:documents``: all documents with what they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_zegocodes.catalogue.number_map import lanes_of, runs_of
from sphinx_zegocodes.catalogue.ranges import name_of
from sphinx_zegocodes.site.overviews.drawing import COLOURS
from sphinx_zegocodes.site.places import NOT_INDEXED, OverviewDirective, Place

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.number_map import Strip
    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.site.places import Page


class DocumentsPlace(Place):
    """The place of the list of documents."""

    def fill(self, page: Page) -> list[nodes.Element]:
        """Return an item for each document, in its colour of the map."""
        listed = nodes.bullet_list()
        for at, document in enumerate(page.documents()):
            item = _item(page, document)
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
    official = nodes.reference("", "官方文档", refuri=document.url, internal=False)
    counts = nodes.paragraph("", f"{len(codes)} 个返回码，{len(tables)} 个表格（")
    counts += [official, nodes.Text("）")]
    named = _labelled("表格")
    for index, table in enumerate(tables):
        named += [nodes.Text("、")] * bool(index)
        named += page.table_link(document, table, name_of(document, table))
    ranges = _labelled("号段")
    ranges += nodes.Text("、".join(_labels(strips)))
    return nodes.list_item("", title, counts, named, ranges)


def _labelled(label: str) -> nodes.paragraph:
    return nodes.paragraph("", "", nodes.inline("", label, classes=["zego-kind"]), nodes.Text(" "))


def _labels(strips: list[Strip]) -> list[str]:
    """Return the ranges of a document; a small number that is alone stands for itself."""
    claims = [claim for strip in strips if not strip.digits for claim in strip.claims]
    small = {code for claim in claims for code in claim.codes}
    if len(small) == 1:
        return [f"{small.pop()}", *runs_of(strip for strip in strips if strip.digits)]
    return runs_of(strips)


class DocumentsDirective(OverviewDirective):
    """List the documents with what they cover."""

    place = DocumentsPlace
