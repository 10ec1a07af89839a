"""Unified diffs of files of whatever length.

difflib takes quadratic time. patiencediff compares what stands between lines that both files have
once; but its own diffs do not say where an empty range is as POSIX has it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from patiencediff import PatienceSequenceMatcher

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    for group in PatienceSequenceMatcher(None, before, after).get_grouped_opcodes(_CONTEXT):
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
