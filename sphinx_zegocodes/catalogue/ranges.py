"""Ranges of numbers, as the documents reserve them: ``1102xxx 房间相关错误码``.

A heading says which ranges its table keeps. Where it does not, the thousands that the table's
codes stand in are its ranges; numbers below a thousand belong to none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_zegocodes.catalogue.records import Document, Table

_RESERVED = re.compile(r"(?<![0-9A-Za-z])[0-9]+[xX]+(?![0-9A-Za-z])")
_RESERVED_AND_BETWEEN = re.compile(rf"{_RESERVED.pattern}[\s/、,，和及与~～-]*")
_THOUSAND = 1000


class Range(msgspec.Struct, frozen=True):
    """The numbers that a table keeps for its codes."""

    label: str
    """How it is written: ``1102xxx``."""
    first: int
    """The lowest number."""
    last: int
    """The highest number."""
    name: str
    """What stands in it: the heading of the table, or the product where there is none."""
    product: str
    """The product of the table's document."""
    table: str
    """The key of the table, ``document/table``."""


def ranges_of(tables: Iterable[tuple[Document, Table]]) -> list[Range]:
    """Return the ranges of tables, in the order of their numbers."""
    ranges = (range_ for document, table in tables for range_ in _ranges(document, table))
    return sorted(ranges, key=lambda r: (r.first, r.last, r.table))


def reserved_ranges(heading: str) -> list[tuple[str, int, int]]:
    """Return the ranges that a heading announces: label, lowest and highest number."""
    return [(label, *_numbers(label)) for label in dict.fromkeys(_RESERVED.findall(heading))]


def name_of(document: Document, table: Table) -> str:
    """Return the heading of a table without its ranges, or the product where there is none."""
    heading = table.heading or document.product
    return _RESERVED_AND_BETWEEN.sub("", heading).strip() or heading


def place_of(document: Document, table: Table) -> str:
    """Return product and table: ``Express Web SDK › 房间相关错误码``."""
    name = name_of(document, table)
    return name if name == document.product else f"{document.product} › {name}"


def _ranges(document: Document, table: Table) -> Iterator[Range]:
    labels = _RESERVED.findall(table.heading or "") or (
        f"{code[:-3]}xxx" for row in table.rows for code in row.codes if abs(int(code)) >= _THOUSAND
    )
    name, key = name_of(document, table), f"{document.id}/{table.id}"
    for label in dict.fromkeys(labels):
        yield Range(label, *_numbers(label), name, document.product, key)


def _numbers(label: str) -> tuple[int, int]:
    """Return the lowest and the highest number of ``1102xxx``."""
    first, last = sorted(int(re.sub("[xX]", digit, label)) for digit in "09")
    return first, last
