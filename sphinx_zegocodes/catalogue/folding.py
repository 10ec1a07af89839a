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
_CHINESE = re.compile(f"[{CHINESE}]")
RUN = re.compile(rf"(?P<chinese>[{CHINESE}]+)|[^\W{CHINESE}]+")
"""A run of a folded text."""
STEM = " "
"""What a stem begins with, as no run does."""
ENDINGS = (
    r"(?<=[a-z]{2}[a-rt-z])s$",
    r"(?<=[a-z]{3})(?:ied|ie|ying|y|(?<!e)ed)$|(?<=[a-z]{4})ing$",
    r"(?<=[a-z]{2}([bdgmnprt]))\1$|(?<=[a-z]{4})e$",
)
"""The endings that are taken off a word in English, one after the other."""


def has_chinese(text: str) -> bool:
    """Tell whether a text has Chinese in it."""
    return bool(_CHINESE.search(text))


def fold(text: str) -> str:
    """Return a text as it is compared."""
    return "".join(map(_fold, text))


def runs_of(text: str) -> list[str]:
    """Return the runs of a text, each once."""
    return list(dict.fromkeys(match[0] for match in RUN.finditer(fold(text))))


def find(text: str, term: str) -> int:
    """Return where a folded text holds a term, or -1.

    A number is no part of a longer one, and a stem stands at the start of a word.
    """
    stem = term.removeprefix(STEM)
    around = "[0-9]" if term.isascii() and term.isdigit() else "[a-z]" if stem != term else ""
    at = text.find(stem)
    while at >= 0 and around:
        behind = text[at + len(stem) : at + len(stem) + 1] if stem == term else ""
        if not re.search(around, text[max(at - 1, 0) : at] + behind):
            break
        at = text.find(stem, at + 1)
    return at


def stem_of(word: str) -> str:
    """Return the stem of a word in English: what forms of it begin with, behind ``STEM``.

    That of ``publishing`` is that of ``published`` and of ``publish``. A word without an ending
    is its own.
    """
    for ending in ENDINGS:
        word = re.sub(ending, "", word)
    return STEM + word


@cache
def _fold(character: str) -> str:
    return unicodedata.normalize("NFKC", character).lower()
