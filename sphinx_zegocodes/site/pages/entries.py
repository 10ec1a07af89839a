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
from sphinx_zegocodes.catalogue.records import Departure, Entry, Field, InnerNumbers
from sphinx_zegocodes.catalogue.relations import is_large
from sphinx_zegocodes.catalogue.shelves import by_shelf, count_places, name_places, names_on_shelf
from sphinx_zegocodes.catalogue.wording import in_brackets, ngettext
from sphinx_zegocodes.site.documents.tickets import Ticket, ticket_of, titled

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.departures import DepartedEntry
    from sphinx_zegocodes.site.domain import ZegoDomain


_OF_SAME_CODE = frozenset({"same_code", "other_meaning"})
"""The relations that the page of a code shows by holding all of its entries."""
_MOST_PLACES = 8
"""How many places of a meaning a list names; the five documents have no more."""
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
    labels: dict[str, str]
    """What the document calls each field that has a text, in the order of ANSWER; others last."""
    kinds: tuple[AdviceKind, ...]
    """What its advice asks for, whatever the language."""
    related: dict[str, tuple[tuple[str, str, str], ...]] = {}
    """Code, anchor and printed code of each other code that is related to it, by kind; of many,
    the first."""
    counts: dict[str, int] = {}
    """How many there are, by kind."""
    reason: str = ""
    """A curator's reason why it is equivalent to others."""
    previous: tuple[str, str, str] | None = None
    """Code, anchor and printed code of the entry before it in its table; the anchor is empty where
    the code has no other."""
    next: tuple[str, str, str] | None = None
    """The same of the entry behind it."""
    ticket: Ticket | None = None
    """What readers copy of it."""
    inner: tuple[InnerNumbers, ...] = ()
    """The numbers of logs that are reported as it."""

    @property
    def says(self) -> Hashable:
        """All that the page of its code says of it, but where it stands."""
        row, labels = self.entry.row, tuple(self.labels.items())
        related = {kind: tuple(code for code, *_ in each) for kind, each in self.related.items()}
        texts = tuple(row.text(field) for field in ANSWER)
        return texts, row.corrections, labels, tuple(related.items()), self.reason, self.inner

    @property
    def short_place(self) -> str:
        """Where it stands, with no more of the heading than a list has room for."""
        return place_of(self.entry.document, self.entry.table)

    def text(self, field: str) -> str:
        """Return the text of a field without mark-up, empty where it has none."""
        return plain_text(self.entry.row.text(field) or "")

    def texts(self) -> Iterator[str]:
        """Yield all texts without mark-up, reasons of corrections included."""
        yield from map(self.text, self.labels)
        yield from (correction.why for correction in self.entry.row.corrections)
        yield from (" ".join([inner.why, *inner.codes()]) for inner in self.inner)


class ListedPlace(msgspec.Struct, frozen=True):
    """Where entries stand that say the same, in a list with little room."""

    text: str
    """What it is called."""
    entries: list[ShownEntry]
    """The entries: one or, where a code has many, all of a shelf or of several."""

    @property
    def first(self) -> ShownEntry:
        """The one that a link leads to; the page of the code has all."""
        return self.entries[0]

    @property
    def kinds(self) -> list[AdviceKind]:
        """What the advice of any of them asks for."""
        return list(dict.fromkeys(kind for shown in self.entries for kind in shown.kinds))


def listed_places(entries: list[ShownEntry]) -> list[ListedPlace]:
    """Return where entries stand: one by one, or by shelves where these hold several documents."""
    shelves: dict[str, list[ShownEntry]] = {}
    for shown in entries:
        shelves.setdefault(shown.entry.document.shelf, []).append(shown)
    places: list[ListedPlace] = []
    for shelf, held in shelves.items():
        if len({shown.entry.document.id for shown in held}) > 1 or len(entries) > _MOST_PLACES:
            many = len(held) > 1
            text = in_brackets(shelf, count_places(len(held))) if many else held[0].short_place
            places.append(ListedPlace(text, held))
        else:
            places += [ListedPlace(shown.short_place, [shown]) for shown in held]
    if len(places) > _MOST_PLACES:
        rest = [shown for place in places[_MOST_PLACES - 1 :] for shown in place.entries]
        del places[_MOST_PLACES - 1 :]
        text = ngettext("%(count)s other place", "%(count)s other places", len(rest))
        places.append(ListedPlace(text, rest))
    return places


