"""A reference of error codes as Sphinx pages: a permanent page for every code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set the Sphinx extension up."""
    from sphinx_zegocodes.site import (
        addresses,
        config,
        domain,
        furo,
        memory,
        translations,
        unchanged,
    )
    from sphinx_zegocodes.site.collected.handlers import add_collected_pages
    from sphinx_zegocodes.site.lookup import box
    from sphinx_zegocodes.site.lookup import files as lookup_files
    from sphinx_zegocodes.site.overviews.handlers import add_overviews
    from sphinx_zegocodes.site.search import page as search_page
    from sphinx_zegocodes.site.search.language import ChineseSearch
    from sphinx_zegocodes.site.tables import departed_nodes, nodes, relations, tickets
    from sphinx_zegocodes.site.tables.table import TableAnchors

    config.add_config_values(app)
    nodes.add_nodes(app)
    tickets.add_tickets(app)
    add_collected_pages(app)
    add_overviews(app)
    box.add_lookup_box(app)
    furo.add_furo(app)
    memory.add_bounds(app)
    app.add_domain(domain.ZegoDomain)
    app.add_transform(TableAnchors)
    app.add_search_language(ChineseSearch)
    app.connect("config-inited", config.on_config_inited)
    app.connect("builder-inited", config.on_builder_inited)
    app.connect("builder-inited", lookup_files.on_builder_inited)
    app.connect("builder-inited", unchanged.on_builder_inited)
    app.connect("env-get-outdated", departed_nodes.on_env_get_outdated)
    app.connect("missing-reference", addresses.on_missing_reference)
    app.connect("env-updated", relations.on_env_updated)
    app.connect("doctree-resolved", relations.on_doctree_resolved)
    app.connect("doctree-resolved", nodes.on_doctree_resolved)
    app.connect("doctree-resolved", tickets.on_doctree_resolved)
    app.connect("html-page-context", search_page.on_html_page_context)
    app.connect("html-page-context", nodes.on_html_page_context)
    app.connect("html-page-context", translations.Translations().on_html_page_context)
    return {
        "version": __version__,
        "env_version": 4,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
