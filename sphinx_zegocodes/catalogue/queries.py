r"""What a person asks for, in a box, at an address or on the command line, as far as it is numbers.

Unlike a log, such a text is about codes, so less has to be said. It is one of these:

- an entry, ``rtc-server/room/104``;
- numbers and nothing but marks and words like ``and``, 和, ``vs`` between them: ``20014 / 50119``;
- a range, as `ranges` reads it (``1102xxx``, ``50001-50013``), or with stars (``1102***``);
- a text that names codes (see `codes_in_text`), or has numbers in a row with one that it names;
- a text in which numbers stand: known ones of three digits or more, and negative ones, are asked
  for; others `maybe`, where nothing else is found: all known ones, or else all. Parts of dates,
  times, versions, decimals and identifiers are none; a short number is none where it counts or
  measures, nor with zeros before it.

Among other words, a range has ends of five digits or more (``错误码 50001-50013``), or is written
with more than one ``x``, or with one behind three digits (``5xxx``, ``101x``).

Digits in groups (``50,001``, ``1_002_055``, ``1 002 055``) are one number where that is known, and
where a mark parts them that parts no numbers of three digits or more that are known.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.codes_in_text import find_mentions, join
from sphinx_zegocodes.catalogue.mention_grammar import UNIT, grouped
from sphinx_zegocodes.catalogue.ranges import RANGE, read_range
from sphinx_zegocodes.catalogue.records import CODE, CodeRange

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_MARK = r"[\s!-,./:-@\[-^`{-~\xa0-\xbf\u2010-\u206f\u20a0-\u2bff\u3000-\u303f]"
"""A mark or a blank, of those that are left in compatibility form; neither a minus nor ``_``."""
_BETWEEN = r"""(?:[\s,、;/|&+·•→>()\[\]{}"'“”‘’`*\#] | [.:][ ]
    | and | or | vs | 和 | 及 | 与 | 或 | 跟 | 以及 | 还有 | 还是 )+"""
_SHORT, _SHORTEST = 5, 3
"""From how many digits a number may stand anywhere, and from how many at a letter."""
_MOST = 3
"""How many unknown numbers are worth an answer."""

PATTERNS = {
    "key": re.compile(rf"\A[a-z][a-z0-9-]*/[a-z][a-z0-9-]*/(?P<code>{CODE})\Z"),
    "groups": re.compile(grouped("[,_'’. ]")),
    "list": re.compile(
        rf"\A{_MARK}*-?[0-9]{{1,30}}(?:{_BETWEEN}-?[0-9]{{1,30}})*(?:{_MARK}|-)*\Z", re.VERBOSE
    ),
    "several": re.compile(
        r"(?<![0-9A-Za-z.-])[0-9]+(?:\s*(?:[,、;/|&+]|and|or|vs|和|及|与|或|跟|以及|还有|还是)\s*[0-9]+)+"
        r"(?![0-9A-Za-z.-])"
    ),
    "listed": re.compile(r"-?[0-9]+"),
    "masked": re.compile(r"(?<![0-9A-Za-z*.])[0-9]{1,15}[*]{3,}(?![0-9A-Za-z*])"),
    "range": RANGE,
    "open": re.compile(r"\A(?:[0-9]+[xX]{2,}|[0-9]{3,}[xX])\Z"),
    "marks": re.compile(rf"\A{_MARK}*\Z"),
    "compound": re.compile(
        r"""(?:[A-Za-z]|(?<![0-9]))[0-9]+(?:[.][0-9]+)+
        | (?:19|20)[0-9]{2}([/-])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])
        | [0-9]{1,2}(?::[0-9]{2})+(?:[.,][0-9]+)?
        | (?<![0-9A-Fa-f])[0-9A-Fa-f]{4,}(?:-[0-9A-Fa-f]{4,}){2,}""",
        re.VERBOSE,
    ),
    "loose": re.compile(
        r"(?<![0-9A-Za-z])(?P<before>[A-Za-z]{0,16})(?P<number>(?:(?<![^\s(:=])-)?[0-9]{1,18})(?=(?P<behind>[A-Za-z]{0,16}))"
        r"(?![A-Za-z]*[0-9]|[A-Za-z]{17})"
    ),
    "unit": re.compile(UNIT, re.VERBOSE),
    "counted": re.compile(rf"(?<![0-9])[0-9]{{1,4}}{UNIT}", re.VERBOSE),
}
"""The patterns by name, for the site's script, which reads what is typed or pasted."""


