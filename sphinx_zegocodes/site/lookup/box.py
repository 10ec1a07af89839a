"""The look-up box on pages: in the sidebar, where ``zego:lookup`` puts it, and its script.

Without JavaScript it is a form that leads to Sphinx's search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_zegocodes.site.places import Place

if TYPE_CHECKING:
    from sphinx_zegocodes.site.places import Page

_SEARCH = "search"
"""The name of Sphinx's search page."""


class LookupPlace(Place):
    """The place of a look-up box. Its id is that of the field."""

    def fill(self, page: Page) -> list[nodes.Element]:
        """Return the form, where the site has pages to look up."""
        builder = page.domain.builder
        if not page.domain.has_lookup:
            return []
        action = builder.get_relative_uri(page.docname, _SEARCH)
        context = {"id": self["ids"][0], "action": action}
        form = builder.templates.render("zegocodes/lookup/box.html", context)
        return [nodes.raw("", form, format="html")]


class LookupDirective(SphinxDirective):
    """Put a large look-up box on a page."""

    def run(self) -> list[nodes.Node]:
        """Return its place; there may be several on a page."""
        number = self.env.new_serialno("zego-lookup") + 1
        place = LookupPlace(ids=[f"zego-lookup-{number}"])
        self.set_source_info(place)
        return [place]
