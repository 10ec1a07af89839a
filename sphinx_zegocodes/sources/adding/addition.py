"""A new document taken into a project: its source, curation and page, and a line in the index."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.curation import CurationFile, load_curation
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.sources.adding.proposal import Given, curation_text, propose
from sphinx_zegocodes.sources.adding.refusals import refusals
from sphinx_zegocodes.sources.adding.start_page import with_entry
from sphinx_zegocodes.sources.source_text import SourceText, read_source
from sphinx_zegocodes.sources.sync import plan_sync, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.sources.project import Project

_PAGE = "```{{zego:document}} {}\n```\n"
_COUNT = re.compile(r"(?:[一二两三四五六七八九十百]+|\d+)\s*[份篇个][^。\n]*文档")
"""What a page says that counts documents."""


class Decision(msgspec.Struct, frozen=True, order=True):
    """Something that is left to a person."""

    path: str
    """The file."""
    line: int
    """The line, from 1."""
    message: str
    """What there is to decide."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Added(msgspec.Struct, frozen=True):
    """What adding a document did."""

    source: str
    """The document in its new place, as messages name it."""
    written: list[Path]
    """The files that were written."""
    blocked: bool
    """Whether the project's data cannot be written, as something cannot be read whole."""
    lines: dict[str, int]
    """The line on which each code of the document stands."""


class Addition(msgspec.Struct, frozen=True):
    """What adding a document means."""

    document: str
    """The document's id."""
    files: dict[Path, bytes]
    """The files to write, in order."""
    decisions: list[Decision]
    """What was guessed, and what could not be done."""


def plan_addition(
    project: Project, path: Path, document: str, given: Given
) -> tuple[Addition | None, list[Diagnostic]]:
    """Make everything that a document needs; None, with all reasons, where it cannot be added."""
    read, found = read_source(path, project.read)
    found += refusals(project, path, read, document, given)
    if read is None or found:
        return None, found
    source = SourceText(read.text, str(project.source(document)))
    file = propose(source, document, given, _known(project), project.base_url)
    curation = curation_text(file.curation, project.base_url).encode()
    index, about_index = _index(project, document)
    files = {
        project.source(document): project.read(path),
        project.curation(document): curation,
        project.page(document): _PAGE.format(document).encode(),
        **index,
    }
    decisions = [
        *_guesses(project.curation(document), curation, given),
        *about_index,
    ]
    return Addition(document, files, decisions), []


def carry_out(project: Project, addition: Addition) -> Added:
    """Write a document's files, and its data where everything can be read whole.

    Raises OSError where a file cannot be written; then every file is as it was.
    """
    with _restored_on_failure(addition.files):
        written = [
            path
            for path, text in addition.files.items()
            if write_if_changed(path, text, durable=True)
        ]
        plan = plan_sync(project)
        with _restored_on_failure(target.path for target in plan.stale()):
            written += write(plan)
    reading = plan.readings.get(addition.document)
    rows = reading.rows if reading else []
    lines = {code: row.span.line for row in reversed(rows) for code in row.row.codes}
    return Added(str(project.source(addition.document)), written, plan.blocked, lines)


@contextmanager
def _restored_on_failure(paths: Iterable[Path]) -> Iterator[None]:
    """Make sure that files are written together or not at all."""
    before = {path: path.read_bytes() if path.exists() else None for path in paths}
    try:
        yield
    except BaseException:
        for path in [path for path, content in before.items() if content is None]:
            path.unlink(missing_ok=True)  # first, as the disk may be full
        for path, content in before.items():
            if content is not None:
                write_if_changed(path, content, durable=True)
        raise


def _known(project: Project) -> list[CurationFile]:
    """Return the curation files that can be read."""
    files = (load_curation(path, project.read)[0] for path in project.curation_files())
    return [file for file in files if file is not None]


def _guesses(path: Path, content: bytes, given: Given) -> Iterator[Decision]:
    """Yield what was guessed in a curation file, each where it stands."""
    file, _ = load_curation(path, lambda _: content)
    if file is None:
        return
    questions = {
        "title": "is this title right? it has to name the product",
        "product": "is this the product's name?",
        "url": "is this where the document is published?",
    }
    for key, question in questions.items():
        if not getattr(given, key):
            yield Decision(str(path), file.places[(key,)].line, question)
    for index, table in enumerate(file.curation.tables):
        line = file.places["tables", index, "id"].line
        message = f"is {table.id} the right id for this table? it is permanent once published"
        yield Decision(str(path), line, message)


def _index(project: Project, document: str) -> tuple[dict[Path, bytes], list[Decision]]:
    """Return the site's first page with the document in its list, and what is to say of it."""
    path = project.pages / "index.md"
    try:
        text = project.read(path).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return {}, [Decision(str(path), 1, f"this page cannot be read; put {document} on one")]
    listed = with_entry(text, document, project.documents())
    if listed is None:
        return {}, [Decision(str(path), 1, f"there is no toctree here; put {document} into one")]
    decisions = [
        Decision(str(path), number, f"does this still hold? {count[0]}")
        for number, line in enumerate(listed.split("\n"), 1)
        if (count := _COUNT.search(line))
    ]
    return {path: listed.encode()}, decisions
