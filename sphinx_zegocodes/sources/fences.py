"""Code fences and comments that take in what is no part of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.sources.tables.pipe_rows import looks_like_header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.sources.source_text import SourceText

_OPENING = re.compile(r"\s*(?:```+|~~~+)\s*[A-Za-z]\w*\s*")
"""A fence that names a language, and so closes none."""
_CLOSING = re.compile(r"\s*(?:```+|~~~+)\s*")


def find_open_fence(source: SourceText, document: str) -> Iterator[Diagnostic]:
    """Find the first fence that nothing closes, or within which another one opens."""
    lines = source.lines
    for taken in lines.fences:
        inner = [n for n in taken[1:] if _OPENING.fullmatch(lines[n])]
        message = ""
        if inner:
            message = f"the fence that opens here is open still where line {inner[0] + 1} opens one"
        elif len(taken) == 1 or not _CLOSING.fullmatch(lines[taken[-1]]):
            message = f"nothing closes the fence that opens here, up to line {taken.stop}"
        if message:
            yield _found(source, taken, f"{message}; close it, or take it out", document)
            return


def find_hidden_tables(source: SourceText, document: str) -> Iterator[Diagnostic]:
    """Find the first fence or comment that takes in tables."""
    lines = source.lines
    for taken in sorted([*lines.fences, *lines.comments], key=lambda each: each.start):
        if count := sum(looks_like_header(lines, number) for number in taken):
            what = "comment" if taken in lines.comments else "fence"
            tables = f"{count} tables" if count > 1 else "a table"
            message = (
                f"the {what} that opens here takes in {tables}, up to line {taken.stop}; "
                "close it where it should end, or take it out"
            )
            yield _found(source, taken, message, document)
            return


def _found(source: SourceText, taken: range, message: str, document: str) -> Diagnostic:
    start, end = source.lines.start(taken.start), source.lines.end(taken.start)
    return source.finding(SyncRule.OPEN_FENCE, start, end, message, document)
