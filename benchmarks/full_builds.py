"""Full builds, from nothing, of catalogues of three sizes."""

from __future__ import annotations

from functools import cache, partial

from figures import ROUNDS, Figure, Sample, in_turns, ratio, sample
from made_projects import folder, project, rival, site
from processes import Run, build_fresh

SMALL, MIDDLE, LARGE = 500, 5_000, 50_000
_ROUNDS_OF_MIDDLE = 3
_MOST_PER_CODE = 1.2
_MOST_MEMORY = 1e9


def measure_small() -> list[Figure]:
    """Build 500 codes, in turns with all rivals; the one that takes long only once."""
    actions = {"ours": partial(_ours, SMALL)}
    actions |= {kind: partial(_rival, SMALL, kind) for kind in ("orphans", "needs", "tables")}
    ours, orphans, needs, tables = in_turns(actions, ROUNDS)
    toctree = sample("toctree", _rival(SMALL, "toctree"))
    build = f"full build, {SMALL} codes, of the time of"
    return [
        ratio(f"{build} hand-written orphan pages", ours, orphans, 0.5),
        ratio(f"{build} sphinx-needs", ours, needs, 0.6),
        ratio(f"{build} hand-written pages in a toctree", ours, toctree, None),
        ratio(f"{build} the table pages alone", ours, tables, None),
    ]


def measure_middle() -> list[Figure]:
    """Compare 5,000 codes with orphan pages."""
    ours, orphans, _ = _middle()
    what = f"full build, {MIDDLE:,} codes, of the time of hand-written orphan pages"
    return [ratio(what, ours, orphans, 0.25)]


def measure_parallel() -> list[Figure]:
    """Compare two processes with one at 5,000 codes."""
    ours, _, parallel = _middle()
    return [ratio(f"`-j 2` at {MIDDLE:,} codes, of the time of one", parallel, ours, 0.7)]


def measure_large() -> list[Figure]:
    """Build 50,000 codes once, and compare what a code costs."""
    ours, _, _ = _middle()
    _, run = site(LARGE)
    large = sample(f"{LARGE:,} codes", run)
    part = (large.median / LARGE) / (ours.median / MIDDLE)
    per_code = f"{large.median / LARGE * 1e3:.2f} ms and {ours.median / MIDDLE * 1e3:.2f} ms a code"
    return [
        Figure(
            f"cost of a code at {LARGE:,}, of that at {MIDDLE:,}",
            f"{part:.3f}",
            f"at most {_MOST_PER_CODE}",
            part <= _MOST_PER_CODE,
            per_code,
            (large, ours),
        ),
        Figure(
            f"memory for {LARGE:,} codes",
            f"{run.memory / 1e6:,.0f} MB",
            f"under {_MOST_MEMORY / 1e6:,.0f} MB",
            run.memory < _MOST_MEMORY,
        ),
    ]


@cache
def _middle() -> tuple[Sample, Sample, Sample]:
    """Build 5,000 codes: ours, as orphan pages, and ours in two processes."""
    actions = {
        f"{MIDDLE:,} codes": partial(_ours, MIDDLE),
        "orphans": partial(_rival, MIDDLE, "orphans"),
        "-j 2": partial(_ours, MIDDLE, "-j", "2"),
    }
    ours, orphans, parallel = in_turns(actions, _ROUNDS_OF_MIDDLE)
    return ours, orphans, parallel


def _ours(codes: int, *options: str) -> Run:
    return build_fresh(project(codes), folder("out"), *options)


def _rival(codes: int, kind: str) -> Run:
    return build_fresh(rival(codes, kind), folder("out"))
