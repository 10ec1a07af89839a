"""Where two wordings of a text differ, in words and in the source."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_zegocodes.catalogue.diagnostics import Span
    from sphinx_zegocodes.sources.source_text import SourceText

_CONTEXT = 12
"""How many characters stand before and behind a difference."""
_EXCERPT = 40
"""How many characters are quoted of a text that the other side lacks."""
_MOST_CHANGES = 3
"""How many changes of a text are named."""
_WORD = re.compile(r"[A-Za-z0-9_]+|.", re.DOTALL)


def quoted(text: str | None) -> str:
    """Return a text in quotation marks."""
    return "nothing" if text is None else f"「{text}」"


def excerpt(text: str | None) -> str:
    """Return the beginning of a text in quotation marks."""
    return quoted(text and text[:_EXCERPT] + "…" * (len(text) > _EXCERPT))


def differing_parts(here: str | None, there: str | None) -> tuple[str, str]:
    """Return the part in which two texts differ, with a little of what stands around it."""
    if here is None or there is None:
        return quoted(here), quoted(there)
    start = _alike(here, there)
    tail = _alike(here[start:][::-1], there[start:][::-1])
    first = max(0, start - _CONTEXT)
    parts = []
    for text in (here, there):
        last = min(len(text), len(text) - tail + _CONTEXT)
        parts.append(quoted("…" * (first > 0) + text[first:last] + "…" * (last < len(text))))
    return parts[0], parts[1]


def changed_words(old: str, new: str) -> str:
    """Name the words that one text has and another has not, in order: ``「并发」 → 「空间」``."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    changes = [
        f"{_words(before[start:end])} → {_words(after[new_start:new_end])}"
        for tag, start, end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]
    more = f" and {len(changes) - _MOST_CHANGES} more" if len(changes) > _MOST_CHANGES else ""
    return ", ".join(changes[:_MOST_CHANGES]) + more


def _words(words: Sequence[str]) -> str:
    return excerpt("".join(words).strip() or None)


def differing_word(source: SourceText, span: Span, here: str, there: str) -> Span:
    """Return where the first words stand that ``there`` has not; ``here`` was read at a span.

    White space counts where nothing else differs.
    """
    start, end = source.offsets(span)
    words = _WORD.findall(here)
    said, has = ([w.strip() for w in _WORD.findall(text)] for text in (here, there))
    if said == has:
        said, has = words, _WORD.findall(there)
    first = _alike(said, has)
    last = len(said) - _alike(said[first:][::-1], has[first:][::-1])
    at = start + _place_in(source.text[start:end], here, len("".join(words[:first])))
    word = _WORD.match(source.text, at, end)
    width = max(len("".join(words[first:last])), len(word[0]) if word else 0)
    return source.span(min(at, max(start, end - 1)), min(at + width, end))


def _place_in(raw: str, text: str, offset: int) -> int:
    """Return where in a piece of source stands what was read as a character of a text."""
    behind = 0
    for block in difflib.SequenceMatcher(None, text, raw, autojunk=False).get_matching_blocks():
        if offset < block.a:
            break
        if offset < block.a + block.size:
            return block.b + offset - block.a
        behind = block.b + block.size
    return behind


def _alike(here: Sequence[str], there: Sequence[str]) -> int:
    """Return how many characters or words two texts begin with alike."""
    pairs = enumerate(zip(here, there, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(here), len(there)))
