"""What all commands share: exit statuses, the project they work on, and how they speak."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from sphinx_zegocodes.sources.project import load_project

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from sphinx_zegocodes.sources.project import Project

CLEAN, FINDINGS, FAILED = 0, 1, 2
"""Nothing to say; something was found; could not run."""


def say(lines: Iterable[object], stream: TextIO) -> None:
    """Print a line for each of some objects."""
    stream.writelines(f"{line}\n" for line in lines)


def in_project(
    run: Callable[[Project, argparse.Namespace], int],
) -> Callable[[argparse.Namespace], int]:
    """Make a command that needs a project out of a function that takes one."""

    def run_in_project(arguments: argparse.Namespace) -> int:
        project, diagnostics = load_project(arguments.project)
        if project is None:
            say(diagnostics, sys.stderr)
            return FAILED
        return run(project, arguments)

    return run_in_project
