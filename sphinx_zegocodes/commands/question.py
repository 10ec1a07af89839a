"""What people ask for on the command line, and what is known of it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.lookup import Found, Lookup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KEY = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*/-?[0-9]{1,18}")
_NUMBER = re.compile(r"[^\w-]*(?P<code>-?[0-9]{1,18})\W*")


class Asked(msgspec.Struct, frozen=True):
    """What was asked for."""

    found: list[Found]
    """What is known, each code and entry once."""
    problems: list[str]
    """What is not known, and what is near it; what names no code."""
    words: str = ""
    """All that was asked, where it names no code at all: it may be found by its words."""
    listed: list[str] = []
    """What is known of several codes that were found by words, a line for each."""


def read_asked(arguments: Sequence[str], lookup: Lookup) -> Asked:
    """Read arguments: a code, an entry or a text each; words without a digit stand around codes."""
    names: dict[str, None] = {}
    problems = []
    for argument in arguments:
        named = list(_named(argument, lookup))
        names.update(dict.fromkeys(named))
        if not named and re.search("[0-9]", unicodedata.normalize("NFKC", argument)):
            problems.append(f"this names no code: {_shown(argument)}")
    if not names and not problems:
        problems.append(f"this names no code: {_shown(' '.join(arguments))}")
    answers = {name: lookup.find(name) for name in names}
    found = {(each.code, each.key): each for each in answers.values() if each}
    problems += (_unknown(name, lookup) for name, answer in answers.items() if answer is None)
    return Asked(list(found.values()), problems, "" if names else " ".join(arguments))


def _named(argument: str, lookup: Lookup) -> Iterator[str]:
    """Yield the codes and entries that an argument names; a lone number is a code always."""
    text = unicodedata.normalize("NFKC", argument).replace("−", "-").strip()
    number = _NUMBER.fullmatch(text)
    if number or _KEY.fullmatch(text):
        yield number["code"] if number else text
    else:
        from sphinx_zegocodes.catalogue.codes_in_text import find_mentions  # noqa: PLC0415 - is slow to import

        yield from lookup.apart(mention.code for mention in find_mentions(text, lookup.known))


def _unknown(name: str, lookup: Lookup) -> str:
    """Say that a code or an entry is not known, and what is near."""
    code = name.rpartition("/")[2]
    if name != code and (keys := lookup.keys.get(code)):
        return f"there is no entry {name}; {code} is in {', '.join(keys)}"
    near = lookup.near(code)
    ranges = (f"{r.label} {r.name} ({r.product})" for r in near.ranges)
    said = [
        f"there is no {'code' if name == code else 'entry'} {name}",
        f"nearest: {' and '.join(near.codes)}" if near.codes else "",
        f"in the range {', '.join(ranges)}" if near.ranges else "in no known range",
    ]
    return "; ".join(part for part in said if part)


def _shown(text: str) -> str:
    """Return a text that a person typed as a terminal can show it."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
