"""The command ``zegocodes``.

Exit status: 0 clean, 1 findings, 2 could not run.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from sphinx_zegocodes import __version__
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.rules.project import FileRule
from sphinx_zegocodes.commands.console import FAILED, project_folder, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_COMMANDS = {
    "init": "make what a project needs, in a new folder or an old one",
    "sync": "write data/codes from the sources and curation",
    "lint": "hold sources, curation and data together",
    "explain": "say what codes mean",
    "release": "close what changed since the last release, and publish its addresses",
    "update": "take a newer version of a known document in",
    "add": "take a new document in: its source, curation, page and data",
}
"""What each does; the modules of ``commands`` have the same names."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    if sys.stderr is None:  # it was closed: what is said is for nobody
        sys.stderr = io.StringIO()
    if sys.stdout is None:
        say(["zegocodes: standard output is closed"], sys.stderr)
        return FAILED
    if isinstance(sys.stdout, io.TextIOWrapper):  # which may know no Chinese
        sys.stdout.reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    try:
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
    commands = parser.add_subparsers(
        title="commands", required=True, metavar="COMMAND", parser_class=_Command
    )
    for name, does in _COMMANDS.items():
        commands.add_parser(name, help=does).set_defaults(name=name)
    return parser


class _Command(argparse.ArgumentParser):
    """A command. Its module is imported when it is asked for: ``explain`` needs no linter."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Have the module add its options, and parse them."""
        import_module(f"sphinx_zegocodes.commands.{self.get_default('name')}").add_options(self)
        return super().parse_known_args(args, namespace)


if __name__ == "__main__":
    raise SystemExit(main())
