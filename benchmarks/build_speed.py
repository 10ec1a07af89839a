"""A full build of the site against one without code pages."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from figures import ROOT, Figure, in_turns, spread

_PER_CODE_PAGE = 0.005
"""Seconds that a code page may cost."""

_BUILD = "from sphinx.cmd.build import main; raise SystemExit(main({arguments}))"
_WITHOUT_CODE_PAGES = (
    "from sphinx_zegocodes.site import config; config.has_code_pages = lambda _: False; "
)


def measure() -> Figure:
    """Build the site from nothing, in turns with its table pages alone."""
    with tempfile.TemporaryDirectory() as folder:
        full, bare = in_turns(
            lambda: _build(Path(folder, "full")),
            lambda: _build(Path(folder, "bare"), _WITHOUT_CODE_PAGES),
        )
        code_pages = len(list(Path(folder, "full/codes").glob("*/index.html")))
    allowed = 1.5 * statistics.median(bare) + code_pages * _PER_CODE_PAGE
    part = statistics.median(full) / allowed
    return Figure(
        "full build, of 1.5 times the bare table pages and 5 ms per code page",
        f"{part:.2f} of it",
        "at most 1",
        part <= 1,
        f"{spread(full)}; bare {spread(bare)}; allowed {allowed:.3f} s",
    )


def _build(folder: Path, before: str = "") -> None:
    """Build the real site from nothing, in a process of its own."""
    options = ["-b", "dirhtml", "-c", str(ROOT), "-E", "-a", "-q"]
    arguments = [*options, str(ROOT / "docs"), str(folder)]
    code = before + _BUILD.format(arguments=arguments)
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
