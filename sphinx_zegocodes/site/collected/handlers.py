"""What is connected to Sphinx's events for the pages and files that are collected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.site.collected import all_codes, not_found, redirects, social
from sphinx_zegocodes.site.collected.noted import LAST, NotedRows
from sphinx_zegocodes.site.collected.pages import CollectedPages
from sphinx_zegocodes.site.collected.sitemap import Sitemap

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add_collected_pages(app: Sphinx) -> None:
    """Connect the handlers."""
    rows = NotedRows()
    pages = CollectedPages(rows)
    sitemap = Sitemap(pages)
    app.connect("doctree-resolved", rows.on_doctree_resolved, priority=LAST)
    app.connect("html-collect-pages", pages.on_html_collect_pages)
    app.connect("html-collect-pages", redirects.on_html_collect_pages)
    app.connect("html-collect-pages", not_found.on_html_collect_pages)
    app.connect("html-page-context", pages.on_html_page_context)
    app.connect("html-page-context", not_found.on_html_page_context)
    app.connect("html-page-context", all_codes.on_html_page_context)
    app.connect("html-page-context", social.on_html_page_context)
    app.connect("html-page-context", sitemap.on_html_page_context)
    app.connect("build-finished", pages.on_build_finished)
    app.connect("build-finished", not_found.on_build_finished)
    app.connect("build-finished", sitemap.on_build_finished)
