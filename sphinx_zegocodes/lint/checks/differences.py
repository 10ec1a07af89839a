"""Where two wordings of a text differ, in words and in the source."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.diagnostics import Span
    from sphinx_zegocodes.sources.source_text import SourceText

_CONTEXT = 12
"""How many characters stand before and behind a difference."""
_EXCERPT = 40
"""How many characters are quoted of a text that the other side lacks."""
_WORD = re.compile(r"[A-Za-z0-9_]*")


def quoted(text: str | None) -> str:
    """Return a text in quotation marks."""
    return "nothing" if text is None else f"「{text}」"


def excerpt(text: str) -> str:
    """Return the beginning of a text in quotation marks."""
    return quoted(text[:_EXCERPT] + "…" * (len(text) > _EXCERPT))


def differing_parts(here: str | None, there: str | None) -> tuple[str, str]:
    """Return the part in which two texts differ, with a little of what stands around it."""
    if here is None or there is None:
        return quoted(here), quoted(there)
    start, tail = _alike(here, there)
    first = max(0, start - _CONTEXT)
    parts = []
    for text in (here, there):
        last = min(len(text), len(text) - tail + _CONTEXT)
        parts.append(quoted("…" * (first > 0) + text[first:last] + "…" * (last < len(text))))
    return parts[0], parts[1]


def differing_word(source: SourceText, span: Span, here: str, there: str) -> Span:
    """Return where the first word stands that ``there`` has not; ``here`` was read at a span."""
    start, end = source.offsets(span)
    raw = source.text[start:end]
    first, tail = _alike(here, there)
    while first and _WORD.fullmatch(here, first - 1, first + 1):
        first -= 1
    at = min(start + _place_in(raw, here, first), max(start, end - 1))
    word = _WORD.match(source.text, at, end)
    width = max(len(word[0]) if word else 0, len(here) - tail - first, 1)
    return source.span(at, min(at + width, end))


def _place_in(raw: str, text: str, offset: int) -> int:
    """Return the offset in a piece of source of a character of the text that was read from it."""
    matcher = difflib.SequenceMatcher(None, text, raw, autojunk=False)
    for block in matcher.get_matching_blocks():
        if offset < block.a + block.size:
            return block.b + max(0, offset - block.a)
    return len(raw)


def _alike(here: str, there: str) -> tuple[int, int]:
    """Return how many characters of two texts are the same at their beginning and at their end."""
    start = _common(here, there)
    return start, _common(here[start:][::-1], there[start:][::-1])


def _common(here: str, there: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(here, there, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(here), len(there)))
