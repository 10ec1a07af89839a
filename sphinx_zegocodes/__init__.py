"""A reference of error codes as Sphinx pages: a permanent page for every code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set the Sphinx extension up."""
    from sphinx_zegocodes.site import config, domain, overviews, places, rules
    from sphinx_zegocodes.site.documents import document, nodes, table
    from sphinx_zegocodes.site.lookup import box

    config.add_config_values(app)
    app.add_domain(domain.ZegoDomain)
    app.add_role_to_domain("zego", "code", domain.CodeRole(warn_dangling=True))
    app.add_role_to_domain("zego", "entry", domain.CodeRole(warn_dangling=True))
    app.add_directive_to_domain("zego", "document", document.DocumentDirective)
    app.add_directive_to_domain("zego", "documents", overviews.DocumentsDirective)
    app.add_directive_to_domain("zego", "lookup", box.LookupDirective)
    app.add_directive_to_domain("zego", "map", overviews.MapDirective)
    app.add_directive_to_domain("zego", "rules", rules.RulesDirective)
    app.add_directive_to_domain("zego", "table", table.TableDirective)
    app.add_transform(document.DocumentTitles)
    app.add_transform(table.TableAnchors)
    app.add_post_transform(places.FillPlaces)
    nodes.add_nodes(app)

    app.connect("config-inited", config.find_data)
    app.connect("config-inited", _set_up_pages)
    app.connect("builder-inited", config.on_builder_inited)
    return {
        "version": __version__,
        "env_version": 6,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _set_up_pages(app: Sphinx, config_: Config) -> None:
    """Set up what a project with data has besides: one without any links to other sites alone."""
    from sphinx_zegocodes.site import assets, config, domain, editions, places
    from sphinx_zegocodes.site.internals import (
        furo,
        html,
        landing,
        navigation,
        translations,
        unchanged,
    )
    from sphinx_zegocodes.site.pages import html_context
    from sphinx_zegocodes.site.pages.collecting import CollectedPages
    from sphinx_zegocodes.site.search import ChineseSearch

    if not config_.zegocodes_data:
        return
    pages = CollectedPages()

    config.check_address(app, config_)
    config.keep_output_out(app, config_)
    editions.check_editions(app, config_)
    editions.take_own_pages(app, config_)
    config.add_files(app, config_)
    translations.add_catalogue(config_)
    app.add_search_language(ChineseSearch)
    furo.add_furo(app)

    app.connect("builder-inited", assets.add_assets)
    app.connect("builder-inited", _find_sources)
    app.connect("builder-inited", landing.on_builder_inited)
    app.connect("builder-inited", unchanged.on_builder_inited)
    app.connect("env-get-outdated", domain.on_env_get_outdated)
    app.connect("missing-reference", domain.on_missing_reference)
    app.connect("env-updated", places.on_env_updated)
    app.connect("doctree-resolved", pages.on_doctree_resolved)
    app.connect("html-collect-pages", pages.on_html_collect_pages)
    before_frame = navigation.BEFORE_FRAME
    app.connect("html-page-context", navigation.on_html_page_context, priority=before_frame)
    app.connect("html-page-context", html.Frame().on_html_page_context, priority=html.BEFORE_THEMES)
    app.connect("html-page-context", html_context.tell_templates)
    app.connect("html-page-context", html_context.add_source_links)
    app.connect("html-page-context", html_context.add_day)
    app.connect("html-page-context", html_context.add_meta_tags)
    app.connect("html-page-context", html_context.keep_marks_in_line)
    app.connect("html-page-context", assets.add_assets_of_page)
    app.connect("html-page-context", translations.on_html_page_context)
    app.connect("html-page-context", html_context.add_breadcrumbs, priority=html_context.LAST)
    app.connect("html-page-context", assets.Files().on_html_page_context, priority=assets.LAST)


def _find_sources(app: Sphinx) -> None:
    """Hand the reader of the sources to the site, which knows none."""
    from sphinx_zegocodes.site.config import find_sources
    from sphinx_zegocodes.sources.lines import source_lines

    find_sources(app, source_lines)
