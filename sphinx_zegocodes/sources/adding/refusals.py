"""Why a document cannot be added to a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.permalinks import load_permalinks
from sphinx_zegocodes.catalogue.rules.project import CurationRule, FileRule
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.sources.adding.proposal import Given, holds_codes
from sphinx_zegocodes.sources.source_text import Lines
from sphinx_zegocodes.sources.sync import IDENTIFIER
from sphinx_zegocodes.sources.tables.scanner import scan_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.source_text import SourceText

_OF_THE_SITE = frozenset({"genindex", "search"})
"""The names of pages that every site has, besides those of permanent addresses."""


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
    if source is not None:
        tables = scan_tables(source, Lines(source)).tables
        if not any(holds_codes(source, table) for table in tables):
            message = "there is no table of codes in this document"
            wrong.append(Diagnostic(where, Span(), SyncRule.TABLE_MISMATCH, message))
    return wrong


def _bad_words(given: Given) -> Iterator[str]:
    for what, text in (("title", given.title), ("product", given.product)):
        if not text.isprintable():
            yield f"this is no {what} for one line: {text!r}"
    if given.url and not (given.url.startswith("https://") and given.url.isprintable()):
        yield f"the address of a document begins with https://, and {given.url!r} does not"


def _uses(project: Project, path: Path, document: str) -> Iterator[Diagnostic]:
    """Find what has the id already; a source that stands in its place is no obstacle."""
    taken = f"the id {document} is in use; a document needs one of its own"
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
    if document in _OF_THE_SITE:
        yield Diagnostic(str(path), Span(), FileRule.UNCURATED_DOCUMENT, taken)
    permalinks, found = load_permalinks(project.permalinks)
    yield from found
    for address, line in permalinks.lines.items() if permalinks else ():
        if address.split("/")[1] == document:
            span = Span(line, 1, line, len(address) + 1)
            message = f"{taken}: {address} was published"
            yield Diagnostic(str(project.permalinks), span, FileRule.UNCURATED_DOCUMENT, message)
            return


def _is_in_place(file: Path, path: Path) -> bool:
    """Tell whether a file that stands where the document goes is the document itself."""
    return file.exists() and path.exists() and file.samefile(path)
