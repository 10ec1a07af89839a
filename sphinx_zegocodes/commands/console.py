"""What all commands share: exit statuses, the project they work on, and how they speak."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from sphinx_zegocodes.lint.report import coloured, plain
from sphinx_zegocodes.sources.project import find_project, load_project

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from sphinx_zegocodes.lint.report import Painter
    from sphinx_zegocodes.sources.project import Project

CLEAN, FINDINGS, FAILED = 0, 1, 2
"""Nothing to say; something was found; could not run."""


def counted(number: int, what: str) -> str:
    """Say how many there are of something: ``1 error``, ``2 errors``."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def say(lines: Iterable[object], stream: TextIO) -> None:
    """Print a line for each of some objects."""
    stream.writelines(f"{line}\n" for line in lines)


def write_for_programs(parts: Iterable[str]) -> None:
    """Write to standard output what is for programs: as UTF-8, whatever the terminal knows."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    sys.stdout.writelines(parts)


def painter(stream: TextIO) -> Painter:
    """Return what colours the text for a stream: only a terminal's, unless people want otherwise.

    ``NO_COLOR`` (https://no-color.org) and ``FORCE_COLOR`` count where they are not empty.
    """
    obeys = stream.isatty() and os.environ.get("TERM") != "dumb"
    wanted = obeys or os.environ.get("FORCE_COLOR")
    return coloured if wanted and not os.environ.get("NO_COLOR") else plain


def project_folder(path: str) -> Path:
    """Return the project's folder, from what a person gave; without that, the nearest upwards."""
    return Path(path) if path else find_project(Path())


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
