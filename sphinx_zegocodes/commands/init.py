"""``zegocodes init``: make what a project needs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_zegocodes.commands.console import CLEAN, FAILED, say
from sphinx_zegocodes.sources.adding.skeleton import plan_skeleton, write_skeleton

if TYPE_CHECKING:
    import argparse


def add_options(init: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    init.description = (
        "Make what a project needs: the section of pyproject.toml, the configuration of Sphinx, "
        "a start page, and a first document to be changed. What is there already stays as it is."
    )
    init.add_argument(
        "folder", nargs="?", type=Path, default=Path(), metavar="DIR", help="(default: this one)"
    )
    init.add_argument(
        "--id",
        default="example",
        dest="document",
        metavar="ID",
        help="what the first document is called in addresses (default: %(default)s)",
    )
    init.add_argument(
        "--no-document",
        action="store_true",
        help="leave the first document to: zegocodes add FILE --id ID",
    )
    init.set_defaults(run=_init)


def _init(arguments: argparse.Namespace) -> int:
    document = None if arguments.no_document else arguments.document
    skeleton, wrong = plan_skeleton(arguments.folder, document)
    if skeleton is None:
        say([*wrong, "Nothing was written."], sys.stderr)
        return FAILED
    say([f"{path} written" for path in write_skeleton(skeleton)], sys.stdout)
    if skeleton.left:
        say(["", "Left to you:", *(f"  {decision}" for decision in skeleton.left)], sys.stdout)
    return CLEAN
