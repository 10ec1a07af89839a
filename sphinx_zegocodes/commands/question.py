"""What people ask for on the command line, and what is known of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.lookup import Found, Lookup, Within
from sphinx_zegocodes.catalogue.queries import read_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_zegocodes.catalogue.queries import Query
    from sphinx_zegocodes.catalogue.ranges import Range


_WAY_ON = (
    "give a number (104), an entry (document/table/number), a range (1102xxx), or what the code is "
    "about in other words (房间不存在)"
)


class Asked(msgspec.Struct, frozen=True):
    """What was asked for."""

    found: list[Found]
    """What is known, each code and entry once."""
    ranges: list[Within]
    """What stands in the ranges that were asked for."""
    problems: list[str]
    """What is not known, and what is near it."""
    unread: list[str]
    """What names no code."""
    words: str = ""
    """All that was asked, where it names no code outright: it may be found by its words."""
    listed: list[str] = []
    """What is known of several codes that were found by words, a line for each."""


def read_asked(arguments: Sequence[str], lookup: Lookup) -> Asked:
    """Read arguments: a code, an entry or a text each; words without a digit stand around codes."""
    queries = [read_query(argument, lookup) for argument in arguments]
    asked_ranges = {each.code: each for query in queries for each in query.ranges}
    within = [lookup.within(each) for each in asked_ranges.values()]
    names = dict.fromkeys(name for query in queries for name in _names(query, lookup))
    names |= dict.fromkeys(each.asked.code for each in within if each.own)
    unread = [
        argument
        for argument, query in zip(arguments, queries, strict=True)
        if query == _NOTHING and any(character.isdigit() for character in argument)
    ]
    if not (names or asked_ranges or unread):
        unread = [" ".join(arguments)]
    answers = {name: lookup.find(name) for name in names}
    found = {(each.code, each.key): each for each in answers.values() if each}
    is_number = any(query.codes or query.ranges for query in queries)
    return Asked(
        list(found.values()),
        [each for each in within if each.known],
        [
            *(_unknown(name, lookup) for name, answer in answers.items() if answer is None),
            *(_empty(each) for each in within if not (each.own or each.known)),
        ],
        [_unread(each) for each in unread],
        "" if is_number else " ".join(arguments),
    )


_PATH = re.compile(r"\S+[.](?:log|txt|out|json|gz|csv|[0-9])|\S*/\S*")
_NOTHING = read_query("", ())
"""What a text asks for that names no code."""


def _names(query: Query, lookup: Lookup) -> Iterable[str]:
    """Return the codes that a text asks for, or may ask for, or the entry."""
    return [query.key] if query.key else lookup.apart(query.codes or query.maybe)


def _unread(text: str) -> str:
    """Say that a text names no code; it may have been meant as the path of a file."""
    is_path = _PATH.fullmatch(text) is not None
    return f"this names no code{' and no file' * is_path}: {shown(text)}; {_WAY_ON}"


def _unknown(name: str, lookup: Lookup) -> str:
    """Say that a code or an entry is not known, and what is near."""
    code = name.rpartition("/")[2]
    if name != code and (keys := lookup.keys.get(code)):
        return f"there is no entry {name}; {code} is in {', '.join(keys)}"
    near = lookup.near(code)
    what = f"there is no {'code' if name == code else 'entry'} {name}"
    return "; ".join([what, *_around(near.codes, near.ranges)])


def _empty(within: Within) -> str:
    """Say that no code is in a range, and what is near."""
    what = f"there is no code in {within.asked.label}"
    return "; ".join([what, *_around(within.near.codes, within.ranges)])


def _around(codes: Sequence[str], ranges: Sequence[Range]) -> Iterator[str]:
    """Yield which codes are near, and in which ranges that is."""
    if codes:
        yield f"nearest: {' and '.join(codes)}"
    names = ", ".join(f"{r.label} {r.name} ({r.product})" for r in ranges)
    yield f"in the range {names}" if names else "in no known range"


def shown(text: str) -> str:
    """Return a text that a person typed as a terminal can show it."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
