"""Every check of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.curation import CurationFile, load_curation
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Span, in_order
from sphinx_zegocodes.catalogue.storage import load_document
from sphinx_zegocodes.lint.pages import check_pages
from sphinx_zegocodes.lint.sync import compare
from sphinx_zegocodes.sources.sync import plan_sync

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.project import Project


def check(project: Project) -> list[Diagnostic]:
    """Return everything that is wrong with a project, sorted."""
    plan = plan_sync(project)
    diagnostics = list(plan.diagnostics)
    curated: dict[str, CurationFile] = {}
    for document, reading in plan.readings.items():
        path = project.codes(document)
        data, found = load_document(path)
        diagnostics += found
        if data is not None:
            diagnostics += compare(str(project.source(document)), reading, str(path), data)
        file, _ = load_curation(project.curation(document))
        if file is not None:
            curated[document] = file
    diagnostics += check_pages(project, plan.readings, curated)
    if not diagnostics:
        diagnostics += [
            Diagnostic(
                str(target.path),
                Span(),
                Rule.STALE_DATA,
                "the file is not what sync would write; run: zegocodes sync",
            )
            for target in plan.stale()
        ]
    return in_order(diagnostics)
