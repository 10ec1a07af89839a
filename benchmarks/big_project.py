"""A project of as many rows as wanted, in the shape of the real ones, that is in sync."""

from __future__ import annotations

import json
from itertools import cycle, islice
from typing import TYPE_CHECKING

from figures import ROOT

from sphinx_zegocodes.sources.project import load_project
from sphinx_zegocodes.sources.sync import plan_sync, write
from sphinx_zegocodes.sources.tables.blocks import Lines
from sphinx_zegocodes.sources.tables.scanner import ScannedTable, scan_pipe_tables
from sphinx_zegocodes.sources.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FIRST_CODE = 100_000


def write_big_project(folder: Path, rows: int) -> None:
    """Write a project whose documents repeat the rows of this repository's, each about as often.

    Every row has a code of its own, and a number in its text, so that no two are alike.
    """
    documents = {path: _tables(path) for path in sorted((ROOT / "docs/sources").glob("*.md"))}
    real = sum(len(table.rows) for tables in documents.values() for table in tables)
    for name in ("docs/sources", "data/curation"):
        (folder / name).mkdir(parents=True)
    (folder / "pyproject.toml").write_text("")
    number = 0
    for path, tables in documents.items():
        own = sum(len(table.rows) for table in tables)
        last = number + own * rows // real if path != max(documents) else rows
        lines = _lines(path, tables, range(number, last))
        (folder / "docs/sources" / path.name).write_text("\n".join(lines) + "\n", "utf-8")
        _write_around(folder, path.stem)
        number = last
    project, diagnostics = load_project(folder)
    assert project is not None, diagnostics  # noqa: S101 - it was written here
    plan = plan_sync(project)
    assert not plan.blocked, plan.diagnostics[:9]  # noqa: S101
    write(plan)


def _tables(path: Path) -> list[ScannedTable]:
    source = SourceText(path.read_text("utf-8"))
    return scan_pipe_tables(source, Lines(source)).tables


def _lines(path: Path, tables: list[ScannedTable], numbers: range) -> Iterator[str]:
    """Yield the lines of a document: a heading, and a table."""
    text = path.read_text("utf-8")
    header = tables[0].header
    yield f"## {path.stem}\n"
    yield text[header.start : header.end]
    yield "|-" * len(header.cells) + "|"
    rows = [
        [" ".join(text[c.start : c.end].split()) for c in r.cells] for t in tables for r in t.rows
    ]
    for number, (_, *cells) in zip(numbers, islice(cycle(rows), len(numbers)), strict=True):
        cells[0] = cells[0].replace("。", f"（{number}）。", 1)
        yield f"| {' | '.join([str(_FIRST_CODE + number), *cells])} |"


def _write_around(folder: Path, document: str) -> None:
    """Write the page and the curation file of a document."""
    page = f"# {document}\n\n## {document}\n\n```{{zego:table}} {document}/all\n```\n"
    (folder / f"docs/{document}.md").write_text(page, "utf-8")
    curation = {
        "title": document,
        "product": document,
        "url": "https://example.org/",
        "tables": [{"id": "all", "heading": document}],
    }
    (folder / f"data/curation/{document}.yaml").write_text(json.dumps(curation), "utf-8")
