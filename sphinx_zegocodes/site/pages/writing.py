"""Writing the pages that are collected, by as many processes as the build may use."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from markupsafe import Markup, escape
from sphinx.util.display import status_iterator
from sphinx.util.parallel import ParallelTasks, SerialTasks, make_chunks

from sphinx_zegocodes.catalogue.relations import label_of_kind, note_on
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.catalogue.wording import gettext, labelled, listed, ngettext
from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.documents.rows import class_of, field_nodes
from sphinx_zegocodes.site.domain import domain_of
from sphinx_zegocodes.site.internals.html import SHARES_FRAME, Fragments
from sphinx_zegocodes.site.pages.code_page import compare
from sphinx_zegocodes.site.pages.entries import listed_places
from sphinx_zegocodes.site.pages.html_context import LABEL
from sphinx_zegocodes.site.pages.markdown import to_markdown, whole_addresses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.catalogue.records import Row

CODE = "zegocodes/code.html"
"""The template of a code's page."""
_REFRESH = Markup(
    '\n    <meta name="robots" content="noindex"><meta http-equiv="refresh" content="{}">'
)


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

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
        self._fragments = Fragments(self._builder)
        self._is_for_browsers = domain_of(app.env).is_for_browsers

    def write(self, pages: Sequence[CollectedPage]) -> SerialTasks | ParallelTasks:
        """Start writing pages; return what waits until all are written."""
        parallel, processes = self._builder.parallel_ok, self._app.parallel
        tasks = ParallelTasks(processes) if parallel else SerialTasks()
        if pages:
            self._write(pages[:1])  # which makes what all share, before processes part
        chunks = make_chunks(pages, processes)  # type: ignore[arg-type]
        steps = [f"{done} of {len(pages)}" for done in accumulate(map(len, chunks))]
        message = "writing code pages... "
        progress = status_iterator(steps, message, "darkgreen", len(steps), self._app.verbosity)
        for chunk in chunks:
            tasks.add_task(self._write, chunk, lambda *_: next(progress, None))
        return tasks

    def _write(self, pages: Sequence[CollectedPage]) -> None:
        for page in pages:
            name, context, template = self._rendered(page)
            if page.template == CODE and self._is_for_browsers:
                self._write_markdown(name, context["body"])
            self._builder.handle_page(name, context, template)

    def _write_markdown(self, name: str, body: str) -> None:
        """Write what a page says as Markdown, and where it stands."""
        home = self._builder.config.html_baseurl or ""
        address = whole_addresses(home, self._builder.get_target_uri(name))
        permanent = labelled(gettext("Permanent link"), f"[{address('')}]({address('')})")
        content = f"{to_markdown(body, address)}\n{permanent}\n"
        write_if_changed(Path(self._builder.outdir, f"{name}.md"), content.encode())

    def _own_address(self, name: str) -> str:
        """Return the address of a page, below the site's root where its own is not known."""
        base = self._builder.config.html_baseurl.rstrip("/")
        return f"{base}/{self._builder.get_target_uri(name)}"

    def _rendered(self, page: CollectedPage) -> tuple[str, dict[str, Any], str]:
        """Return name, context and template of a page: the theme's goes around its body."""

        def address(docname: str, anchor: str = "") -> str:
            uri = self._builder.get_relative_uri(page.name, docname)
            return f"{uri}#{anchor}" if anchor else uri or "#"

        def link(to: tuple[str, str] | None) -> dict[str, str] | None:
            return {"link": address(to[0]), "title": escape(to[1])} if to else None

        def field_html(row: Row, field: str) -> str:
            return self._fragments.render(field_nodes(row, field))

        shown = {
            "title": page.title,
            "name": page.name,
            "address": address,
            "page_of": page_of,
            "class_of": class_of,
            "field_html": field_html,
            "compare": compare,
            "counted": ngettext,
            "listed": listed,
            "listed_places": listed_places,
            "label_of_kind": label_of_kind,
            "note_on": note_on,
            "own_address": self._own_address(page.name),
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
            context |= {SHARES_FRAME: True, LABEL: page.content["page"].label}
            if landing := page.content["page"].leads_to:
                refresh = f"0; url={address(page_of(landing.code), landing.anchor)}"
                context["metatags"] = str(_REFRESH.format(refresh))
        return page.name, context, "page.html"
