"""Colours for a terminal, by the escape sequences that all of them know (ECMA-48, "SGR")."""

from __future__ import annotations

from collections.abc import Callable

Painter = Callable[[str, str], str]
"""Gives a text one of the styles below, or leaves it as it is."""

BOLD = "1"
DIM = "2"
RED = "1;31"
YELLOW = "1;33"
CYAN = "1;36"


def plain(text: str, _style: str) -> str:
    """Leave a text as it is."""
    return text


def coloured(text: str, style: str) -> str:
    """Give a text a style."""
    return f"\x1b[{style}m{text}\x1b[0m" if text else ""
