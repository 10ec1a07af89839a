"""Typography: spaces between Chinese and Latin text, as AutoCorrect would set them.

https://github.com/huacnlee/autocorrect; an extra of this package, as only people who ask for
advice need it.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Fix
from sphinx_zegocodes.catalogue.rules.fields import FieldRule
from sphinx_zegocodes.lint.wording import texts_of
from sphinx_zegocodes.sources.cells import Cell
from sphinx_zegocodes.sources.dialect.tokens import Kind, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.lint.source_table import SourceTable
    from sphinx_zegocodes.sources.dialect.tokens import Token
    from sphinx_zegocodes.sources.reader import SourceRow


def find_missing_spaces(table: SourceTable) -> Iterator[Diagnostic]:
    """Find places where AutoCorrect would set a space or take one out; raises ImportError."""
    import autocorrect_py  # noqa: PLC0415 - optional, and loaded only for this

    for row, stretch in texts_of(table):
        for token in tokenize(table.source.text, stretch.start, stretch.end):
            if token.kind is Kind.TEXT:
                yield from _spaces(table, row, token, autocorrect_py.format(token.text))


def _spaces(table: SourceTable, row: SourceRow, token: Token, better: str) -> Iterator[Diagnostic]:
    """Yield the differences of two texts in white space; other marks are other rules' business."""
    text = token.text
    differences = difflib.SequenceMatcher(None, text, better, autojunk=False).get_opcodes()
    for tag, start, end, new_start, new_end in differences:
        old, new = text[start:end], better[new_start:new_end]
        if tag == "equal" or old.strip() or new.strip():
            continue
        at = Cell(token.start + start, token.start + end)
        around = f"「{text[max(0, start - 4) : start]}」 and 「{text[end : end + 4]}」"
        message = f"{'a' if new else 'no'} space is usual between {around}"
        fix = Fix("write a space" if new else "take the space out", new)
        yield table.finding(FieldRule.TYPOGRAPHY, row, at, message, fix)
