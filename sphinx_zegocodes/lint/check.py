"""Every check of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Span, in_order
from sphinx_zegocodes.catalogue.storage import load_document
from sphinx_zegocodes.lint.pages import check_pages
from sphinx_zegocodes.lint.relations import check_relations
from sphinx_zegocodes.lint.sync import compare
from sphinx_zegocodes.sources.sync import plan_sync

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.sync import Plan


def check(project: Project) -> list[Diagnostic]:
    """Return everything that is wrong with a project, sorted."""
    plan = plan_sync(project)
    return in_order(
        [
            *plan.diagnostics,
            *_check_data(project, plan),
            *check_pages(project, plan.readings, plan.curated),
            *_check_retired_pages(project, plan),
            *check_relations(project, plan.readings, plan.curated),
        ]
    )


def _check_data(project: Project, plan: Plan) -> Iterator[Diagnostic]:
    """Find generated files that are not what sync would write, and where they differ."""
    explained = {str(project.codes(entry.document)) for entry in plan.gone}
    gone = {entry.key for entry in plan.gone}
    for document, reading in plan.readings.items():
        file = project.codes(document)
        path = str(file)
        data, found = load_document(file)
        if data is not None:
            found += compare(str(project.source(document)), reading, path, data, gone)
        if found:
            explained.add(path)
        yield from found
    stale = [path for target in plan.stale() if (path := str(target.path)) not in explained]
    if explained or len(stale) > 1:  # what changes the data adds to the addresses
        stale = [path for path in stale if path != str(project.permalinks)]
    for path in stale:
        message = "the file is not what sync would write; run: zegocodes sync"
        yield Diagnostic(path, Span(), Rule.STALE_DATA, message)


def _check_retired_pages(project: Project, plan: Plan) -> Iterator[Diagnostic]:
    """Find pages of documents that are retired as a whole: what takes their place is made."""
    for document in plan.retired:
        if (page := project.page(document)).exists():
            message = f"{document} is retired; its page must go"
            yield Diagnostic(str(page), Span(), Rule.PROSE_NOT_IN_SOURCE, message, document)
