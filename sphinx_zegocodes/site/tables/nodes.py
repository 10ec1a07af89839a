"""The nodes of a code table.

They are docutils' own nodes with a few attributes more: Sphinx's writers visit a node as what it
derives from, so no visitor is needed. HTML has one for cells, which name their field where a table
becomes cards, and one for the anchors, in ``tickets``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


NO_ADVICE = "zego-no-advice"
"""The class of a row without advice."""
MEANINGS = "zego-meanings"
"""The class of a row with a code that means something else elsewhere."""


class CodeTable(nodes.table):
    """A table of codes. ``table`` is its key, ``hidden`` the fields that are not shown."""


class EntryRow(nodes.row):
    """A row of one or more entries. ``entries`` are their keys."""

    hidden: tuple[FieldCell, ...] = ()
    """The cells that are not shown, once the doctree is resolved."""


class EntryAnchor(nodes.target):
    """The target of an entry's permanent link. ``entry`` is its key."""


class FieldCell(nodes.entry):
    """A cell. ``field`` says which field of the row it holds, ``label`` what the document calls it.

    The cells of the header have no label: they are it.
    """


def add_nodes(app: Sphinx) -> None:
    """Register the nodes, which docutils' own visitors ask for."""
    for node in (CodeTable, EntryRow):
        app.add_node(node)
    app.add_node(FieldCell, html=(visit_cell, depart_cell))


def cells_of(row: EntryRow) -> Iterator[FieldCell]:
    """Yield the cells of a row, those included that are not shown."""
    yield from row.hidden
    yield from row.findall(FieldCell)


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


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Take the cells that are not shown out of a resolved doctree, and keep them at their rows.

    They take part in resolving until here, because a code's page shows every field.
    """
    del app, docname
    for table in doctree.findall(CodeTable):
        hidden = table["hidden"]
        for row in table.findall(EntryRow):
            row.hidden = tuple(c for c in row.findall(FieldCell) if c["field"] in hidden)
        parts = [part for kind in (nodes.colspec, FieldCell) for part in table.findall(kind)]
        for part in parts:
            if part["field"] in hidden:
                part.parent.remove(part)
        for group in table.findall(nodes.tgroup):
            group["cols"] -= len(hidden)


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the script that filters rows on pages with a table."""
    del pagename, templatename, context
    if doctree and next(doctree.findall(CodeTable), None):
        app.add_js_file("zegocodes-tables.js", loading_method="defer")
