"""``zegocodes lint``: the five documents against the clock, many rows against markdown-it-py."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from figures import ROOT, Figure, in_turns, spread
from generate import write_project

_SECONDS = 0.5
_CODES = 42_000
_ROWS = 50_000
_RATIO = 2

_PARSE = """
from pathlib import Path
from markdown_it import MarkdownIt
parser = MarkdownIt("commonmark").enable("table")
for path in sorted(Path("docs/sources").glob("*.md")):
    parser.parse(path.read_text("utf-8"))
"""


def measure_documents() -> Figure:
    """Lint the five documents, each time in a process of its own."""
    _lint(ROOT)
    (taken,) = in_turns(lambda: _lint(ROOT), rounds=10)
    return Figure(
        "`zegocodes lint` on the five documents, with the interpreter's start",
        f"{statistics.median(taken):.2f} s",
        f"under {_SECONDS} s",
        statistics.median(taken) < _SECONDS,
        spread(taken),
    )


def measure_many_rows() -> Figure:
    """Lint a big project, in turns with markdown-it-py, each in processes of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder, _CODES)
        ours, theirs = in_turns(lambda: _lint(folder), lambda: _run("-c", _PARSE, folder=folder))
    ratio = statistics.median(ours) / statistics.median(theirs)
    return Figure(
        f"`zegocodes lint` on {_ROWS:,} rows, of the time in which markdown-it-py parses them",
        f"{ratio:.2f} times it",
        f"at most {_RATIO}",
        ratio <= _RATIO,
        f"{spread(ours)} against {spread(theirs)}",
    )


def _lint(folder: Path) -> None:
    _run("-m", "sphinx_zegocodes.cli", "lint", folder=folder)


def _run(*arguments: str, folder: Path) -> None:
    """Run Python in a folder; it may have findings, and must have no other trouble."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        raise RuntimeError(done.stderr)
