"""The codes in a code cell: ``1010、5007``."""

from __future__ import annotations

import re

_CODE = re.compile(r"-?[0-9]{1,18}")
_DIGITS = re.compile(r"-?[0-9]+")
_SHOWN = 40
"""How many characters of what is no code a message quotes."""
_BETWEEN = re.compile(
    r"[、,，;；\s`*]|</?(?:br|p|div|b|strong|i|em|span|code)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_TORN = re.compile(r"[0-9][ \t]*[\r\n]\s*[0-9]")


def read_codes(cell: str) -> tuple[tuple[str, ...], str]:
    """Return the codes in a cell, and what is wrong with it in words; nothing where all is well."""
    parts = [part for part in _BETWEEN.split(cell) if part]
    codes = tuple(part for part in parts if _CODE.fullmatch(part))
    wrong = [part for part in parts if part not in codes]
    if wrong:
        shown = "、".join(part[:_SHOWN] + "…" * (len(part) > _SHOWN) for part in wrong)
        limit = " of at most 18 digits" if any(map(_DIGITS.fullmatch, wrong)) else ""
        return codes, f"「{shown}」 is no number{limit}"
    if _TORN.search(cell):
        return codes, "one code torn in two, or two without a comma between them"
    return codes, ""
