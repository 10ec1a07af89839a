"""What the look-up knows of a site: a row for each meaning of each code, tables, and ranges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.meanings import meaning_of
from sphinx_zegocodes.catalogue.plain_text import plain_text
from sphinx_zegocodes.catalogue.ranges import Range, place_of, ranges_of
from sphinx_zegocodes.site.addresses import page_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.departures import DepartedEntry
    from sphinx_zegocodes.catalogue.records import Document, Entry, Table
    from sphinx_zegocodes.site.domain import ZegoDomain


class LookupRow(msgspec.Struct, frozen=True):
    """One meaning of a code."""

    code: str
    """The code."""
    meaning: str
    """What it means, in one sentence without its full stop."""
    tables: tuple[str, ...]
    """The keys of the tables in which it means that."""
    name: str = ""
    """The enumerator, where the documents have one."""
    more: str = ""
    """The other texts that it is found by."""
    alone: bool = False
    """Whether the code means something else too, and this in one table only: it leads there."""
    gone: bool = False
    """Whether it is no longer documented."""
    label: str = ""
    """How the code is printed, where it is a range."""


class LookupTable(msgspec.Struct, frozen=True):
    """A table that rows stand in."""

    key: str
    """``document/table``."""
    product: str
    """The product of its document."""
    place: str
    """The product and what the table is called."""
    address: str
    """Where it stands, from the root of the site."""


class LookupSite(msgspec.Struct, frozen=True):
    """What a look-up knows."""

    rows: Sequence[LookupRow]
    """What it can suggest."""
    tables: Sequence[LookupTable]
    """The tables that rows and ranges name."""
    ranges: Sequence[Range]
    """The ranges of numbers, for one that is no code."""
    page: str
    """The address of a code's page from the root of the site, with ``CODE`` for the code."""


def living_rows(catalogue: Catalogue, tables: Collection[str]) -> Iterator[LookupRow]:
    """Yield the rows of codes in force, as far as they stand in ``tables``, by number."""
    for code, meanings in catalogue.meanings.items():
        found = ([e for e in group if e.table_key in tables] for group in meanings.groups)
        groups = [group for group in found if group]
        for group in groups:
            yield row_of(code, group, alone=len(groups) > 1 and len(group) == 1)


def row_of(
    code: str, entries: Sequence[Entry], *, alone: bool = False, gone: bool = False
) -> LookupRow:
    """Return the row of entries that mean the same."""
    meaning = meaning_of(entries[0])
    names = dict.fromkeys(plain_text(entry.row.name or "") for entry in entries)
    return LookupRow(
        code,
        meaning,
        tuple(entry.table_key for entry in entries),
        " ".join(filter(None, names)),
        "\n".join(_other_texts(meaning, entries)),
        alone=alone,
        gone=gone,
        label=entries[0].label if entries[0].range else "",
    )


def _other_texts(meaning: str, entries: Iterable[Entry]) -> Iterable[str]:
    """Return the texts of entries besides what they mean, each once."""
    texts = {
        " ".join(plain_text(text).split()): None
        for entry in entries
        for field in ("description", "causes", "action", "notes", *entry.row.others)
        if (text := entry.row.text(field))
    }
    return (text for text in texts if text.rstrip("。") != meaning)


def lookup_site(domain: ZegoDomain) -> LookupSite:
    """Return what the look-up of a site knows: codes whose tables stand on a page, or did."""
    catalogue, builder = domain.catalogue, domain.builder
    shown = {key: catalogue.tables[key] for key in domain.pages if key in catalogue.tables}
    tables: dict[str, LookupTable] = {}

    def note_table(document: Document, table: Table) -> None:
        key = f"{document.id}/{table.id}"
        address = f"{builder.get_target_uri(domain.pages[key])}#{table.id}"
        place = place_of(document, table)
        tables.setdefault(key, LookupTable(key, document.product, place, address))

    for document, table in shown.values():
        note_table(document, table)
    rows = list(living_rows(catalogue, shown))
    for several in domain.departed_codes().values():
        for departed in several:
            note_table(departed.entry.document, departed.entry.table)
            rows.append(_departed_row(departed))
    page = builder.get_target_uri(page_of("CODE"))
    return LookupSite(rows, list(tables.values()), ranges_of(shown.values()), page)


def _departed_row(departed: DepartedEntry) -> LookupRow:
    """Return the row of an entry that left: what it meant, or else where it went."""
    row = row_of(departed.entry.code, [departed.entry], gone=True)
    if row.meaning or not departed.landing:
        return row
    return msgspec.structs.replace(row, meaning=f"已移至 {departed.landing.rpartition('/')[2]}")
