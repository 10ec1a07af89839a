"""What to lint: a project, some of its files, and documents that no project knows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.curation import load_curation
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span, in_order
from sphinx_zegocodes.catalogue.rules.project import FileRule
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.catalogue.rules.texts import FieldRule, MarkupRule
from sphinx_zegocodes.catalogue.storage import read_file
from sphinx_zegocodes.lint.check import check, check_tables
from sphinx_zegocodes.lint.checks.project import check_files
from sphinx_zegocodes.sources.adding.proposal import holds_codes, propose
from sphinx_zegocodes.sources.project import Project
from sphinx_zegocodes.sources.reader import read_document
from sphinx_zegocodes.sources.source_text import read_source
from sphinx_zegocodes.sources.tables.scanner import scan_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


_UNREAD = frozenset([FileRule.UNREADABLE_FILE, FileRule.UNCURATED_DOCUMENT])
"""What keeps a source from being read."""


class ReadOnce(Project, frozen=True):
    """A project that keeps what it reads, so that a report shows the text that was linted."""

    kept: dict[Path, bytes] = msgspec.field(default_factory=dict)
    """What was read from disk."""

    def read(self, path: Path) -> bytes:
        """Return the content of a file; raises OSError where it cannot be read."""
        if path in self.unsaved:
            return self.unsaved[path]
        if path not in self.kept:
            self.kept[path] = read_file(path)
        return self.kept[path]


class Targets(msgspec.Struct, frozen=True):
    """What to lint."""

    project: Project
    """The project; where there is none, what reads the documents."""
    named: frozenset[str] | None = None
    """The real paths of the project's files and folders whose findings count; None for all."""
    alone: tuple[Path, ...] = ()
    """The documents to lint on their own."""
    shown_as: dict[str, str] = {}
    """What a report calls a file, by the path that a finding has, where that is not the same."""

    def check(
        self,
        project: Project,
        *,
        as_published: bool = False,
        advice: bool = False,
    ) -> list[Diagnostic]:
        """Return what is wrong with them, in this state of the project.

        The project is checked as a whole, as relations need all of it.
        """
        found = [d for path in self.alone for d in check_alone(path, project, advice=advice)]
        if self.named is None or self.named:
            whole = check(project, as_published=as_published, advice=advice)
            found += whole if self.named is None else self._among_named(whole, project)
        return in_order(found)

    def shown(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return findings under the paths that a report calls their files by."""
        return [
            msgspec.structs.replace(d, path=self.shown_as.get(d.path, d.path)) for d in findings
        ]

    def reader(self, project: Project) -> Callable[[str], bytes]:
        """Return what reads a file by the path that a report calls it by."""
        own = {shown: path for path, shown in self.shown_as.items()}
        return lambda path: project.read(Path(own.get(path, path)))

    def _among_named(self, findings: list[Diagnostic], project: Project) -> Iterator[Diagnostic]:
        """Yield the findings in named files, and what kept such a file from being checked."""
        named = {path for path in {d.path for d in findings} if self._is_named(Path(path))}
        sources = set[str]()
        for document in project.documents():
            source, curation = project.source(document), project.curation(document)
            files = source, curation, project.codes(document), project.page(document)
            if any(map(self._is_named, files)):
                sources.add(str(source))
                if curation.exists() and load_curation(curation, project.read)[0] is None:
                    named.add(str(curation))
        for d in findings:
            if d.path in named or (d.path in sources and d.rule in _UNREAD):
                yield d

    def _is_named(self, path: Path) -> bool:
        """Tell whether a file was named, or a folder that it is in."""
        real = Path(os.path.realpath(path))
        return not (self.named or set()).isdisjoint(map(str, (real, *real.parents)))


_RULES = TableRule, FieldRule, MarkupRule
"""The rules that a text alone can be held to."""


def check_alone(path: Path, project: Project, *, advice: bool = False) -> list[Diagnostic]:
    """Return what is wrong with the tables of codes of a document that no project knows.

    The project reads it and says where its links go; curation and data do not count, and its
    entries have no keys.
    """
    source, found = read_source(path, project.read)
    if source is None:
        return found
    file = propose(source, path.stem, base=project.base_url)
    reading = read_document(source, file, project.base_url)
    return [
        msgspec.structs.replace(d, at="")
        for d in (*reading.diagnostics, *check_tables(reading, advice=advice))
        if isinstance(d.rule, _RULES)
    ]


def is_document(path: Path, project: Project) -> bool:
    """Tell whether a file has a table of codes, or something that may be one."""
    source, _ = read_source(path, project.read)
    if source is None:
        return True
    scan = scan_tables(source)
    return bool(scan.diagnostics) or any(holds_codes(source, table) for table in scan.tables)


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
        *filter(os.path.lexists, _other_files(project)),
        *(Path(ignored.path) for ignored in check_files(project)),
    ]
    return {os.path.realpath(path): path for path in paths}


def _other_files(project: Project) -> tuple[Path, ...]:
    """Return the files that there is one of, whether it exists or not."""
    return project.permalinks, project.curation_schema, project.words, project.words_schema


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
