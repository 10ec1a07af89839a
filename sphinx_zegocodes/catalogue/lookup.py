"""Looking codes up by what people type: what is known of a code, or what is near it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.departures import DepartedEntry
from sphinx_zegocodes.catalogue.inner import Reported, without_inner
from sphinx_zegocodes.catalogue.ranges import Range, ranges_of
from sphinx_zegocodes.catalogue.records import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_zegocodes.catalogue.catalogue import Catalogue


class Found(msgspec.Struct, frozen=True):
    """What is known of a code or an entry, that of entries that left included."""

    code: str
    """The code that was asked for."""
    key: str | None
    """The key of the entry that was asked for; None where it was the code."""
    entries: tuple[Entry, ...]
    """The entries in force, and those that old ones lead to."""
    departed: tuple[DepartedEntry, ...]
    """The entries that left, and those that they led to before these left too."""
    reported: tuple[Reported, ...] = ()
    """What an SDK reports it as, where its logs show it as an inner number."""


class Near(msgspec.Struct, frozen=True):
    """What is near a number that is no code."""

    codes: tuple[str, ...]
    """The next lower code and the next higher one."""
    ranges: tuple[Range, ...]
    """The ranges that the number would fall in."""


class Lookup:
    """Finds codes and entries of a catalogue, those that left included."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def keys(self) -> dict[str, list[str]]:
        """The keys of each code, in force or not; codes in the order of their numbers."""
        keys: dict[str, list[str]] = {}
        for key in (*self._catalogue.entries, *self._catalogue.departures.entries):
            keys.setdefault(key.rpartition("/")[2], []).append(key)
        return dict(sorted(keys.items(), key=lambda item: (int(item[0]), item[0])))

    @cached_property
    def known(self) -> set[str]:
        """All numbers that are found: codes, and inner numbers."""
        return {*self.keys, *self._catalogue.reported}

    def apart(self, codes: Iterable[str]) -> dict[str, None]:
        """Return codes without the inner numbers of which the codes are there too."""
        return without_inner(codes, self._catalogue.reported)

    def find(self, asked: str) -> Found | None:
        """Return what is known of a code (``104``) or of an entry (``rtc-server/room/104``)."""
        if "/" not in asked:
            code = asked if asked in self.known else self._numbers.get(int(asked))
            return self._found(code, None, self.keys.get(code, ())) if code else None
        code = asked.rpartition("/")[2]
        return self._found(code, asked, [asked]) if asked in self.keys.get(code, ()) else None

    def near(self, code: str) -> Near:
        """Return which codes and ranges a number is near."""
        number = int(code)
        codes, numbers = self._in_order
        at, behind = bisect_left(numbers, number), bisect_right(numbers, number)
        around = tuple(range_ for range_ in self._ranges if range_.first <= number <= range_.last)
        return Near((*codes[max(0, at - 1) : at], *codes[behind : behind + 1]), around)

    @cached_property
    def _in_order(self) -> tuple[list[str], list[int]]:
        """All codes, and their numbers."""
        return list(self.keys), [int(code) for code in self.keys]

    @cached_property
    def _ranges(self) -> list[Range]:
        """The ranges of all tables."""
        return ranges_of(self._catalogue.tables.values())

    @cached_property
    def _numbers(self) -> dict[int, str]:
        """Each code by its number: people type zeros before it, too."""
        return {int(code): code for code in (*self._catalogue.reported, *self.keys)}

    def _found(self, code: str, key: str | None, keys: Iterable[str]) -> Found:
        entries, left = self._catalogue.entries, self._catalogue.departures.entries
        landings = dict.fromkeys([*keys, *(left[key].landing for key in keys if key in left)])
        return Found(
            code,
            key,
            tuple(entries[key] for key in landings if key in entries),
            tuple(left[key] for key in landings if key in left),
            () if key else tuple(self._catalogue.reported.get(code, ())),
        )
