"""What the page of all codes shows: a row for each meaning of a code, and what to choose by.

The page holds the codes, about 450 bytes for each, so that it is whole without JavaScript and its
script ``zegocodes-codes.js`` needs no other file. A page of 5,000 codes has 2 MB; it filters them
in 0.1 and sorts them in 0.6 seconds, while one of 50,000 takes more than 30 seconds to load. So
more are spread over several pages by their numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.advice import AdviceKind, labels
from sphinx_zegocodes.catalogue.ranges import name_of
from sphinx_zegocodes.catalogue.wording import gettext, labelled, ngettext
from sphinx_zegocodes.site.addresses import INDEX, PART
from sphinx_zegocodes.site.pages.entries import ListedPlace, ShownEntry, listed_places
from sphinx_zegocodes.site.pages.writing import CollectedPage
from sphinx_zegocodes.site.places import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.site.domain import ZegoDomain
    from sphinx_zegocodes.site.pages.code_page import CodePage

_TEMPLATE = "zegocodes/index.html"
MOST_CODES = 5_000
"""How many codes a page lists."""


class ListedMeaning(msgspec.Struct, frozen=True):
    """A meaning of a code, and the entries that put it in the same words."""

    text: str
    """The meaning, in one sentence without its full stop."""
    entries: list[ShownEntry]
    """The entries."""
    retired: bool
    """Whether they are no longer documented."""

    @property
    def places(self) -> list[ListedPlace]:
        """Where they stand."""
        return listed_places(self.entries)

    @property
    def kinds(self) -> list[str]:
        """What the advice of the entries asks for, as readers see it."""
        found = {kind for entry in self.entries for kind in entry.kinds}
        asked = found - {AdviceKind.NONE} or found
        return [label for kind, label in labels().items() if kind in asked]


class Choice(msgspec.Struct, frozen=True):
    """A document to choose, and its tables."""

    id: str
    """The id of the document."""
    label: str
    """Its product."""
    shelf: str
    """What it is found under: its group or its product."""
    tables: dict[str, str]
    """The names of its tables by their keys."""


def list_pages(domain: ZegoDomain, codes: list[CodePage]) -> Iterator[CollectedPage]:
    """Yield the pages that list codes: one, or several where there are too many for one."""
    parts = [codes[at : at + MOST_CODES] for at in range(0, len(codes), MOST_CODES)] or [codes]
    all_codes = gettext("All return codes")
    about = ngettext(
        "%(count)s return code (error code) with meaning and source.",
        "%(count)s return codes (error codes) by number, with meaning and source.",
        len(codes),
    )
    names, titles = [INDEX], [all_codes]
    if len(parts) > 1:
        names += [f"{PART}{part[0].code}" for part in parts[1:]]
        titles = [f"{all_codes} {part[0].label}–{part[-1].label}" for part in parts]
    choices = _choices(domain)
    shared = {
        "count": len(codes),
        "lists": list(zip(names, titles, strict=True)),
        "choices": choices,
        "kinds": labels(),
        "shelves": _shelves(choices),
        "numbers": {key: at for at, key in enumerate(t for c in choices for t in c.tables)},
        "departed": any(page.departed for page in codes),
    }
    for name, title, part in zip(names, titles, parts, strict=True):
        content = {**shared, "codes": {page.code: list(_meanings(page)) for page in part}}
        content["labels"] = {page.code: page.label for page in part if "to" in page.code}
        described = labelled(title, about) if len(parts) > 1 else about
        yield CollectedPage(name, _TEMPLATE, title, described, content)


def _choices(domain: ZegoDomain) -> list[Choice]:
    """Return the documents and tables to choose from, in the order of their pages."""
    page = Page(domain, INDEX)
    return [
        Choice(
            document.id,
            document.product,
            document.shelf,
            {f"{document.id}/{t.id}": name_of(document, t) for t in page.tables(document)},
        )
        for document in page.documents()
    ]


def _shelves(choices: list[Choice]) -> list[str]:
    """Return the shelves to choose from, where any holds several documents."""
    shelves = list(dict.fromkeys(choice.shelf for choice in choices))
    return shelves if len(shelves) < len(choices) else []


def _meanings(page: CodePage) -> Iterator[ListedMeaning]:
    """Yield the meanings of a code; entries are put together that say the same."""
    for shown, gone in ((page.entries, False), ([each.shown for each in page.departed], True)):
        by_text: dict[str, list[ShownEntry]] = {}
        for each in shown:
            by_text.setdefault(each.meaning, []).append(each)
        for text, entries in by_text.items():
            yield ListedMeaning(text, entries, gone)
