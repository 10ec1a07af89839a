"""What a heading's words are called in the id of its table."""

from __future__ import annotations

import re

from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES

_IN_IDS = {word: id_ for words in VOCABULARIES.values() for word, id_ in words.in_ids.items()}
_WORD = re.compile(
    "|".join(sorted(VOCABULARIES["zh"].in_ids, key=lambda word: (-len(word), word)))
    + r"|(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*"
)
_MOST = 3
"""How many words an id has at most."""


def id_of(heading: str) -> str | None:
    """Make an id of the words of a heading that are known, or are Latin; None without any.

    A number with letters, such as the range ``1000xxx``, is no word.
    """
    words = (_IN_IDS.get(word.lower(), word.lower()) for word in _WORD.findall(heading))
    told = [word for word in dict.fromkeys(words) if word]
    return "-".join(told[:_MOST]) or None
