"""What the page of all relations shows."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.records import by_number, ends_of
from sphinx_zegocodes.catalogue.wording import gettext
from sphinx_zegocodes.site.addresses import RELATIONS
from sphinx_zegocodes.site.pages.entries import ShownEntry
from sphinx_zegocodes.site.pages.writing import CollectedPage

if TYPE_CHECKING:
    from collections.abc import Hashable

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.site.pages.code_page import CodePage

_TEMPLATE = "zegocodes/relations.html"
_COMMON = "common"
"""The id of the tables whose codes are said to be the same for all products."""
_FIRST_COMMON_CODE = 100_000_000
_MOST_LACKING = 8
"""How many documents are named that lack a common code."""


class Uncommon(msgspec.Struct, frozen=True):
    """A common code that not every document with common codes has."""

    shown: ShownEntry
    """One of its entries."""
    lacking: list[ShownEntry]
    """An entry of each table of common codes that lacks it; of many, the first."""
    count: int
    """How many tables lack it."""


def relations_page(
    catalogue: Catalogue, shown: dict[str, ShownEntry], codes: list[CodePage]
) -> CollectedPage:
    """Return the page: equivalents, ambiguous, reworded and uncommon codes."""
    living = [(page, catalogue.meanings[page.code]) for page in codes if page.groups]
    content = {
        "equivalent": _equivalent(catalogue, shown),
        "ambiguous": [page for page, meanings in living if len(meanings.groups) > 1],
        "reworded": [page for page, meanings in living if meanings.reworded],
        "uncommon": _uncommon(shown),
    }
    about = gettext(
        "Which return codes mean the same, which numbers mean something else in other products, "
        "and which are worded differently."
    )
    return CollectedPage(
        RELATIONS, _TEMPLATE, gettext("How return codes are related"), about, content
    )


class Equivalents(msgspec.Struct, frozen=True):
    """Codes that mean the same, and where they do."""

    codes: list[ShownEntry]
    """An entry of each."""
    places: list[ShownEntry]
    """An entry of each group of these codes."""


def _equivalent(catalogue: Catalogue, shown: dict[str, ShownEntry]) -> list[Equivalents]:
    """Return the groups of entries that mean the same; those of the same codes once."""
    groups: dict[frozenset[str], list[ShownEntry]] = {}
    for key, entry in shown.items():
        if group := catalogue.equivalent.get(key):
            groups.setdefault(group, []).append(entry)
    alike: dict[Hashable, Equivalents] = {}
    for entries in groups.values():
        said = (tuple(each.entry.code for each in entries), entries[0].meaning)
        alike.setdefault(said, Equivalents(entries, [])).places.append(entries[0])
    return list(alike.values())


def _uncommon(shown: dict[str, ShownEntry]) -> list[Uncommon]:
    """Compare the tables of common codes."""
    tables: dict[str, ShownEntry] = {}
    having: dict[str, dict[str, ShownEntry]] = {}
    for each in shown.values():
        document, table = each.entry.document.id, each.entry.table.id
        if table == _COMMON and ends_of(each.entry.code)[0] >= _FIRST_COMMON_CODE:
            tables.setdefault(document, each)
            having.setdefault(each.entry.code, {})[document] = each
    return [
        Uncommon(
            next(iter(has.values())),
            list(islice((one for key, one in tables.items() if key not in has), _MOST_LACKING)),
            len(tables) - len(has),
        )
        for _, has in sorted(having.items(), key=lambda item: by_number(item[0]))
        if len(has) < len(tables)
    ]
