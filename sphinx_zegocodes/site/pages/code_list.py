"""What the page of all codes shows: a row for each meaning of a code, and what to choose by.

The page holds the codes, about 450 bytes for each, so that it is whole without JavaScript and its
script ``zegocodes-codes.js`` needs no other file. A page of 5,000 codes has 2 MB; it filters them
in 0.1 and sorts them in 0.6 seconds, while one of 50,000 takes more than 30 seconds to load. So
more are spread over several pages by their numbers.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.advice import LABELS, AdviceKind
from sphinx_zegocodes.catalogue.ranges import name_of
from sphinx_zegocodes.site.addresses import CODES, INDEX, PART
from sphinx_zegocodes.site.places import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_zegocodes.site.domain import ZegoDomain
    from sphinx_zegocodes.site.pages.entries import ShownDeparted, ShownEntry


_TITLE = "全部返回码"
MOST_CODES = 5_000
"""How many codes a page lists."""


class ListedEntry(msgspec.Struct, frozen=True):
    """An entry in the list."""

    place: str
    """Product and table."""
    table: str
    """The key of the table."""
    anchor: str
    """The entry on the page of its code."""
    kinds: tuple[AdviceKind, ...]
    """What its advice asks for."""


class ListedMeaning(msgspec.Struct, frozen=True):
    """A meaning of a code, and the entries that put it in the same words."""

    text: str
    """The meaning, in one sentence without its full stop."""
    entries: tuple[ListedEntry, ...]
    """The entries."""
    retired: bool
    """Whether they are no longer documented."""

    @property
    def kinds(self) -> list[str]:
        """What the advice of the entries asks for, as readers see it."""
        found = {kind for entry in self.entries for kind in entry.kinds}
        asked = found - {AdviceKind.NONE} or found
        return [label for kind, label in LABELS.items() if kind in asked]


class Choice(msgspec.Struct, frozen=True):
    """A document to choose, and its tables."""

    id: str
    """The id of the document."""
    label: str
    """Its product."""
    tables: dict[str, str]
    """The names of its tables by their keys."""


class CodeList(msgspec.Struct, frozen=True):
    """A page that lists codes."""

    pagename: str
    """The name of the page."""
    title: str
    """Its title."""
    about: str
    """Its description."""
    codes: dict[str, list[ListedMeaning]]
    """The meanings of its codes, in the order of their numbers."""


def lists_of(
    codes: dict[str, list[ShownEntry]], departed: dict[str, list[ShownDeparted]]
) -> list[CodeList]:
    """Return the pages that list codes: one, or several where there are too many for one."""
    listed = [
        (code, meanings)
        for code, entries in codes.items()
        if (meanings := list(_meanings(entries, departed.get(code, []))))
    ]
    about = f"{len(codes)} 个返回码（错误码）按数值排列，附含义和出处。"
    if len(listed) <= MOST_CODES:
        return [CodeList(INDEX, _TITLE, about, dict(listed))]
    lists = []
    for at in range(0, len(listed), MOST_CODES):
        part = dict(listed[at : at + MOST_CODES])
        first, *_, last = part
        title = f"{_TITLE} {first}–{last}"
        pagename = f"{PART}{first}" if at else INDEX
        lists.append(CodeList(pagename, title, f"{title}：{about}", part))
    return lists


def remove_stale(out: Path, lists: list[CodeList]) -> None:
    """Remove further pages that no list has any longer."""
    known = {each.pagename for each in lists}
    for path in sorted(out.glob(f"{PART}*")):
        if f"{CODES}/{path.stem}" not in known:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def choices_of(domain: ZegoDomain) -> list[Choice]:
    """Return the documents and tables to choose from, in the order of their pages."""
    page = Page(domain, INDEX)
    return [
        Choice(
            document.id,
            document.product,
            {f"{document.id}/{t.id}": name_of(document, t) for t in page.tables(document)},
        )
        for document in page.documents()
    ]


def _meanings(living: list[ShownEntry], departed: list[ShownDeparted]) -> Iterator[ListedMeaning]:
    """Yield the meanings of a code; entries are put together that say the same."""
    for shown, gone in ((living, False), ([each.shown for each in departed], True)):
        by_text: dict[str, list[ListedEntry]] = {}
        for each in shown:
            entry = each.entry
            listed = ListedEntry(entry.short_place, entry.table, entry.anchor, entry.kinds)
            by_text.setdefault(each.meaning, []).append(listed)
        for text, entries in by_text.items():
            yield ListedMeaning(text, tuple(entries), gone)
