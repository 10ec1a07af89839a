"""Errata: the text of a row as corrected, whose characters know where they stand in the source."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.curation import Erratum
from sphinx_zegocodes.sources.tables.cells import Cell, split_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_zegocodes.sources.source_text import SourceText
    from sphinx_zegocodes.sources.tables.cells import Row


class Corrected(msgspec.Struct, frozen=True):
    """A stretch of the source that an erratum replaces; what was found in it is settled."""

    start: int
    """Its first character."""
    end: int
    """Behind its last character."""


class Passage:
    """A stretch of the source, corrected.

    Corrected text differs in length from the text it replaces, and findings in it still have to
    point at the source.
    """

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        """The text, corrected where an erratum says so."""
        self._pieces = [(0, offset)]
        """Where each piece begins, in the text and in the source."""

    def source_offset(self, position: int) -> int:
        """Return the source's offset of a position; inside a correction, at most its end's."""
        piece = bisect.bisect_right(self._pieces, position, key=lambda piece: piece[0]) - 1
        at, offset = self._pieces[piece]
        offset += position - at
        if piece + 1 < len(self._pieces):
            return min(offset, self._pieces[piece + 1][1])
        return offset

    def replace(self, start: int, end: int, reads: str) -> None:
        """Let the characters from ``start`` up to ``end`` read ``reads``."""
        longer = len(reads) - (end - start)
        self._pieces = [
            *(piece for piece in self._pieces if piece[0] < start),
            (start, self.source_offset(start)),
            (start + len(reads), self.source_offset(end)),
            *((at + longer, offset) for at, offset in self._pieces if at > end),
        ]
        self.text = self.text[:start] + reads + self.text[end:]


class RowText(msgspec.Struct):
    """The text of a row, corrected where errata say so."""

    text: str
    """A text that holds the row."""
    cells: list[Cell]
    """The row's cells, as offsets into that text."""
    passage: Passage | None = None
    """Where the text stands in the source; None for the source itself."""
    errata: list[Erratum] = []
    """The errata that were applied."""
    corrected: list[Corrected] = []
    """What they replaced."""

    def source_offset(self, position: int) -> int:
        """Return the source's offset of a position in the text."""
        return self.passage.source_offset(position) if self.passage else position


def correct(source: SourceText, row: Row, errata: Sequence[Erratum], width: int) -> RowText:
    """Apply errata to a row of a table with so many columns.

    An erratum whose text is not in the row is left out of the result's ``errata``.
    """
    result = RowText(source.text, row.cells)
    if errata:
        # A cell that spans rows of an HTML table stands above the last of them.
        first = min([row.start, *(cell.start for cell in row.cells)])
        passage = Passage(source.text[first : row.end], first)
        result.passage = passage
        result.cells = [Cell(cell.start - first, cell.end - first) for cell in row.cells]
        for erratum in errata:
            _apply(erratum, result, passage, row.start - first, width)
        result.text = passage.text
    return result


def _apply(erratum: Erratum, row: RowText, passage: Passage, first: int, width: int) -> None:
    """Apply one erratum to what begins at a position of a row's passage, however lines end."""
    found = (
        (start, start + len(was))
        for newline in ("\n", "\r\n", "\r")
        if (start := passage.text.find(was := erratum.was.replace("\n", newline), first)) >= 0
    )
    start, end = next(found, (-1, -1))
    if start < 0:
        return
    stretch = Corrected(passage.source_offset(start), passage.source_offset(end))
    passage.replace(start, end, erratum.reads)
    if any(cell.start <= start and end <= cell.end for cell in row.cells):
        longer = len(erratum.reads) - (end - start)
        row.cells = [_moved(cell, start, end, longer) for cell in row.cells]
    else:
        row.cells = split_cells(passage.text, first, len(passage.text), width)
    row.errata.append(erratum)
    row.corrected.append(stretch)


def _moved(cell: Cell, start: int, end: int, longer: int) -> Cell:
    """Move a cell behind, or stretch the cell around, text that grew by some characters."""
    if cell.end < end:
        return cell
    return Cell(cell.start + (longer if cell.start > start else 0), cell.end + longer)
