"""Measure, compare within the run, and print: ``make bench``. See README.md beside this file."""

from __future__ import annotations

import json
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from rich.console import Console
from rich.table import Table

from sphinx_zegocodes.sources.tables.blocks import Lines
from sphinx_zegocodes.sources.tables.scanner import Scan, scan_pipe_tables
from sphinx_zegocodes.sources.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
ROUNDS = 5
PER_CODE_PAGE = 0.005
"""Seconds that a code page may cost."""

BUILD = "from sphinx.cmd.build import main; raise SystemExit(main({arguments}))"
WITHOUT_CODE_PAGES = (
    "from sphinx_zegocodes.site import config; config.has_code_pages = lambda _: False; "
)


def in_turns(*actions: Callable[[], object], rounds: int = ROUNDS) -> list[list[float]]:
    """Run the actions in turns, so that a slow moment hits all of them; return seconds of each."""
    seconds: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for action, taken in zip(actions, seconds, strict=True):
            start = time.perf_counter()
            action()
            taken.append(time.perf_counter() - start)
    return seconds


def big_table(rows: int) -> str:
    """Return a table in the shape of the real ones."""
    lines = ["|返回码|说明|处理建议|", "|---|----|----|"]
    lines += [
        f"| {100000 + n} | 第 {n} 个请求失败。 | 请检查参数 [name{n}](https://example.org/{n})。 |"
        for n in range(rows)
    ]
    return "\n".join(lines) + "\n"


def scan(text: str) -> Scan:
    """Scan a text for pipe tables."""
    source = SourceText(text)
    return scan_pipe_tables(source, Lines(source))


def build(folder: Path, before: str = "") -> None:
    """Build the real site from nothing, in a process of its own."""
    arguments = [
        "-b",
        "dirhtml",
        "-c",
        str(ROOT),
        "-E",
        "-a",
        "-q",
        str(ROOT / "docs"),
        str(folder),
    ]
    code = before + BUILD.format(arguments=arguments)
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def spread(seconds: list[float]) -> str:
    """Format a median with the fastest and the slowest run."""
    return f"{statistics.median(seconds):.3f} s ({min(seconds):.3f} to {max(seconds):.3f})"


def measure_scanner() -> dict[str, object]:
    """Compare the scanner with markdown-it-py on the same tables."""
    documents = [path.read_text("utf-8") for path in sorted((ROOT / "docs/sources").glob("*.md"))]
    texts = [*documents, big_table(20_000)]
    parser = MarkdownIt("commonmark").enable("table")
    ours, theirs = in_turns(
        lambda: [scan(text) for text in texts], lambda: [parser.parse(text) for text in texts]
    )
    ratio = statistics.median(theirs) / statistics.median(ours)
    return {
        "what": "scanner against markdown-it-py, five documents and 20,000 rows",
        "figure": f"{ratio:.1f} times as fast",
        "target": "at least 10",
        "met": ratio >= 10,  # noqa: PLR2004
        "detail": f"{spread(ours)} against {spread(theirs)}",
    }


def measure_build() -> dict[str, object]:
    """Compare a full build with one of the table pages alone."""
    with tempfile.TemporaryDirectory() as folder:
        full, bare = in_turns(
            lambda: build(Path(folder, "full")),
            lambda: build(Path(folder, "bare"), WITHOUT_CODE_PAGES),
        )
        code_pages = len(list(Path(folder, "full/codes").glob("*/index.html")))
    allowed = 1.5 * statistics.median(bare) + code_pages * PER_CODE_PAGE
    part = statistics.median(full) / allowed
    return {
        "what": "full build, of 1.5 times the bare table pages and 5 ms per code page",
        "figure": f"{part:.2f} of it",
        "target": "at most 1",
        "met": part <= 1,
        "detail": f"{spread(full)}; bare {spread(bare)}; allowed {allowed:.3f} s",
    }


def main() -> int:
    """Measure everything; return 1 where a target is missed."""
    results = [measure_scanner(), measure_build()]
    table = Table(
        title=f"{platform.machine()}, Python {platform.python_version()}, {ROUNDS} rounds"
    )
    for column in ("what", "figure", "target", "detail"):
        table.add_column(column)
    for result in results:
        table.add_row(*(str(result[c]) for c in ("what", "figure", "target", "detail")))
    Console(width=None if sys.stdout.isatty() else 160).print(table)
    target = ROOT / "_build/bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 0 if all(result["met"] for result in results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
