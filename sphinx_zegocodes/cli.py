"""The command ``zegocodes``.

Exit status: 0 clean, 1 findings, 2 could not run.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_zegocodes import __version__
from sphinx_zegocodes.catalogue.diagnostics import Severity, in_order
from sphinx_zegocodes.lint.check import check
from sphinx_zegocodes.sources.project import Project, load_project
from sphinx_zegocodes.sources.sync import plan_sync, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic

CLEAN, FINDINGS, FAILED = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    arguments = _parser().parse_args(argv)
    project, diagnostics = load_project(arguments.project)
    if project is None:
        _report(diagnostics, sys.stderr)
        return FAILED
    try:
        status: int = arguments.run(project, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        print(f"{error.filename}: error: {error.strerror}", file=sys.stderr)  # noqa: T201
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
    sync.add_argument("--check", action="store_true", help="write nothing; 1 if anything would change")
    sync.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    sync.set_defaults(run=_sync)
    lint = commands.add_parser("lint", help="hold sources, curation, data and pages together")
    lint.set_defaults(run=_lint)
    return parser


def _sync(project: Project, arguments: argparse.Namespace) -> int:
    plan = plan_sync(project)
    _report(in_order(plan.diagnostics), sys.stderr)
    if not plan.targets:
        print("Nothing was written.", file=sys.stderr)  # noqa: T201
        return FINDINGS
    stale = plan.stale()
    if arguments.diff:
        sys.stdout.write("".join(target.diff() for target in stale))
    if arguments.check or arguments.diff:
        for target in stale:
            print(f"{target.path} would change; run: zegocodes sync", file=sys.stderr)  # noqa: T201
        return FINDINGS if stale and arguments.check else CLEAN
    for path in write(plan):
        print(f"{path} written")  # noqa: T201
    return CLEAN


def _lint(project: Project, arguments: argparse.Namespace) -> int:
    del arguments
    diagnostics = check(project)
    _report(diagnostics, sys.stdout)
    errors = sum(d.rule.severity is Severity.ERROR for d in diagnostics)
    warnings = len(diagnostics) - errors
    print(f"{errors} errors, {warnings} warnings", file=sys.stderr)  # noqa: T201
    return FINDINGS if diagnostics else CLEAN


def _report(diagnostics: list[Diagnostic], stream: object) -> None:
    for diagnostic in diagnostics:
        print(diagnostic, file=stream)  # type: ignore[call-overload]  # noqa: T201
