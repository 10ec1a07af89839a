"""The codes of a table: their order, and the range that its heading keeps for them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.ranges import reserved_ranges
from sphinx_zegocodes.catalogue.rules.tables import TableRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.lint.checks.source_table import SourceTable


def find_misplaced_codes(table: SourceTable) -> Iterator[Diagnostic]:
    """Find the fewest rows that would have to move for the codes to count upwards."""
    rows = [row for row in table.rows if row.row.codes]
    numbers = [int(row.row.codes[0]) for row in rows]
    ordered = _longest_rising(numbers)
    for index in sorted(set(range(len(rows))) - set(ordered)):
        at = bisect_right(ordered, index)
        neighbours = ordered[max(0, at - 1) : at + 1]
        around = " and ".join(
            f"{'behind' if neighbour < index else 'before'} {numbers[neighbour]}"
            for neighbour in neighbours
        )
        message = f"{numbers[index]} is out of order: it stands {around}"
        yield table.finding(
            TableRule.CODE_OUT_OF_ORDER, rows[index], rows[index].stretches[0], message
        )


def find_codes_out_of_range(table: SourceTable) -> Iterator[Diagnostic]:
    """Find codes outside the ranges that the heading announces: ``1002xxx/1102xxx``."""
    ranges = reserved_ranges(table.table.heading or "")
    for row in table.rows if ranges else ():
        for code in row.row.codes:
            if not any(first <= int(code) <= last for _, first, last in ranges):
                labels = "/".join(label for label, _, _ in ranges)
                message = f"{code} is not in {labels}, which the heading announces"
                yield table.finding(TableRule.CODE_OUT_OF_RANGE, row, row.stretches[0], message)


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """Return the indices of a longest subsequence that never falls (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        at = bisect_right(tails, number)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        ends[at : at + 1] = [index]
    rising: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        rising.append(index)
        index = before[index]
    return rising[::-1]
