"""Sources against pages: every table on one page, every word of prose on its document's page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Span
from sphinx_zegocodes.sources.blocks import Lines
from sphinx_zegocodes.sources.prose import Block, prose_of
from sphinx_zegocodes.sources.text import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.reader import Reading

_DIRECTIVE = "directive:zego:table"
_EXCERPT = 40
"""How many characters of a missing paragraph a message quotes."""


class _Placement(msgspec.Struct, frozen=True):
    """A ``zego:table`` directive on a page."""

    key: str
    path: str
    line: int
    heading: str


def check_pages(
    project: Project, readings: dict[str, Reading], curated: dict[str, CurationFile]
) -> list[Diagnostic]:
    """Return the tables and the prose that do not stand where they should."""
    pages, diagnostics = _read_pages(project)
    placements = [placed for path, blocks in pages.items() for placed in _placements(path, blocks)]
    diagnostics += _check_tables(placements, curated)
    for document, reading in readings.items():
        page = project.pages / f"{document}.md"
        if str(page) not in pages:
            message = f"the document has no page {page}"
            where = str(project.source(document))
            diagnostics.append(
                Diagnostic(where, Span(), Rule.PROSE_NOT_ON_PAGE, message, document)
            )
        else:
            source = str(project.source(document))
            diagnostics += _check_prose(source, document, reading.prose, str(page), pages)
    return diagnostics


def _read_pages(project: Project) -> tuple[dict[str, list[Block]], list[Diagnostic]]:
    """Read the prose of all pages, the sources apart."""
    pages: dict[str, list[Block]] = {}
    diagnostics: list[Diagnostic] = []
    for path in sorted(project.pages.rglob("*.md")):
        if project.sources in path.parents:
            continue
        source, found = read_source(path)
        diagnostics += found
        if source is not None:
            pages[str(path)] = prose_of(source, Lines(source), (), project.base_url)
    return pages, diagnostics


def _placements(path: str, blocks: list[Block]) -> Iterator[_Placement]:
    heading = ""
    for block in blocks:
        if block.kind[0] == "h":
            heading = block.text
        elif block.kind == _DIRECTIVE:
            yield _Placement(block.text, path, block.line, heading)


def _check_tables(
    placements: list[_Placement], curated: dict[str, CurationFile]
) -> Iterator[Diagnostic]:
    """Find tables on no page, on two, or under another heading than in the source."""
    counts = Counter(placed.key for placed in placements)
    seen: set[str] = set()
    headings: dict[str, str | None] = {}
    for document, file in curated.items():
        for index, table in enumerate(file.curation.tables):
            key = f"{document}/{table.id}"
            headings[key] = table.heading
            if not counts[key]:
                yield file.finding(
                    Rule.TABLE_NOT_ON_ONE_PAGE,
                    f"the table {key} stands on no page",
                    *("tables", index, "id"),
                    at=key,
                )
    for placed in placements:
        message = ""
        heading = headings.get(placed.key)
        if placed.key not in headings:
            message = f"there is no table {placed.key}"
        elif placed.key in seen:
            message = f"the table {placed.key} stands on a page already"
        elif heading is not None and "".join(heading.split()) != placed.heading:
            message = f"the table {placed.key} does not stand under its heading 「{heading}」"
        seen.add(placed.key)
        if message:
            span = Span(placed.line, 1, placed.line, 1)
            yield Diagnostic(
                placed.path, span, Rule.TABLE_NOT_ON_ONE_PAGE, message, placed.key
            )


def _check_prose(
    source: str, document: str, prose: list[Block], page: str, pages: dict[str, list[Block]]
) -> Iterator[Diagnostic]:
    """Find headings, paragraphs and code blocks of a source that its page lacks."""
    waiting = Counter((b.kind, b.text, b.links) for b in pages[page])
    titles = [b.text for b in pages[page] if b.kind == "h1"]
    for block in prose:
        wanted = (block.kind, block.text, block.links)
        if block.kind == "h1" and any(block.text in title for title in titles):
            continue
        if waiting[wanted]:
            waiting[wanted] -= 1
            continue
        span = Span(block.line, 1, block.line, 1)
        excerpt = block.text[:_EXCERPT] + "…" * (len(block.text) > _EXCERPT)
        message = f"{page} lacks this {_kind_name(block.kind)}, or words it otherwise: {excerpt}"
        yield Diagnostic(source, span, Rule.PROSE_NOT_ON_PAGE, message, document)


def _kind_name(kind: str) -> str:
    return "heading" if kind[0] == "h" else f"{kind} block" if kind == "code" else kind
