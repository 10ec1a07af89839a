"""Where entries stand, in few words: a code may stand in a hundred documents.

Readers find documents on shelves: those of a group together, others by their product.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.ranges import name_of
from sphinx_zegocodes.catalogue.wording import N_, gettext, in_brackets, listed, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_zegocodes.catalogue.records import Document, Entry

_MOST_NAMED = 3
"""How many shelves are named before it says how many there are."""
_BETWEEN = " -–—·:：|/"


def by_shelf(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return entries by their shelves, in the order in which these come first."""
    shelves: dict[str, list[Entry]] = {}
    for entry in entries:
        shelves.setdefault(entry.document.shelf, []).append(entry)
    return shelves


def name_places(entries: Sequence[Entry]) -> str:
    """Name where entries stand that say the same: one place, or shelves and how many places."""
    if len(entries) == 1:
        return entries[0].place
    shelves = [*by_shelf(entries)]
    named = listed(shelves[:_MOST_NAMED])
    if len(shelves) > _MOST_NAMED:
        message = N_("%(products)s and others, %(count)s products in all")
        named = gettext(message, products=named, count=len(shelves))
    return in_brackets(named, count_places(len(entries))) if len(entries) > len(shelves) else named


def count_codes(count: int) -> str:
    """Say how many codes there are."""
    return ngettext("%(count)s return code", "%(count)s return codes", count)


def count_places(count: int) -> str:
    """Say in how many places something stands."""
    return ngettext("%(count)s place", "%(count)s places", count)


def name_on_shelf(document: Document) -> str:
    """Return what tells a document from others on its shelf; nothing where it is its product."""
    return document.product.removeprefix(document.shelf).strip(_BETWEEN)


def names_on_shelf(entries: Sequence[Entry]) -> list[str]:
    """Return what tells entries of one shelf from each other: their documents, tables or both."""
    documents = Counter(entry.document.id for entry in entries)
    names = []
    for entry in entries:
        own, table = name_on_shelf(entry.document), name_of(entry.document, entry.table)
        if own and documents[entry.document.id] > 1:
            names.append(f"{own} › {table}")
        else:
            names.append(own or table)
    return names
