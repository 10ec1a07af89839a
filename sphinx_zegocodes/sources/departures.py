"""What was published, held against the sources: which entries left, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.copies import completed
from sphinx_zegocodes.catalogue.curation import CurationFile, load_curation
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.permalinks import (
    addresses_of,
    addresses_of_changes,
    addresses_of_key,
    addresses_released,
    in_editions,
    load_permalinks,
)
from sphinx_zegocodes.catalogue.plain_text import words_of
from sphinx_zegocodes.catalogue.po_file import languages_in
from sphinx_zegocodes.catalogue.records import FIELDS, LastText, Row, entries_of
from sphinx_zegocodes.catalogue.releases import load_releases
from sphinx_zegocodes.catalogue.rules.links import LinkRule
from sphinx_zegocodes.catalogue.rules.project import CurationRule, FileRule
from sphinx_zegocodes.catalogue.storage import load_document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.diagnostics import Rule
    from sphinx_zegocodes.catalogue.permalinks import Permalinks
    from sphinx_zegocodes.catalogue.records import Departure, Document, Field
    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.reader import Reading
    from sphinx_zegocodes.sources.row_reader import SourceRow

_EXCERPT = 40
"""How many characters of a text a message quotes."""
_BY_MEANING: tuple[Field, ...] = tuple(sorted(FIELDS, key=lambda field: field != "description"))
"""The fields; what says most about the meaning of a code comes first."""


class GoneEntry(msgspec.Struct, frozen=True):
    """A published entry that is not in the sources, and of which curation says nothing."""

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
            f"{self.key} was published and is gone; restore it, or run: zegocodes sync --retire, "
            "and say why, and where it went if it did"
        )
        return Diagnostic(self.path, self.span, LinkRule.ENTRY_GONE, message, self.key)


class Sourceless(msgspec.Struct, frozen=True):
    """The documents without a source."""

    files: list[CurationFile]
    """The curation of those that went away whole."""
    unread: set[str]
    """The ids of those whose curation has errors."""
    unexplained: set[str]
    """The ids of those of which nothing is said; each is a finding."""
    diagnostics: list[Diagnostic]
    """Everything that was found."""


class Published(msgspec.Struct, frozen=True):
    """What becomes of the addresses that were published."""

    gone: list[GoneEntry]
    """The entries that are gone."""
    content: bytes | None
    """What permalinks.txt should hold; None where that is nothing, or it cannot be read."""
    diagnostics: list[Diagnostic]
    """Everything that was found."""


def load_sourceless(project: Project) -> Sourceless:
    """Read the curation of documents that have no source.

    One that went away whole has a curation file that says what became of its entries. Any other
    data or curation without a source is a finding.
    """
    sources = set(project.documents())
    result = Sourceless([], set(), set(), [])
    paths = [path for path in project.curation_files() if path.stem not in sources]
    for path in paths:
        file, found = load_curation(path, project.read)
        result.diagnostics.extend(found)
        if file is None:
            result.unread.add(path.stem)
        elif file.curation.left:
            result.files.append(file)
    told = {*sources, *result.unread, *(file.document for file in result.files)}
    for path in (*sorted((project.data / "codes").glob("*.json")), *paths):
        if path.stem not in told | result.unexplained:
            result.unexplained.add(path.stem)
            mend = " delete this file too: nothing of it was published"
            if _was_published(project, path.stem):
                mend = ", where the document is gone, run: zegocodes sync --retire"
            message = f"there is no source {project.source(path.stem)}; restore it or{mend}"
            rule = FileRule.UNCURATED_DOCUMENT
            result.diagnostics.append(Diagnostic(str(path), Span(), rule, message, path.stem))
    return result


def _was_published(project: Project, document: str) -> bool:
    """Tell whether anything of a document was; what cannot be told counts as published."""
    published, _ = load_permalinks(project.permalinks)
    return published is None or any(k.partition("/")[0] == document for k in published.entries)


def check_published(  # noqa: PLR0913, PLR0917 - all that a project consists of
    project: Project,
    catalogue: Catalogue,
    files: Iterable[CurationFile],
    readings: dict[str, Reading],
    unread: Collection[str],
    unexplained: Collection[str],
    published: Permalinks | None,
) -> Published:
    """Hold permalinks.txt and curation against the catalogue.

    What documents have that could not be read whole (``unread``) is not known, so nothing is said
    of it; those without a source are ``unexplained`` as a whole, not entry by entry.
    """
    releases, diagnostics = load_releases(project.data)
    if published is None or releases is None:
        return Published([], None, diagnostics)
    gone = list(_find_gone(project, published, catalogue, readings, unread))
    diagnostics += [entry.finding() for entry in gone if entry.document not in unexplained]
    diagnostics += _check_left(files, catalogue, published, unread)
    languages = languages_in(project.data)
    current = addresses_of(catalogue.documents) | addresses_of_changes(releases)
    unsure = [entry.key for entry in gone]
    unsure += [key for key in published.entries if key.partition("/")[0] in unread]
    diagnostics += _unserved(
        published, in_editions(current.union(*map(addresses_of_key, unsure)), languages)
    )
    content = published.content(in_editions(addresses_released(releases), languages))
    return Published(gone, content or None, diagnostics)


def _check_left(
    files: Iterable[CurationFile],
    catalogue: Catalogue,
    published: Permalinks,
    unread: Collection[str],
) -> Iterator[Diagnostic]:
    """Find entries that are there, were never there, or lead nowhere or in a circle."""
    following = catalogue.departures
    for file, index, left in ((f, *each) for f in files for each in enumerate(f.curation.left)):
        if entry := catalogue.entries.get(left.at):
            yield _back(file, index, left, entry.row)
        elif left.at not in published.entries:
            message = f"{left.at} was never published; only a published entry can have left"
            yield file.finding(LinkRule.BAD_DEPARTURE, message, "left", index, "at", at=left.at)
        if left.to is None:
            continue
        if following.circles(left.at):
            message = f"{left.at} leads {'to itself' if left.to == left.at else 'in a circle'}"
            yield file.finding(LinkRule.BAD_DEPARTURE, message, "left", index, "to", at=left.at)
        elif following.landing(left.to) is None and left.to.partition("/")[0] not in unread:
            message = f"there is no entry {left.to}"
            rule = CurationRule.UNKNOWN_REFERENCE
            yield file.finding(rule, message, "left", index, "to", at=left.to)


def _back(file: CurationFile, index: int, left: Departure, new: Row) -> Diagnostic:
    """Say that an entry is back, and whether it means what it did."""
    rule: Rule = CurationRule.STALE_DEPARTURE
    message = f"{left.at} is in the source; take it out here"
    if not _same_meaning(left.last, new):
        rule = LinkRule.REUSED_KEY
        message = (
            f"{left.at} is in the source again with another meaning: it says {_excerpt(new)}, and "
            f"said {_excerpt(left.last)}; where that is meant to be, take it out here"
        )
    return file.finding(rule, message, "left", index, "at", at=left.at)


def _unserved(published: Permalinks, served: Collection[str]) -> Iterator[Diagnostic]:
    """Find published addresses that lead nowhere."""
    for address, line in published.lines.items():
        if address not in served:
            message = (
                f"{address} was published and leads nowhere; restore what stood there, or say "
                "under left in data/curation what became of it"
            )
            span = Span(line, 1, line, len(address) + 1)
            yield Diagnostic(published.path, span, LinkRule.UNSERVED_PERMALINK, message)


def _find_gone(
    project: Project,
    published: Permalinks,
    catalogue: Catalogue,
    readings: dict[str, Reading],
    unread: Collection[str],
) -> Iterator[GoneEntry]:
    """Yield the entries that are gone, each document's in the order of its data."""
    known = set(catalogue.entries)
    known.update(left.at for document in catalogue.documents for left in document.left)
    gone: dict[str, list[str]] = {}
    for key in published.entries:
        document = key.partition("/")[0]
        if key not in known and document not in unread:
            gone.setdefault(document, []).append(key)
    for document, keys in sorted(gone.items()):
        data = data_of(project, document)
        entries = {entry.key: entry for entry in entries_of(data)} if data else {}
        reading = readings.get(document)
        places = dict(_places(data, reading)) if data and reading else {}
        order = {key: index for index, key in enumerate(entries)}
        for key in sorted(keys, key=lambda key: (order.get(key, len(order)), key)):
            row = entries[key].row if key in entries else Row(())
            texts = {field: getattr(row, field) for field in LastText.__struct_fields__}
            path, span = str(project.curation(document)), Span()
            if key in places:
                path, span = str(project.source(document)), places[key]
            elif not project.curation(document).exists():
                line = published.entries[key]
                path, span = published.path, Span(line, 1, line, 1)
            yield GoneEntry(key, path, span, LastText(**texts))


