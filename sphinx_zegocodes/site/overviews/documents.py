"""The directive ``zego:documents``: all documents with what they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_zegocodes.catalogue.number_map import lanes_of, runs_of
from sphinx_zegocodes.catalogue.ranges import name_of
from sphinx_zegocodes.site.overviews.drawing import COLOURS
from sphinx_zegocodes.site.overviews.places import Shown, overviews_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_zegocodes.catalogue.number_map import Strip
    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.site.domain import ZegoDomain


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Fill the places of the list."""
    domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
    shown = Shown(app.builder, domain, docname)
    for place in overviews_of(doctree, "documents"):
        place.append(nodes.bullet_list("", *_items(shown)))


def _items(shown: Shown) -> Iterator[nodes.list_item]:
    """Yield an item for each document, in its colour of the map."""
    for at, document in enumerate(shown.documents()):
        item = _item(shown, document)
        item["classes"].append(f"zego-colour-{at % COLOURS + 1}")
        yield item


def _item(shown: Shown, document: Document) -> nodes.list_item:
    """Return what is said of a document: its title, numbers, tables and ranges."""
    tables = shown.tables(document)
    codes = {code for table in tables for row in table.rows for code in row.codes}
    strips = [s for lane in lanes_of((document, table) for table in tables) for s in lane.strips]
    link = nodes.strong("", "", shown.link(document, None, document.title))
    title = nodes.paragraph("", "", link, classes=["zego-document"])
    official = nodes.reference("", "官方文档", refuri=document.url, internal=False)
    counts = nodes.paragraph("", f"{len(codes)} 个返回码，{len(tables)} 个表格（")
    counts += [official, nodes.Text("）")]
    named = _labelled("表格")
    for index, table in enumerate(tables):
        named += [nodes.Text("、")] * bool(index)
        named += shown.link(document, table, name_of(document, table))
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
