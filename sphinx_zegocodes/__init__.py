"""A reference of error codes as Sphinx pages: a permanent page for every code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set the Sphinx extension up."""
    from sphinx_zegocodes.site import config, domain, overviews, places, rules
    from sphinx_zegocodes.site.documents import document, nodes, table
    from sphinx_zegocodes.site.internals import furo, html, navigation, translations, unchanged
    from sphinx_zegocodes.site.lookup import box
    from sphinx_zegocodes.site.pages import html_context
    from sphinx_zegocodes.site.pages.collecting import CollectedPages
    from sphinx_zegocodes.site.search import ChineseSearch

    pages = CollectedPages()

    config.add_config_values(app)
    app.add_domain(domain.ZegoDomain)
    app.add_role_to_domain("zego", "code", domain.CodeRole(warn_dangling=True))
    app.add_directive_to_domain("zego", "document", document.DocumentDirective)
    app.add_directive_to_domain("zego", "documents", overviews.DocumentsDirective)
    app.add_directive_to_domain("zego", "lookup", box.LookupDirective)
    app.add_directive_to_domain("zego", "map", overviews.MapDirective)
    app.add_directive_to_domain("zego", "rules", rules.RulesDirective)
    app.add_directive_to_domain("zego", "table", table.TableDirective)
    app.add_transform(document.DocumentTitles)
    app.add_transform(table.TableAnchors)
    app.add_post_transform(places.FillPlaces)
    app.add_search_language(ChineseSearch)
    nodes.add_nodes(app)
    furo.add_furo(app)

    app.connect("config-inited", config.on_config_inited)
    app.connect("builder-inited", config.on_builder_inited)
    app.connect("builder-inited", config.add_assets)
    app.connect("builder-inited", unchanged.on_builder_inited)
    app.connect("missing-reference", domain.on_missing_reference)
    app.connect("env-updated", places.on_env_updated)
    app.connect("doctree-resolved", pages.on_doctree_resolved)
    app.connect("html-collect-pages", pages.on_html_collect_pages)
    before_frame = navigation.BEFORE_FRAME
    app.connect("html-page-context", navigation.on_html_page_context, priority=before_frame)
    app.connect("html-page-context", html.Frame().on_html_page_context, priority=html.BEFORE_THEMES)
    app.connect("html-page-context", html_context.add_meta_tags)
    app.connect("html-page-context", config.add_assets_of_page)
    app.connect("html-page-context", translations.on_html_page_context)
    app.connect("html-page-context", html_context.add_breadcrumbs, priority=html_context.LAST)
    return {
        "version": __version__,
        "env_version": 5,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
