"""A full build of the real site against one without code pages."""

from __future__ import annotations

from figures import ROOT, Figure, in_turns
from made_projects import folder
from processes import Run, run

_PER_CODE_PAGE = 0.005
"""Seconds that a code page may cost."""

_BUILD = "from sphinx.cmd.build import main; raise SystemExit(main({arguments}))"
_WITHOUT_CODE_PAGES = (
    "from sphinx_zegocodes.site import config; config._NO_CODE_PAGES = {'dirhtml'}; "
)


def measure() -> list[Figure]:
    """Build the site from nothing, in turns with its table pages alone."""
    full, bare = in_turns(
        {"full": lambda: _build("full"), "bare": lambda: _build("bare", _WITHOUT_CODE_PAGES)}
    )
    code_pages = len(list(folder("full").glob("codes/*/index.html")))
    allowed = 1.5 * bare.median + code_pages * _PER_CODE_PAGE
    part = full.median / allowed
    return [
        Figure(
            "full build of the real site, of 1.5 times the bare table pages and 5 ms per code page",
            f"{part:.3f}",
            "at most 1",
            part <= 1,
            f"allowed {allowed:.3f} s",
            (full, bare),
        )
    ]


def _build(name: str, before: str = "") -> Run:
    """Build the real site from nothing, in a process of its own."""
    options = ["-b", "dirhtml", "-c", str(ROOT), "-E", "-a", "-q"]
    arguments = [*options, str(ROOT / "docs"), str(folder(name))]
    return run("-c", before + _BUILD.format(arguments=arguments), folder=ROOT)
