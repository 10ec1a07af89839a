"""What readers find at the addresses of entries that left: where each is shown, and redirects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.records import anchor_of

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.departures import MovedEntry, RetiredEntry
    from sphinx_zegocodes.site.domain import ZegoDomain


class Departed:
    """The entries that left, as far as the site shows them."""

    def __init__(self, domain: ZegoDomain) -> None:
        self._domain = domain
        departures = domain.catalogue.departures
        living = domain.shown_codes()
        self.retired: dict[str, list[RetiredEntry]] = {}
        """The retired entries of each code."""
        for retired in departures.retired.values():
            if page_of_departed(domain, retired.tombstone.at) is not None:
                self.retired.setdefault(retired.entry.code, []).append(retired)
        moved: dict[str, list[MovedEntry]] = {}
        for each in departures.moved.values():
            if domain.place_of(each.landing) is not None:
                moved.setdefault(each.code, []).append(each)
        self.redirects: dict[str, str] = {}
        """The code that each code leads to which has no entry of its own any longer."""
        self.moved: dict[str, list[MovedEntry]] = {}
        """The entries of each code's page that went to that of another code."""
        self.anchors: dict[str, list[str]] = {}
        """The ids that lead to an entry beside its own, by its key."""
        for code, entries in moved.items():
            codes = {entry.landing.rpartition("/")[2] for entry in entries}
            if len(codes) == 1 and code not in codes | living.keys() | self.retired.keys():
                self.redirects[code] = codes.pop()
            for entry in entries:
                if entry.landing.rpartition("/")[2] in (code, self.redirects.get(code)):
                    anchors = self.anchors.setdefault(entry.landing, [])
                    anchors.append(anchor_of(entry.move.source))
                else:
                    self.moved.setdefault(code, []).append(entry)

    @property
    def codes(self) -> list[str]:
        """The codes that have something to show of entries that left, redirects apart."""
        return list(dict.fromkeys((*self.retired, *self.moved)))


def page_of_departed(domain: ZegoDomain, key: str) -> str | None:
    """Return the page whose table, or whose text, tells of an entry that left."""
    departures = domain.catalogue.departures
    table = departures.table_of(key)
    if table is not None:
        return domain.pages.get(table)
    document = key.partition("/")[0]
    if domain.has_code_pages and document not in domain.env.found_docs:
        return document
    return None
