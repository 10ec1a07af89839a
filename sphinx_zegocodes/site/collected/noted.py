"""What the rows of tables say, noted when their pages are resolved.

The pages of codes are made from the resolved nodes of table rows: one rendering, one set of links
and one translation for both. A page that is not written again is not resolved again either, so what
its rows said is kept beside Sphinx's own doctrees.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from sphinx.util.logging import suppress_logging

from sphinx_zegocodes import __version__
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.site.collected.shown import ANSWER, ShownField
from sphinx_zegocodes.site.tables.nodes import EntryAnchor, EntryRow, cells_of
from sphinx_zegocodes.site.tables.tickets import Ticket

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.site.domain import ZegoDomain
    from sphinx_zegocodes.site.tables.nodes import FieldCell


LAST = 900
"""A priority behind all that changes a resolved page."""


class NotedEntry(msgspec.Struct, frozen=True):
    """What the row of an entry says."""

    fields: tuple[ShownField, ...]
    """Its fields that have a text."""
    ticket: Ticket | None
    """What readers copy of it."""


Rows = dict[str, NotedEntry]
"""Entries by key."""


class _Kept(msgspec.Struct):
    """What is kept for the next build."""

    version: str
    """The version of this package that noted it."""
    pages: dict[str, Rows]
    """The rows of each page, by docname."""


class NotedRows:
    """The rows of each page, by docname."""

    def __init__(self) -> None:
        self._pages: dict[str, Rows] | None = None
        self._resolved: set[str] = set()

    def on_doctree_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note what the rows of a page say. All pages are resolved in the main process."""
        self._resolved.add(docname)
        domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
        if domain.has_code_pages and docname in domain.tables:
            builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
            self._known(builder)[docname] = dict(_rows(builder, domain, doctree))

    def of(self, builder: StandaloneHTMLBuilder, domain: ZegoDomain) -> Rows:
        """Return what the rows of all pages say, and keep it for the next build."""
        known = self._known(builder)
        for docname in known.keys() - domain.tables.keys():
            del known[docname]
        for docname in sorted(domain.tables.keys() - known.keys()):
            with suppress_logging():  # what is wrong with the page was said when it was written
                domain.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
        self._pages = dict(sorted(known.items()))
        write_if_changed(_file(builder), msgspec.msgpack.encode(_Kept(__version__, self._pages)))
        return {key: row for rows in self._pages.values() for key, row in rows.items()}

    def are_new(self, domain: ZegoDomain) -> bool:
        """Tell whether the whole site is being written, as ``-a`` or another theme has it."""
        return self._resolved >= domain.env.found_docs

    def _known(self, builder: StandaloneHTMLBuilder) -> dict[str, Rows]:
        if self._pages is None:
            try:
                kept = msgspec.msgpack.decode(_file(builder).read_bytes(), type=_Kept)
            except (OSError, msgspec.DecodeError):
                kept = _Kept("", {})
            self._pages = kept.pages if kept.version == __version__ else {}
        return self._pages


def _file(builder: StandaloneHTMLBuilder) -> Path:
    return Path(builder.doctreedir, f"zegocodes-rows-{builder.name}.msgpack")


def _rows(
    builder: StandaloneHTMLBuilder, domain: ZegoDomain, doctree: nodes.document
) -> Iterator[tuple[str, NotedEntry]]:
    entries = domain.catalogue.entries
    fragments = Fragments(builder, doctree)
    for row in doctree.findall(EntryRow):
        known = [entries[key] for key in row["entries"] if key in entries]
        if known:
            cells = {cell["field"]: cell for cell in cells_of(row)}
            tickets = {a["entry"]: a.get("ticket") for a in row.findall(EntryAnchor)}
            fields = tuple(_fields(fragments, known[0], cells))
            for entry in known:
                yield entry.key, NotedEntry(fields, tickets.get(entry.key))


def _fields(
    fragments: Fragments, entry: Entry, cells: dict[str, FieldCell]
) -> Iterator[ShownField]:
    """Yield the fields of an entry that have a text."""
    labels = {column.field: column.label for column in entry.table.columns}
    for field in ANSWER:
        if field in cells and cells[field].children:
            html = fragments.render(cells[field].children)
            yield ShownField(field, labels[field], html, cells[field].astext())


class Fragments:
    """Renders parts of a resolved doctree as the builder would."""

    def __init__(self, builder: StandaloneHTMLBuilder, doctree: nodes.document) -> None:
        doctree.settings = builder.docsettings
        self._writer: HTML5Translator = builder.create_translator(doctree, builder)  # type: ignore[assignment]

    def render(self, parts: Iterable[nodes.Node]) -> str:
        """Return nodes as HTML."""
        self._writer.body = []
        for part in parts:
            part.walkabout(self._writer)
        return "".join(self._writer.body)