def data_of(project: Project, document: str) -> Document | None:
    """Return what the data say of a document; of a copy, what they say of its original."""
    data, _ = load_document(project.codes(document))
    original = load_document(project.codes(data.same_as))[0] if data and data.same_as else None
    return completed([data, *([original] if original else [])])[0] if data else None


def _places(data: Document, reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield where each entry of the data that the source lacks stood, by key."""
    rows: dict[str, list[SourceRow]] = {}
    first: dict[str, Span] = {}
    for row in reading.rows:
        rows.setdefault(row.key, []).append(row)
        for code in row.row.codes:
            first.setdefault(f"{row.key}/{code}", row.span)
    for table in data.tables:
        key = f"{data.id}/{table.id}"
        if key in reading.headers:
            for lost, span in lost_rows(rows.get(key, ()), table.rows, reading, key):
                keys = [f"{key}/{code}" for code in lost.codes]
                place = min((first[k] for k in keys if k in first), default=span)
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


def _same_meaning(old: LastText, new: Row) -> bool:
    """Compare what says most about a code's meaning, blanks and marks apart.

    Where the old text is not known, nothing speaks against it.
    """
    for field in _BY_MEANING:
        if here := getattr(old, field):
            return words_of(here) == words_of(new.text(field) or "")
    return True


def _excerpt(text: Row | LastText) -> str:
    first = next((said for field in _BY_MEANING if (said := getattr(text, field))), "")
    return f"「{first[:_EXCERPT]}{'…' * (len(first) > _EXCERPT)}」"
