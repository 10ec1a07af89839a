"""Which tables keep which numbers: a strip for each range, a lane for each number of digits.

Numbers are told apart by their first four digits: ``1102xxx`` is one strip, and all ranges from
``110200xxx`` to ``110240xxx`` are another, ``1102xxxxx``. Numbers below a thousand, which belong
to no range, are a strip too.
"""

from __future__ import annotations

from itertools import groupby, takewhile
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.ranges import Range, name_of, place_of, ranges_of
from sphinx_zegocodes.catalogue.records import Document, Table, ends_of
from sphinx_zegocodes.catalogue.wording import gettext, ngettext

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

_TOLD_APART = 4
"""How many digits tell strips apart."""
_THOUSAND = 1000


class Claim(msgspec.Struct, frozen=True):
    """What a table keeps of a strip."""

    document: Document
    """The document of the table."""
    table: Table
    """The table."""
    name: str
    """The heading of the table without its ranges, or the product where there is none."""
    codes: tuple[tuple[int, int], ...]
    """What is in use, each once: the lowest and the highest number, as far as the strip goes."""
    stands_for_many: bool = False
    """Whether documents of one shelf have the table each; then this is the first of them."""

    @property
    def product(self) -> str:
        """Whose it is: the product, or the shelf of many."""
        return self.document.shelf if self.stands_for_many else self.document.product

    @property
    def place(self) -> str:
        """Product and table: ``Express Web SDK › 房间相关错误码``."""
        if self.stands_for_many:
            return " › ".join(dict.fromkeys((self.product, self.name)))
        return place_of(self.document, self.table)


class Strip(msgspec.Struct, frozen=True):
    """A range of numbers, and the tables that share it."""

    label: str
    """How it is written: ``1102xxx``."""
    first: int
    """The lowest number."""
    last: int
    """The highest number."""
    claims: tuple[Claim, ...]
    """The tables that keep numbers of it, in the order in which they were given."""

    @property
    def digits(self) -> str:
        """The digits that all its numbers begin with, and the sign."""
        return self.label.rstrip("x") if "x" in self.label else ""

    @property
    def size(self) -> int:
        """How many numbers it has."""
        return self.last - self.first + 1


class Lane(msgspec.Struct, frozen=True):
    """The strips whose numbers have the same number of digits."""

    first: int
    """The lowest number of so many digits."""
    last: int
    """The highest one."""
    strips: tuple[Strip, ...]
    """The strips in the order of their numbers."""

    @property
    def title(self) -> str:
        """What it is called."""
        least, most = sorted(len(str(abs(number))) for number in (self.first, self.last))
        least = 1 if self.first < 0 < self.last else least
        if least < most:
            return gettext("%(least)s–%(most)s digits", least=least, most=most)
        return ngettext("%(count)s digit", "%(count)s digits", most)


def lanes_of(tables: Iterable[tuple[Document, Table]]) -> list[Lane]:
    """Return the lanes of the tables in the order of their numbers; empty ones are left out."""
    lanes = groupby(_Tables(tables).strips(), key=_lane)
    return [Lane(first, last, tuple(strips)) for (first, last), strips in lanes]


def look_alikes(lanes: Iterable[Lane]) -> list[list[Strip]]:
    """Return the strips of different lanes that begin with the same four digits."""
    alike: dict[str, list[Strip]] = {}
    for lane in lanes:
        for strip in lane.strips:
            begins = _told_apart(strip.digits)
            if len(begins.lstrip("-")) == _TOLD_APART:
                alike.setdefault(begins, []).append(strip)
    return [strips for strips in alike.values() if len(strips) > 1]


def runs_of(strips: Iterable[Strip]) -> list[str]:
    """Return the labels of strips, of those that follow each other as ``40xxx–43xxx``."""
    runs: list[list[Strip]] = []
    for strip in strips:
        before = runs[-1][-1] if runs else None
        if before and before.last + 1 == strip.first and len(before.label) == len(strip.label):
            runs[-1].append(strip)
        else:
            runs.append([strip])
    return ["–".join(dict.fromkeys((run[0].label, run[-1].label))) for run in runs]


