"""Looking codes up by what people type: what is known of a code, or what is near it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.departures import DepartedEntry
from sphinx_zegocodes.catalogue.inner import Reported, without_inner
from sphinx_zegocodes.catalogue.ranges import Range, ranges_of
from sphinx_zegocodes.catalogue.records import CodeRange, Entry, by_number, ends_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_zegocodes.catalogue.catalogue import Catalogue

_LONGEST = len("-999999999999999999")
"""How long a number may be that is a code."""


class Found(msgspec.Struct, frozen=True):
    """What is known of a code or an entry, that of entries that left included."""

    code: str
    """The code that was asked for; of a number that is none, the smallest range that has it."""
    key: str | None
    """The key of the entry that was asked for; None where it was the code."""
    entries: tuple[Entry, ...]
    """The entries in force, and those that old ones lead to."""
    departed: tuple[DepartedEntry, ...]
    """The entries that left, and those that they led to before these left too."""
    number: str
    """What was asked for: the code, or a number that only ranges have."""
    ranges: tuple[str, ...]
    """The codes of the other ranges that have numbers of it, the smallest range first."""
    reported: tuple[Reported, ...] = ()
    """What an SDK reports it as, where its logs show it as an inner number."""


class Near(msgspec.Struct, frozen=True):
    """What is near a number that is no code."""

    codes: tuple[str, ...]
    """The next lower code and the next higher one."""
    ranges: tuple[Range, ...]
    """The ranges that the number would fall in."""


class Within(msgspec.Struct, frozen=True):
    """What stands in a range that was asked for."""

    asked: CodeRange
    """The range."""
    own: Found | None
    """What is known of it as a whole."""
    known: tuple[Found, ...]
    """What is known of other ranges that have numbers of it, and of each code in it, by number."""
    ranges: tuple[Range, ...]
    """The ranges of the documents that have numbers of it."""
    near: Near
    """What is near its lowest number."""


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
        return {code: keys[code] for code in sorted(keys, key=by_number)}

    def __contains__(self, code: object) -> bool:
        """Tell whether a code is known, be it as an inner number, or as one that a range has."""
        if not isinstance(code, str) or len(code) > _LONGEST:
            return False
        return code in self._codes or bool(self._catalogue.ranges_with(code))

    def apart(self, codes: Iterable[str]) -> dict[str, None]:
        """Return codes without the inner numbers of which the codes are there too."""
        return without_inner(codes, self._catalogue.reported)

    def find(self, asked: str) -> Found | None:
        """Return what is known of a code (``104``) or of an entry (``rtc-server/room/104``)."""
        if "/" not in asked:
            code = asked if asked in self._codes else self._numbers.get(ends_of(asked))
            return (
                self._found(code, None, self.keys.get(code, ())) if code else self._in_ranges(asked)
            )
        code = asked.rpartition("/")[2]
        return self._found(code, asked, [asked]) if asked in self.keys.get(code, ()) else None

    def within(self, asked: CodeRange) -> Within:
        """Return what stands in a range."""
        low, high = ends_of(asked.code)
        inside = (code for code in self.keys if "to" not in code and low <= int(code) <= high)
        codes = (*self._catalogue.ranges_with(asked.code), *inside)
        return Within(
            asked,
            self.find(asked.code),
            tuple(self._found(code, None, self.keys[code]) for code in codes),
            tuple(r for r in self._ranges if r.first <= high and low <= r.last),
            self.near(asked.code),
        )

    def near(self, code: str) -> Near:
        """Return which codes and ranges a number is near."""
        number, _ = ends_of(code)
        below = [c for c in self.keys if ends_of(c)[1] < number]
        lower = max(below, key=lambda code: ends_of(code)[1], default=None)
        higher = next((c for c in self.keys if ends_of(c)[0] > number), None)
        around = tuple(range_ for range_ in self._ranges if range_.first <= number <= range_.last)
        return Near(tuple(filter(None, (lower, higher))), around)

    @cached_property
    def _ranges(self) -> list[Range]:
        """The ranges of all tables."""
        return ranges_of(self._catalogue.tables.values())

    @cached_property
    def _codes(self) -> frozenset[str]:
        """All codes, and the inner numbers."""
        return frozenset((*self.keys, *self._catalogue.reported))

    @cached_property
    def _numbers(self) -> dict[tuple[int, int], str]:
        """Each code by its number, or its ends: people type zeros before it, too."""
        return {ends_of(code): code for code in (*self._catalogue.reported, *self.keys)}

    def _in_ranges(self, number: str) -> Found | None:
        """Return what is known of a number that only ranges have."""
        ranges = self._catalogue.ranges_with(number) if "to" not in number else []
        keys = [key for code in ranges for key in self.keys[code]]
        return self._found(ranges[0], None, keys, number) if ranges else None

    def _found(
        self, code: str, key: str | None, keys: Iterable[str], number: str | None = None
    ) -> Found:
        entries, left = self._catalogue.entries, self._catalogue.departures.entries
        landings = dict.fromkeys([*keys, *(left[key].landing for key in keys if key in left)])
        return Found(
            code,
            key,
            tuple(entries[key] for key in landings if key in entries),
            tuple(left[key] for key in landings if key in left),
            number or code,
            tuple(self._catalogue.ranges_with(number or code)),
            () if key else tuple(self._catalogue.reported.get(code, ())),
        )
