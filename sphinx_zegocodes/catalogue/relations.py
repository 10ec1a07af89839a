"""Relations between entries, computed from what the documents and the curators say."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.records import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from sphinx_zegocodes.catalogue.records import Entry

_SAME_AS = re.compile(
    r"[，,；;（(]?\s*(?:与|同|和)\s*(?P<codes>\d+(?:\s*[、,，和及与]\s*\d+)*)\s*"
    r"(?:的)?(?:内部)?(?:判断逻辑|含义|逻辑|意义)?(?:相同|一致|等价|等同)[）)]?"
)
"""How a text says that other codes of its table mean the same."""
_NUMBER = re.compile(r"\d+")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


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


def relate(
    entries: dict[str, Entry], equivalents: Iterable[tuple[str, ...]]
) -> dict[str, Relations]:
    """Return the relations of every entry; ``equivalents`` are the groups that curators name."""
    order = {key: index for index, key in enumerate(entries)}
    groups = {
        "equivalent": _closed(entries, equivalents),
        "same_code": _grouped(entries, lambda e: e.code),
        "same_row": _grouped(entries, lambda e: (e.table_key, e.row.codes)),
        "same_text": _grouped(entries, _text),
    }
    return {
        key: Relations(
            **{
                kind: tuple(sorted(members.get(key, frozenset()) - {key}, key=order.__getitem__))
                for kind, members in groups.items()
            }
        )
        for key in entries
    }


def same_as(description: str) -> tuple[str, ...]:
    """Return the codes that a description says mean the same: ``与 5024、50001 …相同``."""
    match = _SAME_AS.search(description)
    return tuple(_NUMBER.findall(match["codes"])) if match else ()


def without_same_as(description: str) -> str:
    """Return a description without the words that name codes of the same meaning."""
    return _SAME_AS.sub("", description)


def _text(entry: Entry) -> Hashable | None:
    """Return what two entries of one document with the same description share.

    Links and white space are set aside. Codes of one row share it already, and say nothing new.
    """
    if not entry.row.description:
        return None
    text = _LINK.sub(r"\1", entry.row.description)
    return entry.document.id, "".join(text.split())


def _grouped(
    entries: dict[str, Entry], mark: Callable[[Entry], Hashable | None]
) -> dict[str, frozenset[str]]:
    """Return, for each entry, the group of those with the same mark."""
    groups: defaultdict[Hashable, list[str]] = defaultdict(list)
    for key, entry in entries.items():
        value = mark(entry)
        if value is not None:
            groups[value].append(key)
    return {key: frozenset(keys) for keys in groups.values() if len(keys) > 1 for key in keys}


def _closed(
    entries: dict[str, Entry], equivalents: Iterable[tuple[str, ...]]
) -> dict[str, frozenset[str]]:
    """Return, for each entry, its group under the closure of every word of equivalence."""
    named = [tuple(key for key in group if key in entries) for group in equivalents]
    for key, entry in entries.items():
        others = (f"{entry.table_key}/{code}" for code in same_as(entry.row.description or ""))
        named.append((key, *(other for other in others if other in entries)))
    groups: dict[str, frozenset[str]] = {}
    for keys in named:
        merged = frozenset(keys).union(*(groups.get(key, frozenset()) for key in keys))
        if len(merged) > 1:
            groups.update(dict.fromkeys(merged, merged))
    return groups
