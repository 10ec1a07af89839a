"""From sources and curation to data: what ``zegocodes sync`` writes."""

from __future__ import annotations

import difflib
from pathlib import Path  # noqa: TC003 - msgspec resolves annotations at run time

import msgspec

from sphinx_zegocodes.catalogue import schema
from sphinx_zegocodes.catalogue.curation import Curation, load_curation
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Span, has_errors
from sphinx_zegocodes.catalogue.storage import dump_document, write_if_changed
from sphinx_zegocodes.sources.project import Project  # noqa: TC001 - as above
from sphinx_zegocodes.sources.reader import Reading, read_document
from sphinx_zegocodes.sources.text import read_source


class Target(msgspec.Struct, frozen=True):
    """A generated file and what it should hold."""

    path: Path
    """The file."""
    content: bytes
    """Its content."""

    def is_current(self) -> bool:
        """Tell whether the file holds its content already."""
        return self.path.is_file() and self.path.read_bytes() == self.content

    def diff(self) -> str:
        """Return what would change, as a unified diff."""
        old = self.path.read_text("utf-8", "replace") if self.path.is_file() else ""
        lines = difflib.unified_diff(
            old.splitlines(keepends=True),
            self.content.decode("utf-8").splitlines(keepends=True),
            str(self.path),
            f"{self.path} (synced)",
        )
        return "".join(lines)


class Plan(msgspec.Struct, frozen=True):
    """What a sync would write."""

    readings: dict[str, Reading]
    """Each document that could be read, by its id."""
    targets: list[Target]
    """Each generated file; none where anything cannot be read whole."""
    diagnostics: list[Diagnostic]
    """Everything that was found."""

    def stale(self) -> list[Target]:
        """Return the files that would change."""
        return [target for target in self.targets if not target.is_current()]


def plan_sync(project: Project) -> Plan:
    """Read all documents. Every finding is returned; nothing is written."""
    readings: dict[str, Reading] = {}
    diagnostics: list[Diagnostic] = []
    for document in project.documents():
        reading, found = _read(project, document)
        diagnostics += found
        if reading is not None:
            readings[document] = reading
    diagnostics += _without_source(project)
    targets = [
        Target(project.codes(document), dump_document(reading.document))
        for document, reading in readings.items()
    ]
    targets.append(Target(project.curation_schema, schema.dump(Curation)))
    return Plan(readings, [] if has_errors(diagnostics) else targets, diagnostics)


def write(plan: Plan) -> list[Path]:
    """Write what changed; return the files written. Raises OSError where that fails."""
    return [t.path for t in plan.targets if write_if_changed(t.path, t.content)]


def _read(project: Project, document: str) -> tuple[Reading | None, list[Diagnostic]]:
    """Read one document with its curation."""
    source, diagnostics = read_source(project.source(document))
    path = project.curation(document)
    if not path.exists():
        message = f"the document has no curation file {path}"
        where = str(project.source(document))
        return None, [
            *diagnostics,
            Diagnostic(where, Span(), Rule.UNCURATED_DOCUMENT, message, document),
        ]
    file, found = load_curation(path)
    if source is None or file is None:
        return None, [*diagnostics, *found]
    reading = read_document(source, file, project.base_url)
    return reading, [*diagnostics, *found, *reading.diagnostics]


def _without_source(project: Project) -> list[Diagnostic]:
    """Find data and curation whose document has no source."""
    known = project.documents()
    paths = [
        *sorted((project.data / "codes").glob("*.json")),
        *sorted((project.data / "curation").glob("*.yaml")),
    ]
    return [
        Diagnostic(
            str(path),
            Span(),
            Rule.UNCURATED_DOCUMENT,
            f"there is no source {project.source(path.stem)}",
            path.stem,
        )
        for path in paths
        if path.stem not in known
    ]
