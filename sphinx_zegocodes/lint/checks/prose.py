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

_MEND = "run: zegocodes sync"


def compare_prose(reading: Reading, path: str, data: Document) -> Iterator[Diagnostic]:
    """Yield what only the source says, or only the data, or both in different words."""
    return _Comparison(reading, path, data).differences()


class _Comparison:
    def __init__(self, reading: Reading, path: str, data: Document) -> None:
        self._source = reading.source
        self._document = data.id
        self._path = path
        self._said = list(statements_of(reading.document.content))
        self._spans = [reading.source.span(*stretch) for stretch in reading.stretches]
        self._has = list(statements_of(data.content))

    def differences(self) -> Iterator[Diagnostic]:
        """Yield each difference; tables are compared row by row elsewhere."""
        said, has = (
            [(s.kind, s.text) for s in statements] for statements in (self._said, self._has)
        )
        matcher = difflib.SequenceMatcher(None, said, has, autojunk=False)
        for tag, start, end, data_start, data_end in matcher.get_opcodes():
            if tag == "equal":
                continue
            pairs = zip_longest(range(start, end), self._has[data_start:data_end])
            for here, there in pairs:
                if here is not None and there is not None:
                    yield from self._differing(here, there)
                elif here is not None:
                    yield from self._missing(here)
                else:
                    yield from self._lost(there, end)

    def _differing(self, here: int, there: Statement) -> Iterator[Diagnostic]:
        said, span = self._said[here], self._spans[here]
        if said.kind != there.kind:
            yield from self._missing(here)
            yield from self._lost(there, here)
        elif said.kind != "table":
            new, old = differing_parts(said.text, there.text)
            message = f"the {said.kind}: the source says {new}, {self._path} says {old}"
            yield self._finding(differing_word(self._source, span, said.text, there.text), message)

    def _missing(self, here: int) -> Iterator[Diagnostic]:
        """Find what the data lack."""
        said = self._said[here]
        if said.kind != "table":
            message = f"the {_named(said)} is missing in {self._path}"
            yield self._finding(self._spans[here], message)

    def _lost(self, there: Statement, here: int) -> Iterator[Diagnostic]:
        """Find what the source lacks, where it stood."""
        if there.kind == "table":
            return
        end = len(self._source.text)
        span = [*self._spans, self._source.span(end, end)][here]
        message = f"the {_named(there)} is in {self._path} and not in the source"
        yield self._finding(span, message)

    def _finding(self, span: Span, message: str) -> Diagnostic:
        rule = SyncRule.TEXT_DIFFERS
        return Diagnostic(self._source.path, span, rule, f"{message}; {_MEND}", self._document)


def _named(statement: Statement) -> str:
    return f"{statement.kind} {excerpt(statement.text)}" if statement.text else statement.kind
