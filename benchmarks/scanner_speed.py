"""The scanner against markdown-it-py, on the same tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures import ROOT, Figure, in_turns
from markdown_it import MarkdownIt
from processes import timed

from sphinx_zegocodes.sources.source_text import SourceText
from sphinx_zegocodes.sources.tables.scanner import scan_pipe_tables

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.tables.cells import Scan

_TARGET = 10


def measure() -> list[Figure]:
    """Scan the five documents and a big table, in turns with markdown-it-py."""
    documents = [path.read_text("utf-8") for path in sorted((ROOT / "docs/sources").glob("*.md"))]
    texts = [*documents, _big_table(20_000)]
    parser = MarkdownIt("commonmark").enable("table")
    ours, theirs = in_turns(
        {
            "scanner": lambda: timed(lambda: [_scan(text) for text in texts]),
            "markdown-it-py": lambda: timed(lambda: [parser.parse(text) for text in texts]),
        }
    )
    times = theirs.median / ours.median
    return [
        Figure(
            "scanner against markdown-it-py, five documents and 20,000 rows",
            f"{times:.1f} times as fast",
            f"at least {_TARGET}",
            times >= _TARGET,
            samples=(ours, theirs),
        )
    ]


def _big_table(rows: int) -> str:
    """Return a table in the shape of the real ones."""
    lines = ["|返回码|说明|处理建议|", "|---|----|----|"]
    lines += [
        f"| {100000 + n} | 第 {n} 个请求失败。 | 请检查参数 [name{n}](https://example.org/{n})。 |"
        for n in range(rows)
    ]
    return "\n".join(lines) + "\n"


def _scan(text: str) -> Scan:
    source = SourceText(text)
    return scan_pipe_tables(source)
