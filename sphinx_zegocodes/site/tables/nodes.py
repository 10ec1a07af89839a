"""The nodes of a code table.

They are docutils' own nodes with a few attributes more: Sphinx's writers visit a node as what it
derives from, so no visitor is needed. HTML has one for the anchors, in ``tickets``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


class CodeTable(nodes.table):
    """A table of codes. ``table`` is its key, ``hidden`` the fields that are not shown."""


class EntryRow(nodes.row):
    """A row of one or more entries. ``entries`` are their keys."""

    hidden: tuple[FieldCell, ...] = ()
    """The cells that are not shown, once the doctree is resolved."""


class EntryAnchor(nodes.target):
    """The target of an entry's permanent link. ``entry`` is its key."""


class FieldCell(nodes.entry):
    """A cell. ``field`` says which field of the row it holds."""


def add_nodes(app: Sphinx) -> None:
    """Register the nodes, which docutils' own visitors ask for."""
    for node in (CodeTable, EntryRow, FieldCell):
        app.add_node(node)


def cells_of(row: EntryRow) -> Iterator[FieldCell]:
    """Yield the cells of a row, those included that are not shown."""
    yield from row.hidden
    yield from row.findall(FieldCell)


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
