"""Entries as the collected pages show them.

All that such a page says of an entry is in these records and nowhere else, so that a digest over
them tells whether the page changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.advice import AdviceKind, kinds_of
from sphinx_zegocodes.catalogue.meanings import meaning_of
from sphinx_zegocodes.catalogue.ranges import place_of
from sphinx_zegocodes.catalogue.records import Field
from sphinx_zegocodes.site.tables.tickets import Ticket

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.site.collected.noted import NotedEntry
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
    fields: tuple[ShownField, ...]
    """What is known about it."""
    related: tuple[ShownRelated, ...]
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


def facts_of(entry: Entry) -> EntryFacts:
    """Return what pages say of an entry beside its texts."""
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


def shown_entries(domain: ZegoDomain, noted: dict[str, NotedEntry]) -> dict[str, ShownEntry]:
    """Return all entries whose tables stand on a page, by key; ``noted`` is what they say there."""
    shown = {}
    for table in domain.pages:
        keys = [key for key in domain.entries_of(table) if key in noted]
        around = [None, *(key.rpartition("/")[2] for key in keys), None]
        for at, key in enumerate(keys):
            shown[key] = _shown(domain, key, noted[key], (around[at], around[at + 2]))
    return shown


def _shown(
    domain: ZegoDomain, key: str, noted: NotedEntry, around: tuple[str | None, str | None]
) -> ShownEntry:
    entry = domain.catalogue.entries[key]
    texts = {shown.field: shown.text for shown in noted.fields}
    related = (
        ShownRelated(each.kind, each.label, tuple((e.code, e.anchor) for e in each.entries))
        for each in domain.related_to(key)
    )
    return ShownEntry(
        facts_of(entry),
        meaning_of(texts.get("description", ""), texts.get("name", "")),
        domain.pages[entry.table_key],
        noted.fields,
        tuple(related),
        *around,
        noted.ticket,
    )
