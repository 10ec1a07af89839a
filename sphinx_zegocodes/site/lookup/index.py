"""The index that the look-up box searches, as files of data that a page loads as scripts.

``index.js`` is what a page loads first. For a catalogue of common size it holds all there is. A
bigger one is split, so that a look-up loads a few small files, each a sorted part of

- the rows by number, for codes that are typed: ``n0.js``, ``n1.js``, …;
- the rows by rank, which words find, those of the shortest meaning first: ``r0.js``, …;
- the words: for each gram, and for each table, the ranks of the rows that have it: ``w0.js``, ….

``index.js`` says what each of the files begins with. Each calls ``zegocodes.lookup.receive`` with
its name and content, because a page that is opened from a folder may not fetch anything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec

from sphinx_zegocodes.catalogue.ranges import Range
from sphinx_zegocodes.site.lookup.grammar import mention_grammar
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

    digest: str
    """A digest of all of them: another content has another one."""
    files: dict[str, bytes]
    """Their contents by name."""


def build_index(site: LookupSite, *, whole: int = WHOLE, part: int = PART) -> LookupFiles:
    """Return the files of an index; ``whole`` and ``part`` are sizes in bytes."""
    places = {table.key: number for number, table in enumerate(site.tables)}
    rows = sorted(site.rows, key=lambda row: (int(row.code), row.code, row.gone))
    encoded = [_encode(row, places) for row in rows]
    contents: dict[str, Any] = {
        "index": {
            "page": site.page,
            "tables": [[t.key, t.product, t.place, t.address] for t in site.tables],
            "ranges": [
                [r.label, r.name, str(r.first), str(r.last), places[r.table]] for r in site.ranges
            ],
            "mentions": mention_grammar(),
        }
    }
    if sum(map(len, encoded)) <= whole:
        contents["index"]["rows"] = [msgspec.Raw(row) for row in encoded]
    else:
        contents["index"]["count"] = len(rows)
        order = rank(rows)
        kinds = {
            "n": parts_by_number(rows, encoded, part),
            "r": parts_by_rank(order, encoded, part),
            "w": parts_of_words(rows, order, places, part),
        }
        for kind, parts in kinds.items():
            contents["index"][kind] = firsts = []
            for number, each in enumerate(parts):
                firsts.append(each.first)
                contents[f"{kind}{number}"] = each.content
    files = {f"{name}.js": _script(name, content) for name, content in contents.items()}
    return LookupFiles(hashlib.sha256(b"".join(files.values())).hexdigest()[:16], files)


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
