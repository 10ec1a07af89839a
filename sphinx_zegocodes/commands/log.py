"""How often a long text names each code, and where first."""

from __future__ import annotations

import codecs
import io
import re
from typing import IO, TYPE_CHECKING, TextIO

import msgspec

from sphinx_zegocodes.catalogue.codes_in_text import Mention, find_mentions
from sphinx_zegocodes.catalogue.exports import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_zegocodes.catalogue.exports import PublishedEntry
    from sphinx_zegocodes.catalogue.lookup import Lookup

_BLOCK = 1 << 20
"""How many characters are read at a time, and then up to the end of the line."""
_SHOWN = 60
"""How many characters are shown of a line on each side of a code."""
_UNDECODED = re.compile("[\udc80-\udcff]")
"""A byte that is no UTF-8, as ``surrogateescape`` keeps it."""
_WIDE = re.compile("[\u0800-\ud7ff\ue000-\uffff]")
"""A character of three bytes in UTF-8."""


class Tally(msgspec.Struct):
    """A code that a text names."""

    code: str
    """The code."""
    known: bool
    """Whether it exists."""
    count: int
    """How often it is named."""
    line: int
    """The first line that names it, from 1."""
    text: str
    """That line, or what is around the code in it."""


def tally(stream: TextIO, lookup: Lookup) -> list[Tally]:
    """Return the codes that a text names, the most frequent first, then by where they stand.

    A line that names a code and an inner number of it names the code alone.
    """
    tallies: dict[str, Tally] = {}
    line = 1
    for block in _blocks(stream):
        counted = 0  # characters whose line ends are in the number of the line
        for mention in _apart(block, find_mentions(block, lookup), lookup):
            if mention.code in tallies:
                tallies[mention.code].count += 1
                continue
            line += block.count("\n", counted, mention.start)
            counted = mention.start
            text = _line_around(block, mention.start, mention.end)
            tallies[mention.code] = Tally(mention.code, mention.code in lookup, 1, line, text)
        line += block.count("\n", counted)
    return sorted(tallies.values(), key=lambda each: -each.count)


def _blocks(stream: TextIO) -> Iterator[str]:
    """Yield a text in blocks of whole lines."""
    while block := stream.read(_BLOCK):
        block += stream.readline()
        yield "\n".join(map(_decoded, block.split("\n"))) if _UNDECODED.search(block) else block


def encoding_of(stream: IO[bytes]) -> str:
    """Return how a text is encoded, by its first bytes: PowerShell writes UTF-16."""
    begins = stream.peek(2)[:2] if isinstance(stream, io.BufferedReader) else b""
    return "utf-16" if begins in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"


def _decoded(line: str) -> str:
    """Decode a line with bytes that are no UTF-8: as GB 18030, unless it is damaged UTF-8.

    Damage leaves most characters whole; in GB 18030, few bytes happen to be any of UTF-8.
    """
    undecoded = len(_UNDECODED.findall(line))
    if not undecoded:
        return line
    is_damaged = undecoded <= len(_WIDE.findall(line))
    content = line.encode("utf-8", "surrogateescape")
    return content.decode("utf-8" if is_damaged else "gb18030", "replace")


def _apart(text: str, mentions: Iterable[Mention], lookup: Lookup) -> Iterator[Mention]:
    """Yield mentions without those of inner numbers whose codes stand on the same line."""
    for of_line in _by_line(text, mentions):
        codes = lookup.apart(each.code for each in of_line)
        yield from (each for each in of_line if each.code in codes)


def _by_line(text: str, mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    """Yield mentions, those of one line together."""
    of_line: list[Mention] = []
    for mention in mentions:
        if of_line and text.find("\n", of_line[-1].end, mention.start) >= 0:
            yield of_line
            of_line = []
        of_line.append(mention)
    yield of_line


def _line_around(text: str, start: int, end: int) -> str:
    """Return the line of a stretch of text as a terminal can show it, long ones in part."""
    first = max(text.rfind("\n", 0, start) + 1, start - _SHOWN)
    behind = text.find("\n", end, end + _SHOWN)
    last = min(end + _SHOWN, len(text)) if behind < 0 else behind
    shown = "".join(c if c.isprintable() else " " for c in text[first:last]).strip()
    before = "…" if first and text[first - 1] != "\n" else ""
    return before + shown + ("…" if text[last : last + 1] not in ("", "\n") else "")


def dump_log(
    entries: Iterable[PublishedEntry],
    tallies: Iterable[Tally],
    groups: Mapping[str, Sequence[str]],
    day: str,
) -> bytes:
    """Encode the entries of the codes that a text names, how often, and their large groups.

    The day is that of the last release of the data, empty where there was none.
    """
    explained: dict[str, object] = {"version": VERSION}
    explained |= {"released": day} if day else {}
    explained |= {"entries": list(entries), "mentions": list(tallies)}
    explained |= {"groups": groups} if groups else {}
    return msgspec.json.format(msgspec.json.encode(explained), indent=1) + b"\n"
