"""Entries as the collected pages show them, taken from the resolved nodes of the table rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sphinx.util.logging import suppress_logging

from sphinx_zegocodes.catalogue.meanings import meaning_of
from sphinx_zegocodes.catalogue.records import Entry, Field
from sphinx_zegocodes.catalogue.related import RelatedEntries, related_to
from sphinx_zegocodes.site.tables.nodes import EntryAnchor, EntryRow, FieldCell, cells_of
from sphinx_zegocodes.site.tables.tickets import Ticket

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.site.domain import ZegoDomain


ANSWER: tuple[Field, ...] = ("name", "description", "action", "causes", "notes")
"""All fields in the order of a code's page: what it means and what to do come first."""


class ShownField(msgspec.Struct, frozen=True):
    """A field of an entry."""

    field: Field
    """Which one it is."""
    label: str
    """What the document calls it."""
    html: str
    """Its text."""
    text: str
    """The same without mark-up."""


class ShownEntry(msgspec.Struct, frozen=True):
    """An entry."""

    entry: Entry
    """The entry."""
    meaning: str
    """What it means, in one sentence without its full stop."""
    page: str
    """The page of its table."""
    fields: list[ShownField]
    """What is known about it."""
    related: list[RelatedEntries]
    """What is related to it, by kind."""
    previous: str | None
    """The code before it in its table."""
    next: str | None
    """The code behind it in its table."""
    ticket: Ticket | None
    """What readers copy of it."""

    def text(self, field: Field) -> str:
        """Return the text of a field, empty where it has none."""
        return next((shown.text for shown in self.fields if shown.field == field), "")


def shown_entries(builder: StandaloneHTMLBuilder, domain: ZegoDomain) -> dict[str, ShownEntry]:
    """Return all entries whose tables stand on a page, by key."""
    return dict(_shown_entries(builder, domain))


def _shown_entries(
    builder: StandaloneHTMLBuilder, domain: ZegoDomain
) -> Iterator[tuple[str, ShownEntry]]:
    entries = domain.catalogue.entries
    for docname in sorted(domain.tables):
        with suppress_logging():  # what is wrong with the page was said when it was written
            doctree = domain.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
        for row in doctree.findall(EntryRow):
            cells = {cell["field"]: cell for cell in cells_of(row)}
            tickets = {a["entry"]: a.get("ticket") for a in row.findall(EntryAnchor)}
            for key in row["entries"]:
                if key in entries:
                    related = related_to(domain.catalogue, key)
                    fields = list(_fields(builder, entries[key], cells))
                    yield key, _shown(entries[key], docname, fields, related, tickets.get(key))


def _fields(
    builder: StandaloneHTMLBuilder, entry: Entry, cells: dict[str, FieldCell]
) -> Iterator[ShownField]:
    """Yield the fields of an entry that have a text."""
    labels = {column.field: column.label for column in entry.table.columns}
    for field in ANSWER:
        if field in cells and cells[field].children:
            text = cells[field].astext()
            parts = (builder.render_partial(node)["fragment"] for node in list(cells[field]))
            yield ShownField(field, labels[field], "".join(parts), text)


def _shown(
    entry: Entry,
    docname: str,
    fields: list[ShownField],
    related: list[RelatedEntries],
    ticket: Ticket | None,
) -> ShownEntry:
    codes = [code for row in entry.table.rows for code in row.codes]
    at = codes.index(entry.code)
    previous = codes[at - 1] if at else None
    following = codes[at + 1] if at + 1 < len(codes) else None
    texts = {shown.field: shown.text for shown in fields}
    meaning = meaning_of(texts.get("description", ""), texts.get("name", ""))
    return ShownEntry(entry, meaning, docname, fields, related, previous, following, ticket)
