"""The pieces that a page is put together from, and the blank lines between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

_PREFIX = re.compile(r"(?:[\s>]|[-+*]\s|\d{1,9}[.)]\s|#{1,6}\s)*")
"""What stands before a block's text: marks of lists, quotations and headings."""
_NO_TEXT = re.compile(r"%|\+\+\+|=+\s*\Z")
"""What would not be text at the beginning of a line: MyST's comments and breaks, underlines."""
_OPTION = (":", "---")
"""What would be an option of a directive on the first line inside it."""


class Piece(msgspec.Struct, frozen=True):
    """Some lines of a page."""

    text: str = ""
    """The lines; a blank one is kept only where it parts others."""
    verbatim: bool = False
    """Whether its blank lines stay, as those of code do."""
    parted_before: bool = False
    """Whether a blank line has to stand before it."""
    parted_after: bool = False
    """Whether a blank line has to follow it."""
    opens: bool = False
    """Whether it begins a directive, so that no blank line need follow."""
    closes: bool = False
    """Whether it ends a directive, so that no blank line need stand before it."""


def joined(pieces: Iterable[Piece]) -> str:
    """Put a page together."""
    lines: list[str] = []
    tight = False
    for piece in pieces:
        if not piece.text.strip() and not piece.verbatim:
            lines += [""] * bool(lines and lines[-1] and not tight)
            continue
        if piece.closes:
            while not lines[-1]:
                lines.pop()
        elif lines and lines[-1] and piece.parted_before and not tight:
            lines.append("")
        if tight and piece.text.lstrip().startswith(_OPTION):
            lines.append("")
        lines += piece.text.split("\n")
        lines += [""] * piece.parted_after
        tight = piece.opens
    return "\n".join(lines).rstrip("\n") + "\n"


def prefix_of(line: str, text: str) -> str | None:
    """Return what stands on a line before the text of its block; None where that cannot be told."""
    match = _PREFIX.match(line)
    prefix = match[0] if match else ""
    return prefix if line.startswith(text, len(prefix)) else None


def margin_of(prefix: str) -> str:
    """Return what stands before the further lines of a block."""
    return re.sub(r"[^>\s]", " ", prefix)


def placed(text: str, prefix: str) -> str:
    """Put a block's text behind what stands before it."""
    return prefix + f"\n{margin_of(prefix)}".join(escaped(line) for line in text.split("\n"))


def escaped(line: str) -> str:
    """Escape what would make a line of a paragraph something else on a page."""
    return f"\\{line}" if _NO_TEXT.match(line) else line
