"""Entries that were published and are gone: neither in the sources, nor retired, nor moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.records import FIELDS, LastText, entries_of, keys_of
from sphinx_zegocodes.catalogue.rules.links import LinkRule
from sphinx_zegocodes.catalogue.storage import load_document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sphinx_zegocodes.catalogue.permalinks import Permalinks
    from sphinx_zegocodes.catalogue.records import Document, Row
    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.reader import Reading, SourceRow


class GoneEntry(msgspec.Struct, frozen=True):
    """An entry that was published and is gone."""

    key: str
    """Its key."""
    path: str
    """The file that had it or, where that cannot be told, the one that should tell of it."""
    span: Span
    """Where it stood."""
    last: LastText
    """Its last text, empty where that is not known."""

    @property
    def document(self) -> str:
        """The id of the document that it belonged to."""
        return self.key.partition("/")[0]

    def finding(self) -> Diagnostic:
        """Return the finding that it is gone."""
        message = (
            f"{self.key} was published and is gone; restore it, or run: zegocodes sync --retire; "
            "where it went elsewhere, add it to moves in its curation file"
        )
        return Diagnostic(self.path, self.span, LinkRule.ENTRY_GONE, message, self.key)


def find_gone(
    project: Project,
    published: Permalinks,
    documents: Sequence[Document],
    readings: dict[str, Reading],
    unread: Collection[str],
) -> list[GoneEntry]:
    """Return the entries that are gone, each document's as its data have them.

    Of documents that could not be read (``unread``) nothing is gone.
    """
    known = {key for document in documents for key in keys_of(document)}
    known.update(tombstone.at for document in documents for tombstone in document.tombstones)
    known.update(move.source for document in documents for move in document.moves)
    gone: dict[str, list[str]] = {}
    for key in published.entries:
        document = key.partition("/")[0]
        if key not in known and document not in unread:
            gone.setdefault(document, []).append(key)
    return [
        entry
        for document, keys in sorted(gone.items())
        for entry in _gone_from(project, published, document, keys, readings.get(document))
    ]


def _gone_from(
    project: Project,
    published: Permalinks,
    document: str,
    keys: list[str],
    reading: Reading | None,
) -> Iterator[GoneEntry]:
    """Yield what is gone from one document."""
    data, _ = load_document(project.codes(document))
    entries = {entry.key: entry for entry in entries_of(data)} if data else {}
    places = dict(_places(data, reading)) if data and reading else {}
    lines = published.entries
    order = {key: index for index, key in enumerate(entries)}
    for key in sorted(keys, key=lambda key: (order.get(key, len(order)), key)):
        last = LastText()
        if key in entries:
            texts = {field: entries[key].row.text(field) for field in FIELDS}
            last = LastText(**texts)
        if key in places:
            yield GoneEntry(key, str(project.source(document)), places[key], last)
        elif project.curation(document).exists():
            yield GoneEntry(key, str(project.curation(document)), Span(), last)
        else:
            line = lines[key]
            yield GoneEntry(key, published.path, Span(line, 1, line, 1), last)


def _places(data: Document, reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield where each entry of the data that the source lacks stood, by key."""
    rows: dict[str, list[SourceRow]] = {}
    first: dict[str, int] = {}
    for number, row in enumerate(reading.rows):
        rows.setdefault(row.key, []).append(row)
        for code in row.row.codes:
            first.setdefault(f"{row.key}/{code}", number)
    for table in data.tables:
        key = f"{data.id}/{table.id}"
        if key not in reading.headers:
            continue
        for lost, span in lost_rows(rows.get(key, ()), table.rows, reading, key):
            keys = [f"{key}/{code}" for code in lost.codes]
            shared = min((first[k] for k in keys if k in first), default=None)
            place = span if shared is None else reading.rows[shared].span
            yield from ((k, place) for k in keys)


def lost_rows(
    rows: Iterable[SourceRow], data: Iterable[Row], reading: Reading, key: str
) -> Iterator[tuple[Row, Span]]:
    """Yield the rows of a table's data that its source lacks, each with the line where it stood.

    No line is behind the last one that the source has now.
    """
    in_source = {row.row.codes: row for row in rows}
    line, last = reading.headers[key].end_line + 2, len(reading.source.line_starts)
    for row in data:
        if row.codes in in_source:
            line = in_source[row.codes].span.end_line + 1
        else:
            stood = min(line, last)
            yield row, Span(stood, 1, stood, 1)
