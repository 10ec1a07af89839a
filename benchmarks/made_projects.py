"""The projects that measurements share, each made once, in a folder that is gone in the end."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from figures import ROOT
from generate import write_project
from processes import Run, build_fresh
from rivals import write_rival

_FOLDER = tempfile.TemporaryDirectory(prefix="bench-")
REAL = 0
"""In place of a number of codes: this repository itself."""


def folder(name: str) -> Path:
    """Return a folder in which to put something."""
    return Path(_FOLDER.name, name)


@cache
def project(codes: int) -> Path:
    """Return a project of so many codes, which nobody may change."""
    if codes == REAL:
        return ROOT
    made = folder(f"{codes}")
    write_project(made, codes)
    return made


@cache
def rival(codes: int, kind: str) -> Path:
    """Return the content of a project as a rival of that kind has it."""
    made = folder(f"{codes}-{kind}")
    write_rival(made, project(codes), kind)
    return made


@cache
def site(codes: int) -> tuple[Path, Run]:
    """Return where the site of a project is built, and what that build took."""
    out = folder(f"{codes}-site")
    return out, build_fresh(project(codes), out)
