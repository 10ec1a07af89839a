"""The codes in a cell of codes; whatever might be one number or two is an error."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

import msgspec

from sphinx_zegocodes.catalogue.mention_grammar import grouped
from sphinx_zegocodes.catalogue.ranges import RANGE, doubt_about, read_range
from sphinx_zegocodes.catalogue.records import CodeRange

_NUMBER = re.compile(r"-?[0-9]{1,18}")
_DIGITS = re.compile(r"-?[0-9]+")
_SHOWN = 40
"""How many characters of what is no code a message quotes."""
_TAG = r"</?(?:br|p|div|b|strong|i|em|span|code)(?:\s[^<>]*)?/?>"
_BETWEEN = re.compile(
    rf"""\s*(?:[、，；]|{_TAG}|[,;](?=[\s`*])|(?<=[\s`*])[,;])(?:\s|[、，,；;`*]|{_TAG})*
    | (?:[\s*]*[`*][\s*]*)+ | \s+(?=-) | \A\s+ | \s+\Z""",
    re.IGNORECASE | re.VERBOSE,
)
"""What surely stands between two codes, or around one."""
_CLOSE = re.compile("[,;](?=-?[0-9])(?![0-9]{3}(?![0-9]))")
"""The same where the numbers around it are no groups of digits."""
_GROUPED = re.compile(grouped("[,，'’_ \\xa0\\u3000]"))
_HEXADECIMAL = re.compile("0[xX][0-9A-Fa-f]{1,15}")
_LIST = re.compile(r"(?:\s|[\\/|&+、，,；;]|和|及|与|或|以及|and|or)+", re.IGNORECASE)
_MINUS = str.maketrans("−–—‐‑－﹣", "-------")
_TORN = re.compile(r"[0-9][ \t]*[\r\n]\s*[0-9]")


class CodesRead(msgspec.Struct):
    """What a cell of codes holds."""

    codes: list[str] = []
    """The codes in their order."""
    ranges: list[CodeRange] = []
    """Those of them that are ranges."""
    wrong: str = ""
    """What is no code, and how to mend it, in words; nothing where all is well."""
    mended: str = ""
    """The same as a code, where that is certain."""
    doubts: list[str] = []
    """What is odd about the ends of its ranges, in words."""
    printed: str | None = None
    """What the cell says, where the codes do not tell all of it."""


def read_codes(cell: str) -> CodesRead:
    """Read the codes in a cell, in which character references stand for what they name."""
    read, at, raw, cell = CodesRead(), 0, cell, unescape(cell)
    wrong: list[str] = []
    for match in RANGE.finditer(cell):
        read.doubts += filter(None, [doubt_about(match)])
        if range_ := read_range(match):
            _read_numbers(cell[at : match.start()], read, wrong)
            at = match.end()
            is_one = range_.first == range_.last
            read.codes.append(range_.first if is_one else range_.code)
            read.ranges += [range_] * (not is_one)
    _read_numbers(cell[at:], read, wrong)
    if any(map(_TORN.search, wrong)):
        read.wrong = "one code torn in two, or two without a comma between them"
    elif wrong:
        first = wrong[0]
        read.wrong = f"「{_cut(first)}」 {_mend(first)}"
        right = _in_ascii(raw)
        if first == raw.strip() and _NUMBER.fullmatch(right):
            read.mended = right
    return read


def _read_numbers(text: str, read: CodesRead, wrong: list[str]) -> None:
    """Read what is no range."""
    for part in filter(None, (part.strip("`* \t") for part in _BETWEEN.split(text))):
        parts = [part] if _GROUPED.fullmatch(part) else _CLOSE.split(part)
        for number in parts:
            (read.codes if _NUMBER.fullmatch(number) else wrong).append(number)


def _mend(text: str) -> str:
    """Say what is wrong with what is no code, and how to mend it."""
    right = _in_ascii(text)
    if _NUMBER.fullmatch(right):
        return f"is no number in ASCII; write {right}"
    if _DIGITS.fullmatch(right):
        return "is no number of at most 18 digits"
    if _HEXADECIMAL.fullmatch(right):
        return f"is hexadecimal; write {int(right, 16)}"
    numbers = [part for part in _LIST.split(right) if part]
    if _GROUPED.fullmatch(right) or (len(numbers) > 1 and all(map(_NUMBER.fullmatch, numbers))):
        return f"may be one number or several; separate codes with 、{_either(right, numbers)}"
    if len(found := _DIGITS.findall(right)) == 1:
        return f"is no number; write {found[0]} alone, and say the rest in another column"
    return "is no number; write digits alone, and 、 between codes"


def _either(text: str, numbers: list[str]) -> str:
    """Name the two things that numbers beside each other may be."""
    whole = "".join(_DIGITS.findall(text))
    if _GROUPED.fullmatch(text) or "".join(text.split()) == whole:
        return f"; did you mean {whole}?"
    return f": {'、'.join(numbers)}"


def _in_ascii(text: str) -> str:
    """Return a text with its digits and minus as codes have them."""
    return unicodedata.normalize("NFKC", text.strip().translate(_MINUS))


def _cut(text: str) -> str:
    return text[:_SHOWN] + "…" * (len(text) > _SHOWN)
