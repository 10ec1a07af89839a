"""What the page of a code shows."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup, escape

from sphinx_zegocodes.catalogue.meanings import name_meanings
from sphinx_zegocodes.catalogue.records import FIELDS
from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.internals.search_index import IndexedPage
from sphinx_zegocodes.site.pages.entries import (
    ShownDeparted,
    ShownEntry,
    show_departed,
    show_entries,
)
from sphinx_zegocodes.site.pages.html_context import describe, describe_departed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.site.domain import ZegoDomain
    from sphinx_zegocodes.site.pages.entries import ShownLink


class CodePage(msgspec.Struct, frozen=True):
    """All that is shown on the page of a code, links to other pages apart."""

    code: str
    """The code."""
    title: str
    """Code and meanings."""
    description: str
    """What it is about, in short."""
    groups: list[list[ShownEntry]]
    """Its entries; those of one group mean the same."""
    entries: list[ShownEntry]
    """The same in the order of the documents."""
    why: str | None
    """A curator's reason for the groups."""
    reasons: dict[str, str]
    """Curators' reasons why an entry is equivalent to others, by its key."""
    departed: list[ShownDeparted]
    """Its entries that left."""

    @property
    def comparisons(self) -> list[Comparison]:
        """The fields that entries of the same meaning word differently."""
        return [each for group in self.groups for each in compare_wordings(group)]

    @property
    def wordings(self) -> list[str]:
        """What it means, in each way that is put."""
        return list(dict.fromkeys(shown.meaning for shown in self.entries if shown.meaning))

    def indexed(self) -> IndexedPage:
        """Return what the search finds the page by."""
        wordings = " / ".join(self.wordings)
        title = f"{self.code} {wordings}" if wordings else self.title
        shown = (*self.entries, *(each.shown for each in self.departed))
        texts = [text for each in shown for text in each.texts()]
        return IndexedPage(page_of(self.code), title, texts + ["不再收录"] * bool(self.departed))

    @property
    def leads_to(self) -> ShownLink | None:
        """Where the page leads on to: nothing is left of its code, and all went to one place."""
        landings = [each.landing for each in self.departed]
        alike = landings[1:] == landings[:-1]
        return landings[0] if landings and alike and not self.entries else None


class CodePages:
    """Puts together what the pages of codes show."""

    def __init__(self, domain: ZegoDomain) -> None:
        self._domain = domain
        self.shown = show_entries(domain)
        """All entries whose tables stand on a page, by key."""
        self.departed = {
            code: [show_departed(domain, each) for each in departed]
            for code, departed in domain.departed_codes().items()
        }
        """The entries of each code that left."""
        living = domain.shown_codes()
        self.codes = {
            code: [self.shown[entry.key] for entry in living.get(code, ())]
            for code in sorted({*living, *self.departed}, key=lambda code: (int(code), code))
        }
        """The entries of each code that has a page, in the order of the numbers."""

    def pages(self) -> Iterator[CodePage]:
        """Yield the pages in the order of the numbers."""
        for code, entries in self.codes.items():
            yield self._page(code, entries)

    def _page(self, code: str, entries: list[ShownEntry]) -> CodePage:
        catalogue = self._domain.catalogue
        meanings = catalogue.meanings.get(code)
        known = meanings.groups if meanings else ()
        found = ([self.shown.get(entry.key) for entry in group] for group in known)
        groups = [shown for group in found if (shown := [entry for entry in group if entry])]
        departed = self.departed.get(code, [])
        keys = [each.entry.key for each in (*entries, *(each.shown for each in departed))]
        return CodePage(
            code,
            f"{code} {_title_of(groups, departed)}",
            describe(code, groups) if groups else describe_departed(code, departed),
            groups,
            entries,
            meanings.why if meanings else None,
            {key: catalogue.reasons[key] for key in keys if key in catalogue.reasons},
            departed,
        )


def _title_of(groups: list[list[ShownEntry]], departed: list[ShownDeparted]) -> str:
    """Return the title of a code: one meaning of each group, or what it meant."""
    if groups:
        return name_meanings(group[0].meaning for group in groups)
    gone = "（已移动）" if all(each.landing for each in departed) else "（不再收录）"
    return name_meanings(each.shown.meaning for each in departed) + gone


_WORD = re.compile(r"[0-9A-Za-z_]+|\s+|.", re.DOTALL)


class Wording(msgspec.Struct, frozen=True):
    """One wording of a field."""

    html: str
    """Its text, with what differs from the first wording marked."""
    entries: tuple[ShownEntry, ...]
    """The entries that have it."""


class Comparison(msgspec.Struct, frozen=True):
    """The wordings of a field among entries that mean the same."""

    label: str
    """What the documents call the field."""
    wordings: tuple[Wording, ...]
    """The wordings; the others are compared with the first."""


def compare_wordings(group: list[ShownEntry]) -> list[Comparison]:
    """Compare the fields of entries that mean the same, where they are worded differently."""
    comparisons = []
    for field in FIELDS:
        by_text: dict[str, list[ShownEntry]] = {}
        for shown in group:
            by_text.setdefault(shown.text(field), []).append(shown)
        if len(by_text) > 1:
            base = next(iter(by_text))
            wordings = (Wording(compare(base, t), tuple(e)) for t, e in by_text.items())
            labels = (shown.labels[field] for shown in group if field in shown.labels)
            comparisons.append(Comparison(next(labels), tuple(wordings)))
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