class _Tables:
    """The tables that a map is made of."""

    def __init__(self, tables: Iterable[tuple[Document, Table]]) -> None:
        self._tables = {f"{both[0].id}/{both[1].id}": both for both in tables}
        owners: dict[str, set[str]] = {}
        for document, _ in self._tables.values():
            owners.setdefault(document.shelf, set()).add(document.id)
        self._shared = {shelf for shelf, ids in owners.items() if len(ids) > 1}
        self._codes = {
            key: sorted({ends_of(code) for row in table.rows for code in row.codes})
            for key, (_, table) in self._tables.items()
        }

    def strips(self) -> list[Strip]:
        """Return the strips in the order of their numbers."""
        strips = [*self._small_numbers(), *self._ranges()]
        return sorted(strips, key=lambda strip: (strip.first, strip.last))

    def _small_numbers(self) -> Iterator[Strip]:
        """Yield the strip of what is below a thousand, where there is any."""
        small = {
            key: [number for ends in codes for number in ends if abs(number) < _THOUSAND]
            for key, codes in self._codes.items()
        }
        numbers = [number for codes in small.values() for number in codes]
        if numbers:
            first = 0 if min(numbers) >= 0 else 1 - _THOUSAND
            label = f"{first}–{_THOUSAND - 1}"
            yield self._strip(label, first, _THOUSAND - 1, {key for key in small if small[key]})

    def _ranges(self) -> Iterator[Strip]:
        """Yield a strip for all ranges with as many digits that begin alike."""
        alike: dict[tuple[int, str], list[Range]] = {}
        for range_ in ranges_of(self._tables.values()):
            digits = range_.label.rstrip("xX")
            alike.setdefault((len(range_.label), _told_apart(digits)), []).append(range_)
        for (length, _), ranges in alike.items():
            places = zip(*(range_.label.rstrip("xX") for range_ in ranges), strict=False)
            common = takewhile(lambda digits: len(set(digits)) == 1, places)
            label = "".join(digits[0] for digits in common).ljust(length, "x")
            first, last = sorted(int(label.replace("x", digit)) for digit in "09")
            yield self._strip(label, first, last, {range_.table for range_ in ranges})

    def _strip(self, label: str, first: int, last: int, keys: set[str]) -> Strip:
        claims: dict[Hashable, Claim] = {}
        for key, both in self._tables.items():
            if key in keys:
                claim = Claim(*both, name_of(*both), tuple(self._within(key, first, last)))
                shelf = both[0].shelf
                mark = (shelf, claim.name) if shelf in self._shared else key
                claims[mark] = _together(claims[mark], claim) if mark in claims else claim
        return Strip(label, first, last, tuple(claims.values()))

    def _within(self, key: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield what of a table's codes lies between two numbers."""
        for low, high in self._codes[key]:
            if low <= last and first <= high:
                yield max(low, first), min(high, last)


def _together(one: Claim, other: Claim) -> Claim:
    """Put claims of one shelf together that have the same name."""
    codes = tuple(sorted({*one.codes, *other.codes}))
    return Claim(one.document, one.table, one.name, codes, stands_for_many=True)


def _lane(strip: Strip) -> tuple[int, int]:
    """Return the lowest and the highest number that have as many digits as those of a strip."""
    if abs(strip.last) < _THOUSAND > abs(strip.first):
        return strip.first, strip.last
    digits = len(str(max(abs(strip.first), abs(strip.last))))
    least, most = 10 ** (digits - 1), 10**digits - 1
    return (least, most) if strip.last > 0 else (-most, -least)


def _told_apart(digits: str) -> str:
    """Return the sign and the digits by which strips are told apart."""
    return digits[: _TOLD_APART + digits.startswith("-")]
