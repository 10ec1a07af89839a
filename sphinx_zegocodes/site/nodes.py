"""The nodes of a code table.

They are docutils' own table nodes with a few attributes more: Sphinx's writers visit a node as
what it derives from, so no visitor is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


class CodeTable(nodes.table):  # type: ignore[misc]
    """A table of codes. ``table`` is its key, ``hidden`` the fields that are not shown."""


class EntryRow(nodes.row):  # type: ignore[misc]
    """A row of one or more entries. ``entries`` are their keys."""


class FieldCell(nodes.entry):  # type: ignore[misc]
    """A cell. ``field`` says which field of the row it holds."""


def add_nodes(app: Sphinx) -> None:
    """Register the nodes, which docutils' own visitors ask for."""
    for node in (CodeTable, EntryRow, FieldCell):
        app.add_node(node)


def cells_of(row: EntryRow) -> Iterator[FieldCell]:
    """Yield the cells of a row, those included that are not shown."""
    yield from getattr(row, "hidden", ())
    yield from row.findall(FieldCell)


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Take the cells that are not shown out of a resolved doctree, and keep them at their rows.

    They take part in resolving until here, because a code's page shows every field.
    """
    del app, docname
    for table in doctree.findall(CodeTable):
        for row in table.findall(EntryRow):
            row.hidden = [cell for cell in row if cell["field"] in table["hidden"]]
        kinds = (nodes.colspec, FieldCell)
        for node in [node for kind in kinds for node in table.findall(kind)]:
            if node["field"] in table["hidden"]:
                node.parent.remove(node)
        group = table[table.first_child_matching_class(nodes.tgroup)]
        group["cols"] -= len(table["hidden"])
