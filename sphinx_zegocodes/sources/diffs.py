"""Unified diffs of files of whatever length.

difflib looks for each change through all that is left of a file, which takes quadratic time. Here
it only compares what stands between lines that both files have just once, and in the same order
(Bram Cohen's patience diff).
"""

from __future__ import annotations

import difflib
import io
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CONTEXT = 3
"""How many lines are shown around a change."""
_UNENDED = "\n\\ No newline at end of file\n"


def unified_diff(path: str, old: str, new: str) -> str:
    """Return how a file changes, as a unified diff; nothing where it does not."""
    before, after = list(io.StringIO(old)), list(io.StringIO(new))  # not split at U+2028
    changes = "".join(
        line if line.endswith("\n") else line + _UNENDED for line in _changes(before, after)
    )
    return f"--- {path}\n+++ {path}\n{changes}" if changes else ""


def _changes(before: list[str], after: list[str]) -> Iterator[str]:
    """Yield the lines of a diff below its head."""
    for group in _Matcher(before, after).get_grouped_opcodes(_CONTEXT):
        old = _range(group[0][1], group[-1][2])
        new = _range(group[0][3], group[-1][4])
        yield f"@@ -{old} +{new} @@\n"
        for tag, start, end, new_start, new_end in group:
            if tag == "equal":
                yield from (f" {line}" for line in before[start:end])
            else:
                yield from (f"-{line}" for line in before[start:end])
                yield from (f"+{line}" for line in after[new_start:new_end])


def _range(start: int, end: int) -> str:
    """Write a range of lines as unified diffs do; an empty one begins before the next line."""
    length = end - start
    return f"{start + 1}" if length == 1 else f"{start + (length > 0)},{length}"


class _Matcher(difflib.SequenceMatcher[str]):
    """Finds the lines that two files share."""

    def __init__(self, before: list[str], after: list[str]) -> None:
        super().__init__(None, before, after)
        self._before = before
        self._after = after

    def get_matching_blocks(self) -> list[difflib.Match]:
        """Return the stretches of shared lines, and an empty one at the end."""
        ends = len(self._before), len(self._after)
        blocks = []
        for (a, b), (next_a, next_b) in pairwise(
            [(-1, -1), *_anchors(self._before, self._after), ends]
        ):
            between = difflib.SequenceMatcher(
                None, self._before[a + 1 : next_a], self._after[b + 1 : next_b]
            ).get_matching_blocks()
            blocks += [(a + 1 + start, b + 1 + other, size) for start, other, size in between]
            blocks[-1] = (next_a, next_b, 1)  # the anchor, in the place of the empty one
        joined = [difflib.Match(0, 0, 0)]
        for a, b, size in [*blocks[:-1], (*ends, 0)]:
            last = joined[-1]
            if size and (a, b) == (last.a + last.size, last.b + last.size):
                joined[-1] = difflib.Match(last.a, last.b, last.size + size)
            else:
                joined.append(difflib.Match(a, b, size))
        return [block for block in joined[:-1] if block.size] + joined[-1:]


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of a longest series of lines that both files have once, in one order."""
    counts, others = Counter(before), Counter(after)
    places = {line: index for index, line in enumerate(after)}
    pairs = [
        (index, places[line])
        for index, line in enumerate(before)
        if counts[line] == others[line] == 1
    ]
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(tails, place)
        previous.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [number]
    series = []
    number = ends[-1] if ends else -1
    while number >= 0:
        series.append(pairs[number])
        number = previous[number]
    return series[::-1]