class Section(msgspec.Struct, frozen=True):
    """Entries of one code that say the same, which a page says once."""

    entries: list[ShownEntry]
    """The entries, in the order of the documents."""

    @property
    def shared_title(self) -> str:
        """What readers copy as the title of all together; empty where there is one."""
        ticket = self.first.ticket
        shared = len(self.entries) > 1 and ticket is not None
        return titled(ticket.code, self.first.meaning, self.place) if shared and ticket else ""

    @property
    def others(self) -> list[tuple[str, Ticket | None]]:
        """The anchors of all but the first, with what readers copy; that of many is the first's."""
        few = not is_large(self.entries)
        return [(each.entry.anchor, each.ticket if few else None) for each in self.entries[1:]]

    @property
    def first(self) -> ShownEntry:
        """The entry whose words stand for all."""
        return self.entries[0]

    @property
    def place(self) -> str:
        """Where they stand, in few words."""
        return name_places([shown.entry for shown in self.entries])

    @property
    def shelves(self) -> dict[str, list[tuple[str, ShownEntry]]]:
        """The entries by product or group, each with what it is called there."""
        shown = {each.entry.key: each for each in self.entries}
        return {
            shelf: [
                (name, shown[entry.key])
                for name, entry in zip(names_on_shelf(entries), entries, strict=True)
            ]
            for shelf, entries in by_shelf(each.entry for each in self.entries).items()
        }

    @property
    def neighbours(self) -> ShownEntry | None:
        """One that has the same codes before and behind it as all others, where there is one."""
        around = {
            tuple(near and near[::2] for near in (shown.previous, shown.next))
            for shown in self.entries
        }
        return self.first if len(around) == 1 and around != {(None, None)} else None


def sections_of(groups: list[list[ShownEntry]]) -> list[Section]:
    """Put the entries of a code together that say the same; ``groups`` are those that mean it."""
    alike: dict[Hashable, list[ShownEntry]] = {}
    for number, group in enumerate(groups):
        for shown in group:
            alike.setdefault((number, shown.says), []).append(shown)
    return [Section(entries) for entries in alike.values()]


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
        around = [None, *(_link_to(catalogue, entry) for entry in entries), None]
        for at, (key, entry) in enumerate(zip(keys, entries, strict=True)):
            related = [r for r in catalogue.related_to(key) if r.kind not in _OF_SAME_CODE]
            shown[key] = _show(
                domain,
                entry,
                related={
                    each.kind: tuple((e.code, e.anchor, e.label) for e in each.entries)
                    for each in related
                },
                counts={each.kind: each.count for each in related},
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


def _link_to(catalogue: Catalogue, entry: Entry) -> tuple[str, str, str]:
    """Return code, anchor and printed code of an entry; one that is alone needs no anchor."""
    alone = (
        len(catalogue.codes[entry.code]) + len(catalogue.departures.of_code.get(entry.code, ()))
        == 1
    )
    return entry.code, "" if alone else entry.anchor, entry.label


def _show(domain: ZegoDomain, entry: Entry, **more: Any) -> ShownEntry:
    labels = {column.field: column.label for column in entry.table.columns}
    return ShownEntry(
        _alone(entry),
        meaning_of(entry),
        domain.pages[entry.table_key],
        {f: labels[f] for f in (*ANSWER, *entry.row.others) if entry.row.text(f)},
        kinds_of(domain.catalogue.original.entry(entry.key).row.action),
        **more,
    )


def _alone(entry: Entry) -> Entry:
    """Return an entry whose document holds nothing else, for a digest of it alone."""
    document, table = entry.document, msgspec.structs.replace(entry.table, rows=())
    document = msgspec.structs.replace(document, content=(), equivalents=(), meanings=(), left=())
    return Entry(entry.code, entry.row, table, document)
