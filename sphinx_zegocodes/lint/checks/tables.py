"""The tables of a source: the order and range of their codes, missing texts, and how texts end."""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix, Rule, Span
from sphinx_zegocodes.catalogue.ranges import reserved_ranges
from sphinx_zegocodes.catalogue.records import Table, ends_of
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.catalogue.rules.texts import FieldRule
from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES
from sphinx_zegocodes.sources.dialect.tokens import TAG
from sphinx_zegocodes.sources.row_reader import SourceRow
from sphinx_zegocodes.sources.source_text import SourceText
from sphinx_zegocodes.sources.tables.cells import Cell, Stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_zegocodes.sources.reader import Reading


class SourceTable(msgspec.Struct, frozen=True):
    """A table of a source."""

    source: SourceText
    """The text that it stands in."""
    key: str
    """``document/table``."""
    table: Table
    """Its record."""
    header: Span
    """Where its header stands."""
    rows: list[SourceRow]
    """Its rows."""

    def finding(
        self, rule: Rule, row: SourceRow, at: Cell | Stretch, message: str, fix: Fix | None = None
    ) -> Diagnostic:
        """Make a finding about a piece of a row."""
        return self.source.finding(rule, at.start, at.end, message, row.at, fix=fix)


def tables_of(reading: Reading) -> Iterator[SourceTable]:
    """Yield the tables of a source in their order."""
    rows = {key: list(group) for key, group in groupby(reading.rows, key=lambda row: row.key)}
    for table in reading.document.tables:
        key = f"{reading.document.id}/{table.id}"
        yield SourceTable(reading.source, key, table, reading.headers[key], rows.get(key, []))


def find_misplaced_codes(table: SourceTable) -> Iterator[Diagnostic]:
    """Find the fewest rows that would have to move for the codes to count upwards."""
    rows = [row for row in table.rows if row.row.codes]
    numbers = [ends_of(row.row.codes[0])[0] for row in rows]
    ordered = max((_longest_rising([order(n) for n in numbers]) for order in _ORDERS), key=len)
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
            low, high = ends_of(code)
            if not any(first <= low and high <= last for _, first, last in ranges):
                labels = "/".join(label for label, _, _ in ranges)
                message = f"{code} is not in {labels}, which the heading announces"
                yield table.finding(TableRule.CODE_OUT_OF_RANGE, row, row.stretches[0], message)


def find_overlapping_ranges(table: SourceTable) -> Iterator[Diagnostic]:
    """Find ranges that have numbers in common with one that begins before them."""
    ranges = [(*ends_of(each.code), each, row) for row in table.rows for each in row.row.ranges]
    ranges.sort(key=lambda each: (each[0], -each[1]))
    before = ranges[0] if ranges else None
    for each in ranges[1:]:
        first, last, range_, row = each
        if before and before[1] >= first and before[2].code != range_.code:
            message = f"{range_.label} has numbers in common with {before[2].label}"
            at = row.stretches[0]
            yield table.finding(TableRule.OVERLAPPING_RANGES, row, at, message)
        before = each if before is None or last > before[1] else before


_ORDERS: tuple[Callable[[int], tuple[int, int]], ...] = (
    lambda number: (0, number),
    lambda number: (number < 0, abs(number)),
    lambda number: (number >= 0, abs(number)),
)
"""How tables count: negative numbers may begin with the one that is nearest to zero."""


def find_leading_zeros(tables: Iterable[SourceTable]) -> Iterator[Diagnostic]:
    """Find codes with leading zeros whose number stands elsewhere in the document without."""
    rows = [(table, row, code) for table in tables for row in table.rows for code in row.row.codes]
    written: dict[tuple[int, int], set[str]] = {}
    for _, _, code in rows:
        written.setdefault(ends_of(code), set()).add(code)
    for table, row, code in rows:
        others = sorted(written[ends_of(code)] - {code}, key=len)
        if others and len(code) > len(others[0]):
            message = f"{code} is {others[0]} with leading zeros, and both stand in the document"
            yield table.finding(TableRule.LEADING_ZEROS, row, row.stretches[0], message)


def _longest_rising(numbers: Sequence[tuple[int, int]]) -> list[int]:
    """Return the indices of a longest subsequence that never falls (patience sorting)."""
    tails: list[tuple[int, int]] = []
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


