"""Where each row stands in the sources: what leads from a page to the line that it was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.sources.project import find_project, read_settings
from sphinx_zegocodes.sources.sync import plan_sync

if TYPE_CHECKING:
    from pathlib import Path


def source_lines(folder: Path) -> tuple[Path, dict[str, int]] | None:
    """Read the sources of the project that a folder lies in; None where there are none.

    Returns their folder, and the line of each entry's row, from 1, by key.
    """
    project, _ = read_settings(folder / find_project(folder))
    if project is None or not project.sources.is_dir():
        return None
    rows = (row for reading in plan_sync(project).readings.values() for row in reading.rows)
    return project.sources, {f"{r.key}/{code}": r.span.line for r in rows for code in r.row.codes}
