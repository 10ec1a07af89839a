"""The pages that no document is read for: of each code, of all codes, and of their relations.

They are written when all others are. Only those are written whose content or frame changed. The
files of data are written beside them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.advice import LABELS
from sphinx_zegocodes.site.addresses import RELATIONS, page_of
from sphinx_zegocodes.site.domain import domain_of
from sphinx_zegocodes.site.internals.search_index import index_pages
from sphinx_zegocodes.site.lookup.index import write_index
from sphinx_zegocodes.site.pages.changed_pages import ChangedPages
from sphinx_zegocodes.site.pages.code_list import choices_of, lists_of, remove_stale
from sphinx_zegocodes.site.pages.code_page import CodePages
from sphinx_zegocodes.site.pages.data_files import write_data
from sphinx_zegocodes.site.pages.relations_page import relations_overview
from sphinx_zegocodes.site.pages.writing import CODE, CollectedPage, PageWriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.site.domain import ZegoDomain
    from sphinx_zegocodes.site.pages.code_page import CodePage


_LIST = "zegocodes/index.html"
_RELATIONS = "zegocodes/relations.html"


class CollectedPages:
    """Collects the pages, and has those written that changed."""

    def __init__(self) -> None:
        self._changed: ChangedPages | None = None
        self._resolved: set[str] = set()
        self.names: frozenset[str] = frozenset()
        """The names of all of them, written in this build or before."""

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
        codes = CodePages(domain)
        code_pages = list(codes.pages())
        pages = [*_with_neighbours(code_pages), *_overviews(domain, codes)]
        self.names = frozenset(page.name for page in pages)
        self._changed = ChangedPages(builder, {page.template for page in pages})
        changed = [page for page in pages if self._changed.note(page.name, page)]
        is_whole_site = self._resolved >= app.env.found_docs  # as -a or another theme has it
        tasks = PageWriter(builder).write(pages if is_whole_site else changed, app.parallel)
        tasks.add_task(partial(write_data, app))
        tasks.add_task(partial(write_index, app))
        index_pages(builder, [page.indexed() for page in code_pages])
        tasks.join()
        return ()

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Keep what the pages were made of, for the next build."""
        del app
        if exception is None and self._changed is not None:
            self._changed.save()


def _with_neighbours(pages: Sequence[CodePage]) -> Iterator[CollectedPage]:
    """Yield the pages of codes, each with what the theme links to before and behind it."""
    links = [None, *((page_of(page.code), page.title) for page in pages), None]
    for at, page in enumerate(pages):
        name, content = page_of(page.code), {"page": page}
        around = (links[at], links[at + 2])
        yield CollectedPage(name, CODE, page.title, page.description, content, *around)


def _overviews(domain: ZegoDomain, codes: CodePages) -> Iterator[CollectedPage]:
    """Yield the pages that list all codes, and the page of their relations."""
    lists = lists_of(codes.codes, codes.departed)
    remove_stale(domain.builder.outdir, lists)
    context = {
        "count": sum(len(each.codes) for each in lists),
        "lists": [(each.pagename, each.title) for each in lists],
        "choices": choices_of(domain),
        "kinds": LABELS,
        "departed": bool(codes.departed),
    }
    for each in lists:
        content = {**context, "codes": each.codes}
        yield CollectedPage(each.pagename, _LIST, each.title, each.about, content)
    content = relations_overview(domain.catalogue, codes.shown)
    about = "哪些返回码含义相同，哪些数值在不同产品中有不同含义，哪些措辞有出入。"
    yield CollectedPage(RELATIONS, _RELATIONS, "返回码之间的关系", about, content)
