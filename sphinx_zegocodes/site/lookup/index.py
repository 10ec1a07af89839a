"""The index that the look-up box searches, as files of data that a page loads as scripts.

``index.js`` is what a page loads first. For a catalogue of common size it holds all there is. A
bigger one is split, so that a look-up loads a few small files, each a sorted part of

- the rows by number, for codes that are typed: ``n0.js``, ``n1.js``, …;
- the rows by rank, which words find, those of the shortest meaning first: ``r0.js``, …;
- the words: for each gram, and for each table, the ranks of the rows that have it: ``w0.js``, ….

They stand in a folder of their own; ``index.js`` says which, and what each of them begins with.
Each file calls ``zegocodes.lookup.receive`` with its name and content, because a page that is
opened from a folder may not fetch anything.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

import msgspec

from sphinx_zegocodes.catalogue import codes_in_text
from sphinx_zegocodes.catalogue.ranges import Range
from sphinx_zegocodes.site.lookup.parts import (
    parts_by_number,
    parts_by_rank,
    parts_of_words,
    rank,
)
from sphinx_zegocodes.site.lookup.rows import LookupRow

WHOLE = 200_000
"""Up to how many bytes of rows an index is not split; compressed they are about a quarter."""
PART = 16_000
"""About how many bytes a part holds at most."""


class LookupTable(msgspec.Struct, frozen=True):
    """A table that rows stand in."""

    key: str
    """``document/table``."""
    product: str
    """The product of its document."""
    place: str
    """The product and what the table is called."""
    address: str
    """Where it stands, from the root of the site."""


class LookupSite(msgspec.Struct, frozen=True):
    """What a look-up knows."""

    rows: Sequence[LookupRow]
    """What it can suggest."""
    tables: Sequence[LookupTable]
    """The tables that rows and ranges name."""
    ranges: Sequence[Range]
    """The ranges of numbers, for one that is no code."""
    page: str
    """The address of a code's page from the root of the site, with ``CODE`` for the code."""


class LookupFiles(msgspec.Struct, frozen=True):
    """The files of an index."""

    parts: str
    """The folder of the parts, by a digest of them; empty where there are none."""
    files: dict[str, bytes]
    """The contents of all files by their paths."""


def build_index(site: LookupSite, *, whole: int = WHOLE, part: int = PART) -> LookupFiles:
    """Return the files of an index; ``whole`` and ``part`` are sizes in bytes."""
    places = {table.key: number for number, table in enumerate(site.tables)}
    rows = sorted(site.rows, key=lambda row: (int(row.code), row.code, row.gone))
    encoded = [_encode(row, places) for row in rows]
    root: dict[str, Any] = {
        "page": site.page,
        "tables": [[t.key, t.product, t.place, t.address] for t in site.tables],
        "ranges": [
            [r.label, r.name, str(r.first), str(r.last), places[r.table]] for r in site.ranges
        ],
        "mentions": mention_grammar(),
    }
    if sum(map(len, encoded)) <= whole:
        root["rows"] = [msgspec.Raw(row) for row in encoded]
        return LookupFiles("", {"index.js": _script("index", root)})
    order = rank(rows)
    kinds = {
        "n": parts_by_number(rows, encoded, part),
        "r": parts_by_rank(order, encoded, part),
        "w": parts_of_words(rows, order, places, part),
    }
    files: dict[str, bytes] = {}
    for kind, parts in kinds.items():
        root[kind] = firsts = []
        for number, each in enumerate(parts):
            firsts.append(each.first)
            files[f"{kind}{number}.js"] = _script(f"{kind}{number}", each.content)
    folder = hashlib.sha256(b"".join(files.values())).hexdigest()[:16]
    root |= {"count": len(rows), "folder": folder}
    files = {f"{folder}/{name}": content for name, content in files.items()}
    return LookupFiles(folder, {"index.js": _script("index", root), **files})


def _script(name: str, content: Any) -> bytes:
    return b'zegocodes.lookup.receive("%b", %b);\n' % (name.encode(), msgspec.json.encode(content))


def _encode(row: LookupRow, places: dict[str, int]) -> bytes:
    """Return a row as JSON: an array, without the empty values at its end."""
    tables = [places[table] for table in row.tables]
    flags = row.alone + 2 * row.gone
    values: list[Any] = [row.code, row.meaning, tables, row.more, row.name, flags]
    while not values[-1]:
        values.pop()
    return msgspec.json.encode(values)


_TOKEN = re.compile(
    r"""(?P<kept>\\. | \[ (?:\\.|[^\]\\])* \]) | (?P<note>\#.*) | (?P<blank>\s+) | .""",
    re.VERBOSE,
)
_OTHERWISE = {r"\A": "^", r"\Z": "$"}


def mention_grammar() -> dict[str, Any]:
    """Return patterns, as the source of regular expressions in JavaScript, and lists of words."""
    return {
        "patterns": {
            name: to_javascript(pattern) for name, pattern in codes_in_text.PATTERNS.items()
        },
        **{name: sorted(words) for name, words in codes_in_text.WORDS.items()},
    }


def to_javascript(pattern: re.Pattern[str]) -> str:
    """Return a pattern as the source of a ``RegExp`` without flags.

    Blanks and comments of a verbose pattern go; no other syntax differs in what is used here.
    """
    verbose = pattern.flags & re.VERBOSE
    parts = (
        _OTHERWISE.get(match[0], match[0])
        for match in _TOKEN.finditer(pattern.pattern)
        if not (verbose and (match["note"] or match["blank"]))
    )
    return "".join(parts).replace("(?P<", "(?<")
