"""What the page of all relations shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.records import by_number, ends_of
from sphinx_zegocodes.site.addresses import RELATIONS
from sphinx_zegocodes.site.pages.entries import ShownEntry
from sphinx_zegocodes.site.pages.writing import CollectedPage

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.site.pages.code_page import CodePage

_TEMPLATE = "zegocodes/relations.html"
_TITLE = "返回码之间的关系"
_ABOUT = "哪些返回码含义相同，哪些数值在不同产品中有不同含义，哪些措辞有出入。"
_COMMON = "common"
"""The id of the tables whose codes are said to be the same for all products."""
_FIRST_COMMON_CODE = 100_000_000


class Uncommon(msgspec.Struct, frozen=True):
    """A common code that not every document with common codes has."""

    shown: ShownEntry
    """One of its entries."""
    lacking: list[ShownEntry]
    """An entry of each table of common codes that lacks it."""


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
    return CollectedPage(RELATIONS, _TEMPLATE, _TITLE, _ABOUT, content)


def _equivalent(catalogue: Catalogue, shown: dict[str, ShownEntry]) -> list[list[ShownEntry]]:
    """Return the groups of entries that mean the same, each once."""
    groups: dict[frozenset[str], list[ShownEntry]] = {}
    for key, entry in shown.items():
        if group := catalogue.equivalent.get(key):
            groups.setdefault(group, []).append(entry)
    return list(groups.values())


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
        Uncommon(next(iter(has.values())), [one for key, one in tables.items() if key not in has])
        for _, has in sorted(having.items(), key=lambda item: by_number(item[0]))
        if len(has) < len(tables)
    ]