_SUCCESS = "0"
"""The one code that asks for nothing to be done."""
_STOPS = "。！？…：；!?"
_CLOSING = "”’」』）)】》\"'`"
_KEPT_END = re.compile(r"</(?:code|a)>\Z", re.IGNORECASE)
_TAG_AT_END = re.compile(
    rf"(?!{_KEPT_END.pattern[:-2]})(?:{TAG.pattern})\Z", re.DOTALL | re.IGNORECASE
)
"""A tag that closes a text; what stands in code or in a link is no place for a full stop."""
_EMPHASIS_AT_END = re.compile(r"(?:(?<!\\)\*)+\Z")
_ASCII_STOP = re.compile(r"\\?\.\Z")
_FEW = 0.5
"""Below this share of a table's texts, those that end without a 。 stand out."""


def find_missing_descriptions(table: SourceTable) -> Iterator[Diagnostic]:
    """Find rows that do not say what their code means; where none says it, that is one finding."""
    if len(table.rows) > 1 and not any(row.row.description for row in table.rows):
        path, message = table.source.path, "no code of the table has a description"
        yield Diagnostic(path, table.header, FieldRule.MISSING_DESCRIPTION, message, table.key)
        return
    for row in table.rows:
        if row.row.codes and not row.row.description:
            message = f"{'、'.join(row.row.codes)} has no description"
            yield table.finding(FieldRule.MISSING_DESCRIPTION, row, row.stretches[0], message)


def find_missing_advice(table: SourceTable) -> Iterator[Diagnostic]:
    """Find errors without advice; where a whole table gives none, that is its one finding."""
    errors = [row for row in table.rows if any(code != _SUCCESS for code in row.row.codes)]
    without = [row for row in errors if not row.row.action]
    if without and len(without) == len(errors):
        path, message = table.source.path, "no error of the table has advice"
        yield Diagnostic(path, table.header, FieldRule.MISSING_ADVICE, message, table.key)
        return
    for row in without:
        message = f"{'、'.join(row.row.codes)} does not say what to do"
        yield table.finding(FieldRule.MISSING_ADVICE, row, row.stretches[0], message)


def find_missing_full_stops(table: SourceTable) -> Iterator[Diagnostic]:
    """Find texts that end without the 。 that most texts of their field end with."""
    text = table.source.text
    for field in (column.field for column in table.table.columns if column.field != "code"):
        texts = [
            (row, _words_of(text, pieces[-1]))
            for row in table.rows
            if (pieces := [s for s in row.stretches if s.field == field and s.start < s.end])
        ]
        unended = [(row, at) for row, at in texts if not _is_ended(text[at.start : at.end])]
        if len(unended) < len(texts) * _FEW:
            yield from (_unended(table, field, row, at) for row, at in unended)


def _words_of(text: str, piece: Stretch) -> Cell:
    """Return where the words of a piece stand, before the mark-up that closes it."""
    words = text[piece.start : piece.end].rstrip()
    while words.endswith(">") and (tag := _TAG_AT_END.search(words)):
        words = words[: tag.start()].rstrip()
    return Cell(piece.start, piece.start + len(_EMPHASIS_AT_END.sub("", words).rstrip()))


def _is_ended(words: str) -> bool:
    """Tell whether a text ends with a mark of Chinese, brackets behind it apart."""
    words = unescape(_KEPT_END.sub("", words)).rstrip()
    bare = words.rstrip(_CLOSING)
    return not bare or bare[-1] in _STOPS or words[-1] in _STOPS


def _unended(table: SourceTable, field: str, row: SourceRow, words: Cell) -> Diagnostic:
    text = table.source.text[words.start : words.end]
    stop = _ASCII_STOP.search(text)
    at = Cell(words.end - (len(stop[0]) if stop else 0), words.end)
    what = "a full stop of ASCII" if stop else "no 。"
    message = (
        f"the {VOCABULARIES['zh'].label_of(field)} ends with {what}, unlike the others of its table"
    )
    fix = None if text.endswith("..") else Fix("write 。" if stop else "add 。", "。")
    return table.finding(FieldRule.MISSING_FULL_STOP, row, at, message, fix)
