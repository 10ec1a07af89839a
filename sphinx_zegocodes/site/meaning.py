"""What an entry means, in the few words that fit a title, a list or a ticket."""

from __future__ import annotations

import re

from sphinx_zegocodes.catalogue.relations import without_same_as

_SENTENCE_END = re.compile(r"[。\n]")


def meaning_of(description: str, name: str) -> str:
    """Return the first sentence of a description without its full stop, or else the name."""
    for text in (description, name):
        if text:
            first = _SENTENCE_END.split(text, maxsplit=1)[0]
            return " ".join(without_same_as(first).split())
    return ""
