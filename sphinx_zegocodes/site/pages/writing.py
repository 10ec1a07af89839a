"""Writing the pages that are collected, by as many processes as the build may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from markupsafe import Markup, escape
from sphinx.util.display import status_iterator
from sphinx.util.parallel import ParallelTasks, SerialTasks

from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.documents.rows import field_nodes
from sphinx_zegocodes.site.internals.html import SHARES_FRAME, Fragments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.catalogue.records import Field, Row

CODE = "zegocodes/code.html"
"""The template of a code's page."""
_REFRESH = Markup(
    '\n    <meta name="robots" content="noindex"><meta http-equiv="refresh" content="{}">'
)
_CHUNKS = 20
"""In how many parts pages are written, each of which is shown as progress."""
_CHUNKS_OF_PROCESS = 4
"""In how many parts each of several processes writes: starting one takes some time."""


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


class PageWriter:
    """Writes pages."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self._builder = builder
        self._fragments = Fragments(builder)

    def write(self, pages: Sequence[CollectedPage], processes: int) -> SerialTasks | ParallelTasks:
        """Start writing pages; return what waits until all are written."""
        parallel = self._builder.parallel_ok
        tasks = ParallelTasks(processes) if parallel else SerialTasks()
        if pages:
            self._write(pages[:1])  # which makes what all share, before processes part
        chunks = list(_chunks(pages, _CHUNKS_OF_PROCESS * processes if parallel else _CHUNKS))
        progress = self._progress(chunks)
        for chunk in chunks:
            tasks.add_task(self._write, chunk, lambda *_: next(progress, None))
        return tasks

    def _write(self, pages: Sequence[CollectedPage]) -> None:
        for page in pages:
            self._builder.handle_page(*self._rendered(page))

    def _rendered(self, page: CollectedPage) -> tuple[str, dict[str, Any], str]:
        """Return name, context and template of a page: the theme's goes around its body."""

        def address(docname: str, anchor: str = "") -> str:
            uri = self._builder.get_relative_uri(page.name, docname)
            return f"{uri}#{anchor}" if anchor else uri or "#"

        def link(to: tuple[str, str] | None) -> dict[str, str] | None:
            return {"link": address(to[0]), "title": escape(to[1])} if to else None

        def field_html(row: Row, field: Field) -> str:
            return self._fragments.render(field_nodes(row, field))

        shown = {
            "title": page.title,
            "name": page.name,
            "address": address,
            "page_of": page_of,
            "field_html": field_html,
        }
        context = {
            "title": page.title,
            "description": page.description,
            "metatags": "",
            "body": self._builder.templates.render(page.template, shown | page.content),
            "prev": link(page.previous),
            "next": link(page.next),
        }
        if page.template == CODE:
            context[SHARES_FRAME] = True
            if link := page.content["page"].leads_to:
                refresh = f"0; url={address(link.page, link.anchor)}"
                context["metatags"] = _REFRESH.format(refresh)
        return page.name, context, "page.html"

    def _progress(self, chunks: Sequence[Sequence[CollectedPage]]) -> Iterator[str]:
        """Show how many pages are written, as Sphinx does for those that are read."""
        total, done = sum(map(len, chunks)), 0
        steps = [f"{(done := done + len(chunk))} of {total}" for chunk in chunks]
        message, verbosity = "writing code pages... ", self._builder.config.verbosity
        return status_iterator(steps, message, "darkgreen", len(steps), verbosity)


def _chunks(pages: Sequence[CollectedPage], most: int) -> Iterator[Sequence[CollectedPage]]:
    """Split pages into parts of about the same size."""
    size = -(-len(pages) // most)
    for start in range(0, len(pages), size or 1):
        yield pages[start : start + size]
