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
from sphinx_zegocodes.catalogue.records import Departure, Document, Entry, Field, InnerNumbers
from sphinx_zegocodes.site.documents.tickets import Ticket, ticket_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.departures import DepartedEntry
    from sphinx_zegocodes.site.domain import ZegoDomain


ANSWER: tuple[Field, ...] = ("name", "description", "action", "causes", "notes")
"""All fields in the order of a code's page: what it means and what to do come first."""


class ShownEntry(msgspec.Struct, frozen=True):
    """An entry."""

    entry: Entry
    """The entry, without the rest of its document."""
    meaning: str
    """What it means, in one sentence without its full stop."""
    page: str
    """The page of its table."""
    labels: dict[Field, str]
    """What the document calls each field that has a text, in the order of ANSWER."""
    related: dict[str, tuple[tuple[str, str, str], ...]] = {}
    """Code, anchor and printed code of each entry that is related to it, by kind."""
    reason: str = ""
    """A curator's reason why it is equivalent to others."""
    previous: tuple[str, str] | None = None
    """The code before it in its table, and how that is printed."""
    next: tuple[str, str] | None = None
    """The code behind it in its table, and how that is printed."""
    ticket: Ticket | None = None
    """What readers copy of it."""
    inner: tuple[InnerNumbers, ...] = ()
    """The numbers of logs that are reported as it."""

    @property
    def short_place(self) -> str:
        """Where it stands, with no more of the heading than a list has room for."""
        return place_of(self.entry.document, self.entry.table)

    @property
    def kinds(self) -> tuple[AdviceKind, ...]:
        """What its advice asks for."""
        return kinds_of(self.entry.row.action)

    def text(self, field: Field) -> str:
        """Return the text of a field without mark-up, empty where it has none."""
        return plain_text(self.entry.row.text(field) or "")

    def texts(self) -> Iterator[str]:
        """Yield all texts without mark-up, reasons of corrections included."""
        yield from map(self.text, self.labels)
        yield from (correction.why for correction in self.entry.row.corrections)
        yield from (" ".join([inner.why, *inner.codes()]) for inner in self.inner)


class ShownDeparted(msgspec.Struct, frozen=True):
    """An entry that left."""

    shown: ShownEntry
    """The entry with its last text."""
    departure: Departure
    """When and why it left."""
    landing: Entry | None
    """Where it went, or what takes its place, without the rest of its document."""


def show_entries(domain: ZegoDomain) -> dict[str, ShownEntry]:
    """Return all entries whose tables stand on a page, by key."""
    catalogue = domain.catalogue
    shown = {}
    for table in domain.pages:
        keys = catalogue.keys_of(table)
        entries = [catalogue.entries[key] for key in keys]
        around = [None, *((entry.code, entry.label) for entry in entries), None]
        for at, (key, entry) in enumerate(zip(keys, entries, strict=True)):
            shown[key] = _show(
                domain,
                entry,
                related={
                    each.kind: tuple((e.code, e.anchor, e.label) for e in each.entries)
                    for each in catalogue.related_to(key)
                },
                reason=catalogue.reasons.get(key, ""),
                previous=around[at],
                next=around[at + 2],
                ticket=ticket_of(entry, domain),
                inner=entry.inner,
            )
    return shown


def show_departed(domain: ZegoDomain, departed: DepartedEntry) -> ShownDeparted:
    """Return an entry that left as the page of its code shows it."""
    place = domain.place_of(departed.landing) if departed.landing else None
    landing = _alone(place[2]) if place else None
    return ShownDeparted(_show(domain, departed.entry), departed.departure, landing)


def _show(domain: ZegoDomain, entry: Entry, **more: Any) -> ShownEntry:
    labels = {column.field: column.label for column in entry.table.columns}
    return ShownEntry(
        _alone(entry),
        meaning_of(entry),
        domain.pages[entry.table_key],
        {field: labels[field] for field in ANSWER if entry.row.text(field)},
        **more,
    )


def _alone(entry: Entry) -> Entry:
    """Return an entry whose document holds nothing else, for a digest of it alone."""
    document, table = entry.document, msgspec.structs.replace(entry.table, rows=())
    document = Document(document.id, document.title, document.product, document.url, ())
    return Entry(entry.code, entry.row, table, document)
