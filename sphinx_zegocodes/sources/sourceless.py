"""Documents without a source: retired as a whole, or a mistake."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.curation import CurationFile, load_curation
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.rules.files import FileRule

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_zegocodes.sources.project import Project

_RETIRES = re.compile(rb"^(?:tombstones|moves)\s*:", re.MULTILINE)
"""A curation file that says where entries went."""


class Sourceless(msgspec.Struct, frozen=True):
    """The documents without a source."""

    retired: dict[str, CurationFile]
    """The curation of those that are retired as a whole, by id."""
    unread: set[str]
    """The ids of those whose curation has errors."""
    diagnostics: list[Diagnostic]
    """Everything that was found."""


def load_sourceless(project: Project) -> Sourceless:
    """Read the curation of documents that have no source.

    One that is retired as a whole has a curation file that says what became of its entries. Any
    other data or curation without a source is a finding.
    """
    sources = set(project.documents())
    result = Sourceless({}, set(), [])
    for path in sorted((project.data / "curation").glob("*.yaml")):
        if path.stem not in sources and _retires(path):
            file, found = load_curation(path)
            result.diagnostics.extend(found)
            if file is not None:
                result.retired[path.stem] = file
            else:
                result.unread.add(path.stem)
    paths = [
        *sorted((project.data / "codes").glob("*.json")),
        *sorted((project.data / "curation").glob("*.yaml")),
    ]
    told = sources | result.retired.keys() | result.unread
    result.diagnostics.extend(
        Diagnostic(
            str(path),
            Span(),
            FileRule.UNCURATED_DOCUMENT,
            f"there is no source {project.source(path.stem)}",
            path.stem,
        )
        for path in paths
        if path.stem not in told
    )
    return result


def _retires(path: Path) -> bool:
    """Tell whether a curation file says where entries went, even where it has errors."""
    return path.is_file() and _RETIRES.search(path.read_bytes()) is not None
