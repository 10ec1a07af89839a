"""Rows by the words that people say of them, as the site's zegocodes-lookup-words.js finds them.

A row is found that holds each run of the text as it stands, or each of its words: one of words.yaml
by any word that it means, another run of Chinese by its pairs of characters, a word in English by
its stem. Those come first that mean it, then those with other texts that say so. Where there are
none, the rows that share most of the words are near ones; rare words count more. tests/queries.txt
holds what both have to find.
"""

from __future__ import annotations

import math
import re
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.folding import RUN, find, fold, runs_of, stem_of
from sphinx_zegocodes.catalogue.lookup_rows import LookupRow
from sphinx_zegocodes.catalogue.records import ends_of
from sphinx_zegocodes.catalogue.traditional import simplified
from sphinx_zegocodes.catalogue.words import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_zegocodes.catalogue.words import Words

MOST = 8
"""How many rows are found at most."""
_WORTH = (12, 10, 4, 3)
"""What a word counts as the code itself, in what it means, in other texts, in its places."""


class FoundRows(msgspec.Struct, frozen=True):
    """What words find."""

    rows: list[LookupRow]
    """The rows, the best first."""
    near: bool
    """Whether no row has all the words, and these share most of them."""


class _Row(msgspec.Struct, frozen=True):
    """A row with its texts as they are compared."""

    row: LookupRow
    names: tuple[str, str]
    texts: tuple[str, str]
    more: str
    places: str

    def place_of(self, term: str) -> tuple[int, int] | None:
        """Return where it holds a term, the lower the better."""
        if term in self.names:
            return 0, 0
        places = [at for text in self.texts if (at := find(text, term)) >= 0]
        if places:
            return 1, min(places)
        if find(self.more, term) >= 0:
            return 2, 0
        return (3, 0) if find(self.places, term) >= 0 else None


class _Unit(msgspec.Struct, frozen=True, eq=False):
    """A word to look for, or a pair of characters."""

    terms: tuple[str, ...]
    """What it may be found as, the best first."""
    is_word: bool = False
    """Whether words.yaml has it."""


