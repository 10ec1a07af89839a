"""What people type or paste into the look-up box: a fair list, of which no two are alike."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.meanings import meaning_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.catalogue import Catalogue

_WORDS = re.compile("[一-鿿]{2,}|[A-Za-z_]{2,}")
_COMMON = (
    *("错误码", "流", "Express", "请", "失败", "错误", "的", "请联系ZEGO技术支持"),
    *("a", "e", "id", "404", "-1"),
)
"""What is in every text, or in none."""


def queries(catalogue: Catalogue, how_many: int) -> list[str]:
    """Return about so many of each kind: codes, parts of codes, words, texts and pastes."""
    chance = random.Random(how_many)  # noqa: S311 - the same every time
    return list(dict.fromkeys([*_COMMON, *_queries(catalogue, how_many, chance)]))


def _queries(catalogue: Catalogue, how_many: int, chance: random.Random) -> Iterator[str]:
    codes = chance.sample(list(catalogue.codes), how_many * 3)
    yield from codes[:how_many]
    yield from (code[: chance.randint(1, len(code))] for code in codes[how_many : how_many * 2])
    for code in codes[how_many * 2 :]:
        yield f'E login failed {{"Code":{code},"Message":"no room"}}'
    entries = chance.sample(list(catalogue.entries.values()), how_many * 4)
    meanings = [meaning_of(entry) for entry in entries]
    yield from meanings[:how_many]
    words = [word for meaning in meanings for word in _WORDS.findall(meaning)]
    chance.shuffle(words)
    for word in words[: how_many * 2]:
        start = chance.randrange(len(word) - 1)
        yield word[start : start + chance.randint(2, 6)]
    pairs = zip(words[:how_many], words[-how_many:], strict=True)
    yield from (f"{one} {other}" for one, other in pairs)
