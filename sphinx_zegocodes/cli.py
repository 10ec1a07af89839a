"""The command ``zegocodes``.

Exit status: 0 clean, 1 findings, 2 could not run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from sphinx_zegocodes import __version__
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Severity, Span, in_order
from sphinx_zegocodes.lint.check import check
from sphinx_zegocodes.sources.project import load_project
from sphinx_zegocodes.sources.retire import retire
from sphinx_zegocodes.sources.sync import plan_sync, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_zegocodes.sources.gone import GoneEntry
    from sphinx_zegocodes.sources.project import Project

CLEAN, FINDINGS, FAILED = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # which may know no Chinese
        sys.stdout.reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    try:
        project, diagnostics = load_project(arguments.project)
        if project is None:
            _print(diagnostics, sys.stderr)
            return FAILED
        status: int = arguments.run(project, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes at exit once more, and would complain where no one reads.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        path = str(error.filename or "zegocodes")
        message = f"cannot be read or written: {error.strerror or error}"
        _print([Diagnostic(path, Span(), Rule.UNREADABLE_FILE, message)], sys.stderr)
        return FAILED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zegocodes", description="Keep documents, data and pages of error codes in sync."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument(
        "--project",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the project's folder, which holds pyproject.toml (default: this one)",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    sync = commands.add_parser("sync", help="write data/codes from the sources and curation")
    sync.add_argument(
        "--check", action="store_true", help="write nothing; 1 if anything would change"
    )
    sync.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    sync.add_argument(
        "--retire",
        action="store_true",
        help="give published entries that are gone a tombstone in data/curation",
    )
    sync.add_argument(
        "--when",
        type=dt.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day that --retire notes (default: today)",
    )
    sync.set_defaults(run=_sync)
    lint = commands.add_parser("lint", help="hold sources, curation, data and pages together")
    lint.set_defaults(run=_lint)
    return parser


def _sync(project: Project, arguments: argparse.Namespace) -> int:
    plan = plan_sync(project)
    if arguments.retire and plan.gone and not (arguments.check or arguments.diff):
        return _retire(project, plan.gone, arguments.when)
    _print(in_order(plan.diagnostics), sys.stderr)
    if plan.blocked:
        _print(["Nothing was written."], sys.stderr)
        return FINDINGS
    if not arguments.check and not arguments.diff:
        _print([f"{path} written" for path in write(plan)], sys.stdout)
        return CLEAN
    stale = plan.stale()
    if arguments.diff:
        sys.stdout.write("".join(target.diff() for target in stale))
    _print([f"{target.path} would change; run: zegocodes sync" for target in stale], sys.stderr)
    return FINDINGS if stale and arguments.check else CLEAN


def _retire(project: Project, gone: Sequence[GoneEntry], when: dt.date | None) -> int:
    """Write tombstones; a person still has to say why, so the status is that of findings."""
    retirements, diagnostics = retire(project, gone, when or dt.datetime.now().astimezone().date())
    _print(diagnostics, sys.stderr)
    for retirement in retirements:
        _print([f"{retirement.path}: a tombstone for {key}" for key in retirement.keys], sys.stdout)
    if retirements:
        _print(["Say why in each, and run: zegocodes sync"], sys.stderr)
    return FINDINGS


def _lint(project: Project, _arguments: argparse.Namespace) -> int:
    diagnostics = check(project)
    _print(diagnostics, sys.stdout)
    errors = sum(d.rule.severity is Severity.ERROR for d in diagnostics)
    warnings = len(diagnostics) - errors
    _print([f"{errors} errors, {warnings} warnings"], sys.stderr)
    return FINDINGS if diagnostics else CLEAN


def _print(lines: Iterable[object], stream: TextIO) -> None:
    stream.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    raise SystemExit(main())
