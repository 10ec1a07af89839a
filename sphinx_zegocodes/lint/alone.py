"""A document on its own: what can be said of its tables without a project that knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.rules.fields import FieldRule
from sphinx_zegocodes.catalogue.rules.markup import MarkupRule
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.lint.check import check_tables
from sphinx_zegocodes.sources.proposal import holds_codes, propose
from sphinx_zegocodes.sources.reader import read_document
from sphinx_zegocodes.sources.tables.blocks import Lines
from sphinx_zegocodes.sources.tables.both_kinds import scan_tables
from sphinx_zegocodes.sources.text import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.sources.project import Project

_RULES = TableRule, FieldRule, MarkupRule
"""The rules that a text alone can be held to."""


def check_alone(path: Path, project: Project, *, advice: bool = False) -> list[Diagnostic]:
    """Return what is wrong with the tables of codes of a document that no project knows.

    The project reads it and says where its links go; curation, data and pages do not count.
    """
    source, found = read_source(path, project.read)
    if source is None:
        return found
    file = propose(source, path.stem, base=project.base_url)
    reading = read_document(source, file, project.base_url)
    tables = zip(file.curation.tables, scan_tables(source, Lines(source)).tables, strict=True)
    others = {f"{path.stem}/{c.id}" for c, table in tables if not holds_codes(source, table)}
    return [
        d
        for d in (*reading.diagnostics, *check_tables(reading, advice=advice))
        if isinstance(d.rule, _RULES) and d.at not in others
    ]


def is_document(path: Path, project: Project) -> bool:
    """Tell whether a file has a table of codes, or something that may be one."""
    source, _ = read_source(path, project.read)
    if source is None:
        return True
    scan = scan_tables(source, Lines(source))
    return bool(scan.diagnostics) or any(holds_codes(source, table) for table in scan.tables)
