"""From sources and curation to data: what ``zegocodes sync`` writes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue import schema
from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.copies import as_stored
from sphinx_zegocodes.catalogue.curation import Curation, CurationFile, load_curation
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Severity, Span, has_errors
from sphinx_zegocodes.catalogue.rules.project import CurationRule, FileRule
from sphinx_zegocodes.catalogue.storage import dump_document, write_if_changed
from sphinx_zegocodes.catalogue.words import Words
from sphinx_zegocodes.sources.copies import bad_originals, check_copy, curation_read
from sphinx_zegocodes.sources.departures import GoneEntry, check_published, load_sourceless
from sphinx_zegocodes.sources.diffs import unified_diff
from sphinx_zegocodes.sources.noting import Noted, note_texts
from sphinx_zegocodes.sources.reader import Reading, read_document
from sphinx_zegocodes.sources.source_text import read_source
from sphinx_zegocodes.sources.waivers import without_waived

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.sources.project import Project

_FIRST_OF_LINKS = "ZC5"
"""Findings before these may hide rows that a source has."""
IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*")
"""What the id of a document looks like."""


class Target(msgspec.Struct, frozen=True):
    """A generated file and what it should hold."""

    path: Path
    """The file."""
    content: bytes
    """Its content."""

    def is_current(self) -> bool:
        """Tell whether the file holds its content already; Git may have changed its line ends."""
        return (
            self.path.is_file() and self.path.read_bytes().replace(b"\r\n", b"\n") == self.content
        )

    def diff(self) -> str:
        """Return what would change, as a unified diff."""
        old = self.path.read_text("utf-8", "replace") if self.path.is_file() else ""
        return unified_diff(str(self.path), old, self.content.decode("utf-8"))


class Plan(msgspec.Struct, frozen=True):
    """What a sync would write."""

    readings: dict[str, Reading]
    """Each document that could be read, by its id."""
    curated: dict[str, CurationFile]
    """Each curation file that could be read, by its document's id."""
    targets: list[Target]
    """Each generated file of what could be read."""
    found: list[Diagnostic]
    """Everything that was found."""
    diagnostics: list[Diagnostic]
    """What was found and nobody accepted."""
    gone: list[GoneEntry]
    """The published entries that are gone, and for which there is no word in curation."""
    catalogue: Catalogue
    """All documents that could be read, and what is kept of those that are gone."""
    files: list[CurationFile]
    """The curation files that could be read, those of documents that are gone included."""
    unnoted: list[Diagnostic]
    """The decisions that do not note yet which texts they are about."""

    def stale(self) -> list[Target]:
        """Return the files that would change."""
        return [target for target in self.targets if not target.is_current()]

    @property
    def blocked(self) -> bool:
        """Whether anything cannot be read whole, so that nothing may be written."""
        return has_errors(self.diagnostics)


def plan_sync(project: Project, *, as_published: bool = False) -> Plan:
    """Read all documents. Every finding is returned; nothing is written.

    With ``as_published``, errata and waivers do not count.
    """
    readings: dict[str, Reading] = {}
    sourceless = load_sourceless(project)
    documents = project.documents()
    own, wrong = _load_curations(project, documents)
    diagnostics = [*sourceless.diagnostics, *wrong]
    copies = {id_ for id_, file in own.items() if file.curation.same_as}
    curated = {id_: curation_read(file, own) for id_, file in own.items()}
    if as_published:
        curated = {id_: file.as_published() for id_, file in curated.items()}
    for document in sorted(documents, key=lambda id_: id_ in copies):
        source, unreadable = read_source(project.source(document), project.read)
        diagnostics += unreadable
        if source is None or (file := curated.get(document)) is None:
            continue
        reading = read_document(source, file, project.base_url)
        if original := readings.get(file.curation.same_as or ""):
            reading = check_copy(reading, original)
        readings[document] = reading
        diagnostics += reading.diagnostics
    files = [*curated.values(), *sourceless.files]
    records = [reading.document for reading in readings.values()]
    records += [file.record(()) for file in sourceless.files]
    catalogue = Catalogue(records)
    unread = (set(documents) - readings.keys()) | sourceless.unread
    diagnostics += _unknown_references(files, catalogue, unread)
    unread |= {id_ for id_, reading in readings.items() if _misses_rows(reading)}
    published = check_published(project, catalogue, files, readings, unread, sourceless.unexplained)
    diagnostics += published.diagnostics
    decided = [file for file in files if file.document not in copies]
    decided += [own[id_] for id_ in sorted(copies)]
    noted = [note_texts(file, catalogue.entries, project.read) for file in decided]
    for each in noted:
        if (id_ := each.file.document) in readings:
            record = each.file.record(readings[id_].document.content)
            readings[id_] = msgspec.structs.replace(readings[id_], document=record)
    records = [reading.document for reading in readings.values()]
    records += [each.file.record(()) for each in noted if each.file.document not in curated]
    targets = _targets(project, records, noted, published.content)
    settled = without_waived(diagnostics, curated.values(), catalogue.entries)
    unnoted = [finding for each in noted for finding in each.found]
    return Plan(
        readings,
        curated,
        targets,
        diagnostics,
        settled,
        published.gone,
        catalogue,
        files,
        unnoted,
    )


