"""What the page of a code shows."""

from __future__ import annotations

import difflib
import re
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup, escape

from sphinx_zegocodes.catalogue.departures import say_gone
from sphinx_zegocodes.catalogue.meanings import name_meanings
from sphinx_zegocodes.catalogue.records import FIELDS, InnerNumbers, by_number
from sphinx_zegocodes.catalogue.shelves import name_places
from sphinx_zegocodes.catalogue.wording import gettext
from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.internals.search_index import IndexedPage
from sphinx_zegocodes.site.pages.entries import (
    Section,
    ShownDeparted,
    ShownEntry,
    sections_of,
    show_departed,
)
from sphinx_zegocodes.site.pages.html_context import describe, describe_departed

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.catalogue.releases import Releases
    from sphinx_zegocodes.site.domain import ZegoDomain


class CodePage(msgspec.Struct, frozen=True):
    """All that is shown on the page of a code, links to other pages apart."""

    code: str
    """The code."""
    label: str
    """The code as printed."""
    title: str
    """Code and meanings."""
    description: str
    """What it is about, in short."""
    groups: list[list[ShownEntry]]
    """Its entries; those of one group mean the same."""
    sections: list[Section]
    """The same, those together that say the same, in the order of the documents."""
    entries: list[ShownEntry]
    """The same one by one."""
    why: str | None
    """A curator's reason for the groups."""
    departed: list[ShownDeparted]
    """Its entries that left."""
    ranges: dict[str, str]
    """The codes of the ranges that it falls in, as printed, by code."""
    inside: list[str]
    """The codes that are numbers of it."""
    reported: list[tuple[ShownEntry, InnerNumbers]]
    """What an SDK reports it as, where its logs show it as an inner number."""

    @property
    def comparisons(self) -> list[Comparison]:
        """The fields that entries of the same meaning word differently."""
        return [each for group in self.groups for each in compare_wordings(group)]

    @property
    def cards(self) -> list[tuple[ShownEntry, str]]:
        """An entry of each meaning, and where it has that meaning."""
        return [(group[0], name_places([e.entry for e in group])) for group in self.groups]

    def indexed(self) -> IndexedPage:
        """Return what the search finds the page by."""
        wordings = " / ".join(dict.fromkeys(e.meaning for e in self.entries if e.meaning))
        title = f"{self.label} {wordings}" if wordings else self.title
        shown = (*self.entries, *(each.shown for each in self.departed))
        texts = [text for each in shown for text in each.texts()]
        texts += [gettext("no longer documented")] * bool(self.departed)
        texts += [self.code] * (self.code != self.label)
        return IndexedPage(page_of(self.code), title, texts)

    @property
    def leads_to(self) -> Entry | None:
        """Where the page leads on to: nothing is left of its code, and all went to one place."""
        landings = [each.landing for each in self.departed]
        alike = landings[1:] == landings[:-1]
        return landings[0] if landings and alike and not self.entries else None


class Days(msgspec.Struct, frozen=True):
    """Since when entries that say the same are there, and say so."""

    added: str
    """The day of the release that added the first of them; empty where none did yet."""
    changed: str
    """The day of the last release that changed their words since; empty where none did."""
    unreleased: bool
    """Whether any of them says something else than the last release has."""


def days_of(page: CodePage, releases: Releases) -> dict[str, Days]:
    """Return the days of each section by the key of its first entry; none without a release."""
    return {
        section.first.entry.key: Days(
            min((releases.added[key] for key in keys if key in releases.added), default=""),
            max((releases.changed[key] for key in keys if key in releases.changed), default=""),
            any(releases.has_pending(e.entry.key, e.entry.row) for e in section.entries),
        )
        for section in page.sections
        for keys in [[shown.entry.key for shown in section.entries]]
        if releases.day
    }


def code_pages(domain: ZegoDomain, shown: dict[str, ShownEntry]) -> list[CodePage]:
    """Return what the pages of codes show, in the order of the numbers.

    ``shown`` are all entries whose tables stand on a page, by key.
    """
    catalogue, departed = domain.catalogue, domain.departed_codes()
    pages = []
    for code in sorted({*catalogue.codes, *departed}, key=by_number):
        meanings = catalogue.meanings.get(code)
        entries = [shown[e.key] for e in catalogue.codes.get(code, ()) if e.key in shown]
        gone = [show_departed(domain, each) for each in departed.get(code, ())]
        if not entries and not gone:
            continue
        order = {each.entry.key: at for at, each in enumerate(entries)}
        groups = [
            alike
            for group in (meanings.groups if meanings else ())
            if (alike := [shown[entry.key] for entry in group if entry.key in shown])
        ]
        label = [*entries, *(each.shown for each in gone)][0].entry.label
        pages.append(
            CodePage(
                code,
                label,
                f"{label} {_title_of(groups, gone)}",
                describe(label, groups) if groups else describe_departed(label, gone),
                groups,
                sorted(sections_of(groups), key=lambda each: order[each.first.entry.key]),
                entries,
                meanings.why if meanings else None,
                gone,
                {
                    other: entry.label
                    for other in catalogue.ranges_with(code)
                    if domain.place_of(other) and (entry := catalogue.any_entry(other))
                },
                [each for each in catalogue.inside(code) if domain.place_of(each)],
                [
                    (shown[each.entry.key], each.inner)
                    for each in catalogue.reported.get(code, ())
                    if each.entry.key in shown
                ],
            )
        )
    return pages


def _title_of(groups: list[list[ShownEntry]], departed: list[ShownDeparted]) -> str:
    """Return the title of a code: one meaning of each group, or what it meant."""
    if groups:
        return name_meanings(group[0].meaning for group in groups)
    title = name_meanings(each.shown.meaning for each in departed)
    return say_gone(title, moved=all(each.landing for each in departed))


_MOST_WORDINGS = 6
"""How many wordings are compared: each stands on the page as a whole, too."""
_WORD = re.compile(r"[0-9A-Za-z_]+|\s+|.", re.DOTALL)


class Comparison(msgspec.Struct, frozen=True):
    """The wordings of a field among entries that mean the same."""

    label: str
    """What the documents call the field."""
    wordings: dict[str, str]
    """Where each wording stands; the others are compared with the first."""
    more: int
    """How many wordings there are besides."""


def compare_wordings(group: list[ShownEntry]) -> list[Comparison]:
    """Compare the fields of entries that mean the same, where they are worded differently."""
    comparisons = []
    others = dict.fromkeys(label for shown in group for label in shown.entry.row.others)
    for field in (*FIELDS, *others):
        by_text: dict[str, list[ShownEntry]] = {}
        for shown in group:
            by_text.setdefault(shown.text(field), []).append(shown)
        if len(by_text) > 1:
            labels = (shown.labels[field] for shown in group if field in shown.labels)
            places = {
                text: name_places([shown.entry for shown in entries])
                for text, entries in islice(by_text.items(), _MOST_WORDINGS)
            }
            more = max(0, len(by_text) - _MOST_WORDINGS)
            comparisons.append(Comparison(next(labels), places, more))
    return comparisons


def compare(base: str, other: str) -> Markup:
    """Return ``other`` as HTML: what ``base`` lacks in ``ins``, what it has besides in ``del``."""
    old, new = _WORD.findall(base), _WORD.findall(other)
    parts = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        removed, added = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if tag == "equal":
            parts.append(escape(added))
            continue
        if removed:
            parts.append(Markup("<del>{}</del>").format(removed))
        if added:
            parts.append(Markup("<ins>{}</ins>").format(added))
    return Markup().join(parts)