class Query(msgspec.Struct, frozen=True):
    """What a text asks for. Each number stands once, in the order of the text."""

    key: str | None = None
    """The key of an entry; its code is the only one then."""
    codes: tuple[str, ...] = ()
    """The codes."""
    ranges: tuple[CodeRange, ...] = ()
    """The ranges, as they are written."""
    is_alone: bool = False
    """Whether nothing but the entry or the numbers stands in the text."""
    maybe: tuple[str, ...] = ()
    """Numbers that may be codes, where nothing else is found; none where there is more above."""


def read_query(text: str, known: Container[str]) -> Query:
    """Return what a text asks for; ``known`` are the codes that exist."""
    text = _normal(text)
    if key := PATTERNS["key"].match(text):
        return Query(text, (key["code"],), is_alone=True)
    text = PATTERNS["groups"].sub(lambda match: _ungrouped(match, known), text)
    text = PATTERNS["masked"].sub(lambda match: match[0].replace("*", "x"), text)
    by_code, plain = _ranges(text)
    ranges = tuple(by_code.values())
    plain = PATTERNS["compound"].sub(" ", plain)
    if PATTERNS["list"].match(plain):
        codes = tuple(dict.fromkeys(PATTERNS["listed"].findall(plain)))
        return Query(codes=codes, ranges=ranges, is_alone=True)
    named = [mention.code for mention in find_mentions(text, known)]
    codes = tuple(dict.fromkeys(_with_others(named, plain)))
    if codes or ranges:
        return Query(codes=codes, ranges=ranges)
    numbers = list(dict.fromkeys(_loose(plain)))
    sure = [n for n in numbers if n[0] == "-" or (len(n) >= _SHORTEST and n in known)]
    return Query(codes=tuple(sure), maybe=() if sure else _known_or_all(numbers, known))


def words_of(text: str) -> str:
    """Return a text without dates, times, versions, identifiers, and numbers that count."""
    return PATTERNS["counted"].sub(" ", PATTERNS["compound"].sub(" ", _normal(text)))


def _normal(text: str) -> str:
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")  # what has no width
    return unicodedata.normalize("NFKC", seen).replace("−", "-").strip()


def _ungrouped(match: re.Match[str], known: Container[str]) -> str:
    """Return one number in place of groups of digits, or the groups as they are."""
    whole = join(match)
    parts = (part for part in match[0].split(match["mark"]) if len(part) >= _SHORTEST)
    is_one = match["mark"] not in ". " and not any(part in known for part in parts)
    return whole if whole in known or is_one else match[0]


def _ranges(text: str) -> tuple[dict[str, CodeRange], str]:
    """Return the ranges in a text by their codes, and the text without them."""
    ranges: dict[str, CodeRange] = {}

    def take(match: re.Match[str]) -> str:
        range_ = read_range(match) if _is_range(match) else None
        if range_ is None:
            return match[0]
        ranges.setdefault(range_.code, range_)
        return " "

    return ranges, RANGE.sub(take, text)


def _is_range(match: re.Match[str]) -> bool:
    """Tell whether what looks like a range is one; among other words it may be something else."""
    if PATTERNS["marks"].match(match.string[: match.start()] + match.string[match.end() :]):
        return True
    if match["both"]:
        return PATTERNS["open"].match(match["both"]) is not None
    return min(len(match["first"]), len(match["last"])) >= _SHORT


def _with_others(codes: list[str], text: str) -> Iterator[str]:
    """Yield codes, and the numbers of some length that a text has in a row with one of them."""
    several = [
        [number for number in PATTERNS["listed"].findall(match[0]) if len(number) >= _SHORTEST]
        for match in PATTERNS["several"].finditer(text)
    ]
    for code in codes:
        yield from next((numbers for numbers in several if code in numbers), [code])


def _loose(text: str) -> Iterator[str]:
    """Yield the numbers that may be codes."""
    for match in PATTERNS["loose"].finditer(text):
        number = match["number"]
        if len(number) < _SHORT and (
            (number[0] == "0" and number != "0")
            or (len(number) < _SHORTEST and (match["before"] or match["behind"]))
            or PATTERNS["unit"].match(text, match.end())
        ):
            continue
        yield number


def _known_or_all(numbers: list[str], known: Container[str]) -> tuple[str, ...]:
    return tuple([number for number in numbers if number in known] or numbers[:_MOST])
