"""Builds after a build: with nothing to do, and after one cell was edited."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

from figures import ROUNDS, Figure, ratio, sample
from made_projects import folder, project
from processes import Run, build, build_fresh, zegocodes

if TYPE_CHECKING:
    from pathlib import Path

CODES = 5_000
_MOST_OF_NOTHING = 1.5
_MOST_OF_FULL = 0.15
_SHOWN = 3
"""How many pages are named."""
_READ = re.compile(r"(\d+) added, (\d+) changed, (\d+) removed")


class Rebuild(NamedTuple):
    """What a build after a build did."""

    run: Run
    """The build."""
    read: int
    """How many pages it read."""
    written: set[Path]
    """The pages that it wrote, or took away."""


def measure(codes: int = CODES) -> list[Figure]:
    """Edit one cell of a project again and again, in turns with builds with nothing to do."""
    here, out = folder("edited"), folder("edited-site")
    shutil.rmtree(here, ignore_errors=True)
    shutil.copytree(project(codes), here)
    fulls = [build_fresh(here, out)]
    nothings: list[Rebuild] = []
    edits: list[Rebuild] = []
    shown: list[set[Path]] = []
    for number in range(ROUNDS):
        nothings.append(_rebuild(here, out))
        text = edit_cell(here, number)
        if zegocodes("sync", here).status:
            raise RuntimeError("the edited project cannot be synced")
        edits.append(_rebuild(here, out))
        shown.append({page for page in _pages(out) if text in page.read_text("utf-8")})
    fulls.append(build_fresh(here, out))
    full, nothing, edited = (
        sample("full", *fulls),
        sample("nothing to do", *(each.run for each in nothings)),
        sample("edited", *(each.run for each in edits)),
    )
    title = f"a build after one cell was edited, {codes:,} codes"
    return [
        ratio(f"{title}, of one with nothing to do", edited, nothing, _MOST_OF_NOTHING),
        _edited_pages(title, edits, shown),
        ratio(f"a build with nothing to do, {codes:,} codes", nothing, full, _MOST_OF_FULL),
        _untouched_pages(nothings),
    ]


def _edited_pages(title: str, edits: list[Rebuild], shown: list[set[Path]]) -> Figure:
    """Say which pages were read and written for a cell."""
    read = max(each.read for each in edits)
    rebuilt = [each.written for each in edits]
    surplus = set().union(*(one - other for one, other in zip(rebuilt, shown, strict=True)))
    missing = set().union(*(other - one for one, other in zip(rebuilt, shown, strict=True)))
    return Figure(
        f"{title}: pages",
        f"{read} read, {max(map(len, rebuilt))} written",
        f"1 read, the {len(shown[0])} that show it written",
        read == 1 and rebuilt == shown,
        f"written without showing it: {_named(surplus)}; not written: {_named(missing)}",
    )


def _untouched_pages(nothings: list[Rebuild]) -> Figure:
    written = set().union(*(each.written for each in nothings))
    read = max(each.read for each in nothings)
    return Figure(
        "pages written by a build with nothing to do",
        f"{len(written)}, {read} read",
        "none",
        not written and not read,
        _named(written) if written else "",
    )


def _named(pages: set[Path]) -> str:
    """Return how many pages there are, and the folders of the first ones."""
    names = [page.parent.name for page in sorted(pages)]
    return f"{len(pages)} ({', '.join(names[:_SHOWN])})" if pages else "none"


def edit_cell(here: Path, number: int) -> str:
    """Change the last cell of the middle row of a document; return what only that cell says."""
    path = max((here / "docs/sources").glob("web-sdk-*.md"))
    lines = path.read_text("utf-8").splitlines()
    rows = [at for at, line in enumerate(lines) if line.endswith("。 |")]
    at = rows[len(rows) // 2]
    text = f"第 {number} 次修改这一格"
    lines[at] = f"{lines[at].removesuffix('。 |')}，{text}。 |"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return text


def _rebuild(here: Path, out: Path) -> Rebuild:
    """Build again, and see what was done."""
    before = _stamps(out)
    run = build(here, out)
    after = _stamps(out)
    said = _READ.search(run.output)
    if said is None:
        raise RuntimeError(f"Sphinx does not say what it read:\n{run.output}")
    added, changed, _ = map(int, said.groups())
    written = {page for page, _ in before.items() ^ after.items()}
    return Rebuild(run, added + changed, written)


def _stamps(out: Path) -> dict[Path, int]:
    return {page: page.stat().st_mtime_ns for page in _pages(out)}


def _pages(out: Path) -> list[Path]:
    """Return the pages of a site; what Sphinx keeps for itself beside them is none."""
    return [page for page in sorted(out.rglob("*.html")) if ".doctrees" not in page.parts]
