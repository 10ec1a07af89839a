"""Kinds of advice: what an entry asks people to do, by the phrases of its text.

One text may ask for several things: ``请重试，或联系 ZEGO 技术支持处理`` is *retry* and *contact*.
"""

from __future__ import annotations

import enum
import re

from sphinx_zegocodes.catalogue.plain_text import comparable
from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES


class AdviceKind(enum.StrEnum):
    """What is asked for."""

    CHECK = "check"
    """To check or correct what was passed, or how it is called."""
    RETRY = "retry"
    """To do it again, at once, later or less often."""
    CHANGE = "change"
    """To use another network, browser or device."""
    CONTACT = "contact"
    """To contact ZEGO."""
    OTHER = "other"
    """Something else."""
    NONE = "none"
    """Nothing: the document gives no advice."""


LABELS = {
    AdviceKind.CHECK: "检查与修正",
    AdviceKind.RETRY: "重试",
    AdviceKind.CHANGE: "更换网络或浏览器",
    AdviceKind.CONTACT: "联系技术支持",
    AdviceKind.OTHER: "其他",
    AdviceKind.NONE: "未给出",
}
"""What readers see of each kind, in the order in which kinds are named."""

_PHRASES = {
    kind: re.compile("|".join(words.advice[kind] for words in VOCABULARIES.values()))
    for kind in AdviceKind
    if kind in VOCABULARIES["zh"].advice
}
"""The phrases of each kind, white space aside."""


def kinds_of(advice: str | None) -> tuple[AdviceKind, ...]:
    """Return what a text of advice, in CommonMark, asks for; never nothing."""
    text = comparable(advice or "")
    if not text:
        return (AdviceKind.NONE,)
    found = tuple(kind for kind, phrases in _PHRASES.items() if phrases.search(text))
    return found or (AdviceKind.OTHER,)
