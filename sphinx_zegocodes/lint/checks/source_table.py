"""A table of a source as the rules see it: its rows, and where each word of them stands."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix, Rule, Span
from sphinx_zegocodes.catalogue.records import Document, Table
from sphinx_zegocodes.sources.reader import SourceRow
from sphinx_zegocodes.sources.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.records import Field
    from sphinx_zegocodes.sources.reader import Reading
    from sphinx_zegocodes.sources.tables.cells import Cell, Stretch


class SourceTable(msgspec.Struct, frozen=True):
    """A table of a source."""

    source: SourceText
    """The text that it stands in."""
    document: Document
    """Its document."""
    table: Table
    """Its record."""
    header: Span
    """Where its header stands."""
    rows: list[SourceRow]
    """Its rows."""

    @property
    def key(self) -> str:
        """``document/table``."""
        return f"{self.document.id}/{self.table.id}"

    def finding(
        self, rule: Rule, row: SourceRow, at: Cell | Stretch, message: str, fix: Fix | None = None
    ) -> Diagnostic:
        """Make a finding about a piece of a row."""
        return self.source.finding(rule, at.start, at.end, message, row.at, fix=fix)


def tables_of(reading: Reading) -> Iterator[SourceTable]:
    """Yield the tables of a source in their order."""
    rows = {key: list(group) for key, group in groupby(reading.rows, key=lambda row: row.key)}
    for table in reading.document.tables:
        key = f"{reading.document.id}/{table.id}"
        yield SourceTable(
            reading.source, reading.document, table, reading.headers[key], rows.get(key, [])
        )


def pieces_of(row: SourceRow, field: Field) -> list[Stretch]:
    """Return the pieces of one text of a row, those that hold anything."""
    return [s for s in row.stretches if s.field == field and s.start < s.end]
