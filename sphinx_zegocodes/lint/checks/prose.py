"""The prose of a source against that of its data: each difference at its word in the source."""

from __future__ import annotations

import difflib
from itertools import zip_longest
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
from sphinx_zegocodes.catalogue.records import statements_of
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.lint.checks.differences import differing_parts, differing_word, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Span
    from sphinx_zegocodes.catalogue.records import Document, Statement
    from sphinx_zegocodes.sources.reader import Reading
    from sphinx_zegocodes.sources.source_text import SourceText

_MEND = "run: zegocodes sync"


def compare_prose(reading: Reading, path: str, data: Document) -> Iterator[Diagnostic]:
    """Yield what only the source says, or only the data, or both in different words.

    Tables are compared row by row elsewhere.
    """
    source, rule = reading.source, SyncRule.TEXT_DIFFERS
    said, has = list(statements_of(reading.document.content)), list(statements_of(data.content))
    behind = (len(source.text), len(source.text))
    spans = [source.span(*stretch) for stretch in (*reading.stretches, behind)]
    matcher = difflib.SequenceMatcher(None, said, has, autojunk=False)
    for tag, start, end, data_start, data_end in matcher.get_opcodes():
        pairs = zip_longest(said[start:end], has[data_start:data_end])
        for at, (here, there) in enumerate(pairs if tag != "equal" else (), start):
            span = spans[min(at, end)]
            for place, message in _differences(source, span, here, there, path):
                yield Diagnostic(source.path, place, rule, f"{message}; {_MEND}", data.id)


def _differences(
    source: SourceText, span: Span, here: Statement | None, there: Statement | None, path: str
) -> Iterator[tuple[Span, str]]:
    """Yield what is different of two statements, and where; one stands, or stood, at a span."""
    if here and there and here.kind == there.kind:
        if here.kind != "table":
            new, old = differing_parts(here.text, there.text)
            message = f"the {here.kind}: the source says {new}, {path} says {old}"
            yield differing_word(source, span, here.text, there.text), message
        return
    if here and here.kind != "table":
        yield span, f"the {_named(here)} is missing in {path}"
    if there and there.kind != "table":
        yield span, f"the {_named(there)} is in {path} and not in the source"


def _named(statement: Statement) -> str:
    return f"{statement.kind} {excerpt(statement.text)}" if statement.text else statement.kind
