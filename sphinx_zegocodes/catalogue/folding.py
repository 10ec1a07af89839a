"""Texts as the look-up compares them, as the site's zegocodes-lookup-text.js does.

They are in compatibility form and lower case, and fall into runs of Chinese and runs of other
letters and digits.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

CHINESE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""The characters that are written without blanks, for a set of a regular expression."""
RUN = re.compile(rf"(?P<chinese>[{CHINESE}]+)|[^\W{CHINESE}]+")
"""A run of a folded text."""


def fold(text: str) -> str:
    """Return a text as it is compared."""
    return "".join(map(_fold, text))


def runs_of(text: str) -> list[str]:
    """Return the runs of a text, each once."""
    return list(dict.fromkeys(match[0] for match in RUN.finditer(fold(text))))


def find(text: str, term: str) -> int:
    """Return where a folded text holds a term, or -1. A number is no part of a longer one."""
    at = text.find(term)
    while at >= 0 and term.isascii() and term.isdigit():
        around = text[at - 1 : at] + text[at + len(term) : at + len(term) + 1]
        if not re.search("[0-9]", around):
            break
        at = text.find(term, at + 1)
    return at


@cache
def _fold(character: str) -> str:
    return unicodedata.normalize("NFKC", character).lower()
