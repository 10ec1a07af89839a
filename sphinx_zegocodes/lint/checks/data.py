"""Sources against data: each difference at its line in the source."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Span
from sphinx_zegocodes.catalogue.records import FIELDS, keys_of
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES
from sphinx_zegocodes.lint.checks.differences import differing_parts, differing_word, quoted
from sphinx_zegocodes.lint.checks.prose import compare_prose
from sphinx_zegocodes.sources.departures import lost_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx_zegocodes.catalogue.records import Document, Row, Table
    from sphinx_zegocodes.sources.reader import Reading
    from sphinx_zegocodes.sources.row_reader import SourceRow

_MEND = "run: zegocodes sync"


def compare(
    reading: Reading, path: str, data: Document, gone: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield the differences between a source document and its data file.

    Nothing is said of rows whose entries were found to be ``gone``: a sync would refuse them.
    """
    for name in ("title", "product", "url"):
        said, has = getattr(reading.document, name), getattr(data, name)
        if said != has:
            message = f"the {name} is 「{has}」 where curation says 「{said}」; {_MEND}"
            yield Diagnostic(path, Span(), SyncRule.STALE_DATA, message, data.id)
    yield from compare_prose(reading, path, data)
    in_data = {table.id: table for table in data.tables}
    in_source: defaultdict[str, list[SourceRow]] = defaultdict(list)
    for row in reading.rows:
        in_source[row.key].append(row)
    for table in reading.document.tables:
        key = f"{reading.document.id}/{table.id}"
        if table.id not in in_data:
            message = f"the table {key} is missing in {path}; {_MEND}"
            where = reading.source.path, reading.headers[key]
            yield Diagnostic(*where, SyncRule.STALE_DATA, message, key)
        else:
            comparison = _TableComparison(path, key, reading, gone)
            yield from comparison.head(table, in_data[table.id])
            yield from comparison.rows(in_source[key], in_data[table.id].rows)
    gone_from = {key.rpartition("/")[0] for key in gone}
    for id_ in sorted(in_data.keys() - {table.id for table in reading.document.tables}):
        if f"{data.id}/{id_}" in gone_from:
            continue
        message = f"the table {id_} is not in {reading.source.path}; {_MEND}"
        yield Diagnostic(path, Span(), SyncRule.STALE_DATA, message, data.id)


class _TableComparison:
    """Compares one table."""

    def __init__(self, path: str, key: str, reading: Reading, gone: Collection[str]) -> None:
        self.path = path
        self.key = key
        self.reading = reading
        self.gone = gone

    def head(self, said: Table, has: Table) -> Iterator[Diagnostic]:
        """Compare headings and columns."""
        for what, here, there in (
            ("heading", said.heading, has.heading),
            ("columns", _labels(said), _labels(has)),
        ):
            if here != there:
                message = (
                    f"the table's {what}: the source says {quoted(here)}, "
                    f"{self.path} says {quoted(there)}; {_MEND}"
                )
                yield self._find(SyncRule.STALE_DATA, self.reading.headers[self.key], message)

    def rows(self, said: list[SourceRow], has: tuple[Row, ...]) -> Iterator[Diagnostic]:
        """Compare rows, which their codes tell apart."""
        in_source = {row.row.codes: row for row in said}
        in_data = {row.codes: row for row in has}
        for codes, row in in_source.items():
            if codes not in in_data:
                message = f"{_names(codes)} is missing in {self.path}; {_MEND}"
                yield self._find(SyncRule.ROW_NOT_IN_DATA, row.span, message, codes)
            else:
                yield from self._fields(row, in_data[codes])
        yield from self._lost(said, has)
        common = [row.codes for row in has if row.codes in in_source]
        ordered = [row for row in said if row.row.codes in in_data]
        for row, codes in zip(ordered, common, strict=False):
            if row.row.codes != codes:
                message = (
                    f"{_names(row.row.codes)} stands where {self.path} has {_names(codes)}; {_MEND}"
                )
                yield self._find(SyncRule.ORDER_DIFFERS, row.span, message, row.row.codes)
                return

    def _lost(self, said: list[SourceRow], has: tuple[Row, ...]) -> Iterator[Diagnostic]:
        """Find rows of the data that the source lacks, at the line where they stood."""
        document = self.reading.document
        known = {*keys_of(document), *(left.at for left in document.left)}
        for row, span in lost_rows(said, has, self.reading, self.key):
            keys = {f"{self.key}/{code}" for code in row.codes}
            if not keys.isdisjoint(self.gone):
                continue
            published = "" if keys & known else "it was never published; "
            message = (
                f"{_names(row.codes)} is in {self.path} and not in the source, which had it "
                f"here: {row.description}; {published}restore the row, or {_MEND}"
            )
            yield self._find(SyncRule.ROW_NOT_IN_SOURCE, span, message, row.codes)

    def _fields(self, said: SourceRow, has: Row) -> Iterator[Diagnostic]:
        """Compare the texts of a row."""
        for field in (*FIELDS, *{**said.row.others, **has.others}):
            here, there = said.row.text(field), has.text(field)
            if here != there:
                new, old = differing_parts(here, there)
                label = VOCABULARIES[self.reading.document.language].label_of(field)
                message = (
                    f"the {label} of {_names(has.codes)}: the source says {new}, "
                    f"{self.path} says {old}; {_MEND}"
                )
                place = self.reading.place_of(said, field)
                if here and there:
                    place = differing_word(self.reading.source, place, here, there)
                yield self._find(SyncRule.TEXT_DIFFERS, place, message, has.codes)
        if said.row.corrections != has.corrections:
            message = f"the errata of {_names(has.codes)} differ from {self.path}; {_MEND}"
            yield self._find(SyncRule.TEXT_DIFFERS, said.span, message, has.codes)

    def _find(
        self, rule: Rule, span: Span, message: str, codes: tuple[str, ...] = ()
    ) -> Diagnostic:
        at = f"{self.key}/{codes[0]}" if codes else self.key
        return Diagnostic(self.reading.source.path, span, rule, message, at)


def _names(codes: tuple[str, ...]) -> str:
    return "、".join(codes) or "a row without a code"


def _labels(table: Table) -> str:
    return "、".join(f"{column.label} ({column.field})" for column in table.columns)