def _targets(
    project: Project, records: Iterable[Document], noted: Iterable[Noted], permalinks: bytes | None
) -> list[Target]:
    """Return the generated files: data, curation with the texts noted, schemas and permalinks."""
    targets = [
        Target(project.codes(record.id), dump_document(as_stored(record))) for record in records
    ]
    targets += [Target(each.file.path, each.content) for each in noted if each.content is not None]
    targets.append(Target(project.curation_schema, schema.dump(Curation)))
    if project.words.exists():
        targets.append(Target(project.words_schema, schema.dump(Words)))
    if permalinks is not None:
        targets.append(Target(project.permalinks, permalinks))
    return targets


def _load_curations(
    project: Project, documents: Iterable[str]
) -> tuple[dict[str, CurationFile], list[Diagnostic]]:
    """Load the curation of documents; a copy of what is no document is left out."""
    files: dict[str, CurationFile] = {}
    diagnostics: list[Diagnostic] = []
    for document in documents:
        file, wrong = _load_curation(project, document)
        diagnostics += wrong
        if file is not None:
            files[document] = file
    astray = list(bad_originals(files))
    for found in astray:
        del files[found.at]
    return files, [*diagnostics, *astray]


def write(plan: Plan) -> list[Path]:
    """Write what changed, nothing where the plan is blocked; return the files written.

    Raises OSError where a file cannot be written.
    """
    return [] if plan.blocked else write_targets(plan.targets)


def write_targets(targets: Iterable[Target]) -> list[Path]:
    """Write generated files; return those that changed.

    Raises OSError where a file cannot be written.
    """
    return [
        target.path
        for target in targets
        if not target.is_current() and write_if_changed(target.path, target.content, durable=True)
    ]


def _unknown_references(
    files: Iterable[CurationFile], catalogue: Catalogue, unread: Collection[str]
) -> Iterator[Diagnostic]:
    """Find entries that curation names and no document has, those apart that are ``unread``."""
    for file in files:
        for way, key in file.curation.named_entries():
            if key not in catalogue.entries and key.partition("/")[0] not in unread:
                message = f"there is no entry {key}"
                yield file.finding(CurationRule.UNKNOWN_REFERENCE, message, *way, at=key)


def _misses_rows(reading: Reading) -> bool:
    """Tell whether a source may have rows that could not be read."""
    return any(
        found.rule.severity is Severity.ERROR and found.rule.code < _FIRST_OF_LINKS
        for found in reading.diagnostics
    )


def _load_curation(project: Project, document: str) -> tuple[CurationFile | None, list[Diagnostic]]:
    """Read a document's curation; without any, or without an id, the document is no use."""
    path = project.curation(document)
    if not IDENTIFIER.fullmatch(document):
        message = f"{document} is no document id: lower-case letters, digits and hyphens only"
    elif not path.exists():
        message = f"the document has no curation file {path}"
    else:
        file, wrong = load_curation(path, project.read)
        if file is not None:
            file = msgspec.structs.replace(file, default_language=project.language)
        return file, wrong
    where = str(project.source(document))
    return None, [Diagnostic(where, Span(), FileRule.UNCURATED_DOCUMENT, message, document)]
