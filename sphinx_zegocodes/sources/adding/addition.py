"""A new document taken into a project: its source, curation and page, and a line in the index."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.curation import CurationFile, load_curation, spelt
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.permalinks import FIXED, OF_RELEASES, load_permalinks
from sphinx_zegocodes.catalogue.po_file import languages_in
from sphinx_zegocodes.catalogue.rules.project import CurationRule, FileRule
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.sources.adding.included import included_documents
from sphinx_zegocodes.sources.adding.proposal import Given, curation_text, propose
from sphinx_zegocodes.sources.adding.start_page import with_entry
from sphinx_zegocodes.sources.source_text import SourceText, read_source
from sphinx_zegocodes.sources.sync import IDENTIFIER, Plan, Target, plan_sync, write_targets
from sphinx_zegocodes.sources.tables.headers import has_codes
from sphinx_zegocodes.sources.tables.scanner import scan_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """Whether a sync would write nothing, as something cannot be read whole."""
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
    file = propose(
        source, document, given, _known(project), project.base_url, project.document_language
    )
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
    """Write a document's files and data.

    What cannot be read of the new document does not keep the rest of it out: nothing of it was
    published that could be lost. Raises OSError where a file cannot be written;
    then every file is as it was.
    """
    with restored_on_failure(addition.files):
        written = [
            path
            for path, text in addition.files.items()
            if write_if_changed(path, text, durable=True)
        ]
        plan = plan_sync(project)
        targets = _data_of(project, plan, addition.document) if plan.blocked else plan.stale()
        with restored_on_failure(target.path for target in targets):
            written += write_targets(targets)
    reading = plan.readings.get(addition.document)
    rows = reading.rows if reading else []
    lines = {code: row.span.line for row in reversed(rows) for code in row.row.codes}
    return Added(str(project.source(addition.document)), written, plan.blocked, lines)


def _data_of(project: Project, plan: Plan, document: str) -> list[Target]:
    """Return the data files of one document alone."""
    own = {project.codes(document), project.curation_schema}
    return [each for each in plan.stale() if each.path in own]


@contextmanager
def restored_on_failure(paths: Iterable[Path]) -> Iterator[None]:
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
        "language": "is this the document's language?",
    }
    for key, question in questions.items():
        if not getattr(given, key) and (key,) in file.places:
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


_OF_THE_SITE = frozenset(
    {"genindex", "search", *(each.split("/")[1] for each in (*FIXED, *OF_RELEASES))}
)
"""What every site has, whether it was published yet or not."""


def refusals(
    project: Project, path: Path, source: SourceText | None, document: str, given: Given
) -> list[Diagnostic]:
    """Return why a document cannot be added under an id; all reasons at once."""
    where = str(path)
    wrong = [
        Diagnostic(where, Span(), CurationRule.BAD_CURATION, message)
        for message in _bad_words(given)
    ]
    if not IDENTIFIER.fullmatch(document):
        message = f"{document} is no document id: lower-case letters, digits and hyphens only"
        wrong.append(Diagnostic(where, Span(), FileRule.UNCURATED_DOCUMENT, message))
    else:
        wrong += _uses(project, path, document)
    wrong += [
        file.finding(CurationRule.REPEATED_TITLE, f"{file.document} has the title {given.title}")
        for file in _known(project)
        if given.title and spelt(given.title) == spelt(file.curation.title)
    ]
    if source is not None:
        tables = scan_tables(source).tables
        if not any(has_codes(source.text, table) for table in tables):
            message = "there is no table of codes in this document"
            if included := included_documents(source):
                names = " and ".join(included)
                message = f"this document only includes {names}: add that file instead"
            wrong.append(Diagnostic(where, Span(), SyncRule.TABLE_MISMATCH, message))
    return wrong


def _bad_words(given: Given) -> Iterator[str]:
    said = (("title", given.title), ("product", given.product), ("group", given.group))
    for what, text in said:
        if not text.isprintable():
            yield f"this is no {what} for one line: {text!r}"
    if given.url and not (given.url.startswith("https://") and given.url.isprintable()):
        yield f"the address of a document begins with https://, and {given.url!r} does not"


def _uses(project: Project, path: Path, document: str) -> Iterator[Diagnostic]:
    """Find what has the id already; a source that stands in its place is no obstacle."""
    taken = f"the id {document} is in use; a document needs one of its own"
    if project.source(document).exists() and project.curation(document).exists():
        taken += f", and a newer version goes by: zegocodes update {path} --id {document}"
    files = (
        project.source(document),
        project.curation(document),
        project.codes(document),
        project.page(document),
        project.pages / document / "index.md",
    )
    for file in files:
        if (file.exists() or file.is_symlink()) and not _is_in_place(file, path):
            yield Diagnostic(str(file), Span(), FileRule.UNCURATED_DOCUMENT, taken)
    permalinks, found = load_permalinks(project.permalinks)
    yield from found
    for address, line in permalinks.lines.items() if permalinks else ():
        if address.split("/")[1] == document:
            span = Span(line, 1, line, len(address) + 1)
            message = f"{taken}: {address} was published"
            yield Diagnostic(str(project.permalinks), span, FileRule.UNCURATED_DOCUMENT, message)
            return
    if document in _OF_THE_SITE.union(languages_in(project.data)):
        yield Diagnostic(str(path), Span(), FileRule.UNCURATED_DOCUMENT, taken)


def _is_in_place(file: Path, path: Path) -> bool:
    """Tell whether a file that stands where the document goes is the document itself."""
    return file.exists() and path.exists() and file.samefile(path)
