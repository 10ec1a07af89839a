"""Reads texts as sources, and says in words what was read.

A file of cases holds blocks of three parts::

    === title
    the text to read
    --->
    what is read
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from sphinx_zegocodes.catalogue.curation import CuratedTable, Curation, CurationFile, Erratum
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, in_order
from sphinx_zegocodes.catalogue.records import Row, Statement, statements_of
from sphinx_zegocodes.sources.reader import Reading, read_document
from sphinx_zegocodes.sources.source_text import SourceText
from sphinx_zegocodes.sources.tables.scanner import scan_tables

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.tables.cells import Row as ScannedRow
    from sphinx_zegocodes.sources.tables.cells import Scan

BASE = "https://doc-zh.zego.im"
SHOWN = frozenset(
    ["text", "code_inline", "image", "fence", "code_block", "html_block", "html_inline"]
)
"""The tokens of markdown-it-py that hold what a reader sees."""
CELL_HEAD = "| 错误码 | 描述 |\n|---|---|\n| 1 | "


class Case(NamedTuple):
    """A text, and what is read from it."""

    title: str
    text: str
    expected: str


def read_cases(path: Path) -> list[Case]:
    """Read a file of cases."""
    cases = []
    for block in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        text, _, expected = rest.partition("--->\n")
        cases.append(Case(title, text, expected.strip("\n")))
    return cases


def curated(
    *tables: str,
    errata: tuple[Erratum, ...] = (),
    url: str = "https://example.org/",
    references: str | None = None,
) -> CurationFile:
    """Return what people know about a document, by the headings of its tables."""
    known = tuple(CuratedTable(f"t{n}", heading or None) for n, heading in enumerate(tables, 1))
    curation = Curation("标题", "产品", url, known, errata, references=references)
    return CurationFile("doc", Path("doc.yaml"), curation, {})


def scan(text: str) -> Scan:
    """Scan a text for tables of both kinds."""
    source = SourceText(text, "doc.md")
    return scan_tables(source)


def read(text: str, file: CurationFile | None = None) -> Reading:
    """Read a document, by default of one table without a heading."""
    return read_document(SourceText(text, "doc.md"), file or curated(""), BASE)


def prose_with_tables(text: str) -> Reading:
    """Read a document of any number of tables, none under a heading, whose address is known."""
    file = curated(
        *("" for _ in scan(text).tables),
        url=f"{BASE}/web/errors/codes",
        references=f"{BASE}/api/{{name}}#{{anchor}}",
    )
    return read(text, file)


def read_cell(cell: str, file: CurationFile | None = None) -> Reading:
    """Read a cell of a pipe table."""
    return read(f"{CELL_HEAD}{cell} |\n", file)


def read_html_cell(cell: str) -> Reading:
    """Read a cell of an HTML table."""
    head = "<table>\n<tr><th>错误码</th><th>描述</th></tr>\n<tr><td>1</td><td>"
    return read(f"{head}{cell}</td></tr>\n</table>\n")


def fields_of(row: Row) -> dict[str, str]:
    """Return the fields that a row has."""
    return {field: row.text(field) or "" for field in row.fields}


def in_words(reading: Reading) -> str:
    """Say what was read: columns, rows with their fields, findings."""
    lines = []
    for table in reading.document.tables:
        columns = (f"{column.label} = {column.field}" for column in table.columns)
        lines.append(" | ".join(columns) or "no columns")
        lines += [line for row in table.rows for line in _full_row_in_words(row)]
    return "\n".join(lines + _findings_in_words(reading.diagnostics))


def content_in_words(reading: Reading) -> str:
    """Say what was read in order, prose and tables: statements, then findings."""
    statements = statements_of(reading.document.content)
    lines = [line for statement in statements for line in _statement_in_words(statement)]
    return "\n".join(lines + _findings_in_words(reading.diagnostics))


def cell_in_words(reading: Reading) -> str:
    """Say what was read from a single cell, which `read_cell` read."""
    (row,) = reading.document.tables[0].rows
    return "\n".join(_fields_in_words(row) + _findings_in_words(reading.diagnostics))


def scan_in_words(text: str) -> str:
    """Say what the scanner found: each cell with its place, a line break in it as ⏎."""
    source = SourceText(text, "doc.md")
    result = scan(text)
    lines = []
    for table in result.tables:
        lines.append(f"table {_place(source, table.start)}-{_place(source, table.end)}")
        lines += [_row_in_words(source, row) for row in (table.header, *table.rows)]
    return "\n".join(lines + _findings_in_words(result.diagnostics))


def visible(commonmark: str) -> str:
    """Return what a reader of CommonMark sees, white space apart."""
    shown = [
        token.content
        for block in MarkdownIt("commonmark").parse(commonmark)
        for token in block.children or [block]
        if token.type in SHOWN
    ]
    return "".join("".join(shown).split())


class _Lenient(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - its name in markdown-it-py
        del url
        return True


def lenient_parser() -> MarkdownIt:
    """Return a parser of CommonMark that follows links of every scheme, as some readers do."""
    return _Lenient("commonmark")


def _statement_in_words(statement: Statement) -> list[str]:
    head = f"{statement.kind}: "
    first, *rest = f"{head}{statement.text}".split("\n")
    return [first.removesuffix(": "), *(f"{' ' * len(head)}{line}".rstrip() for line in rest)]


def _place(source: SourceText, offset: int) -> str:
    span = source.span(offset, offset)
    return f"{span.line}:{span.column}"


def _row_in_words(source: SourceText, row: ScannedRow) -> str:
    cells = (
        f"{_place(source, cell.start)} {_shown(source.text[cell.start : cell.end])}".rstrip()
        for cell in row.cells
    )
    return f"{_place(source, row.start)}: {' | '.join(cells)}".rstrip()


def _shown(text: str) -> str:
    return re.sub(r"\r\n|\r|\n", "⏎", text)


def _full_row_in_words(row: Row) -> list[str]:
    return [f"- {'、'.join(row.codes)}".rstrip(), *_fields_in_words(row)]


def _fields_in_words(row: Row) -> list[str]:
    return [
        f"{'' if index else field + ':':13} {line}".rstrip()
        for field, text in fields_of(row).items()
        for index, line in enumerate(text.split("\n"))
    ]


def _findings_in_words(diagnostics: list[Diagnostic]) -> list[str]:
    return [
        f"{d.span.line}:{d.span.column}: {d.rule.code} {_shown(d.message)}"
        for d in in_order(diagnostics)
    ]
