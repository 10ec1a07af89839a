"""Characters that nobody sees: what a reader searches for does not match a word with one inside."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Fix
from sphinx_zegocodes.catalogue.rules.texts import FieldRule
from sphinx_zegocodes.sources.dialect.tokens import INVISIBLE, Kind, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.sources.source_text import SourceText

_BREAKS = "\x0b\x0c\x85\u2028\u2029"
"""Ends of lines to some programs, and blanks to others."""
_FOUND = re.compile(rf"(?:{INVISIBLE.pattern})+|[{_BREAKS}]+|&\#?[A-Za-z0-9]+;")


def find_invisible(source: SourceText) -> Iterator[Diagnostic]:
    """Find them in texts; code and comments that take lines of their own are left alone."""
    for match in _FOUND.finditer(source.text):
        line = source.line(match.start()) - 1
        shown = unescape(match[0])
        if source.lines.opaque[line] or not _FOUND.fullmatch(shown):
            continue
        names = (unicodedata.name(c, "control character") for c in dict.fromkeys(shown))
        codes = (f"U+{ord(c):04X}" for c in dict.fromkeys(shown))
        named = ", ".join(f"{name} ({code})" for name, code in zip(names, codes, strict=True))
        fix = None
        if match[0] == shown and _is_of_text(source, line, match.start()):
            # Not a safe one: what it hid, a mark or a label, counts without it.
            is_break = shown[0] in _BREAKS
            fix = Fix("write a blank" if is_break else "take it out", " " * is_break)
        message = f"nobody sees this: {named}"
        yield source.finding(
            FieldRule.INVISIBLE_CHARACTER, match.start(), match.end(), message, fix=fix
        )


def _is_of_text(source: SourceText, line: int, offset: int) -> bool:
    """Tell whether a character is part of a text: not of code, of an address or of a tag."""
    for token in tokenize(source.text, source.lines.start(line), source.lines.end(line)):
        end = token.start + len(token.text)
        if token.start <= offset < end:
            is_label = token.kind is Kind.LINK and offset < end - len(token.group("closing") or "")
            return is_label or token.kind in (Kind.TEXT, Kind.SPACE)
    return False
