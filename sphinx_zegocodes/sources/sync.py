"""From sources and curation to data: what ``zegocodes sync`` writes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue import schema
from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.copies import as_stored
from sphinx_zegocodes.catalogue.curation import Curation, CurationFile, load_sound_curation
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Severity, Span, has_errors
from sphinx_zegocodes.catalogue.permalinks import addresses_released, in_editions, load_permalinks
from sphinx_zegocodes.catalogue.po_file import languages_in
from sphinx_zegocodes.catalogue.records import entries_of, keys_of
from sphinx_zegocodes.catalogue.rules.project import CurationRule, FileRule
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.catalogue.storage import dump_document, write_if_changed
from sphinx_zegocodes.catalogue.words import Words
from sphinx_zegocodes.sources.copies import bad_originals, check_copy, curation_read
from sphinx_zegocodes.sources.departures import (
    GoneEntry,
    check_published,
    data_of,
    load_sourceless,
)
from sphinx_zegocodes.sources.diffs import unified_diff
from sphinx_zegocodes.sources.mistaken_tables import explain_mismatches
from sphinx_zegocodes.sources.noting import Noted, note_texts
from sphinx_zegocodes.sources.reader import Reading, read_document
from sphinx_zegocodes.sources.source_text import read_source
from sphinx_zegocodes.sources.translating import translations
from sphinx_zegocodes.sources.waivers import without_waived

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx_zegocodes.catalogue.permalinks import Permalinks
    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.catalogue.releases import Releases
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
    unread: set[str]
    """The documents that could not be read whole."""

    def stale(self) -> list[Target]:
        """Return the files that would change."""
        return [target for target in self.targets if not target.is_current()]

    @property
    def blocked(self) -> bool:
        """Whether anything cannot be read whole, so that nothing may be written."""
        return has_errors(self.diagnostics)


def plan_sync(project: Project, *, as_published: bool = False) -> Plan:
    """Read all documents. Every finding is returned; nothing is written.

    While a document cannot be read whole, it is said why, and nothing that would follow from it.
    With ``as_published``, errata and waivers do not count.
    """
    sourceless = load_sourceless(project)
    published, wrong = load_permalinks(project.permalinks)
    own = _load_curations(project, project.documents())
    read = _Documents(project, own, published, as_published=as_published)
    for document in sorted(own.files, key=lambda id_: id_ in read.copies):
        read.read(document)
    files = [*read.curated.values(), *own.broken.values(), *sourceless.files]
    records = [reading.document for reading in (*read.readings.values(), *read.partial)]
    records += [file.record(()) for file in sourceless.files]
    catalogue = Catalogue(records)
    unread = read.unread | sourceless.unread
    here = check_published(
        project, catalogue, files, read.readings, unread, sourceless.unexplained, published
    )
    told = {(finding.path, finding.span) for finding in own.diagnostics}
    following = [*_unknown_references(files, catalogue, unread), *here.diagnostics]
    diagnostics = [*sourceless.diagnostics, *own.diagnostics, *read.diagnostics, *wrong]
    diagnostics += [
        d
        for d in following
        if (d.path, d.span) not in told and (d.document not in unread or d.path in own.paths)
    ]
    decided = [file for file in files if file.document not in read.copies]
    decided += [own.files[id_] for id_ in sorted(read.copies)]
    noted = [note_texts(file, catalogue.entries, project.read) for file in decided]
    readings = read.readings
    for each in noted:
        if (id_ := each.file.document) in readings:
            record = each.file.record(readings[id_].document.content)
            readings[id_] = msgspec.structs.replace(readings[id_], document=record)
    records = [reading.document for reading in readings.values()]
    records += [
        each.file.record(()) for each in noted if each.file.document not in project.documents()
    ]
    translated = list(translations(project, (r for r in records if r.id not in unread)))
    diagnostics += [each for *_, found in translated for each in found]
    targets = _targets(project, records, noted, here.content)
    targets += [Target(path, content) for path, content, _ in translated if content is not None]
    return Plan(
        readings,
        read.curated,
        targets,
        diagnostics,
        without_waived(diagnostics, read.curated.values(), catalogue.entries),
        here.gone,
        catalogue,
        files,
        [finding for each in noted for finding in each.found],
        unread,
    )


class _Documents:
    """Reads the documents of a project that have curation."""

    def __init__(
        self,
        project: Project,
        curations: _Curations,
        published: Permalinks | None,
        *,
        as_published: bool,
    ) -> None:
        self.readings: dict[str, Reading] = {}
        """What was read, by document."""
        self.partial: list[Reading] = []
        """What was read of those whose curation has errors."""
        self.unread = set(project.documents()) - curations.files.keys()
        """The documents that could not be read whole."""
        self.diagnostics: list[Diagnostic] = []
        """Everything that was found."""
        files = curations.files
        self.copies = {id_ for id_, file in files.items() if file.curation.same_as}
        self.curated = {id_: curation_read(file, files) for id_, file in files.items()}
        if as_published:
            self.curated = {id_: file.as_published() for id_, file in self.curated.items()}
        self._project = project
        self._published: dict[str, list[str]] = {}
        for key in published.entries if published else ():
            self._published.setdefault(key.partition("/")[0], []).append(key)
        for file in curations.broken.values():
            self._read_in_part(file)

    def read(self, document: str) -> None:
        """Read a document; a copy of one that cannot be read is not read whole either."""
        file = self.curated[document]
        source, unreadable = read_source(self._project.source(document), self._project.read)
        self.diagnostics += unreadable
        if source is None:
            self.unread.add(document)
            return
        reading = read_document(source, file, self._project.base_url)
        original = file.curation.same_as
        if original is None:
            reading = self._explained(reading, file)
        elif original in self.unread:
            self.unread.add(document)
            return
        else:
            reading = check_copy(reading, self.readings[original])
        if missed := _missed_rows(reading, file):
            self.unread.add(document)
            reading = msgspec.structs.replace(reading, diagnostics=_causes(reading, missed))
        self.readings[document] = reading
        self.diagnostics += reading.diagnostics

    def _read_in_part(self, file: CurationFile) -> None:
        """Read a document of which curation has errors, to tell which entries there are."""
        source, _ = read_source(self._project.source(file.document), self._project.read)
        if source is not None:
            reading = read_document(source, file, self._project.base_url)
            self.partial.append(reading)
            self.diagnostics += [
                d for d in reading.diagnostics if d.rule is CurationRule.STALE_ERRATUM
            ]

    def _explained(self, reading: Reading, file: CurationFile) -> Reading:
        """Look for the cause where tables are not found, or entries are not in their tables."""
        known = set(keys_of(reading.document))
        known.update(left.at for left in file.curation.left)
        lost = any(key not in known for key in self._published.get(file.document, ()))
        if lost or any(d.rule is SyncRule.TABLE_MISMATCH for d in reading.diagnostics):
            data = data_of(self._project, file.document)
            return explain_mismatches(reading, file, data)
        return reading


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


class _Curations(msgspec.Struct, frozen=True):
    """The curation of documents."""

    files: dict[str, CurationFile] = {}
    """The files that are right, by document."""
    broken: dict[str, CurationFile] = {}
    """What is right of the others."""
    diagnostics: list[Diagnostic] = []
    """What is wrong with them."""

    @property
    def paths(self) -> set[str]:
        """The files of which only a part is right."""
        return {str(file.path) for file in self.broken.values()}


def _load_curations(project: Project, documents: Iterable[str]) -> _Curations:
    """Load the curation of documents; a copy of what is no document is left out."""
    loaded = _Curations()
    for document in documents:
        file, wrong = _load_curation(project, document)
        loaded.diagnostics.extend(wrong)
        if file is not None:
            (loaded.broken if wrong else loaded.files)[document] = file
    for found in list(bad_originals(loaded.files)):
        loaded.diagnostics.append(found)
        del loaded.files[found.at]
    return loaded


def write(plan: Plan) -> list[Path]:
    """Write what changed, nothing where the plan is blocked; return the files written.

    Raises OSError where a file cannot be written.
    """
    return [] if plan.blocked else write_targets(plan.targets)


def write_release(project: Project, releases: Releases) -> list[Path]:
    """Write releases and the addresses that they published; return the files that changed.

    Raises OSError where a file cannot be written.
    """
    targets = [Target(project.changes, releases.dump())]
    published, _ = load_permalinks(project.permalinks)
    if published is not None:
        languages = languages_in(project.data)
        content = published.content(in_editions(addresses_released(releases), languages))
        targets.append(Target(project.permalinks, content))
    return write_targets(targets)


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
        gone = file.curation.discontinued
        table = gone.to if gone else None
        if table and table not in catalogue.tables and table.partition("/")[0] not in unread:
            message = f"there is no table {table}"
            yield file.finding(CurationRule.UNKNOWN_REFERENCE, message, "discontinued", "to")
        for way, key in file.curation.named_entries():
            if key not in catalogue.entries and key.partition("/")[0] not in unread:
                message = f"there is no entry {key}"
                yield file.finding(CurationRule.UNKNOWN_REFERENCE, message, *way, at=key)


def _missed_rows(reading: Reading, file: CurationFile) -> list[Diagnostic]:
    """Return why a source may have rows that could not be read, where nobody accepted that."""
    found = [
        d
        for d in reading.diagnostics
        if d.rule.severity is Severity.ERROR and d.rule.code < _FIRST_OF_LINKS
    ]
    entries = {entry.key: entry for entry in entries_of(reading.document)} if found else {}
    return without_waived(found, [file], entries)


def _causes(reading: Reading, missed: list[Diagnostic]) -> list[Diagnostic]:
    """Return what was found in a source that could not be read whole, but for what follows.

    What stands outside tables may be rows, and an open fence may hide or show anything.
    """
    if fences := [d for d in missed if d.rule is SyncRule.OPEN_FENCE]:
        return fences
    return [
        d
        for d in reading.diagnostics
        if d in missed or ("/" in d.at and d.rule is not CurationRule.STALE_ERRATUM)
    ]


def _load_curation(project: Project, document: str) -> tuple[CurationFile | None, list[Diagnostic]]:
    """Read a document's curation; without any, or without an id, the document is no use."""
    path = project.curation(document)
    if not IDENTIFIER.fullmatch(document):
        message = f"{document} is no document id: lower-case letters, digits and hyphens only"
    elif not path.exists():
        message = f"the document has no curation file {path}"
    else:
        file, wrong = load_sound_curation(path, project.read)
        if file is not None:
            file = msgspec.structs.replace(file, default_language=project.document_language)
        return file, wrong
    where = str(project.source(document))
    return None, [Diagnostic(where, Span(), FileRule.UNCURATED_DOCUMENT, message, document)]
