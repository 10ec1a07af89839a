"""The pages of the codes, collected when all other pages are written.

Their bodies come from the resolved nodes of the table rows: one rendering, one set of links and
one translation for both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
from sphinx.util.display import status_iterator

from sphinx_zegocodes.catalogue.records import FIELDS, Entry, Field
from sphinx_zegocodes.catalogue.relations import without_same_as
from sphinx_zegocodes.site.domain import INDEX, page_of
from sphinx_zegocodes.site.nodes import EntryRow, FieldCell, cells_of
from sphinx_zegocodes.site.search import CodePageIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.site.domain import ZegoDomain

_SENTENCE = re.compile(r"[。\n]")
_MOST_MEANINGS = 3
"""How many meanings a title names before it says 等."""


class ShownField(msgspec.Struct, frozen=True):
    """A field on a code page."""

    field: Field
    """Which one it is."""
    label: str
    """What the document calls it."""
    html: str
    """Its text."""


class ShownEntry(msgspec.Struct, frozen=True):
    """An entry on a code page."""

    entry: Entry
    """The entry."""
    meaning: str
    """What it means, in one sentence without its full stop."""
    page: str
    """The page of its table."""
    fields: list[ShownField]
    """What is known about it."""
    texts: list[str]
    """The same without mark-up, for the search."""
    previous: str | None
    """The code before it in its table."""
    next: str | None
    """The code behind it in its table."""


class CodePages:
    """Makes the pages of all codes from the pages of their tables."""

    def __init__(self, builder: StandaloneHTMLBuilder, domain: ZegoDomain) -> None:
        self._builder = builder
        self._domain = domain
        self.shown = {
            code: [shown[entry.key] for entry in entries]
            for shown in [dict(self._shown_entries())]
            for code, entries in domain.shown_codes().items()
        }

    def collect(self) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Yield name, context and template of each page, for ``html-collect-pages``."""
        yield self._page(INDEX, "全部返回码", "index", codes=self.shown)
        index = CodePageIndex(self._builder, map(page_of, self.shown))
        progress = status_iterator(
            self.shown.items(),
            "writing code pages... ",
            "darkgreen",
            len(self.shown),
            self._builder.config.verbosity,
            stringify_func=lambda item: item[0],
        )
        for code, entries in progress:
            title = f"{code} {title_of(entries)}"
            texts = (text for shown in entries for text in shown.texts)
            index.add(page_of(code), title, texts)
            yield self._page(page_of(code), title, "code", code=code, entries=entries)

    def _page(
        self, pagename: str, title: str, template: str, **context: Any
    ) -> tuple[str, dict[str, Any], str]:
        """Render the body of a page; the theme's own template goes around it."""

        def address(docname: str, anchor: str = "") -> str:
            uri = self._builder.get_relative_uri(pagename, docname)
            return f"{uri}#{anchor}" if anchor else uri or "#"

        body = self._builder.templates.render(
            f"zegocodes/{template}.html",
            {"title": title, "address": address, "page_of": page_of, "INDEX": INDEX, **context},
        )
        return pagename, {"title": title, "body": body, "metatags": ""}, "page.html"

    def _shown_entries(self) -> Iterator[tuple[str, ShownEntry]]:
        """Yield all entries with their texts, page by page."""
        entries = self._domain.catalogue.entries
        for docname in sorted(self._domain.tables):
            doctree = self._domain.env.get_and_resolve_doctree(
                docname, self._builder, tags=self._builder.tags
            )
            for row in doctree.findall(EntryRow):
                cells = {cell["field"]: cell for cell in cells_of(row)}
                for key in row["entries"]:
                    if key in entries:
                        yield key, self._shown(entries[key], docname, cells)

    def _shown(
        self,
        entry: Entry,
        docname: str,
        cells: dict[str, FieldCell],
    ) -> ShownEntry:
        labels = {column.field: column.label for column in entry.table.columns}
        fields = [
            ShownField(field, labels[field], self._render(cells[field]))
            for field in FIELDS
            if field in cells and cells[field].children
        ]
        codes = [code for row in entry.table.rows for code in row.codes]
        at = codes.index(entry.code)
        return ShownEntry(
            entry,
            _meaning(cells),
            docname,
            fields,
            [cells[field].astext() for field in FIELDS if field in cells],
            codes[at - 1] if at else None,
            codes[at + 1] if at + 1 < len(codes) else None,
        )

    def _render(self, cell: FieldCell) -> str:
        """Return the HTML of what a cell holds."""
        return "".join(self._builder.render_partial(node)["fragment"] for node in list(cell))


def title_of(entries: list[ShownEntry]) -> str:
    """Return what a code means, in the few words that fit a title."""
    meanings = list(dict.fromkeys(entry.meaning for entry in entries if entry.meaning))
    more = "等" if len(meanings) > _MOST_MEANINGS else ""
    return " / ".join(meanings[:_MOST_MEANINGS]) + more


def _meaning(cells: dict[str, FieldCell]) -> str:
    """Return the first sentence of an entry's description, or its name."""
    for field in ("description", "name"):
        if field in cells and cells[field].children:
            first = _SENTENCE.split(cells[field][0].astext(), maxsplit=1)[0]
            return without_same_as(first).strip()
    return ""


def on_html_collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the page of each code, the page of all codes, and the data files."""
    domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
    if domain.has_code_pages:
        yield from CodePages(app.builder, domain).collect()  # type: ignore[arg-type]
