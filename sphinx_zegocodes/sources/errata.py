"""Errata: the text of a row as corrected, whose characters know where they stand in the source."""

from __future__ import annotations

import bisect
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.curation import Erratum
from sphinx_zegocodes.sources.tables.cells import Cell, split_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_zegocodes.sources.source_text import SourceText
    from sphinx_zegocodes.sources.tables.cells import Row


class RowText(msgspec.Struct):
    """The text of a row, corrected where errata say so.

    Corrected text differs in length from the text it replaces, and findings in it still have to
    point at the source.
    """

    text: str
    """A text that holds the row."""
    cells: list[Cell]
    """The row's cells, as offsets into that text."""
    pieces: list[tuple[int, int]] = []
    """Where each piece begins, in the text and in the source; none in the source itself."""
    errata: list[Erratum] = []
    """The errata that were applied."""
    corrected: list[tuple[int, int]] = []
    """The stretches of the source that they replaced."""

    def source_offset(self, position: int) -> int:
        """Return the source's offset of a position; inside a correction, at most its end's."""
        if not self.pieces:
            return position
        piece = bisect.bisect_right(self.pieces, position, key=lambda piece: piece[0]) - 1
        at, offset = self.pieces[piece]
        ends = [end for _, end in self.pieces[piece + 1 : piece + 2]]
        return min([offset + position - at, *ends])

    def replace(self, start: int, end: int, reads: str) -> None:
        """Let the characters from ``start`` up to ``end`` read ``reads``."""
        longer = len(reads) - (end - start)
        self.pieces = [
            *(piece for piece in self.pieces if piece[0] < start),
            (start, self.source_offset(start)),
            (start + len(reads), self.source_offset(end)),
            *((at + longer, offset) for at, offset in self.pieces if at > end),
        ]
        self.text = self.text[:start] + reads + self.text[end:]


def correct(
    source: SourceText,
    row: Row,
    errata: Sequence[Erratum],
    width: int,
    skipped: Mapping[int, int] | None = None,
) -> RowText:
    """Apply errata to a row of a table with so many columns.

    The text of each is looked for from the left; ``skipped`` has how many of its places do not
    count, by its identity. An erratum whose text is not in the row is left out of the result's
    ``errata``.
    """
    if not errata:
        return RowText(source.text, row.cells)
    # A cell that spans rows of an HTML table stands above the last of them.
    first = min([row.start, *(cell.start for cell in row.cells)])
    cells = [Cell(cell.start - first, cell.end - first) for cell in row.cells]
    result = RowText(source.text[first : row.end], cells, [(0, first)])
    for erratum in errata:
        places = _places(erratum, result.text, row.start - first)
        place = next(islice(places, (skipped or {}).get(id(erratum), 0), None), None)
        if place:
            _apply(erratum, result, place, row.start - first, width)
    return result


def _places(erratum: Erratum, text: str, first: int) -> Iterator[tuple[int, int]]:
    """Yield where the text of an erratum stands behind a position, however lines end."""
    for newline in ("\n", "\r\n", "\r") if "\n" in erratum.was else ("\n",):
        was = erratum.was.replace("\n", newline)
        start = text.find(was, first)
        while start >= 0:
            yield start, start + len(was)
            start = text.find(was, start + 1)


def _apply(erratum: Erratum, row: RowText, place: tuple[int, int], first: int, width: int) -> None:
    """Apply one erratum at a place of a row's text, whose row begins at a position."""
    start, end = place
    row.errata.append(erratum)
    row.corrected.append((row.source_offset(start), row.source_offset(end)))
    row.replace(start, end, erratum.reads)
    if any(cell.start <= start and end <= cell.end for cell in row.cells):
        longer = len(erratum.reads) - (end - start)
        row.cells = [_moved(cell, start, end, longer) for cell in row.cells]
    else:
        row.cells = split_cells(row.text, first, len(row.text), width)


def _moved(cell: Cell, start: int, end: int, longer: int) -> Cell:
    """Move a cell behind, or stretch the cell around, text that grew by some characters."""
    if cell.end < end:
        return cell
    return Cell(cell.start + (longer if cell.start > start else 0), cell.end + longer)
