"""The parts of an index that is split: rows by number, rows by rank, and which rows have a gram."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from sphinx_zegocodes.catalogue.folding import RUN, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_zegocodes.catalogue.lookup_rows import LookupRow


class Part(msgspec.Struct, frozen=True):
    """A file of an index."""

    first: Any
    """What it begins with: a code, the rank of a row, or a gram."""
    content: Any
    """What it holds: rows, or for each gram the ranks of its rows, each less the one before it."""


def parts_by_number(
    rows: Sequence[LookupRow], encoded: Sequence[bytes], size: int
) -> Iterator[Part]:
    """Yield rows in the order of their numbers; those of one code are in the same part."""
    begins = [not at or row.code != rows[at - 1].code for at, row in enumerate(rows)]
    for part in _cut([len(row) for row in encoded], begins, size):
        yield Part(rows[part.start].code, [msgspec.Raw(encoded[at]) for at in part])


def parts_by_rank(order: Sequence[int], encoded: Sequence[bytes], size: int) -> Iterator[Part]:
    """Yield rows in the order of their ranks."""
    for part in _cut([len(encoded[at]) for at in order], [True] * len(order), size):
        yield Part(part.start, [msgspec.Raw(encoded[order[rank]]) for rank in part])


def parts_of_words(
    rows: Sequence[LookupRow], order: Sequence[int], places: dict[str, int], size: int
) -> Iterator[Part]:
    """Yield the ranks of the rows by what they have.

    A gram of what a row means, or of its name, stands for itself; behind ``+`` one of its other
    texts; behind ``#`` the number of a table.
    """
    ranks: dict[str, list[int]] = {}
    for rank, at in enumerate(order):
        row = rows[at]
        grams = dict.fromkeys(grams_of(f"{row.meaning}\n{row.name}"))
        grams.update(dict.fromkeys(f"+{gram}" for gram in grams_of(f"{row.more}\n{row.elsewhere}")))
        grams.update(dict.fromkeys(f"#{places[table]}" for table in row.tables))
        for gram in grams:
            ranks.setdefault(gram, []).append(rank)
    # A script compares texts by their UTF-16 code units.
    grams_in_order = sorted(ranks, key=lambda gram: gram.encode("utf-16-be"))
    encoded = [_encode_ranks(ranks[gram]) for gram in grams_in_order]
    for part in _cut([len(each) for each in encoded], [True] * len(encoded), size):
        content = {grams_in_order[at]: msgspec.Raw(encoded[at]) for at in part}
        yield Part(grams_in_order[part.start], content)


def rank(rows: Sequence[LookupRow]) -> list[int]:
    """Return the places of rows, the best one first: in force, and of a short meaning."""
    return sorted(range(len(rows)), key=lambda at: (rows[at].gone, len(rows[at].meaning), at))


def _encode_ranks(ranks: Sequence[int]) -> bytes:
    steps = [each - before for before, each in zip((0, *ranks), ranks, strict=False)]
    return msgspec.json.encode(steps)


def _cut(sizes: Sequence[int], may_begin: Sequence[bool], most: int) -> Iterator[range]:
    """Yield ranges of items, as big as may be; one item alone may be bigger."""
    start = total = 0
    for at, size in enumerate(sizes):
        if total and total + size > most and may_begin[at]:
            yield range(start, at)
            start, total = at, 0
        total += size
    if sizes:
        yield range(start, len(sizes))


def grams_of(text: str) -> Iterator[str]:
    """Yield all grams of a text, some of them more than once."""
    for match in RUN.finditer(fold(text)):
        run = match[0]
        for length in range(1, 3 if match["chinese"] else 4):
            for start in range(len(run) - length + 1):
                yield run[start : start + length]
