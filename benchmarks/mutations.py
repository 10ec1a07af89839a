"""Small faults to plant in a document, one at a time: the kinds that people and tools make.

Each cell, code, pipe and row of a document has its own; nothing is left to chance, so that every
run plants the same.
"""

from __future__ import annotations

import enum
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_zegocodes.sources.source_text import SourceText
from sphinx_zegocodes.sources.tables.scanner import scan_pipe_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_zegocodes.sources.tables.cells import Row

_PIPE = re.compile(r"(?<!\\)\|")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[A-Za-z0-9_]+|[\u4e00-\u9fff]")


class Kind(enum.StrEnum):
    """What is done to a document."""

    CHARACTER = "a character of a text changed"
    """The one in the middle of a text cell."""
    DIGIT = "a digit of a code changed"
    """The one in the middle of a code."""
    PIPE_REMOVED = "a pipe removed"
    """Any pipe that frames a cell."""
    PIPE_ADDED = "a pipe added"
    """In the middle of a text cell."""
    ROW_DELETED = "a row deleted"
    """With all of its lines."""
    ROWS_SWAPPED = "two rows swapped"
    """A row and the next one of its table."""
    CELL_EMPTIED = "a cell emptied"
    """Any cell that holds something, that of the code too."""
    LINE_BREAK = "a line break in a cell"
    """In the middle of any cell that holds something, that of the code too."""
    PROSE_CHANGED = "a word of prose changed"
    """Any word, or Chinese character, outside the tables."""


class Mutation(NamedTuple):
    """A fault to plant: characters of a document that become others."""

    kind: Kind
    document: str
    """The id of the document."""
    lines: range
    """The lines, from 1, on one of which it has to be found."""
    start: int
    """The first character that is replaced."""
    end: int
    """Behind the last character that is replaced."""
    new: str
    """What stands there instead."""
    old: str
    """What stood there."""

    def apply(self, text: str) -> str:
        """Return the document's text with the fault in it."""
        return text[: self.start] + self.new + text[self.end :]

    def __str__(self) -> str:
        return f"{self.document}.md:{self.lines[0]}: {self.kind}: {self.old!r} to {self.new!r}"


def mutations(document: str, text: str) -> Iterator[Mutation]:
    """Yield every fault for the rows of a document's pipe tables, row by row."""
    source = SourceText(text)
    for table in scan_pipe_tables(source).tables:
        for row in table.rows:
            yield from _Faults(document, source, row).of_row()
        for row, following in pairwise(table.rows):
            yield _Faults(document, source, row).swapped(following)


def prose_mutations(
    document: str, text: str, stretches: Iterable[tuple[int, int]]
) -> Iterator[Mutation]:
    """Yield every fault for the prose that stands at some offsets of a document."""
    source = SourceText(text)
    for start, end in stretches:
        for word in _WORD.finditer(text, start, end):
            lines = range(line := source.line(word.start()), line + 1)
            new = "Planted" if word[0].isascii() else "改" if word[0] != "改" else "变"
            yield Mutation(Kind.PROSE_CHANGED, document, lines, *word.span(), new, word[0])


def no_fault(mutation: Mutation) -> str:
    """Say why a change leaves the document saying what it said; nothing where it does not."""
    if mutation.kind is Kind.CELL_EMPTIED and mutation.old == "-":
        return "in a cell, - says that there is no text, as does nothing"
    return ""


class _Faults:
    """The faults for one row; its first cell holds the code."""

    def __init__(self, document: str, source: SourceText, row: Row) -> None:
        self._document = document
        self._source = source
        self._text = source.text
        self._row = row

    def of_row(self) -> Iterator[Mutation]:
        """Yield the faults for the row by itself."""
        row, text = self._row, self._text
        code, *texts = row.cells
        for number in _DIGITS.finditer(text, code.start, code.end):
            at = (number.start() + number.end()) // 2
            yield self._make(Kind.DIGIT, at, at + 1, str((int(text[at]) + 1) % 10))
        for cell in texts:
            if cell.start < cell.end:
                at = (cell.start + cell.end) // 2
                yield self._make(Kind.CHARACTER, at, at + 1, "改" if text[at] != "改" else "变")
            yield self._make(Kind.PIPE_ADDED, (at := (cell.start + cell.end) // 2), at, "|")
        for cell in row.cells:
            if cell.start < cell.end:
                yield self._make(Kind.CELL_EMPTIED, cell.start, cell.end, "")
                at = (cell.start + cell.end) // 2
                yield self._make(Kind.LINE_BREAK, at, at, "\n")
        for pipe in _PIPE.finditer(text, row.start, row.end):
            if not any(cell.start <= pipe.start() < cell.end for cell in row.cells):
                yield self._make(Kind.PIPE_REMOVED, pipe.start(), pipe.end(), "")
        yield self._make(Kind.ROW_DELETED, row.start, self._behind(row.end), "")

    def swapped(self, following: Row) -> Mutation:
        """Return the fault that this row and the one that follows stand the other way round."""
        text, row = self._text, self._row
        rows = text[row.start : row.end], text[following.start : following.end]
        between = text[row.end : following.start]
        new = rows[1] + between + rows[0]
        return self._make(Kind.ROWS_SWAPPED, row.start, following.end, new)

    def _make(self, kind: Kind, start: int, end: int, new: str) -> Mutation:
        first = self._source.line(self._row.start)
        last = self._source.line(max(self._row.end, end - 1))
        if kind is Kind.ROW_DELETED:
            last = first
        lines = range(first, last + 1 + (kind is Kind.LINE_BREAK))
        return Mutation(kind, self._document, lines, start, end, new, self._text[start:end])

    def _behind(self, end: int) -> int:
        """Return where the line begins that follows the one that ends at an offset."""
        starts = self._source.line_starts
        line = self._source.line(end)
        return starts[line] if line < len(starts) else len(self._text)
