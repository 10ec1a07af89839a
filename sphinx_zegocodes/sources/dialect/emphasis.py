"""Emphasis that Markdown does not see for the marks beside its asterisks: ``**注意：**如需帮助``.

By https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run and its counterpart, asterisks
between a mark and a letter end nothing before, and begin nothing behind, that letter: right for
languages with blanks between words.
"""

from __future__ import annotations

import re
import string
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Fix
from sphinx_zegocodes.sources.dialect.tokens import Kind, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = re.compile(r"\\.|(?P<run>\*+|_+)", re.DOTALL)
_MOST = 3
"""How many asterisks emphasize."""
_MOVED = frozenset("：，。；！？、")
"""Marks that may as well stand behind what is emphasized."""
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


class BrokenRun(msgspec.Struct, frozen=True):
    """Asterisks that stay what they are, and how to mend them."""

    start: int
    """Where the stretch to mend begins."""
    end: int
    """Where it ends."""
    fix: Fix
    """What to write there."""


class _Run(msgspec.Struct, frozen=True):
    """Asterisks or underscores in a row."""

    text: str
    start: int
    before: str
    """The character before them; nothing where a text begins."""
    behind: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def opens(self) -> bool:
        return _flanks(self.behind, self.before) and (
            self.text[0] == "*" or not _flanks(self.before, self.behind) or _is_mark(self.before)
        )

    def closes(self) -> bool:
        return _flanks(self.before, self.behind) and (
            self.text[0] == "*" or not _flanks(self.behind, self.before) or _is_mark(self.behind)
        )


def find_broken_emphasis(text: str, start: int, end: int) -> Iterator[BrokenRun]:
    """Yield the asterisks between two offsets that were to begin or to end emphasis."""
    opened: dict[str, _Run] = {}
    for run in _runs(text, start, end):
        opening = opened.pop(run.text, None)
        if opening is None or not run.before.strip():
            if run.behind.strip():
                opened[run.text] = run
            continue
        opens, closes = opening.opens(), run.closes()
        inside = text[opening.end : run.start]
        # Single ones multiply, and underscores are parts of names.
        certain = run.text in ("**", "***") or (opens != closes and _HAN.search(inside))
        if not certain:
            continue
        if not opens:
            fix = Fix("write a blank before it", f" {run.text}")
            yield BrokenRun(opening.start, opening.end, fix)
        before = inside[-2:-1].strip()
        if not closes and opens and inside[-1] in _MOVED and before and not _is_mark(before):
            fix = Fix(f"write {inside[-1]} behind it", f"{run.text}{inside[-1]}")
            yield BrokenRun(run.start - 1, run.end, fix)
        elif not closes:
            yield BrokenRun(run.start, run.end, Fix("write a blank behind it", f"{run.text} "))


def _runs(text: str, start: int, end: int) -> Iterator[_Run]:
    for token in tokenize(text, start, end):
        for match in _RUN.finditer(token.text) if token.kind is Kind.TEXT else ():
            run = match["run"]
            if run and len(run) <= _MOST:
                first = token.start + match.start()
                last = first + len(run)
                before = text[first - 1] if first > start else ""
                yield _Run(run, first, before, text[last] if last < end else "")


def _flanks(inner: str, outer: str) -> bool:
    """Tell whether asterisks between two characters may emphasize what is on the inner side."""
    return bool(inner.strip()) and (not _is_mark(inner) or not outer.strip() or _is_mark(outer))


def _is_mark(character: str) -> bool:
    return bool(character) and (
        character in string.punctuation or unicodedata.category(character).startswith("P")
    )
