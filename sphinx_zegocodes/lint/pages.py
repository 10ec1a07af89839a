"""Sources against pages: every table on its document's page, and every word of prose too."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Span
from sphinx_zegocodes.catalogue.rules.files import FileRule
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.sources.prose import Block, prose_of
from sphinx_zegocodes.sources.tables.blocks import Lines
from sphinx_zegocodes.sources.text import SourceText, read_source
from sphinx_zegocodes.sources.watching import unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.reader import Reading
    from sphinx_zegocodes.sources.watching import Watch

_DIRECTIVE = "directive:zego:table"
_OPTIONS = re.compile(
    r"""^([ \t]*(?:`{3,}|~{3,}|:{3,})\{[^{}\n]+\}.*\n)
        ((?:[ \t]*:[\w-]+:.*\n)+ | ---\s*\n(?:.*\n)*?---\s*\n)""",
    re.MULTILINE | re.VERBOSE,
)
"""The first line of a directive, and its options, which are no prose."""
_EXCERPT = 40
"""How many characters of a missing paragraph a message quotes."""


class _Placement(msgspec.Struct, frozen=True):
    """A ``zego:table`` directive on a page."""

    key: str
    """Its table: ``document/table``."""
    path: str
    """The page."""
    line: int
    """The line it begins on."""
    heading: str
    """The heading it stands under, white space apart."""
    under_title: bool
    """Whether that heading is a title, which may say more than the source's."""


def read_page(
    path: Path, base: str, read: Callable[[Path], bytes] = Path.read_bytes
) -> tuple[list[Block] | None, list[Diagnostic]]:
    """Return the prose and the directives of a page; None with a finding where that fails."""
    source, diagnostics = read_source(path, read)
    if source is None:
        return None, diagnostics
    text = _OPTIONS.sub(lambda m: m[1] + "\n" * m[2].count("\n"), source.text)
    page = SourceText(text, source.path)
    return prose_of(page, Lines(page), (), base), diagnostics


def check_pages(
    project: Project,
    readings: dict[str, Reading],
    curated: dict[str, CurationFile],
    watch: Watch = unwatched,
) -> Iterator[Diagnostic]:
    """Yield the tables and the prose that do not stand where they should."""
    pages: dict[str, list[Block]] = {}
    for path in watch(sorted(project.pages.rglob("*.md")), "checking", "page"):
        if project.sources in path.parents:
            continue
        blocks, found = read_page(path, project.base_url, project.read)
        yield from found
        if blocks is not None:
            pages[str(path)] = blocks
    placements = [placed for path, blocks in pages.items() for placed in _placements(path, blocks)]
    yield from _check_tables(project, placements, curated)
    for document, reading in readings.items():
        page, where = project.page(document), str(project.source(document))
        if str(page) in pages:
            title = curated[document].curation.title
            yield from _check_title(str(page), title, pages[str(page)])
            yield from _check_prose(where, document, reading.prose, str(page), pages[str(page)])
        elif not page.exists():
            message = f"the document has no page {page}"
            yield Diagnostic(where, Span(), FileRule.MISSING_PAGE, message, document)


def _placements(path: str, blocks: list[Block]) -> Iterator[_Placement]:
    heading, under_title = "", False
    for block in blocks:
        if block.kind[0] == "h":
            heading, under_title = block.text, block.kind == "h1"
        elif block.kind == _DIRECTIVE:
            yield _Placement(block.text, path, block.line, heading, under_title)


def _check_tables(
    project: Project, placements: list[_Placement], curated: dict[str, CurationFile]
) -> Iterator[Diagnostic]:
    """Find tables on no page, on two, on another's page, or under another heading."""
    headings = {
        f"{document}/{table.id}": table.heading
        for document, file in curated.items()
        for table in file.curation.tables
    }
    uncurated = set(project.documents()) - curated.keys()
    seen: set[str] = set()
    for placed in placements:
        document = placed.key.partition("/")[0]
        if document in uncurated:
            continue
        page = str(project.page(document))
        message = _misplaced(placed, page, headings, seen)
        if placed.path == page:
            seen.add(placed.key)
        if message:
            rule = SyncRule.TABLE_NOT_ON_ONE_PAGE
            yield _at(placed.path, placed.line, rule, message, placed.key)
    for document, file in curated.items():
        for index, table in enumerate(file.curation.tables):
            if (key := f"{document}/{table.id}") not in seen:
                message = f"the table {key} is missing on {project.page(document)}"
                way = ("tables", index, "id")
                yield file.finding(SyncRule.TABLE_NOT_ON_ONE_PAGE, message, *way, at=key)


def _misplaced(
    placed: _Placement, page: str, headings: dict[str, str | None], seen: set[str]
) -> str:
    """Say why a table must not stand where it does; nothing where it may."""
    if placed.key not in headings:
        return f"there is no table {placed.key}"
    if placed.path != page:
        return f"the table {placed.key} belongs on {page}"
    if placed.key in seen:
        return f"the table {placed.key} stands on a page already"
    heading = headings[placed.key]
    wanted = placed.heading if heading is None else "".join(heading.split())
    if wanted != placed.heading and not (placed.under_title and wanted in placed.heading):
        return f"the table {placed.key} does not stand under its heading 「{heading}」"
    return ""


def _check_title(page: str, title: str, blocks: list[Block]) -> Iterator[Diagnostic]:
    """Find a page whose title is not the one that its curation file gives."""
    heading = next((block for block in blocks if block.kind == "h1"), None)
    if heading is None or heading.text != "".join(title.split()):
        message = f"the title is not 「{title}」, as curation says"
        line = heading.line if heading else 1
        yield _at(page, line, SyncRule.PROSE_NOT_ON_PAGE, message, "")


def _check_prose(
    source: str, document: str, prose: list[Block], page: str, blocks: list[Block]
) -> Iterator[Diagnostic]:
    """Find headings, paragraphs and code blocks that only the source has, or only its page."""
    titles = [block.text for block in blocks if block.kind == "h1"]
    wanted = [b for b in prose if b.kind != "h1" or not any(b.text in title for title in titles)]
    present = [b for b in blocks if b.kind != "h1" and not b.kind.startswith("directive:")]
    for block in _beyond(wanted, blocks):
        message = f"{page} lacks this {_excerpt(block)}"
        yield _at(source, block.line, SyncRule.PROSE_NOT_ON_PAGE, message, document)
    for block in _beyond(present, prose):
        message = f"{source} lacks this {_excerpt(block)}"
        yield _at(page, block.line, SyncRule.PROSE_NOT_IN_SOURCE, message, document)


def _beyond(blocks: list[Block], others: list[Block]) -> Iterator[Block]:
    """Yield the blocks that the others lack, or have less often."""
    waiting = Counter((block.kind, block.text, block.links) for block in others)
    for block in blocks:
        wanted = (block.kind, block.text, block.links)
        if waiting[wanted]:
            waiting[wanted] -= 1
        else:
            yield block


def _excerpt(block: Block) -> str:
    """Name a block by its kind and its first words."""
    kind = {"code": "code block", "paragraph": "paragraph"}.get(block.kind, "heading")
    excerpt = block.text[:_EXCERPT] + "…" * (len(block.text) > _EXCERPT)
    return f"{kind}, or words it otherwise: {excerpt}"


def _at(path: str, line: int, rule: Rule, message: str, at: str) -> Diagnostic:
    return Diagnostic(path, Span(line, 1, line, 2), rule, message, at)
