"""The command ``zegocodes``.

Exit status: 0 clean, 1 findings, 2 could not run.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from typing import TYPE_CHECKING

from sphinx_zegocodes import __version__
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.rules.project import FileRule
from sphinx_zegocodes.commands import add, explain, lint, sync
from sphinx_zegocodes.commands.console import FAILED, collecting_rarely, project_folder, say

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # which may know no Chinese
        sys.stdout.reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    try:
        with collecting_rarely():
            status: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes at exit once more, and would complain where no one reads.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return FAILED
    except OSError as error:
        path = str(error.filename or "zegocodes")
        message = f"cannot be read or written: {error.strerror or error}"
        say([Diagnostic(path, Span(), FileRule.UNREADABLE_FILE, message)], sys.stderr)
        return FAILED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zegocodes", description="Keep documents, data and pages of error codes in sync."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument(
        "--project",
        type=project_folder,
        default="",
        metavar="DIR",
        help="the project's folder, which holds pyproject.toml (default: the nearest upwards)",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in (sync, lint, explain, add):
        command.add_to(commands)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
