"""Which columns a table has on a page, and how wide they are."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import msgspec

from sphinx_zegocodes.catalogue.plain_text import plain_text
from sphinx_zegocodes.catalogue.records import Column

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.records import Table

_RARE = 10
"""A field that at most one row in so many has gets no column of its own."""
_CODE = 15
"""The width of the column of codes, in percent of the table."""
_LEAST = 20
"""The least width of any other."""
_STEP = 5
"""Widths are multiples of it: a style sheet has a class for each."""


class ShownColumn(msgspec.Struct, frozen=True):
    """A column of a table."""

    field: str
    """The field that it shows."""
    label: str
    """What the document calls it."""
    below: tuple[Column, ...]
    """Fields that few rows have, which stand below it with their labels."""
    width: int
    """Its width in percent of the table, by what it holds."""


def shown_columns(table: Table, wanted: list[str]) -> list[ShownColumn]:
    """Return the columns of a table; ``wanted`` are fields to show, or empty for all.

    A field that few rows have stands below the one before it, unless it is asked for by name.
    """
    columns: list[tuple[Column, list[Column]]] = []
    for column in table.columns:
        if column.field == "code" or column.field in wanted:
            columns.append((column, []))
        elif not wanted:
            rows = sum(bool(row.text(column.field)) for row in table.rows)
            is_rare = 0 < rows * _RARE <= len(table.rows)
            if is_rare and len(columns) > 1:
                columns[-1][1].append(column)
            else:
                columns.append((column, []))
    widths = _widths(table, [column.field for column, _ in columns])
    return [
        ShownColumn(column.field, column.label, tuple(below), width)
        for (column, below), width in zip(columns, widths, strict=True)
    ]


def _widths(table: Table, fields: list[str]) -> list[int]:
    """Return the widths of columns, in proportion to the mean length of their texts."""
    lengths = [
        0.0
        if field == "code"
        else 1 + fmean([_length(row.text(field) or "") for row in table.rows] or [0])
        for field in fields
    ]
    room, whole = 100 - _CODE, sum(lengths) or 1
    return [
        _CODE if field == "code" else max(_LEAST, round(room * length / whole / _STEP) * _STEP)
        for field, length in zip(fields, lengths, strict=True)
    ]


def _length(text: str) -> int:
    """Return how much room a text takes; a Chinese character takes that of two others."""
    return sum(1 + (east_asian_width(each) in "WF") for each in plain_text(text))
