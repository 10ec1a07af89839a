"""What is known of a code, as text for a terminal: in the words of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.departures import say_gone
from sphinx_zegocodes.catalogue.meanings import meaning_of, name_meanings
from sphinx_zegocodes.catalogue.permalinks import address_of
from sphinx_zegocodes.catalogue.plain_text import plain_lines
from sphinx_zegocodes.catalogue.records import FIELDS
from sphinx_zegocodes.catalogue.relations import MOST_NAMED, note_on
from sphinx_zegocodes.catalogue.shelves import by_shelf, count_places, names_on_shelf
from sphinx_zegocodes.catalogue.wording import (
    N_,
    gettext,
    in_brackets,
    labelled,
    listed,
    ngettext,
    some_of,
)
from sphinx_zegocodes.lint.report import BOLD, CYAN, DIM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.departures import DepartedEntry
    from sphinx_zegocodes.catalogue.inner import Reported
    from sphinx_zegocodes.catalogue.lookup import Found, Within
    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.lint.report import Painter

_FULL_STOPS = "。."
_OTHER_PLACES = ("same_code", "other_meaning")
"""The relations to entries of the same code, which stand beside it unless one was asked for."""


class Explainer:
    """Explains codes of a catalogue."""

    def __init__(self, catalogue: Catalogue, site: str, paint: Painter) -> None:
        self._catalogue = catalogue
        self._site = site
        self._paint = paint

    def explain(self, found: Found, *remarks: str) -> Iterator[str]:
        """Yield the lines about a code: its meaning, remarks on how it came up, its entries."""
        yield f"{self._paint(_label(found), BOLD)}  {self._paint(self._title(found), BOLD)}"
        yield from (f"  {remark}" for remark in remarks)
        yield from (f"  {line}" for line in self._ranges(found))
        if found.key is None:
            yield from (f"  {line}" for line in self._overview(found))
        groups = list(self._by_meaning(found))
        for number, group in enumerate(groups, 1):
            yield ""
            if len(groups) > 1:
                meaning = meaning_of(group[0])
                said = gettext("Meaning %(number)s: %(meaning)s", number=number, meaning=meaning)
                yield f"  {said}"
            for index, (entries, body) in enumerate(self._alike(group, alone=bool(found.key))):
                yield from [""] * bool(index)
                yield from self._block(entries, body)
        for departed in found.departed:
            yield ""
            yield from self._block([departed.entry], self._departed(departed))
        for reported in found.reported:
            yield ""
            yield from self._reported(reported, found)

    def explain_range(self, within: Within) -> Iterator[str]:
        """Yield the lines about a range: where it belongs, and a line for each of its codes."""
        places = listed(in_brackets(range_.name, range_.product) for range_ in within.ranges)
        yield self._paint(f"{within.asked.label}  {places}".rstrip(), BOLD)
        width = max(len(_label(found)) for found in within.known)
        for found in within.known:
            yield f"  {self._paint(_label(found).ljust(width), CYAN)}  {self._title(found)}"

    def explain_day(self, found: Iterable[Found]) -> Iterator[str]:
        """Yield the line about the day of the data that codes were explained by."""
        releases = self._catalogue.releases
        entries = [entry for each in found for entry in each.entries]
        is_pending = any(releases.has_pending(entry.key, entry.row) for entry in entries)
        if releases.day and entries:
            message = N_("Data of %(day)s")
            if is_pending:
                message = N_("Data of %(day)s, with changes that are not released yet")
            yield self._paint(gettext(message, day=releases.day), DIM)

    def _title(self, found: Found) -> str:
        """Return what a code means, in the few words that fit a title."""
        if not found.entries and not found.departed:
            reported = {each.entry.key: each.entry for each in found.reported}.values()
            return " / ".join(
                gettext(
                    "Inner number of logs, reported as %(code)s: %(meaning)s",
                    code=each.code,
                    meaning=meaning_of(each),
                )
                for each in reported
            )
        shown = [group[0] for group in self._by_meaning(found)]
        shown = shown or [departed.entry for departed in found.departed]
        codes = {found.code, *(found.ranges if found.number != found.code else ())}
        own = (each for each in found.departed if each.entry.code in codes)
        moved = all(each.landing for each in own)
        living = any(entry.code in codes for entry in found.entries)
        title = name_meanings(map(meaning_of, shown))
        return title if living else say_gone(title, moved=moved)

    def _overview(self, found: Found) -> Iterator[str]:
        """Yield what the entries of a code have to do with each other."""
        meanings = self._catalogue.meanings.get(found.code)
        groups = meanings.groups if meanings else ()
        if len(groups) > 1:
            yield ngettext(
                "Has %(count)s meaning; find out which product and API returned it.",
                "Has %(count)s meanings; find out first which product and API returned it.",
                len(groups),
            )
        elif (count := sum(map(len, groups))) > 1:
            yield ngettext(
                "Stands in %(count)s place.",
                "Stands in %(count)s places, with the same meaning.",
                count,
            )
        if meanings and meanings.why:
            yield meanings.why

    def _ranges(self, found: Found) -> Iterator[str]:
        """Yield which ranges a number falls in."""
        entries = {code: self._catalogue.any_entry(code) for code in found.ranges}
        named = listed(in_brackets(each.label, code) for code, each in entries.items())
        if found.number != found.code:
            yield gettext(
                "%(number)s has no description of its own; it is in the range %(ranges)s.",
                number=found.number,
                ranges=named,
            )
        elif named and "to" in found.code:
            yield gettext("See also the range that overlaps it: %(ranges)s.", ranges=named)
        elif named:
            yield gettext("See also the range that it is in: %(ranges)s.", ranges=named)

    def _by_meaning(self, found: Found) -> Iterator[list[Entry]]:
        """Yield the entries in force, those of each meaning together."""
        keys = {entry.key for entry in found.entries}
        for code in dict.fromkeys(entry.code for entry in found.entries):
            for group in self._catalogue.meanings[code].groups:
                if shown := [entry for entry in group if entry.key in keys]:
                    yield shown

    def _alike(
        self, group: Sequence[Entry], *, alone: bool
    ) -> Iterator[tuple[list[Entry], list[str]]]:
        """Yield what there is to say of entries, once where it is the same."""
        blocks: dict[tuple[str, ...], list[Entry]] = {}
        for entry in group:
            body = (*_fields(entry), *self._relations(entry, alone=alone))
            blocks.setdefault(body, []).append(entry)
        yield from ((entries, list(body)) for body, entries in blocks.items())

    def _block(self, entries: Sequence[Entry], body: list[str]) -> Iterator[str]:
        """Yield the lines of entries that say the same."""
        shelves = by_shelf(entries)
        if len(entries) <= MOST_NAMED:
            places = [(entry.place, entry.key) for entry in entries]
        else:
            places = [
                (labelled(shelf, listed(names_on_shelf(held))), held[0].key)
                for shelf, held in shelves.items()
            ]
            more = ngettext(
                "%(count)s place in all.",
                "%(count)s places in all; source and address of one are given for each product.",
                len(entries),
            )
            body = [*body, more]
        for place, key in places:
            behind = in_brackets("", key)
            yield f"  {self._paint(place, CYAN)}{self._paint(behind, DIM)}"
        if len(entries) > MOST_NAMED:
            entries = [held[0] for held in shelves.values()]
        sources = {entry.document.title: entry.document.url for entry in entries}
        body += _labelled(gettext("From"), [f"{title} <{url}>" for title, url in sources.items()])
        body += _labelled(gettext("Address"), [self._site + address_of(e.key) for e in entries])
        yield from (f"    {line}" for line in body)

    def _reported(self, reported: Reported, found: Found) -> Iterator[str]:
        """Yield the lines about what an inner number is reported as."""
        entry, inner = reported.entry, reported.inner
        values = {"number": found.code, "product": entry.document.product, "code": entry.code}
        if found.entries or found.departed:
            said = gettext(
                "%(number)s may also be an inner number in logs of %(product)s, "
                "reported as %(code)s.",
                **values,
            )
        else:
            said = gettext(
                "%(number)s is an inner number in logs of %(product)s, reported as %(code)s.",
                **values,
            )
        yield f"  {said}"
        yield f"  {inner.why}"
        evidence = f"{inner.evidence.package} {inner.evidence.version}"
        seen = labelled(gettext("Seen"), in_brackets(inner.seen, evidence))
        yield f"  {seen}"
        body = [*_fields(entry), *self._relations(entry, alone=False)]
        yield from self._block([entry], body)

    def _relations(self, entry: Entry, *, alone: bool) -> Iterator[str]:
        for related in self._catalogue.related_to(entry.key):
            if related.kind not in _OTHER_PLACES:
                is_decided = related.kind == "equivalent"
                why = (
                    self._catalogue.reasons.get(entry.key, "")
                    if is_decided
                    else note_on(related.kind)
                )
                near = entry.table_key
                names = (e.label if e.table_key == near else e.key for e in related.entries)
                named = some_of(names, related.count)
                said = in_brackets(named, why.rstrip(_FULL_STOPS)) if why else named
                yield labelled(related.label, said)
            elif alone and not related.entries:
                yield labelled(related.label, count_places(related.count))
            elif alone:
                places = [in_brackets(other.place, other.key) for other in related.entries]
                yield from _labelled(related.label, places)

    def _departed(self, departed: DepartedEntry) -> list[str]:
        left = departed.departure
        gone = gettext("No longer documented since %(date)s", date=left.when)
        lines = [labelled(gone, left.why)]
        if departed.landing:
            to = self._catalogue.entry(departed.landing)
            lines.append(labelled(gettext("See instead"), in_brackets(to.place, to.key)))
        fields = list(_fields(departed.entry))
        if not fields:
            return [*lines, gettext("What it last said was not kept.")]
        return [*lines, gettext("What it last said:"), *fields]


def _label(found: Found) -> str:
    """Return what was asked for: a number, or a range as it is printed."""
    entries = [*found.entries, *(each.entry for each in found.departed)]
    labels = (each.label for each in entries if each.code == found.code)
    return found.number if found.number != found.code else next(labels, found.code)


def _fields(entry: Entry) -> Iterator[str]:
    """Yield the lines of the fields that have a text, and why one was corrected."""
    labels = {column.field: column.label for column in entry.table.columns}
    for field in (*FIELDS, *entry.row.others):
        if text := entry.row.text(field):
            yield from _labelled(labels.get(field, field), plain_lines(text, addresses=True))
        corrections = (c for c in entry.row.corrections if c.field == field)
        yield from (labelled(gettext("Erratum"), each.why) for each in corrections)


def _labelled(label: str, lines: Sequence[str]) -> list[str]:
    """Return lines behind a label; several stand below it."""
    if len(lines) == 1:
        return [labelled(label, lines[0])]
    return [labelled(label), *(f"  {line}" for line in lines)]