class WordSearch:
    """Finds rows by words."""

    def __init__(self, rows: Sequence[LookupRow], places: Mapping[str, str], words: Words) -> None:
        """Take rows, what each of their tables is called, and what people say."""
        self._rows = [
            _Row(
                row,
                (row.code, fold(row.label)),
                (fold(row.meaning), fold(row.name)),
                fold(f"{row.more}\n{row.elsewhere}"),
                "\n".join(fold(places[table]) for table in row.tables),
            )
            for row in rows
            if not row.reported
        ]
        self._vocabulary = words.vocabulary()
        self.places = places

    def find(self, text: str) -> FoundRows:
        """Return the rows that a text finds."""
        text = self._simplified(text)
        held = self._holding(runs_of(text))
        complete, others = self._sharing(text)
        ranked = [*held, *complete]
        ranked.sort(key=lambda each: not each[0])
        rows = list(dict.fromkeys(row for _, row in ranked))
        return FoundRows((rows or others)[:MOST], bool(others) and not rows)

    def _simplified(self, text: str) -> str:
        known = {character for row in self._rows for character in row.row.text}
        known.update(*self._vocabulary)
        table = simplified(set(text) - known, known) if not text.isascii() else {}
        return "".join(table.get(character, character) for character in text)

    def _holding(self, terms: list[str]) -> list[tuple[bool, LookupRow]]:
        """Return the rows that hold all terms, the best first, and whether they mean them."""
        ranked: list[tuple[tuple[int, ...], LookupRow]] = []
        whole = " ".join(terms)
        for row in self._rows if terms else ():
            places = [place for term in terms if (place := row.place_of(term))]
            if len(places) == len(terms):
                is_whole = any(" ".join(runs_of(text)) == whole for text in row.texts)
                kind = max(kind for kind, _ in places)
                at = min(at for _, at in places)
                rank = (not is_whole, kind, row.row.gone, at, len(row.row.meaning))
                ranked.append(((*rank, ends_of(row.row.code)[0]), row.row))
        return [(rank[1] <= 1, row) for rank, row in _in_order(ranked)]

    def _sharing(self, text: str) -> tuple[list[tuple[bool, LookupRow]], list[LookupRow]]:
        """Return the rows that have all words of a text, and those that share most of them.

        Of the former it tells whether they mean them all.
        """
        groups = self._units(fold(text))
        worths = {u: [_worth(row, u) for row in self._rows] for group in groups for u in group}
        counts = {unit: sum(map(bool, worth)) for unit, worth in worths.items()}
        needed = [unit for unit in worths if counts[unit]]
        is_known = bool(groups) and all(_is_known(group, counts) for group in groups)
        weights = {unit: self._weight(unit, counts[unit]) for unit in needed}
        complete: list[tuple[tuple[int, ...], LookupRow]] = []
        others: list[tuple[tuple[int, ...], LookupRow]] = []
        for at, row in enumerate(self._rows):
            score = sum(weights[unit] * worths[unit][at] for unit in needed)
            rank = (-score, row.row.gone, len(row.row.meaning), ends_of(row.row.code)[0])
            least = min((worths[unit][at] for unit in needed), default=0)
            if is_known and least:
                complete.append(((least <= _WORTH[2], *rank), row.row))
            elif score:
                others.append((rank, row.row))
        best = min((rank[0] for rank, _ in others), default=0)
        close = [each for each in others if 2 * each[0][0] <= best]
        means = [(not rank[0], row) for rank, row in _in_order(complete)]
        return means, [row for _, row in _in_order(close)]

    def _weight(self, unit: _Unit, count: int) -> int:
        """Return what a word counts: rare ones more, and those that somebody wrote down twice."""
        return math.floor(100 * math.log2(1 + len(self._rows) / count)) * (1 + unit.is_word)

    def _units(self, text: str) -> list[list[_Unit]]:
        """Return the words of a folded text; the pairs of a run of Chinese are one group."""
        groups: list[list[_Unit]] = []
        alone: list[list[_Unit]] = []
        at = 0
        for start, end in (*(match.span() for match in self._pattern.finditer(text)), (None, None)):
            for run in RUN.finditer(text[at:start]):
                group = list(_units_of_run(run[0].strip("_"), chinese=bool(run["chinese"])))
                (alone if run["chinese"] and len(run[0]) == 1 else groups).append(group)
            if start is not None and end is not None:
                word, at = written(text[start:end]), end
                if terms := self._vocabulary[word]:
                    groups.append([_Unit(tuple(terms), is_word=True)])
        return [group for group in groups or alone if group]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Matches the words of words.yaml, the longest that there is."""
        words = sorted(self._vocabulary, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(_pattern_of, words)) or r"(?!)")


def _pattern_of(word: str) -> str:
    pattern = r"[\s_-]+".join(map(re.escape, word.split()))
    before = "(?<![a-z0-9])" if re.match("[a-z0-9]", word) else ""
    behind = "(?![a-z0-9])" if re.search("[a-z0-9]$", word) else ""
    return before + pattern + behind


def _units_of_run(run: str, *, chinese: bool) -> Iterator[_Unit]:
    pairs = chinese and len(run) > 2  # noqa: PLR2004
    for at in range(len(run) - 1) if pairs else range(bool(run)):
        term = run[at : at + 2] if pairs else run
        yield _Unit((term, stem_of(term)) if re.fullmatch("[a-z]+", term) else (term,))


def _worth(row: _Row, unit: _Unit) -> int:
    """Return what a row's best place of a word counts; what it means first, a little more."""
    places = ((row.place_of(term), at) for at, term in enumerate(unit.terms))
    return max((_WORTH[place[0]] - min(at, 2) for place, at in places if place), default=0)


def _is_known(group: Sequence[_Unit], counts: Mapping[_Unit, int]) -> bool:
    """Tell whether each character of a run is in a pair that some row has."""
    found = [bool(counts[unit]) for unit in group]
    pairs = zip([*found, False], [False, *found], strict=True)
    return any(found) if len(found) == 1 else all(here or before for here, before in pairs)


def _in_order(
    ranked: Iterable[tuple[tuple[int, ...], LookupRow]],
) -> list[tuple[tuple[int, ...], LookupRow]]:
    return sorted(ranked, key=lambda each: each[0])
