"""``zegocodes release``: close what changed since the last release."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.changes import closed
from sphinx_zegocodes.catalogue.diagnostics import in_order
from sphinx_zegocodes.catalogue.releases import load_releases
from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS, in_project, say
from sphinx_zegocodes.sources.sync import plan_sync, write_release

if TYPE_CHECKING:
    import argparse

    from sphinx_zegocodes.sources.project import Project


def add_options(release: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    release.description = (
        "Write down in data/changes.json which entries were added, changed, moved or removed since "
        "the last release, and in data/permalinks.txt the addresses that are permanent from now on."
    )
    release.add_argument(
        "day",
        type=dt.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day of the release, after that of the last",
    )
    release.set_defaults(run=in_project(_release))


def _release(project: Project, arguments: argparse.Namespace) -> int:
    plan = plan_sync(project)
    say(in_order(plan.diagnostics), sys.stderr)
    stale = plan.stale()
    say([f"{target.path} is not in sync; run: zegocodes sync" for target in stale], sys.stderr)
    releases, _ = load_releases(project.data)
    if plan.blocked or stale or releases is None:
        say(["Nothing was released."], sys.stderr)
        return FINDINGS
    day = arguments.day.isoformat()
    if day <= releases.day:
        say([f"the last release is of {releases.day}; say a later day"], sys.stderr)
        return FAILED
    released = closed(releases, day, plan.catalogue)
    counts = Counter(change.kind for change in released.releases[-1].changes)
    if not counts:
        say([f"nothing changed since {releases.day or 'the beginning'}"], sys.stdout)
        return CLEAN
    said = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
    say([f"{path} written" for path in write_release(project, released)], sys.stdout)
    say([f"{day}: {said}"], sys.stdout)
    return CLEAN
