"""The directive ``zego:map``: which tables keep which numbers, drawn and in words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_zegocodes.catalogue.number_map import lanes_of, look_alikes
from sphinx_zegocodes.site.overviews.drawing import Drawing
from sphinx_zegocodes.site.overviews.places import Overview, Shown, overviews_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_zegocodes.catalogue.number_map import Lane, Strip
    from sphinx_zegocodes.site.domain import ZegoDomain

_COLUMNS = (("号段", 24), ("表格", 56), ("返回码", 20))
"""The columns of the map in words, and how wide they are."""
_IN_WORDS = "号段一览（文字版）"


class DrawnMap(nodes.container):
    """The drawings. Builders that write no HTML have nothing to show for it."""

    lanes: tuple[Lane, ...] = ()
    """What is drawn, once the doctree is resolved."""
    links: tuple[nodes.reference, ...] = ()
    """The links of the claims, in their order, as the map in words has them."""
    documents: tuple[str, ...] = ()
    """The ids of the documents, in the order of their colours."""


class FoldedMap(nodes.container):
    """The map in words, which HTML folds up."""


def add_nodes(app: Sphinx) -> None:
    """Register the nodes, and have the HTML writer draw."""
    app.add_node(Overview)
    app.add_node(DrawnMap, html=(visit_drawn, depart_drawn))
    app.add_node(FoldedMap, html=(visit_folded, depart_folded))


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Fill the places of the map."""
    domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
    for place in overviews_of(doctree, "map"):
        _fill(place, Shown(app.builder, domain, docname))


def visit_drawn(self: HTML5Translator, node: DrawnMap) -> None:
    """Draw each lane below its title."""
    addresses = (link.get("refuri") or f"#{link['refid']}" for link in node.links)
    drawing = Drawing(list(node.documents), addresses)
    self.body.append(self.starttag(node, "div"))
    for lane in node.lanes:
        title = f"<p>{escape(lane.title)}</p>"
        self.body.append(f'<div class="zego-lane">{title}\n{drawing.lane(lane)}\n</div>\n')


def depart_drawn(self: HTML5Translator, node: DrawnMap) -> None:
    """End the drawings."""
    del node
    self.body.append("</div>\n")


def visit_folded(self: HTML5Translator, node: FoldedMap) -> None:
    """Fold the map in words up."""
    del node
    self.body.append(f'<details class="zego-map-words"><summary>{_IN_WORDS}</summary>\n')


def depart_folded(self: HTML5Translator, node: FoldedMap) -> None:
    """End the map in words."""
    del node
    self.body.append("</details>\n")


def _fill(place: Overview, shown: Shown) -> None:
    """Draw the map, name what is easily mistaken, and say it all in words."""
    documents = shown.documents()
    lanes = lanes_of((each, table) for each in documents for table in shown.tables(each))
    words = FoldedMap("", _in_words(lanes, shown))
    drawn = DrawnMap(classes=["zego-lanes"])
    drawn.lanes, drawn.documents = tuple(lanes), tuple(each.id for each in documents)
    drawn.links = tuple(words.findall(nodes.reference))
    alike = [nodes.list_item("", _told_apart(strips)) for strips in look_alikes(lanes)]
    place += drawn
    if alike:
        place += nodes.paragraph("", "以下号段开头相同、位数不同，互不相干，查找时请先数清位数：")
        place += nodes.bullet_list("", *alike)
    place += words


def _told_apart(strips: list[Strip]) -> nodes.paragraph:
    """Say what strips are that begin with the same digits."""
    said = nodes.paragraph()
    for at, strip in enumerate(strips):
        places = "、".join(claim.place for claim in strip.claims)
        said += [nodes.Text("；")] * bool(at)
        said += nodes.strong("", strip.label)
        said += nodes.Text(f"（{len(str(abs(strip.first)))} 位）：{places}")
    return said


def _in_words(lanes: list[Lane], shown: Shown) -> nodes.table:
    """Return the map as a table: a row for each claim, with a link to its table."""
    group = nodes.tgroup("", cols=len(_COLUMNS))
    group += [nodes.colspec(colwidth=width) for _, width in _COLUMNS]
    group += nodes.thead("", _row(*(nodes.Text(title) for title, _ in _COLUMNS)))
    group += nodes.tbody(
        "",
        *(
            _row(
                nodes.Text(strip.label),
                shown.link(claim.document, claim.table, claim.place),
                nodes.Text(f"{len(claim.codes)} 个"),
            )
            for lane in lanes
            for strip in lane.strips
            for claim in strip.claims
        ),
    )
    return nodes.table("", group)


def _row(*cells: nodes.Node) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))
