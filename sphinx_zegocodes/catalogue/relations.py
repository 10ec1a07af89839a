"""Relations between entries, computed from what the documents and the curators say."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.records import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from sphinx_zegocodes.catalogue.records import Entry

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
    curated = [tuple(key for key in group if key in entries) for group in equivalents]
    order = {key: index for index, key in enumerate(entries)}
    groups = {
        "equivalent": _closed([*curated, *_named_by_texts(entries)]),
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
    return tuple(_NUMBER.findall(match["like"] or match["as"])) if match else ()


def without_same_as(description: str) -> str:
    """Return a description without the words that name codes of the same meaning."""
    return _SAME_AS.sub("", description)


def plain_text(text: str) -> str:
    """Return a text without the addresses of its links and without white space."""
    return "".join(_LINK.sub(r"\1", text).split())


def _text(entry: Entry) -> Hashable | None:
    """Return what entries of one document with the same description share."""
    if not entry.row.description:
        return None
    return entry.document.id, plain_text(entry.row.description)


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


def text_groups(entries: dict[str, Entry]) -> dict[str, frozenset[str]]:
    """Return, for each entry, the group that means the same by what the texts say."""
    return _closed(_named_by_texts(entries))


def _named_by_texts(entries: dict[str, Entry]) -> Iterator[tuple[str, ...]]:
    """Yield each entry with the entries that its text says mean the same."""
    for key, entry in entries.items():
        named = (f"{entry.table_key}/{code}" for code in same_as(entry.row.description or ""))
        yield key, *(other for other in named if other in entries)


def _closed(words: Iterable[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Return, for each entry, its group under the closure of every word of equivalence."""
    groups: dict[str, frozenset[str]] = {}
    for keys in words:
        merged = frozenset(keys).union(*(groups.get(key, frozenset()) for key in keys))
        if len(merged) > 1:
            groups.update(dict.fromkeys(merged, merged))
    return groups
