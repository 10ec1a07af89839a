"""Every check of a project."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span, in_order
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.catalogue.rules.texts import FieldRule
from sphinx_zegocodes.catalogue.storage import load_document
from sphinx_zegocodes.lint.checks import tables, wording
from sphinx_zegocodes.lint.checks.data import compare
from sphinx_zegocodes.lint.checks.decisions import check_decisions
from sphinx_zegocodes.lint.checks.project import (
    check_files,
    check_names,
    check_reasons,
    check_relations,
    check_words,
)
from sphinx_zegocodes.lint.checks.tables import tables_of
from sphinx_zegocodes.lint.checks.translations import check_translations
from sphinx_zegocodes.sources.sync import plan_sync
from sphinx_zegocodes.sources.waivers import outside_corrections, stale_waivers, without_waived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_zegocodes.lint.checks.tables import SourceTable
    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.reader import Reading
    from sphinx_zegocodes.sources.sync import Plan

TABLE_CHECKS: tuple[Callable[[SourceTable], Iterator[Diagnostic]], ...] = (
    tables.find_misplaced_codes,
    tables.find_codes_out_of_range,
    tables.find_overlapping_ranges,
    tables.find_missing_descriptions,
    tables.find_missing_advice,
    wording.find_mismatched_anchors,
)
"""What is asked of every table of a source that could be read."""
_OF_CHINESE: tuple[Callable[[SourceTable], Iterator[Diagnostic]], ...] = (
    tables.find_missing_full_stops,
    wording.find_mixed_punctuation,
)
"""What is asked of those in Chinese besides."""

_DAMAGE = frozenset([TableRule.TORN_ROW, TableRule.MISSING_CELL, TableRule.SURPLUS_CELL])
"""What leaves it open which texts a row has, and where they end."""
_OF_WHOLE_ROWS = frozenset(
    [FieldRule.MISSING_DESCRIPTION, FieldRule.MISSING_ADVICE, FieldRule.MISSING_FULL_STOP]
)
"""What is asked only of rows of which that is known."""


def check(
    project: Project,
    *,
    as_published: bool = False,
    advice: bool = False,
) -> list[Diagnostic]:
    """Return everything that is wrong with a project, sorted.

    With ``as_published``, errata and waivers settle nothing, and data are not compared. With
    ``advice``, what is merely a note is found too; raises ImportError without the libraries
    that this takes.
    """
    plan = plan_sync(project, as_published=as_published)
    found = [
        *plan.found,
        *check_files(project),
        *chain.from_iterable(
            check_tables(reading, advice=advice)
            for document, reading in plan.readings.items()
            if reading.document.same_as is None and document not in plan.unread
        ),
        *(() if as_published else _check_data(project, plan)),
        *check_names(plan.curated),
        *check_reasons(plan.files),
        *check_relations(plan),
        *(() if plan.blocked else plan.unnoted),
        *check_words(project, plan),
        *check_translations(project, project.documents()),
    ]
    found += check_decisions(plan, found)
    read = [file for document, file in plan.curated.items() if document in plan.readings]
    settled = without_waived(found, read, plan.catalogue.entries)
    own = [f for f in read if not f.curation.same_as and f.document not in plan.unread]
    return in_order([*settled, *stale_waivers(found, own)])


def check_tables(reading: Reading, *, advice: bool = False) -> list[Diagnostic]:
    """Return what is wrong with the codes and texts of a source that could be read."""
    checks = TABLE_CHECKS
    if reading.document.language == "zh":
        checks += _OF_CHINESE + (wording.find_missing_spaces,) * advice
    found = [d for table in tables_of(reading) for check in checks for d in check(table)]
    found += tables.find_leading_zeros(tables_of(reading))
    damaged = {d.at for d in reading.diagnostics if d.rule in _DAMAGE}
    whole = (d for d in found if d.at not in damaged or d.rule not in _OF_WHOLE_ROWS)
    return outside_corrections(whole, reading.source, reading.corrected)


def _check_data(project: Project, plan: Plan) -> Iterator[Diagnostic]:
    """Find generated files that are not what sync would write, and where they differ."""
    explained = {str(project.codes(entry.document)) for entry in plan.gone}
    noting = {finding.path for finding in plan.unnoted}
    explained |= noting | {str(project.codes(Path(path).stem)) for path in noting}
    explained |= {str(project.codes(document)) for document in plan.unread}
    gone = {entry.key for entry in plan.gone}
    whole = [(id_, reading) for id_, reading in plan.readings.items() if id_ not in plan.unread]
    for document, reading in whole:
        file = project.codes(document)
        path = str(file)
        data, found = load_document(file)
        is_copy = reading.document.same_as is not None
        if data is not None and not is_copy and data != reading.document:
            found += compare(reading, path, data, gone)
        if found:
            explained.add(path)
        yield from found
    explained |= {
        str(target.path)  # translations follow the data
        for target in plan.targets
        if target.path.suffix == ".po" and str(project.codes(target.path.stem)) in explained
    }
    for path in (str(target.path) for target in plan.stale()):
        if path in explained:
            continue
        message = "the file is not what sync would write; run: zegocodes sync"
        yield Diagnostic(path, Span(), SyncRule.STALE_DATA, message)
