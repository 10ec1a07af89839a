"""Kinds of advice: what an entry asks people to do, by the phrases of its text.

One text may ask for several things: ``请重试，或联系 ZEGO 技术支持处理`` is *retry* and *contact*.
"""

from __future__ import annotations

import enum
import re

from sphinx_zegocodes.catalogue.plain_text import comparable
from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES
from sphinx_zegocodes.catalogue.wording import N_, gettext


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


_LABELS = {
    AdviceKind.CHECK: N_("Check and correct"),
    AdviceKind.RETRY: N_("Retry"),
    AdviceKind.CHANGE: N_("Change network or browser"),
    AdviceKind.CONTACT: N_("Contact support"),
    AdviceKind.OTHER: N_("Other"),
    AdviceKind.NONE: N_("None given"),
}

_PHRASES = {
    kind: re.compile("|".join(words.advice[kind] for words in VOCABULARIES.values()))
    for kind in AdviceKind
    if kind in VOCABULARIES["zh"].advice
}
"""The phrases of each kind, white space aside."""


def labels() -> dict[AdviceKind, str]:
    """Return what readers see of each kind, in the order in which kinds are named."""
    return {kind: gettext(label) for kind, label in _LABELS.items()}


def kinds_of(advice: str | None) -> tuple[AdviceKind, ...]:
    """Return what a text of advice, in CommonMark, asks for; never nothing."""
    text = comparable(advice or "")
    if not text:
        return (AdviceKind.NONE,)
    found = tuple(kind for kind, phrases in _PHRASES.items() if phrases.search(text))
    return found or (AdviceKind.OTHER,)
