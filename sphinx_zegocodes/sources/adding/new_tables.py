"""Tables that came into known documents, written into their curation: ``sync --propose``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import yaml

from sphinx_zegocodes.catalogue.curation import CuratedTable
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.catalogue.yaml_edits import with_items
from sphinx_zegocodes.sources.adding.proposal import propose_tables, table_item
from sphinx_zegocodes.sources.prose import Prose
from sphinx_zegocodes.sources.table_ids import match_tables
from sphinx_zegocodes.sources.tables.scanner import scan_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.reader import Reading
    from sphinx_zegocodes.sources.sync import Plan


class NewTables(msgspec.Struct, frozen=True):
    """What was written into a curation file."""

    path: Path
    """The file."""
    tables: list[CuratedTable]
    """The tables, whose ids a person should look at before they are published."""


def curate_new_tables(project: Project, plan: Plan) -> Iterator[NewTables]:
    """Write the tables down that are in a source and not in its curation.

    Where curation has a table that the source lacks, it may have been renamed: that is left to a
    person. Raises OSError where a file cannot be written.
    """
    others = list(plan.curated.values())
    for document, reading in plan.readings.items():
        file = plan.curated[document]
        path = project.curation(document)
        tables = unknown_tables(reading, file, others)
        if tables:
            try:
                text = project.read(path).decode("utf-8")
                written = with_items(text, "tables", [table_item(table) for table in tables])
            except (UnicodeDecodeError, yaml.YAMLError):
                written = None
            if written and write_if_changed(path, written.encode("utf-8"), durable=True):
                yield NewTables(path, tables)


def unknown_tables(
    reading: Reading, file: CurationFile, others: list[CurationFile]
) -> list[CuratedTable]:
    """Propose ids for the tables of a source that its curation does not have."""
    if not any(d.rule is SyncRule.TABLE_MISMATCH for d in reading.diagnostics):
        return []
    source, scan, curation = reading.source, scan_tables(reading.source), file.curation
    headings = Prose(source, scan.stretches).headings
    matched, mismatches = match_tables(scan.tables, source, file, headings)
    if any(d.path == str(file.path) for d in mismatches):
        return []
    new = {t.start for t in scan.tables} - {match.scanned.start for match in matched}
    taken = {*(table.id for table in curation.tables), *(e.at.split("/")[1] for e in curation.left)}
    return list(propose_tables(source, new, others, taken))
