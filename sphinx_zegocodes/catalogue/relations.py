"""Relations between entries, computed from what the documents and the curators say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.plain_text import comparable
from sphinx_zegocodes.catalogue.records import Entry, Key
from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES
from sphinx_zegocodes.catalogue.wording import N_, gettext

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

_LABELS = {
    "equivalent": N_("Same meaning"),
    "same_code": N_("Same code"),
    "other_meaning": N_("Other meaning"),
    "same_row": N_("Same row"),
    "same_text": N_("Same text"),
}
_NOTES = {
    "equivalent": N_(
        "The official document says that the same internal logic applies: treat them as one."
    ),
    "same_row": N_("The document lists them in one row."),
    "same_text": N_("The same document says the same of them."),
}


def label_of_kind(kind: str) -> str:
    """Return what readers see of a kind of relation."""
    return gettext(_LABELS[kind])


def note_on(kind: str) -> str:
    """Return why entries stand in a relation, as far as it does not speak for itself."""
    return gettext(_NOTES[kind]) if kind in _NOTES else ""


MOST_NAMED = 12
"""How many others each entry names in a relation. A larger group is said once: each entry that
named all others would make as many names as the square of them."""


class Relations(msgspec.Struct, frozen=True):
    """The keys of the entries that belong with an entry, by kind, in the order of the documents."""

    equivalent: tuple[Key, ...] = ()
    """They mean the same, by the vendor's word or a curator's."""
    same_code: tuple[Key, ...] = ()
    """The same number in other tables."""
    same_row: tuple[Key, ...] = ()
    """Codes that share one row."""
    same_text: tuple[Key, ...] = ()
    """The same description inside one document."""
    groups: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    """The groups of more than 13 entries that it belongs to, which are left out above."""


_KINDS = ("equivalent", "same_code", "same_row", "same_text")
"""The kinds, in the order of the fields."""


class RelatedEntries(msgspec.Struct, frozen=True):
    """The entries that stand in one kind of relation to an entry, as readers see it."""

    kind: str
    """Its name: a field of Relations, or ``other_meaning``."""
    entries: tuple[Entry, ...]
    """The entries, in the order of the documents; the first ones, or none, of a large group."""
    count: int
    """How many there are."""

    @property
    def label(self) -> str:
        """What readers see of the kind."""
        return label_of_kind(self.kind)


class RelationMap(Mapping[str, Relations]):
    """The relations of every entry by its key, worked out when they are asked for.

    Hundreds of entries may have the same text or the same code, and each of them is related to all
    others: so groups are kept, not pairs.
    """

    def __init__(self, entries: dict[str, Entry], equivalent: dict[str, frozenset[str]]) -> None:
        self._entries = entries
        self._equivalent = equivalent
        self._ordered: dict[frozenset[str], tuple[str, ...]] = {}

    def __getitem__(self, key: str) -> Relations:
        groups = self.groups_of(key)
        return Relations(*(tuple(o for o in group if o != key) for group in groups.values()))

    def groups_of(self, key: str) -> dict[str, Sequence[str]]:
        """Return the group of an entry in each kind of relation, which it may stand in itself."""
        marks = _marks(self._entries[key])
        alike = [self._equivalent_in_order(key), *(self._groups.get(m, ()) for m in marks)]
        return dict(zip(_KINDS, alike, strict=True))

    def named(self, key: str) -> Relations:
        """Return the relations of an entry, those of large groups by the name of the group."""
        groups = self.groups_of(key)
        large = {kind: group for kind, group in groups.items() if is_large(group)}
        if not large:
            return self[key]
        small = {
            kind: () if kind in large else tuple(other for other in group if other != key)
            for kind, group in groups.items()
        }
        names = tuple(_name(kind, group) for kind, group in large.items())
        return Relations(**small, groups=names)

    @cached_property
    def large(self) -> dict[str, Sequence[str]]:
        """The keys of each large group by its name, which has its kind and its first entry."""
        return {
            _name(kind, group): group
            for key in self._entries
            for kind, group in self.groups_of(key).items()
            if is_large(group) and group[0] == key
        }

    def _equivalent_in_order(self, key: str) -> Sequence[str]:
        group = self._equivalent.get(key, frozenset())
        if group not in self._ordered:
            self._ordered[group] = tuple(sorted(group, key=self._order.__getitem__))
        return self._ordered[group]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {key: index for index, key in enumerate(self._entries)}

    @cached_property
    def _groups(self) -> dict[Hashable, list[str]]:
        """The keys of the entries that have a mark in common."""
        groups: dict[Hashable, list[str]] = {}
        for key, entry in self._entries.items():
            for mark in _marks(entry):
                groups.setdefault(mark, []).append(key)
        groups.pop(None, None)
        return groups


def is_large(group: Sequence[object]) -> bool:
    """Tell whether a group, an entry of its own included, is too large to be named by each."""
    return len(group) > MOST_NAMED + 1


def _name(kind: str, group: Sequence[str]) -> str:
    return f"{kind}:{group[0]}"


def text_groups(entries: dict[str, Entry]) -> dict[str, frozenset[str]]:
    """Return, for each entry, the group that means the same by what the texts say."""
    return closure(_named_by_texts(entries))


def equivalences(
    entries: dict[str, Entry], named: Iterable[Sequence[str]]
) -> dict[str, frozenset[str]]:
    """Return, for each entry, the group that means the same: by the texts, and as curators name."""
    return closure([*named, *_named_by_texts(entries)])


def _marks(entry: Entry) -> tuple[Hashable, Hashable, Hashable]:
    """Return what tells the code, the row and the text of an entry; None where it has no text."""
    text = entry.row.description
    said = (entry.document.id, comparable(text)) if text else None
    return entry.code, (entry.table_key, entry.row.codes), said


def _named_by_texts(entries: dict[str, Entry]) -> Iterator[tuple[str, ...]]:
    """Yield each entry whose text says which entries mean the same, with them."""
    for key, entry in entries.items():
        named = (f"{entry.table_key}/{code}" for code in same_as(entry.row.description or ""))
        if known := [other for other in named if other in entries]:
            yield key, *known


def closure(words: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    """Return, for each entry, its group under the closure of every word of equivalence."""
    groups: dict[str, set[str]] = {}
    for keys in words:
        named = {id(group): group for key in keys if (group := groups.setdefault(key, {key}))}
        largest, *others = sorted(named.values(), key=len, reverse=True) or [set[str]()]
        for other in others:
            largest |= other
            groups.update(dict.fromkeys(other, largest))
    frozen = {id(group): frozenset(group) for group in groups.values() if len(group) > 1}
    return {key: frozen[id(group)] for key, group in groups.items() if len(group) > 1}


_SAME_AS = tuple(
    re.compile(pattern) for words in VOCABULARIES.values() for pattern in words.same_as
)
"""How a text says that other codes of its table mean the same."""
_MAY_NAME_CODES = tuple(word for words in VOCABULARIES.values() for word in words.may_name_codes)
"""Words of which each such text has one."""
_NUMBER = re.compile(r"\d+")


def same_as(description: str) -> tuple[str, ...]:
    """Return the codes that a description says mean the same: ``与 5024、50001 …相同``."""
    if not _may_name_codes(description):
        return ()
    matches = (pattern.search(description) for pattern in _SAME_AS)
    return next((tuple(_NUMBER.findall(match["codes"])) for match in matches if match), ())


def without_same_as(description: str) -> str:
    """Return a description without the words that name codes of the same meaning."""
    if _may_name_codes(description):
        for pattern in _SAME_AS:
            description = pattern.sub("", description)
    return description


def _may_name_codes(description: str) -> bool:
    """Tell whether a text has any of the words without which none means the same."""
    return any(word in description for word in _MAY_NAME_CODES)
