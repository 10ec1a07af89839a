"""``zegocodes sync``: write the data from the sources and curation."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import in_order
from sphinx_zegocodes.commands.console import CLEAN, FINDINGS, in_project, say, write_for_programs
from sphinx_zegocodes.sources.adding.new_tables import curate_new_tables
from sphinx_zegocodes.sources.proposing import propose, undecided
from sphinx_zegocodes.sources.retiring import retire
from sphinx_zegocodes.sources.sync import plan_sync, write

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.sources.departures import GoneEntry
    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.sync import Plan


def add_options(sync: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    sync.add_argument(
        "--check", action="store_true", help="write nothing; 1 if anything would change"
    )
    sync.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    sync.add_argument(
        "--retire",
        action="store_true",
        help="write published entries that are gone down under left in data/curation",
    )
    sync.add_argument(
        "--propose",
        action="store_true",
        help="write into data/curation what a person has to decide: an id for each new table, and "
        "groups, by the likeness of the texts, for codes that stand in several tables",
    )
    sync.add_argument(
        "--when",
        type=dt.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day that --retire notes (default: today)",
    )
    sync.set_defaults(run=in_project(_sync))


def _sync(project: Project, arguments: argparse.Namespace) -> int:
    plan = plan_sync(project)
    writes = not (arguments.check or arguments.diff)
    if arguments.propose and writes and _propose_tables(project, plan):
        return FINDINGS
    if arguments.retire and plan.gone and writes:
        return _retire(project, plan.gone, arguments.when)
    say(in_order(plan.diagnostics), sys.stderr)
    if plan.blocked:
        say(["Nothing was written."], sys.stderr)
        return FINDINGS
    if arguments.propose and undecided(plan.catalogue) and writes:
        return _propose(project, plan.catalogue)
    if writes:
        say([f"{path} written" for path in write(plan)], sys.stdout)
        return CLEAN
    stale = plan.stale()
    if arguments.diff:
        write_for_programs(target.diff() for target in stale)
    say([f"{target.path} would change; run: zegocodes sync" for target in stale], sys.stderr)
    return FINDINGS if stale and arguments.check else CLEAN


def _propose(project: Project, catalogue: Catalogue) -> int:
    """Write groups down that a person has to decide on: the status is that of findings."""
    written, diagnostics = propose(project, catalogue)
    say(diagnostics, sys.stderr)
    say([f"{path}: groups for {code} proposed" for path, code in written], sys.stdout)
    if written:
        say(["Decide on the groups, say why in each, and run: zegocodes sync"], sys.stderr)
    return FINDINGS


def _propose_tables(project: Project, plan: Plan) -> bool:
    """Write new tables into curation, and say so; their ids are for a person to look at."""
    new = list(curate_new_tables(project, plan))
    for path, table in ((each.path, table) for each in new for table in each.tables):
        under = f"under 「{table.heading}」" if table.heading else "without a heading"
        message = f"{path}: {table.id} is the new table {under}; is the id right?"
        say([f"{message} it is permanent once published"], sys.stdout)
    if new:
        say(["Look at each id, and run: zegocodes sync"], sys.stderr)
    return bool(new)


def _retire(project: Project, gone: Sequence[GoneEntry], when: dt.date | None) -> int:
    """Write down what is gone; a person still has to say why: the status is that of findings."""
    retirements, diagnostics = retire(project, gone, when or dt.datetime.now().astimezone().date())
    say(diagnostics, sys.stderr)
    for retirement in retirements:
        say([f"{retirement.path}: {key} left" for key in retirement.keys], sys.stdout)
    if retirements:
        say(["Say why in each, and run: zegocodes sync"], sys.stderr)
    return FINDINGS
