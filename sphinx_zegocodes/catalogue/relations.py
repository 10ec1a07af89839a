"""Relations between entries, computed from what the documents and the curators say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.plain_text import comparable
from sphinx_zegocodes.catalogue.records import Entry, Key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

LABELS = {
    "equivalent": "同义",
    "same_code": "同码",
    "other_meaning": "同码异义",
    "same_row": "同行",
    "same_text": "同文",
}
"""What readers see of each kind of relation."""


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


class RelatedEntries(msgspec.Struct, frozen=True):
    """The entries that stand in one kind of relation to an entry, as readers see it."""

    kind: str
    """A key of LABELS."""
    entries: tuple[Entry, ...]
    """The entries, in the order of the documents."""

    @property
    def label(self) -> str:
        """What readers see of the kind."""
        return LABELS[self.kind]


class RelationMap(Mapping[str, Relations]):
    """The relations of every entry by its key, each worked out when it is first asked for.

    Hundreds of entries may have the same text, and each of them is related to all others.
    """

    def __init__(self, entries: dict[str, Entry], equivalent: dict[str, frozenset[str]]) -> None:
        self._entries = entries
        self._equivalent = equivalent

    def __getitem__(self, key: str) -> Relations:
        equivalent = sorted(self._equivalent.get(key, ()), key=self._order.__getitem__)
        alike = [equivalent, *(self._groups.get(m, ()) for m in _marks(self._entries[key]))]
        return Relations(*(tuple(other for other in group if other != key) for group in alike))

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


_CODES = r"(?P<{name}>\d+(?:\s*(?:[、,，和及与]|以及)\s*\d+)*)"
_WHAT = r"(?:返回码|错误码|状态码)?\s*"
_SAME_AS = re.compile(
    r"[，,；;。]?\s*[（(]?\s*(?:"
    rf"(?:与|和|同|跟)\s*{_WHAT}{_CODES.format(name='like')}\s*"
    r"(?:的)?\s*(?:内部)?(?:判断逻辑|处理逻辑|逻辑|含义|意义)?(?:完全)?(?:相同|一致|等价|等同|同义)"
    rf"|(?:等同于|等价于|同义于|含义同|逻辑同)\s*{_WHAT}{_CODES.format(name='as')}"
    r")[）)]?"
)
"""How a text says that other codes of its table mean the same."""
_NUMBER = re.compile(r"\d+")


def same_as(description: str) -> tuple[str, ...]:
    """Return the codes that a description says mean the same: ``与 5024、50001 …相同``."""
    match = _SAME_AS.search(description) if _may_name_codes(description) else None
    return tuple(_NUMBER.findall(match["like"] or match["as"])) if match else ()


def without_same_as(description: str) -> str:
    """Return a description without the words that name codes of the same meaning."""
    return _SAME_AS.sub("", description) if _may_name_codes(description) else description


def _may_name_codes(description: str) -> bool:
    """Tell whether a text has any of the words without which none means the same."""
    return any(word in description for word in ("同", "一致", "等价"))
