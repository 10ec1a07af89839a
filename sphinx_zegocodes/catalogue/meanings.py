"""What a code means that stands in several tables: the same, or something else in each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.decisions import lapsed_keys
from sphinx_zegocodes.catalogue.plain_text import comparable, plain_text, words_of
from sphinx_zegocodes.catalogue.records import FIELDS, Entry
from sphinx_zegocodes.catalogue.relations import closure, without_same_as
from sphinx_zegocodes.catalogue.wording import gettext

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from sphinx_zegocodes.catalogue.records import Meanings

_SENTENCE_END = re.compile(r"[。\n]|(?<=[a-zA-Z0-9)\]\"'`])(?<!\be\.g)(?<!\bi\.e)\.(?=\s|$)")
_MOST_MEANINGS = 3
"""How many meanings a title names before it says that there are more."""


class CodeMeanings(msgspec.Struct, frozen=True):
    """The meanings of one code."""

    groups: tuple[tuple[Entry, ...], ...]
    """Its entries by meaning, in the order of the documents."""
    decided: bool
    """Whether text or a curator settled it; what nobody settled counts as a meaning of its own."""
    why: str | None = None
    """A curator's reason, where it holds for all of them."""
    open: tuple[Entry, ...] = ()
    """The entries that a curator's decision leaves out, and whose text none of its groups has."""

    @property
    def reworded(self) -> tuple[tuple[Entry, ...], ...]:
        """The groups whose entries mean the same and say it in different words."""
        return tuple(group for group in self.groups if len({wording(e) for e in group}) > 1)


class MeaningMap(Mapping[str, CodeMeanings]):
    """The meanings of every code, each worked out when it is first asked for.

    To compare texts takes longer than to explain a code.
    """

    def __init__(
        self,
        codes: Mapping[str, list[Entry]],
        decisions: Iterable[Meanings],
        equivalent: Mapping[str, frozenset[str]],
    ) -> None:
        self._codes = codes
        self._equivalent = equivalent
        self._decisions: dict[str, list[Meanings]] = {}
        for decision in decisions:
            for key in decision.keys[:1]:
                self._decisions.setdefault(key.rpartition("/")[2], []).append(decision)
        self._known: dict[str, CodeMeanings] = {}

    def __getitem__(self, code: str) -> CodeMeanings:
        if code not in self._known:
            decisions = self._decisions.get(code, ())
            self._known[code] = meanings_of(self._codes[code], decisions, self._equivalent)
        return self._known[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


def wording(entry: Entry) -> tuple[str, ...]:
    """Return all words of an entry, addresses of links and white space aside."""
    texts = (*map(entry.row.text, FIELDS), *entry.row.others.values())
    return tuple(comparable(text or "") for text in texts)


def meaning_of(entry: Entry) -> str:
    """Return what an entry means: its first sentence without the full stop, or else its name.

    Without either, what stands in another column has to do.
    """
    for text in (entry.row.description, entry.row.name, *entry.row.others.values()):
        if text:
            first = _SENTENCE_END.split(plain_text(text), maxsplit=1)[0]
            return " ".join(without_same_as(first).split())
    return ""


def name_meanings(meanings: Iterable[str]) -> str:
    """Name what a code means in its tables, in the few words that fit a title."""
    different = list(dict.fromkeys(meaning for meaning in meanings if meaning))
    named = " / ".join(different[:_MOST_MEANINGS])
    return gettext("%(meanings)s …", meanings=named) if different[_MOST_MEANINGS:] else named


def meanings_of(
    entries: list[Entry],
    decisions: Iterable[Meanings],
    equivalent: Mapping[str, frozenset[str]],
) -> CodeMeanings:
    """Return the meanings of the entries of one code.

    A curator's word counts first, for the entries that still say what they did then. Without one,
    equivalent entries and those with the same description mean the same.
    """
    groups = _by_meaning(entries, equivalent) if len(entries) > 1 else [entries]
    told = [_decided(decision, entries, groups) for decision in decisions]
    if told:
        return next((meanings for meanings in told if meanings.decided), told[0])
    return CodeMeanings(_frozen(groups), decided=len(groups) == 1)


def _decided(decision: Meanings, entries: list[Entry], alike: list[list[Entry]]) -> CodeMeanings:
    """Group entries as a decision does; one that it is not about joins those it is ``alike``.

    Where these belong to several groups, their texts do not tell which it belongs to.
    """
    by_key = {entry.key: entry for entry in entries}
    groups: list[list[Entry]] = []
    lapsed: list[str] = []
    for keys in decision.groups:
        gone = lapsed_keys(decision, by_key, keys)
        lapsed += gone
        groups.append([by_key[key] for key in keys if key in by_key and key not in gone])
    numbers = {entry.key: number for number, group in enumerate(groups) for entry in group}
    left_open: list[Entry] = []
    for same in alike:
        joined = {numbers[entry.key] for entry in same if entry.key in numbers}
        others = [entry for entry in same if entry.key not in numbers]
        if len(joined) == 1:
            groups[joined.pop()] += others
        else:
            groups.append(others)
            left_open += (entry for entry in others if entry.key not in lapsed)
    decided = not lapsed and not left_open
    why = decision.why if decided else None
    return CodeMeanings(_frozen(groups), decided, why, tuple(left_open))


def _by_meaning(
    entries: list[Entry], equivalent: Mapping[str, frozenset[str]]
) -> list[list[Entry]]:
    """Group entries that mean the same by their texts or an equivalence, by their last."""
    alike: dict[Hashable, list[str]] = {}
    for entry in entries:
        said = words_of(entry.row.description or entry.row.name or "")
        for mark in (said, equivalent.get(entry.key)):
            alike.setdefault(mark, []).append(entry.key)
    alike.pop(None, None)
    closed = closure(alike.values())
    groups: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        mark = closed.get(entry.key, entry.key)
        groups[mark] = group = groups.pop(mark, [])
        group.append(entry)
    return list(groups.values())


def _frozen(groups: list[list[Entry]]) -> tuple[tuple[Entry, ...], ...]:
    return tuple(tuple(group) for group in groups if group)
