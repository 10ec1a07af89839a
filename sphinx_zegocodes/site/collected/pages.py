"""The pages that are collected when all others are written: of each code, of all, and of relations.

Only those are written whose content or frame changed. The files of data are written beside them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sphinx_zegocodes.catalogue.advice import LABELS
from sphinx_zegocodes.site.addresses import RELATIONS, page_of
from sphinx_zegocodes.site.collected.all_codes import choices_of, lists_of, remove_stale
from sphinx_zegocodes.site.collected.code_page import CodePages
from sphinx_zegocodes.site.collected.exports import write_data
from sphinx_zegocodes.site.collected.frame import Frame
from sphinx_zegocodes.site.collected.made import MadePages
from sphinx_zegocodes.site.collected.overview import relations_overview
from sphinx_zegocodes.site.collected.shown import shown_entries
from sphinx_zegocodes.site.collected.writing import CODE, CollectedPage, PageWriter
from sphinx_zegocodes.site.lookup.files import write_index
from sphinx_zegocodes.site.memory import share
from sphinx_zegocodes.site.search.index import index_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.site.collected.code_page import CodePage
    from sphinx_zegocodes.site.collected.noted import NotedRows
    from sphinx_zegocodes.site.collected.shown import ShownEntry
    from sphinx_zegocodes.site.domain import ZegoDomain


_LIST = "zegocodes/index.html"
_RELATIONS = "zegocodes/relations.html"


class CollectedPages:
    """Collects the pages, and has those written that changed."""

    def __init__(self, rows: NotedRows) -> None:
        self._rows = rows
        self._frame: Frame | None = None
        self._made: MadePages | None = None
        self.names: frozenset[str] = frozenset()
        """The names of all of them, written in this build or before."""

    def on_html_collect_pages(self, app: Sphinx) -> tuple[()]:
        """Write the pages that changed; none is left to Sphinx, which knows one process only."""
        domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
        builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
        if not domain.has_code_pages:
            return ()
        shown = shown_entries(domain, self._rows.of(builder, domain))
        codes = CodePages(builder, domain, shown)
        code_pages = list(codes.pages())
        pages = [*_with_neighbours(code_pages), *_overviews(builder, domain, codes, shown)]
        self.names = frozenset(page.name for page in pages)
        self._frame = Frame(builder)
        self._made = MadePages(builder, self._frame.digest({page.template for page in pages}))
        changed = [page for page in pages if self._made.is_changed(page.name, page)]
        written = pages if self._rows.are_new(domain) else changed
        share(app)
        tasks = PageWriter(builder, self._frame).write(written, app.parallel)
        tasks.add_task(partial(write_data, app))
        tasks.add_task(partial(write_index, app))
        index_pages(builder, code_pages)
        tasks.join()
        return ()

    def on_html_page_context(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Have what all pages of codes share made once."""
        del app, pagename, templatename, doctree
        if self._frame is not None and context.get("toctree") == self._frame.toctree:
            self._frame.share(context)

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Keep what the pages were made of, for the next build."""
        del app
        if exception is None and self._made is not None:
            self._made.save()


def _with_neighbours(pages: Sequence[CodePage]) -> Iterator[CollectedPage]:
    """Yield the pages of codes, each with what the theme links to before and behind it."""
    links = [None, *((page_of(page.code), page.title) for page in pages), None]
    for at, page in enumerate(pages):
        name, content = page_of(page.code), {"page": page}
        around = (links[at], links[at + 2])
        yield CollectedPage(name, CODE, page.title, page.description, content, *around)


def _overviews(
    builder: StandaloneHTMLBuilder,
    domain: ZegoDomain,
    codes: CodePages,
    shown: dict[str, ShownEntry],
) -> Iterator[CollectedPage]:
    """Yield the pages that list all codes, and the page of their relations."""
    lists = lists_of(codes.codes, codes.retired)
    remove_stale(builder.outdir, lists)
    context = {
        "count": sum(len(each.codes) for each in lists),
        "lists": [(each.pagename, each.title) for each in lists],
        "choices": choices_of(builder, domain),
        "kinds": LABELS,
        "retired": bool(codes.retired),
    }
    for each in lists:
        content = {**context, "codes": each.codes}
        yield CollectedPage(each.pagename, _LIST, each.title, each.about, content)
    content = relations_overview(domain.catalogue, shown)
    about = "哪些返回码含义相同，哪些数值在不同产品中有不同含义，哪些措辞有出入。"
    yield CollectedPage(RELATIONS, _RELATIONS, "返回码之间的关系", about, content)
