"""What the overviews register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.site.overviews import breadcrumbs, documents, places
from sphinx_zegocodes.site.overviews import map as number_map

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_AFTER_OTHERS = 800
"""The priority of what goes before all that others put into the content."""


def add_overviews(app: Sphinx) -> None:
    """Register the nodes, and what fills, updates and styles them."""
    number_map.add_nodes(app)
    app.connect("env-updated", places.on_env_updated)
    app.connect("doctree-resolved", documents.on_doctree_resolved)
    app.connect("doctree-resolved", number_map.on_doctree_resolved)
    app.connect("html-page-context", places.on_html_page_context)
    app.connect("html-page-context", breadcrumbs.on_html_page_context, priority=_AFTER_OTHERS)
