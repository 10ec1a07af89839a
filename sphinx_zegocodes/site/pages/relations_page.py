"""What the page of all relations shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from sphinx_zegocodes.site.pages.entries import ShownEntry

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.meanings import CodeMeanings

_COMMON = "common"
"""The id of the tables whose codes are said to be the same for all products."""
_FIRST_COMMON_CODE = 100_000_000


class CodeGroups(msgspec.Struct, frozen=True):
    """A code with its entries by meaning."""

    code: str
    """The code."""
    groups: list[list[ShownEntry]]
    """Its entries; those of one group mean the same."""
    why: str | None
    """A curator's reason."""


class Uncommon(msgspec.Struct, frozen=True):
    """A common code that not every document with common codes has."""

    shown: ShownEntry
    """One of its entries."""
    lacking: list[ShownEntry]
    """An entry of each table of common codes that lacks it."""


def relations_overview(catalogue: Catalogue, shown: dict[str, ShownEntry]) -> dict[str, Any]:
    """Return the context of the page: equivalents, ambiguous, reworded and uncommon codes."""
    codes = {code: m for code, m in catalogue.meanings.items() if _groups(m, shown)}
    return {
        "equivalent": _equivalent(catalogue, shown),
        "ambiguous": [
            CodeGroups(code, _groups(meanings, shown), meanings.why)
            for code, meanings in codes.items()
            if len(meanings.groups) > 1
        ],
        "reworded": [
            CodeGroups(code, _groups(meanings, shown), meanings.why)
            for code, meanings in codes.items()
            if meanings.reworded
        ],
        "uncommon": _uncommon(shown),
    }


def _groups(meanings: CodeMeanings, shown: dict[str, ShownEntry]) -> list[list[ShownEntry]]:
    found = ([shown[entry.key] for entry in g if entry.key in shown] for g in meanings.groups)
    return [group for group in found if group]


def _equivalent(catalogue: Catalogue, shown: dict[str, ShownEntry]) -> list[list[ShownEntry]]:
    """Return the groups of entries that mean the same, each once."""
    groups: dict[frozenset[str], list[ShownEntry]] = {}
    for key, entry in shown.items():
        others = catalogue.relations[key].equivalent
        if others:
            groups.setdefault(frozenset((key, *others)), []).append(entry)
    return list(groups.values())


def _uncommon(shown: dict[str, ShownEntry]) -> list[Uncommon]:
    """Compare the tables of common codes."""
    tables: dict[str, ShownEntry] = {}
    having: dict[str, dict[str, ShownEntry]] = {}
    for each in shown.values():
        document, _, table = each.entry.table.partition("/")
        if table == _COMMON and int(each.entry.code) >= _FIRST_COMMON_CODE:
            tables.setdefault(document, each)
            having.setdefault(each.entry.code, {})[document] = each
    return [
        Uncommon(next(iter(has.values())), [one for key, one in tables.items() if key not in has])
        for _, has in sorted(having.items(), key=lambda item: int(item[0]))
        if len(has) < len(tables)
    ]
