"""The index that the look-up box searches, as files of data that a page loads as scripts.

``index.js`` is what a page loads first. It says in which folder the others stand: ``root.js``, with
which a look-up begins, and for a catalogue of common size holds all there is. A bigger one is
split, so that a look-up loads a few small files, each a sorted part of

- the rows by number, for codes that are typed: ``n0.js``, ``n1.js``, …;
- the rows by rank, which words find, those of the shortest meaning first: ``r0.js``, …;
- the words: for each gram, and for each table, the ranks of the rows that have it: ``w0.js``, ….

``root.js`` says what each of them begins with. ``index.js`` keeps its name, so that pages stay as
they are when the index changes; the folder is named by a digest of what is in it, so that a host
may keep its files for ever, and what a browser keeps is never mixed with what is new. Each
file calls ``zegocodes.lookup.receive`` with its name and content, because a page that is opened
from a folder may not fetch anything.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from sphinx_zegocodes.catalogue import mention_grammar, queries
from sphinx_zegocodes.catalogue.folding import ENDINGS
from sphinx_zegocodes.catalogue.records import by_number
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.catalogue.traditional import ALL, simplified
from sphinx_zegocodes.site.domain import domain_of
from sphinx_zegocodes.site.lookup.content import lookup_site
from sphinx_zegocodes.site.lookup.parts import (
    parts_by_number,
    parts_by_rank,
    parts_of_words,
    rank,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_zegocodes.catalogue.lookup_rows import LookupRow
    from sphinx_zegocodes.catalogue.words import Words
    from sphinx_zegocodes.site.lookup.content import LookupSite

WHOLE = 200_000
"""Up to how many bytes of rows an index is not split; compressed they are about a quarter."""
PART = 16_000
"""About how many bytes a part holds at most."""
_FOLDER = "_static/zegocodes-lookup"


def write_index(app: Sphinx) -> None:
    """Write the files, and remove those of other indexes."""
    folder = Path(app.outdir, _FOLDER)
    files = build_index(lookup_site(domain_of(app.env)))
    for name, content in files.items():
        write_if_changed(folder / name, content)
    known = {name.partition("/")[0] for name in files}
    for other in sorted(folder.iterdir()):
        if other.is_dir() and other.name not in known:
            shutil.rmtree(other)


def build_index(site: LookupSite, *, whole: int = WHOLE, part: int = PART) -> dict[str, bytes]:
    """Return what each file holds by its path; ``whole`` and ``part`` are sizes in bytes."""
    places = {table.key: number for number, table in enumerate(site.tables)}
    rows = sorted(site.rows, key=lambda row: (*by_number(row.code), row.reported, row.gone))
    encoded = [_encode(row, places) for row in rows]
    root: dict[str, Any] = {
        "page": site.page,
        "tables": [[t.key, t.product, t.place, t.address] for t in site.tables],
        "ranges": [
            [r.label, r.name, str(r.first), str(r.last), places[r.table]] for r in site.ranges
        ],
        "spans": list(dict.fromkeys(row.code for row in rows if "to" in row.code)),
        "grammar": query_grammar(),
        "words": {
            "said": said_words(site.words),
            "simplified": simplified_characters(site),
            "endings": ENDINGS,
        },
    }
    files: dict[str, bytes] = {}
    if sum(map(len, encoded)) <= whole:
        root["rows"] = [msgspec.Raw(row) for row in encoded]
    else:
        order = [at for at in rank(rows) if not rows[at].reported]
        root["count"] = len(order)
        kinds = {
            "n": parts_by_number(rows, encoded, part),
            "r": parts_by_rank(order, encoded, part),
            "w": parts_of_words(rows, order, places, part),
        }
        for kind, parts in kinds.items():
            root[kind] = firsts = []
            for number, each in enumerate(parts):
                firsts.append(each.first)
                files[f"{kind}{number}.js"] = _script(f"{kind}{number}", each.content)
    files["root.js"] = _script("root", root)
    folder = hashlib.sha256(b"".join(files.values())).hexdigest()[:16]
    files = {f"{folder}/{name}": content for name, content in files.items()}
    return {"index.js": _script("index", {"folder": folder}), **files}


def said_words(words: Words) -> list[tuple[list[str], list[str]]]:
    """Return words with what to look for where they stand, themselves apart if they come last."""
    said: dict[tuple[str, ...], list[str]] = {}
    for word, terms in words.vocabulary().items():
        others = terms[:-1] if terms[1:] and terms[-1] == word else terms
        said.setdefault(tuple(others), []).append(word)
    return [(list(terms), each) for terms, each in said.items()]


def simplified_characters(site: LookupSite) -> tuple[str, str]:
    """Return traditional characters, and the simplified ones for them that the site knows."""
    known = {character for row in site.rows for character in row.text}
    known.update(*site.words.vocabulary())
    if all(map(str.isascii, known)):
        return "", ""
    table = simplified([each for each in ALL if each not in known], known)
    return "".join(table), "".join(table.values())


def _script(name: str, content: Any) -> bytes:
    return b'zegocodes.lookup.receive("%b", %b);\n' % (name.encode(), msgspec.json.encode(content))


def _encode(row: LookupRow, places: dict[str, int]) -> bytes:
    """Return a row as JSON: an array, without the empty values at its end."""
    tables = [places[table] for table in row.tables]
    flags = row.alone + 2 * row.gone
    values: list[Any] = [row.code, row.meaning, tables, row.more, row.name, flags]
    values += [row.label, row.reported, row.elsewhere]
    while not values[-1]:
        values.pop()
    return msgspec.json.encode(values)


_TOKEN = re.compile(
    r"""(?P<kept>\\. | \[ (?:\\.|[^\]\\])* \]) | (?P<note>\#.*) | (?P<blank>\s+) | .""",
    re.VERBOSE,
)
_NAME = re.compile(r"\(\?P<")
_NAMED_AGAIN = re.compile(r"\(\?P=(\w+)\)")
_OTHERWISE = {r"\A": "^", r"\Z": "$"}


def query_grammar() -> dict[str, Any]:
    """Return patterns, as the source of regular expressions in JavaScript, and lists of words."""
    patterns = mention_grammar.PATTERNS | queries.PATTERNS
    return {
        "patterns": {name: to_javascript(pattern) for name, pattern in patterns.items()},
        "words": {name: sorted(words) for name, words in mention_grammar.WORDS.items()},
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
    return _NAME.sub("(?<", _NAMED_AGAIN.sub(r"\\k<\1>", "".join(parts)))
