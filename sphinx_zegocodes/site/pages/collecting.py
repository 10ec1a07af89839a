"""The pages that no document is read for: of each code, of all codes, and of their relations.

They are written when all others are. Only those are written whose content or frame changed. The
files of data are written beside them.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.domain import domain_of
from sphinx_zegocodes.site.internals.search_index import index_pages
from sphinx_zegocodes.site.lookup.index import write_index
from sphinx_zegocodes.site.pages.changed_pages import ChangedPages
from sphinx_zegocodes.site.pages.changes_page import changes_page, write_feed
from sphinx_zegocodes.site.pages.code_list import list_pages
from sphinx_zegocodes.site.pages.code_page import code_pages, days_of
from sphinx_zegocodes.site.pages.data_files import remove_stale, write_data
from sphinx_zegocodes.site.pages.entries import show_entries
from sphinx_zegocodes.site.pages.relations_page import relations_page
from sphinx_zegocodes.site.pages.root_files import (
    write_for_programs,
    write_not_found,
    write_sitemap,
)
from sphinx_zegocodes.site.pages.writing import CODE, CollectedPage, PageWriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.site.domain import ZegoDomain
    from sphinx_zegocodes.site.pages.code_page import CodePage


class CollectedPages:
    """Collects the pages, and has those written that changed."""

    def __init__(self) -> None:
        self._resolved: set[str] = set()

    def on_doctree_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note that a page is being written. All pages are resolved in the main process."""
        del app, doctree
        self._resolved.add(docname)

    def on_html_collect_pages(self, app: Sphinx) -> tuple[()]:
        """Write the pages that changed; none is left to Sphinx, which knows one process only."""
        domain = domain_of(app.env)
        builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
        if not domain.has_code_pages:
            return ()
        shown = show_entries(domain)
        codes = code_pages(domain, shown)
        pages = [
            *_with_neighbours(domain, codes),
            *list_pages(domain, codes),
            relations_page(domain.catalogue, shown, codes),
            *changes_page(domain),
        ]
        known = ChangedPages(builder)
        changed = [page for page in pages if known.note(page.name, page)]
        is_whole_site = self._resolved >= app.env.found_docs  # as -a or another theme has it
        tasks = PageWriter(app).write(pages if is_whole_site else changed)
        tasks.add_task(partial(write_data, app))
        if domain.has_lookup:
            tasks.add_task(partial(write_index, app))
        index_pages(builder, [page.indexed() for page in codes])
        tasks.join()
        known.save()
        names = frozenset(page.name for page in pages)
        remove_stale(Path(builder.outdir), names)
        if domain.is_for_browsers:
            write_sitemap(builder, names)
            write_for_programs(builder)
            write_not_found(builder)
            write_feed(builder)
        return ()


def _with_neighbours(domain: ZegoDomain, pages: Sequence[CodePage]) -> Iterator[CollectedPage]:
    """Yield the pages of codes, each with what the theme links to before and behind it.

    Where the page leads on along its table, that is the one way forward and back.
    """
    links = [None, *((page_of(page.code), page.title) for page in pages), None]
    for at, page in enumerate(pages):
        name, content = page_of(page.code), dict[str, Any](page=page)
        content["days"] = days_of(page, domain.catalogue.releases)
        if makes := domain.source_links:
            content["source_links"] = {
                each.entry.key: makes.of_entry(
                    domain.catalogue.entries[each.entry.key], each.ticket.title
                )
                for each in page.entries
                if each.ticket
            }
        along_table = any(section.neighbours for section in page.sections)
        around = (None, None) if along_table else (links[at], links[at + 2])
        yield CollectedPage(name, CODE, page.title, page.description, content, *around)
