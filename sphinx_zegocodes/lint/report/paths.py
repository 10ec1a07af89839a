"""Paths as those want them who show findings beside a checkout."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def from_here(path: str) -> str | None:
    """Return a path relative to the working directory, with slashes; None where it leads out."""
    relative = Path(os.path.relpath(path))
    return None if relative.parts[:1] == ("..",) else relative.as_posix()


def relative_uri(path: str) -> str:
    """Write a relative path as a URI."""
    return quote(os.fsencode(path))


def file_uri(path: str) -> str:
    """Write a path that leads out of the working directory as a URI."""
    return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100 - a link is what the user named
