"""The rows of this repository's documents, as published: what made catalogues are made from."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from figures import ROOT

from sphinx_zegocodes.sources.project import load_project
from sphinx_zegocodes.sources.source_text import SourceText
from sphinx_zegocodes.sources.sync import Plan, plan_sync
from sphinx_zegocodes.sources.tables.scanner import scan_pipe_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

_RULES_OF_ROWS = "ZC201", "ZC204", "ZC205", "ZC206"
"""The rules whose findings a row makes wherever it stands."""
_NUMBERS = re.compile(r"[\dx/]{4,}\s*")


class RealRow(msgspec.Struct, frozen=True):
    """A row, and its table."""

    document: str
    """The id of its document."""
    table: str
    """The id of its table."""
    heading: str
    """The heading of its table, without the numbers that it gives."""
    header: tuple[str, ...]
    """The cells of its table's header."""
    codes: tuple[str, ...]
    """Its codes."""
    cells: tuple[str, ...]
    """Its other cells."""
    waived: tuple[str, ...]
    """The rules whose findings in it are accepted."""

    def key(self, code: str) -> str:
        """Return the key of an entry of it."""
        return f"{self.document}/{self.table}/{code}"


@cache
def real_plan() -> Plan:
    """Read the documents; raises RuntimeError where they have findings."""
    project, diagnostics = load_project(ROOT)
    plan = plan_sync(project) if project else None
    if plan is None or plan.diagnostics:
        raise RuntimeError(diagnostics if plan is None else plan.diagnostics)
    return plan


@cache
def real_rows() -> dict[str, list[RealRow]]:
    """Return the rows of each document, those that errata mend apart."""
    return {document: list(_rows(document, real_plan())) for document in real_plan().readings}


def _rows(document: str, plan: Plan) -> Iterator[RealRow]:
    curation = plan.curated[document].curation
    mended = {erratum.at for erratum in curation.errata}
    source = SourceText((ROOT / f"docs/sources/{document}.md").read_text("utf-8"))
    scanned = scan_pipe_tables(source).tables
    for table, record in zip(scanned, plan.readings[document].document.tables, strict=True):
        heading = _NUMBERS.sub("", record.heading or "返回码")
        header = tuple(source.text[cell.start : cell.end] for cell in table.header.cells)
        for row, known in zip(table.rows, record.rows, strict=True):
            keys = {f"{document}/{record.id}/{code}" for code in known.codes}
            cells = (" ".join(source.text[c.start : c.end].split()) for c in row.cells[1:])
            waived = [
                waiver.rule
                for waiver in curation.waivers
                if waiver.rule in _RULES_OF_ROWS and keys.intersection(waiver.places)
            ]
            if known.codes == ("0",):
                waived.append("ZC204")  # only 0 may go without advice, and no made code is 0
            if mended.isdisjoint(keys):
                yield RealRow(
                    document, record.id, heading, header, known.codes, tuple(cells), tuple(waived)
                )
