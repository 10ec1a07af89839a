"""Entries as the pages show them that no document is read for.

All that such a page says of an entry is in these records and nowhere else, so that a digest over
them tells whether the page changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from sphinx_zegocodes.catalogue.advice import AdviceKind, kinds_of
from sphinx_zegocodes.catalogue.meanings import meaning_of
from sphinx_zegocodes.catalogue.plain_text import plain_text
from sphinx_zegocodes.catalogue.ranges import place_of
from sphinx_zegocodes.catalogue.records import Field, Row
from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.documents.tickets import Ticket, ticket_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.departures import DepartedEntry
    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.site.domain import ZegoDomain


ANSWER: tuple[Field, ...] = ("name", "description", "action", "causes", "notes")
"""All fields in the order of a code's page: what it means and what to do come first."""


class EntryFacts(msgspec.Struct, frozen=True):
    """What pages say of an entry beside its texts."""

    code: str
    """The bare code."""
    key: str
    """``document/table/code``."""
    anchor: str
    """Its id on every page that shows it."""
    table: str
    """The key of its table."""
    place: str
    """Where it stands: ``RTC 服务端 API › 房间信令接口``."""
    short_place: str
    """The same with no more of the heading than a list has room for."""
    product: str
    """The product of its document."""
    title: str
    """The title of its document."""
    url: str
    """The address of its document at the vendor's."""
    heading: str | None
    """The heading of its table."""
    kinds: tuple[AdviceKind, ...]
    """What its advice asks for."""


class ShownRelated(msgspec.Struct, frozen=True):
    """The entries that stand in one kind of relation to an entry."""

    kind: str
    """The kind."""
    label: str
    """What readers see of it."""
    entries: tuple[tuple[str, str], ...]
    """Code and anchor of each."""


class ShownEntry(msgspec.Struct, frozen=True):
    """An entry."""

    entry: EntryFacts
    """Which one it is."""
    meaning: str
    """What it means, in one sentence without its full stop."""
    page: str
    """The page of its table."""
    row: Row
    """What is known about it."""
    labels: dict[Field, str]
    """What the document calls each field that has a text, in the order of ANSWER."""
    related: tuple[ShownRelated, ...] = ()
    """What is related to it, by kind."""
    previous: str | None = None
    """The code before it in its table."""
    next: str | None = None
    """The code behind it in its table."""
    ticket: Ticket | None = None
    """What readers copy of it."""

    def text(self, field: Field) -> str:
        """Return the text of a field without mark-up, empty where it has none."""
        return plain_text(self.row.text(field) or "")

    def texts(self) -> Iterator[str]:
        """Yield all texts without mark-up, reasons of corrections included."""
        yield from map(self.text, self.labels)
        yield from (correction.why for correction in self.row.corrections)


class ShownLink(msgspec.Struct, frozen=True):
    """A link to an entry."""

    text: str
    """What it says: product, table and code."""
    page: str
    """The page of the entry's code."""
    anchor: str
    """The entry on it."""


class ShownDeparted(msgspec.Struct, frozen=True):
    """An entry that left."""

    shown: ShownEntry
    """The entry with its last text."""
    when: str
    """The day it was found gone."""
    why: str
    """The reason."""
    landing: ShownLink | None
    """Where it went, or what takes its place."""


def show_entries(domain: ZegoDomain) -> dict[str, ShownEntry]:
    """Return all entries whose tables stand on a page, by key."""
    catalogue = domain.catalogue
    shown = {}
    for table in domain.pages:
        keys = catalogue.keys_of(table)
        around = [None, *(key.rpartition("/")[2] for key in keys), None]
        for at, key in enumerate(keys):
            entry = catalogue.entries[key]
            related = tuple(
                ShownRelated(each.kind, each.label, tuple((e.code, e.anchor) for e in each.entries))
                for each in catalogue.related_to(key)
            )
            shown[key] = _show(
                domain,
                entry,
                related=related,
                previous=around[at],
                next=around[at + 2],
                ticket=ticket_of(entry, domain),
            )
    return shown


def show_departed(domain: ZegoDomain, departed: DepartedEntry) -> ShownDeparted:
    """Return an entry that left as the page of its code shows it."""
    left, link = departed.departure, None
    place = domain.place_of(departed.landing) if departed.landing else None
    if place:
        _, _, to = place
        link = ShownLink(f"{to.place}：{to.code}", page_of(to.code), to.anchor)
    return ShownDeparted(_show(domain, departed.entry), left.when, left.why, link)


def _show(domain: ZegoDomain, entry: Entry, **more: Any) -> ShownEntry:
    labels = {column.field: column.label for column in entry.table.columns}
    return ShownEntry(
        _facts_of(entry),
        meaning_of(entry),
        domain.pages[entry.table_key],
        entry.row,
        {field: labels[field] for field in ANSWER if entry.row.text(field)},
        **more,
    )


def _facts_of(entry: Entry) -> EntryFacts:
    document, table = entry.document, entry.table
    return EntryFacts(
        entry.code,
        entry.key,
        entry.anchor,
        entry.table_key,
        entry.place,
        place_of(document, table),
        document.product,
        document.title,
        document.url,
        table.heading,
        kinds_of(entry.row.action),
    )
