"""How codes are found in a text, for the script: the patterns and words of ``catalogue.mentions``.

They are not written a second time: the index takes them along, as JavaScript understands them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue import mention_words, mentions

if TYPE_CHECKING:
    from typing import Any

_TOKEN = re.compile(
    r"""(?P<kept>\\. | \[ (?:\\.|[^\]\\])* \]) | (?P<note>\#.*) | (?P<blank>\s+) | .""",
    re.VERBOSE,
)
_OTHERWISE = {r"\A": "^", r"\Z": "$"}


def mention_grammar() -> dict[str, Any]:
    """Return patterns, as the source of regular expressions in JavaScript, and lists of words."""
    patterns = {**mentions.PATTERNS, **mention_words.PATTERNS}
    return {
        "patterns": {name: to_javascript(pattern) for name, pattern in patterns.items()},
        **{name: sorted(words) for name, words in mention_words.WORDS.items()},
    }


def to_javascript(pattern: re.Pattern[str]) -> str:
    """Return a pattern as the source of a ``RegExp`` without flags.

    Blanks and comments of a verbose pattern go; no other syntax differs in what is used here.
    """
    verbose = pattern.flags & re.VERBOSE
    parts = (
        _OTHERWISE.get(match[0], match[0])
        for match in _TOKEN.finditer(pattern.pattern)
        if not (verbose and (match["note"] or match["blank"]))
    )
    return "".join(parts).replace("(?P<", "(?<")
