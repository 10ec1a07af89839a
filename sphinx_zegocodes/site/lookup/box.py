"""The look-up box on pages: in the sidebar, where ``zego:lookup`` puts it, and its script.

Without JavaScript it is a form that leads to Sphinx's search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_zegocodes.site.config import has_code_pages

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_SEARCH = "search"
"""The name of Sphinx's search page."""


class LookupBox(nodes.General, nodes.Element):
    """A look-up box. Its id is that of the field."""


class LookupDirective(SphinxDirective):
    """Put a large look-up box on a page."""

    def run(self) -> list[nodes.Node]:
        """Return the box; there may be several on a page."""
        number = self.env.new_serialno("zego-lookup") + 1
        box = LookupBox(ids=[f"zego-lookup-{number}"])
        self.set_source_info(box)
        return [box]


def add_lookup_box(app: Sphinx) -> None:
    """Register the node: other builders than HTML, which have no search, show nothing of it."""
    skipped = (_skip, None)
    app.add_node(
        LookupBox,
        html=(visit_box, None),
        latex=skipped,
        text=skipped,
        man=skipped,
        texinfo=skipped,
    )


def visit_box(self: HTML5Translator, node: LookupBox) -> None:
    """Write the form, where the site has pages to look up."""
    builder = self.builder
    if has_code_pages(builder):
        context = {
            "id": node["ids"][0],
            "action": builder.get_relative_uri(builder.current_docname, _SEARCH),
        }
        self.body.append(builder.templates.render("zegocodes/lookup/box.html", context))
    raise nodes.SkipNode


def _skip(self: object, node: Element) -> None:
    del self, node
    raise nodes.SkipNode
