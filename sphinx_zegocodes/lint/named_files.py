"""From what somebody named on the command line to what to lint."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.rules.project import FileRule
from sphinx_zegocodes.lint.checks.files import check_files
from sphinx_zegocodes.lint.targets import Targets, is_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_zegocodes.sources.project import Project

STDIN = "<stdin>"
"""What a text is called that came without a path."""
_MARKDOWN = ".md"
_READ_THROUGH_PROJECT = {_MARKDOWN, ".yaml"}
"""The suffixes of the files whose unsaved text a project knows to use."""


def name_files(project: Project, paths: Iterable[Path]) -> tuple[Targets, list[Diagnostic]]:
    """Sort files and folders into parts of the project and documents of no project.

    What is neither, or not there, is a finding.
    """
    parts = _parts(project)
    named, alone, wrong = set[str](), list[Path](), list[Diagnostic]()
    for path in paths:
        real = os.path.realpath(path)
        if real in parts:
            named.add(real)
        elif path.is_dir():
            named.add(real)
            if not _touches(project, Path(real)):
                wrong.append(_wrong(path, "the folder holds no part of the project"))
        elif not path.exists():
            wrong.append(_wrong(path, "there is no such file or folder"))
        elif path.suffix == _MARKDOWN and is_document(path, project):
            alone.append(path)
        else:
            wrong.append(_not_linted(path))
    return Targets(project, frozenset(named), tuple(dict.fromkeys(alone))), wrong


def name_text(
    project: Project, content: bytes, shown: str | None
) -> tuple[Targets, list[Diagnostic]]:
    """Let a text, as an editor holds it, take the place of the file that it belongs to.

    Without a path, or where the project has no such file, it is a document on its own.
    """
    path = Path(shown or STDIN)
    real = os.path.realpath(path)
    own = _parts(project).get(real) if shown else None
    wrong = []
    if shown and (own or path).suffix not in (_READ_THROUGH_PROJECT if own else {_MARKDOWN}):
        wrong.append(_not_linted(path))
    project = msgspec.structs.replace(project, unsaved={own or path: content})
    shown_as = {str(own or path): shown or STDIN}
    if own:
        return Targets(project, frozenset([real]), (), shown_as), wrong
    return Targets(project, frozenset(), (path,), shown_as), wrong


def _parts(project: Project) -> dict[str, Path]:
    """Return the files that a project is made of by their real paths; none without sources."""
    if not project.sources.is_dir():
        return {}
    pages = (p for p in project.pages.rglob("*.md") if project.sources not in p.parents)
    paths = [
        *map(project.source, project.documents()),
        *pages,
        *project.curation("x").parent.glob("*.yaml"),
        *project.codes("x").parent.glob("*.json"),
        *filter(os.path.lexists, (project.permalinks, project.curation_schema)),
        *(Path(ignored.path) for ignored in check_files(project)),
    ]
    return {os.path.realpath(path): path for path in paths}


def _touches(project: Project, real: Path) -> bool:
    """Tell whether a folder is inside one of the project's, or around one."""
    folders = project.sources, project.data, project.pages
    return project.sources.is_dir() and any(
        part.is_relative_to(real) or real.is_relative_to(part)
        for part in map(Path, map(os.path.realpath, folders))
    )


def _not_linted(path: Path) -> Diagnostic:
    message = "this is no part of the project, and no Markdown with a table of codes"
    return _wrong(path, message)


def _wrong(path: Path, message: str) -> Diagnostic:
    return Diagnostic(str(path), Span(), FileRule.UNREADABLE_FILE, message)
