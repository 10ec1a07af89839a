"""Ranges of numbers, as the documents write them.

A row may be about a range of codes: ``1000-1010``, ``1000 ~ 1010``, ``1000 至 1010``, ``10xx``.

A heading says which ranges its table keeps: ``1102xxx 房间相关错误码``. Where it does not, the
thousands that the table's codes stand in are its ranges; numbers below a thousand belong to none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.records import CodeRange, ends_of
from sphinx_zegocodes.catalogue.wording import in_brackets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_zegocodes.catalogue.records import Document, Table

_RESERVED = re.compile(r"(?<![0-9A-Za-z])[0-9]+[xX]+(?![0-9A-Za-z])")
_RESERVED_AND_BETWEEN = re.compile(rf"{_RESERVED.pattern}[\s/、,，和及与~～-]*")
_THOUSAND = 1000
_END = r"-?[0-9]{1,18}[xX]{0,17}"
_GAP = r"(?:[ \t\xa0\u3000`*]|</?(?:br|p|b|strong|i|em|span|code)(?:\s[^<>]*)?/?>)*"
"""What may stand on either side of the mark between the ends of a range: blanks and mark-up."""
_DASHES = r"\-－‐‑‒–—―−"
RANGE = re.compile(
    rf"""(?<![0-9A-Za-z_.{_DASHES}]) (?:
        (?P<first>{_END}) (?P<before>{_GAP})
        (?: (?P<dash>\\?[{_DASHES}]+) | \\?[~～〜∼]+ | [至到] | (?:to|\.{{2,3}}|…+) )
        (?P<behind>{_GAP}) (?P<last>{_END})
      | (?P<both>-?[1-9][0-9]{{0,17}}[xX]{{1,17}}) )
    (?! [0-9A-Za-z_] | [.][0-9.] | {_GAP}\\?[{_DASHES}~～〜∼至到] )""",
    re.VERBOSE,
)
"""A range. A dash with a blank before it alone is the minus of the next code: ``-1 -2``."""
_MARKS = re.compile(r"[`*\\]")
_TAG = re.compile("<[^<>]*>")
_MOST_DIGITS = 18


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
    name = in_brackets(name, table.only) if table.only else name
    return name if name == document.product else f"{document.product} › {name}"


def read_range(match: re.Match[str]) -> CodeRange | None:
    """Return the range that RANGE found, its lower end first; None where it is none after all.

    A last number of fewer digits (``7701000-2999``) may stand for another one.
    """
    first, last = _outer_ends(match)
    if _has_minus(match) or max(map(_digits, (first, last))) > _MOST_DIGITS or _is_short(match):
        return None
    first, last = sorted((first, last))
    return CodeRange(_label(match), str(first), str(last))


def doubt_about(match: re.Match[str]) -> str:
    """Say what is odd about what RANGE found; nothing where all is well."""
    label, (first, last) = _label(match), _outer_ends(match)
    if _has_minus(match):
        is_odd = match["before"].isspace() and 0 <= first < last
        return f"「{label}」 is two codes; put a comma between them, or take the blank out" * is_odd
    if _is_short(match):
        return f"「{label}」 ends with fewer digits than it begins with; write the number out"
    if first == last:
        return f"「{label}」 begins and ends with the same number"
    if first > last and first >= 0:
        return f"「{label}」 begins with the higher number"
    return ""


def _outer_ends(match: re.Match[str]) -> tuple[int, int]:
    """Return the ends of a range as they are printed; of negative ones, either may be first."""
    if match["both"]:
        return _numbers(match["both"])
    first, last = _numbers(match["first"]), _numbers(match["last"])
    return (first[0], last[1]) if first[0] <= last[0] else (first[1], last[0])


def _has_minus(match: re.Match[str]) -> bool:
    """Tell whether the dash of a range is the minus of a code of its own."""
    return bool(match["dash"] and match["before"] and not match["behind"])


def _is_short(match: re.Match[str]) -> bool:
    """Tell whether a range ends with a number of fewer digits, which is thus the lower one."""
    first, last = _outer_ends(match)
    return first > last >= 0 and _digits(first) > _digits(last)


def _digits(number: int) -> int:
    return len(str(abs(number)))


def _label(match: re.Match[str]) -> str:
    return " ".join(_TAG.sub(" ", _MARKS.sub("", match[0])).split())


def _ranges(document: Document, table: Table) -> Iterator[Range]:
    labels = _RESERVED.findall(table.heading or "") or (
        f"{number[:-3]}xxx"
        for row in table.rows
        for code in row.codes
        for number in map(str, ends_of(code))
        if abs(int(number)) >= _THOUSAND
    )
    name, key = name_of(document, table), f"{document.id}/{table.id}"
    for label in dict.fromkeys(labels):
        yield Range(label, *_numbers(label), name, document.product, key)


def _numbers(label: str) -> tuple[int, int]:
    """Return the lowest and the highest number of ``1102xxx``."""
    first, last = sorted(int(re.sub("[xX]", digit, label)) for digit in "09")
    return first, last
