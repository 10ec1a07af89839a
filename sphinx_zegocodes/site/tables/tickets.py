"""What a ticket says of an entry: the texts that readers copy, the same on both of its pages.

They are worked out once, when a table is resolved, and stand in ``data-`` attributes of the
entry's anchor. The script ``zegocodes.js`` adds the address of the site, and the buttons.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import msgspec
from docutils import nodes

from sphinx_zegocodes.catalogue.meanings import meaning_of
from sphinx_zegocodes.catalogue.records import anchor_of
from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.tables.nodes import EntryAnchor, EntryRow, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.site.domain import ZegoDomain
    from sphinx_zegocodes.site.tables.nodes import FieldCell

_VENDOR = "ZEGO"


class Ticket(msgspec.Struct, frozen=True):
    """What readers copy of an entry."""

    code: str
    """The bare code."""
    title: str
    """Code, meaning and place: ``ZEGO 104 房间不存在（房间信令接口）``."""
    advice: str
    """What to do, after what the document calls it; empty where nothing is said."""
    address: str
    """The permanent link, relative to the root of the site."""

    def attributes(self) -> str:
        """Return the attributes that hand the texts to the script."""
        # Writing a line break as it is would leave it to whatever handles the page next.
        values = {
            name: html.escape(value, quote=False).replace('"', "&quot;").replace("\n", "&#10;")
            for name, value in msgspec.structs.asdict(self).items()
        }
        return " ".join(f'data-zego-{name}="{value}"' for name, value in values.items() if value)


def add_tickets(app: Sphinx) -> None:
    """Have the HTML writer put the texts into the anchors of table rows."""
    app.add_node(EntryAnchor, html=(visit_anchor, depart_anchor))


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Work out the texts of a page's entries, and keep them at their anchors."""
    del docname
    domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
    if not domain.has_code_pages:
        return
    places = places_of(domain.catalogue)
    for row in doctree.findall(EntryRow):
        cells = {cell["field"]: cell for cell in cells_of(row)}
        for anchor in row.findall(EntryAnchor):
            entry = domain.catalogue.entries.get(anchor["entry"])
            if entry is not None:
                place = places[entry.table_key]
                anchor["ticket"] = _ticket(entry, cells, place, app.builder)


def visit_anchor(self: HTML5Translator, node: EntryAnchor) -> None:
    """Write an anchor as docutils does, and the texts of its entry."""
    ticket: Ticket | None = node.get("ticket")
    attributes = f" {ticket.attributes()}" if ticket else ""
    (id_,) = node["ids"]
    self.body.append(f'<span class="target" id="{html.escape(id_)}"{attributes}>')


def depart_anchor(self: HTML5Translator, node: EntryAnchor) -> None:
    """End an anchor."""
    del node
    self.body.append("</span>")


def _ticket(entry: Entry, cells: dict[str, FieldCell], place: str, builder: Builder) -> Ticket:
    label = next((c.label for c in entry.table.columns if c.field == "action"), "")
    advice = list(_lines(cells["action"].children)) if "action" in cells else []
    between = "\n" if len(advice) > 1 else ""
    description, name = (
        cells[field].astext() if field in cells else "" for field in ("description", "name")
    )
    meaning = meaning_of(description, name)
    return Ticket(
        entry.code,
        f"{_VENDOR} {entry.code} {meaning}".strip() + f"（{place}）",
        f"{label}：{between}" + "\n".join(advice) if advice else "",
        f"{builder.get_target_uri(page_of(entry.code))}#{anchor_of(entry.key)}",
    )


def places_of(catalogue: Catalogue) -> dict[str, str]:
    """Return what a ticket calls each table: its heading, after the product where it needs one."""
    documents: dict[str | None, set[str]] = {}
    for document, table in catalogue.tables.values():
        documents.setdefault(table.heading, set()).add(document.id)
    return {
        key: table.heading
        if table.heading and len(documents[table.heading]) == 1
        else f"{document.product} {table.heading or ''}".rstrip()
        for key, (document, table) in catalogue.tables.items()
    }


def _lines(content: Iterable[Node]) -> Iterator[str]:
    """Yield the lines of a text as they read without mark-up; errata are not part of it."""
    for node in content:
        if isinstance(node, (nodes.bullet_list, nodes.enumerated_list)):
            yield from _items(node)
        elif isinstance(node, nodes.TextElement):
            if "zego-erratum" not in node["classes"]:
                yield from node.astext().splitlines()
        elif isinstance(node, nodes.Element):
            yield from _lines(node.children)


def _items(node: Element) -> Iterator[str]:
    """Yield the lines of a list, each item after its mark."""
    start = node.get("start", 1) if isinstance(node, nodes.enumerated_list) else None
    for index, item in enumerate(node.children):
        mark = "- " if start is None else f"{start + index}. "
        for line in _lines(item.children):
            yield mark + line
            mark = " " * len(mark)
