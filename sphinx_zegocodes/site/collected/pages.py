"""The pages that are collected when all others are written: of each code, of all, and of relations.

Only those are written whose content or frame changed, by as many processes as the build may use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from markupsafe import escape
from sphinx.util.display import status_iterator
from sphinx.util.parallel import ParallelTasks, make_chunks

from sphinx_zegocodes.catalogue.advice import LABELS
from sphinx_zegocodes.site.addresses import RELATIONS, page_of
from sphinx_zegocodes.site.collected.all_codes import choices_of, lists_of, remove_stale
from sphinx_zegocodes.site.collected.code_page import CodePages
from sphinx_zegocodes.site.collected.frame import Frame
from sphinx_zegocodes.site.collected.made import MadePages
from sphinx_zegocodes.site.collected.overview import relations_overview
from sphinx_zegocodes.site.collected.shown import shown_entries
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


class CollectedPage(msgspec.Struct, frozen=True):
    """A page, with all that makes it differ from others of its template."""

    name: str
    """Its name."""
    template: str
    """The template of its body."""
    title: str
    """Its title."""
    description: str
    """What it is about."""
    content: dict[str, Any]
    """What its template shows."""
    previous: tuple[str, str] | None = None
    """Name and title of the page before it."""
    next: tuple[str, str] | None = None
    """Name and title of the page behind it."""


class CollectedPages:
    """Writes the pages."""

    def __init__(self, rows: NotedRows) -> None:
        self._rows = rows
        self._frame: Frame | None = None
        self._made: MadePages | None = None
        self.names: frozenset[str] = frozenset()
        """The names of all of them, written in this build or before."""

    def on_html_collect_pages(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write the pages that changed."""
        domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
        builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
        if not domain.has_code_pages:
            return
        shown = shown_entries(domain, self._rows.of(builder, domain))
        codes = CodePages(builder, domain, shown)
        code_pages = list(codes.pages())
        pages = [*_overviews(builder, domain, codes, shown), *_with_neighbours(code_pages)]
        self.names = frozenset(page.name for page in pages)
        self._frame = Frame(builder)
        self._made = MadePages(builder, self._frame.digest())
        written = [page for page in pages if self._made.is_changed(page.name, page)]
        if self._rows.are_new(domain):
            written = pages
        if builder.parallel_ok:
            tasks = self._write(builder, written, app.parallel)
            index_pages(builder, code_pages)
            tasks.join()
        else:
            yield from (self._rendered(builder, page) for page in _progress(builder, written))
            index_pages(builder, code_pages)

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

    def _rendered(
        self, builder: StandaloneHTMLBuilder, page: CollectedPage
    ) -> tuple[str, dict[str, Any], str]:
        """Return name, context and template of a page: the theme's goes around its body."""

        def address(docname: str, anchor: str = "") -> str:
            uri = builder.get_relative_uri(page.name, docname)
            return f"{uri}#{anchor}" if anchor else uri or "#"

        def link(to: tuple[str, str] | None) -> dict[str, str] | None:
            return {"link": address(to[0]), "title": escape(to[1])} if to else None

        shown = {"title": page.title, "address": address, "page_of": page_of, "name": page.name}
        body = builder.templates.render(f"zegocodes/{page.template}.html", shown | page.content)
        context = {
            "title": page.title,
            "description": page.description,
            "metatags": "",
            "body": body,
            "prev": link(page.previous),
            "next": link(page.next),
        }
        if page.template == "code" and self._frame is not None:
            context["toctree"] = self._frame.toctree
        return page.name, context, "page.html"

    def _write(
        self, builder: StandaloneHTMLBuilder, pages: Sequence[CollectedPage], processes: int
    ) -> ParallelTasks:
        """Start writing pages in several processes."""
        by_name = {page.name: page for page in pages}
        chunks = make_chunks(list(by_name), processes)
        progress = _progress(builder, chunks)

        def write(names: Sequence[str]) -> None:
            for name in names:
                builder.handle_page(*self._rendered(builder, by_name[name]))

        tasks = ParallelTasks(processes)
        for chunk in chunks:
            tasks.add_task(write, chunk, lambda *_: next(progress, None))
        return tasks


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
        yield CollectedPage(each.pagename, "index", each.title, each.about, content)
    content = relations_overview(domain.catalogue, shown)
    about = "哪些返回码含义相同，哪些数值在不同产品中有不同含义，哪些措辞有出入。"
    yield CollectedPage(RELATIONS, "relations", "返回码之间的关系", about, content)


def _with_neighbours(pages: Sequence[CodePage]) -> Iterator[CollectedPage]:
    """Yield the pages of codes, each with what the theme links to before and behind it."""
    links = [None, *((page_of(page.code), page.title) for page in pages), None]
    for at, page in enumerate(pages):
        name, content = page_of(page.code), {"page": page}
        around = (links[at], links[at + 2])
        yield CollectedPage(name, "code", page.title, page.description, content, *around)


def _progress(builder: StandaloneHTMLBuilder, steps: Sequence[Any]) -> Iterator[Any]:
    """Show how far writing is, as Sphinx does for the other pages."""
    message, verbosity = "writing code pages... ", builder.config.verbosity
    return iter(status_iterator(steps, message, "darkgreen", len(steps), verbosity))
