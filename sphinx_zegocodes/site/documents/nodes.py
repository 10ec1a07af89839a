"""The nodes of a code table.

They are docutils' own nodes with a few attributes more: Sphinx's writers visit a node as what it
derives from, so no visitor is needed. HTML has one for cells, which name their field where a table
becomes cards, one for anchors, which hand the texts to the script that copies them, and one for
tables, which say what they are.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_zegocodes.site.documents.tickets import Ticket

NO_ADVICE = "zego-no-advice"
"""The class of a row without advice."""
MEANINGS = "zego-meanings"
"""The class of a row with a code that means something else elsewhere."""


class EntryAnchor(nodes.target):
    """The target of a code's permanent link. ``ticket`` is what readers copy of its entry."""


class FieldCell(nodes.entry):
    """A cell. ``field`` says which field of the row it holds, ``label`` what the document calls it.

    The cells of the header have no label: they are it.
    """


class NamedTable(nodes.table):
    """A table. ``label`` is its accessible name; empty where it has a caption."""


def add_nodes(app: Sphinx) -> None:
    """Register the nodes, which docutils' own visitors ask for."""
    app.add_node(FieldCell, html=(visit_cell, depart_cell))
    app.add_node(EntryAnchor, html=(visit_anchor, depart_anchor))
    app.add_node(NamedTable, html=(visit_table, depart_table))


def visit_cell(self: HTML5Translator, node: FieldCell) -> None:
    """Begin a cell: one that heads a row or a column says so, others say what they hold."""
    heads = "col" if isinstance(node.parent.parent, nodes.thead) else "row"
    is_head = heads == "col" or node["field"] == "code"
    attributes = {"scope": heads} if is_head else {"data-zego-label": node["label"]}
    self.body.append(self.starttag(node, "th" if is_head else "td", "", **attributes))
    self.context.append("</th>\n" if is_head else "</td>\n")


def depart_cell(self: HTML5Translator, node: FieldCell) -> None:
    """End a cell."""
    del node
    self.body.append(self.context.pop())


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


def visit_table(self: HTML5Translator, node: NamedTable) -> None:
    """Begin a table as Sphinx does, with its name."""
    self.visit_table(node)
    if label := node["label"]:
        named = f'<table aria-label="{html.escape(label)}"'
        self.body[-1] = self.body[-1].replace("<table", named, 1)


def depart_table(self: HTML5Translator, node: NamedTable) -> None:
    """End a table."""
    self.depart_table(node)
