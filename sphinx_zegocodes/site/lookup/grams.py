"""How texts are split for the look-up, as ``zegocodes-lookup-text.js`` splits what is typed.

Texts are compared character by character in their compatibility form (NFKC) and in lower case.
What is typed falls into terms: runs of Chinese, and runs of letters and digits of other scripts.
A term is found wherever it stands in a text. An index that comes in parts finds rows by grams:
pairs of Chinese characters, triples of others, and whatever is shorter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHINESE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_RUN = re.compile(rf"(?P<chinese>[{_CHINESE}]+)|[^\W{_CHINESE}]+")


def fold(text: str) -> str:
    """Return a text as it is compared."""
    return "".join(map(_fold, text))


def grams_of(text: str) -> Iterator[str]:
    """Yield all grams of a text, some of them more than once."""
    for match in _RUN.finditer(fold(text)):
        run = match[0]
        for length in range(1, 3 if match["chinese"] else 4):
            for start in range(len(run) - length + 1):
                yield run[start : start + length]


@cache
def _fold(character: str) -> str:
    return unicodedata.normalize("NFKC", character).lower()
