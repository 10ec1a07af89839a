"""``zegocodes lint --fix`` and ``--diff``: mend what findings know how to mend, or show it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_zegocodes.commands.console import say, write_for_programs
from sphinx_zegocodes.lint.fixing import mend

if TYPE_CHECKING:
    import argparse

    from sphinx_zegocodes.lint.fixing import Check, Mended
    from sphinx_zegocodes.sources.project import Project


def add_to(lint: argparse.ArgumentParser) -> None:
    """Add the options to the command."""
    mending = lint.add_argument_group("mending")
    mending.add_argument(
        "--fix",
        action="store_true",
        help="mend what can be mended without changing a word, and bring the data in step",
    )
    mending.add_argument(
        "--diff", action="store_true", help="write nothing; show what --fix would change"
    )
    mending.add_argument(
        "--unsafe",
        action="store_true",
        help="with --fix or --diff: mend what changes texts too",
    )


def is_asked_for(arguments: argparse.Namespace) -> bool:
    """Tell whether to mend; ends the program where the options contradict each other."""
    asked: bool = arguments.fix or arguments.diff
    if arguments.unsafe and not asked:
        arguments.fail("--unsafe is for --fix or --diff")
    if asked and "-" in arguments.files:
        arguments.fail("standard input cannot be mended: name the file")
    return asked


def run(project: Project, check: Check, arguments: argparse.Namespace) -> Mended | None:
    """Mend a project, on disk or merely in a diff; None where a file changed meanwhile."""
    mended = mend(project, check, unsafe=arguments.unsafe)
    if arguments.diff:
        write_for_programs(target.diff() for target in mended.targets)
        return mended
    written, changed = mended.write()
    say([*(f"{path} mended" for path in written), *changed], sys.stderr)
    return None if changed else mended
