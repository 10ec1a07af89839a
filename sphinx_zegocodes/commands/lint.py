"""``zegocodes lint``: hold sources, curation, data and pages together."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Severity
from sphinx_zegocodes.commands.console import CLEAN, FINDINGS, in_project, say
from sphinx_zegocodes.lint.check import check

if TYPE_CHECKING:
    import argparse

    from sphinx_zegocodes.sources.project import Project


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    lint = commands.add_parser("lint", help="hold sources, curation, data and pages together")
    lint.set_defaults(run=in_project(_lint))


def _lint(project: Project, _arguments: argparse.Namespace) -> int:
    diagnostics = check(project)
    say(diagnostics, sys.stdout)
    errors = sum(d.rule.severity is Severity.ERROR for d in diagnostics)
    warnings = len(diagnostics) - errors
    say([f"{errors} errors, {warnings} warnings"], sys.stderr)
    return FINDINGS if diagnostics else CLEAN
