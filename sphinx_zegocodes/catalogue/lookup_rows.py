"""What look-ups find by words and by number: a row for each meaning of each code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.meanings import meaning_of
from sphinx_zegocodes.catalogue.plain_text import plain_text
from sphinx_zegocodes.catalogue.wording import gettext

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.departures import DepartedEntry
    from sphinx_zegocodes.catalogue.records import Entry, Field


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
    reported: str = ""
    """The code that it is reported as, where it is an inner number and no code."""
    elsewhere: str = ""
    """What it says in other languages, by which it is found too."""

    @property
    def text(self) -> str:
        """All that it is found by besides numbers and tables, a line each."""
        return f"{self.meaning}\n{self.name}\n{self.more}\n{self.elsewhere}"


def living_rows(catalogue: Catalogue, tables: Collection[str]) -> Iterator[LookupRow]:
    """Yield the rows of codes in force, as far as they stand in ``tables``, by number."""
    for meanings in catalogue.meanings.values():
        found = ([e for e in group if e.table_key in tables] for group in meanings.groups)
        groups = [group for group in found if group]
        for group in groups:
            yield row_of(catalogue, group, alone=len(groups) > 1 and len(group) == 1)


def row_of(
    catalogue: Catalogue, entries: Sequence[Entry], *, alone: bool = False, gone: bool = False
) -> LookupRow:
    """Return the row of entries that mean the same."""
    meaning = meaning_of(entries[0])
    names = dict.fromkeys(plain_text(entry.row.name or "") for entry in entries)
    return LookupRow(
        entries[0].code,
        meaning,
        tuple(entry.table_key for entry in entries),
        " ".join(filter(None, names)),
        "\n".join(_other_texts(meaning, entries)),
        alone=alone,
        gone=gone,
        label=entries[0].label if entries[0].range else "",
        elsewhere="\n".join(_texts_elsewhere(catalogue, entries)),
    )


def _texts_elsewhere(catalogue: Catalogue, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield what entries say in other languages, advice apart."""
    for other in catalogue.others:
        twins = [other.entry(entry.key) for entry in entries]
        yield from _other_texts("", twins, ("description", "causes"))


_TEXTS: tuple[Field, ...] = ("description", "causes", "action", "notes")
"""The fields that a row is found by."""


def _other_texts(
    meaning: str, entries: Iterable[Entry], fields: Sequence[Field] = _TEXTS
) -> Iterable[str]:
    """Return the texts of entries besides what they mean, each once."""
    texts = {
        " ".join(plain_text(text).split()): None
        for entry in entries
        for field in (*fields, *entry.row.others)
        if (text := entry.row.text(field))
    }
    return (text for text in texts if text.rstrip("。.") != meaning)


def departed_row(catalogue: Catalogue, departed: DepartedEntry) -> LookupRow:
    """Return the row of an entry that left: what it meant, or else where it went."""
    row = row_of(catalogue, [departed.entry], gone=True)
    if row.meaning or not departed.landing:
        return row
    to = departed.landing.rpartition("/")[2]
    return msgspec.structs.replace(row, meaning=gettext("Moved to %(code)s", code=to))


def reported_rows(catalogue: Catalogue, tables: Collection[str]) -> Iterator[LookupRow]:
    """Yield the rows of inner numbers, as far as their codes stand in ``tables``."""
    for number, several in catalogue.reported.items():
        for entry, inner in ((each.entry, each.inner) for each in several):
            if entry.table_key in tables:
                yield LookupRow(
                    number,
                    meaning_of(entry),
                    (entry.table_key,),
                    more=inner.why,
                    alone=len(catalogue.meanings[entry.code].groups) > 1,
                    reported=entry.code,
                )
