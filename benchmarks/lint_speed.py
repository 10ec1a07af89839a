"""``zegocodes lint`` and ``sync``: against the clock, and on many rows against markdown-it-py."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from figures import ROOT, Figure, in_turns, ratio
from made_projects import folder, project
from processes import Run, run, zegocodes

from sphinx_zegocodes.catalogue.catalogue import load_catalogue

if TYPE_CHECKING:
    from pathlib import Path

CODES = 42_000
"""How many codes have 50,000 rows."""
_SECONDS = 0.5

_PARSE = """
from pathlib import Path
from markdown_it import MarkdownIt
parser = MarkdownIt("commonmark").enable("table")
for path in sorted(Path("docs/sources").glob("*.md")):
    parser.parse(path.read_text("utf-8"))
"""


def measure_documents() -> list[Figure]:
    """Lint the five documents, each time in a process of its own."""
    zegocodes("lint", ROOT)
    (taken,) = in_turns({"lint": lambda: zegocodes("lint", ROOT)}, rounds=10)
    return [
        Figure(
            "`zegocodes lint` on the five documents, with the interpreter's start",
            f"{taken.median:.2f} s",
            f"under {_SECONDS} s",
            taken.median < _SECONDS,
            samples=(taken,),
        )
    ]


def measure_lint(codes: int = CODES) -> list[Figure]:
    """Lint a big project, in turns with markdown-it-py."""
    here = project(codes)
    lint, parse = in_turns({"lint": lambda: zegocodes("lint", here), "parse": lambda: _parse(here)})
    return [ratio(f"`zegocodes lint` on {_rows(here)}, of {_PARSED}", lint, parse, 2)]


def measure_sync(codes: int = CODES) -> list[Figure]:
    """Sync a big project that has no data yet, and one that has nothing to write, likewise."""
    here = folder("synced")
    shutil.rmtree(here, ignore_errors=True)
    shutil.copytree(project(codes), here)
    fresh, nothing, parse = in_turns(
        {
            "fresh": lambda: _sync_fresh(here),
            "nothing to write": lambda: zegocodes("sync", here),
            "parse": lambda: _parse(here),
        }
    )
    rows = _rows(here)
    return [
        ratio(f"`zegocodes sync` of {rows}, no data yet, of {_PARSED}", fresh, parse, 3),
        ratio(f"`zegocodes sync` of {rows}, nothing to write, of {_PARSED}", nothing, parse, 3),
    ]


_PARSED = "the time in which markdown-it-py parses them"


def _rows(here: Path) -> str:
    catalogue, _ = load_catalogue(here / "data")
    return f"{sum(len(table.rows) for _, table in catalogue.tables.values()):,} rows"


def _parse(here: Path) -> Run:
    return run("-c", _PARSE, folder=here)


def _sync_fresh(here: Path) -> Run:
    shutil.rmtree(here / "data/codes")
    (here / "data/permalinks.txt").unlink(missing_ok=True)
    return zegocodes("sync", here)
