"""Where entries stand, in few words: a code may stand in a hundred documents.

Readers find documents on shelves: those of a group together, others by their product.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.ranges import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_zegocodes.catalogue.records import Document, Entry

_MOST_NAMED = 3
"""How many shelves are named before it says 等."""
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
    named = "、".join(shelves[:_MOST_NAMED])
    more = f"等 {len(shelves)} 个产品" if len(shelves) > _MOST_NAMED else ""
    count = f"（{len(entries)} 处）" if len(entries) > len(shelves) else ""
    return f"{named}{more}{count}"


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
