"""How findings are shown: a renderer for each format, over the one record of a finding.

Each is given a report, and yields it in its format piece by piece, line ends included.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic

Painter = Callable[[str, str], str]
"""Gives a text one of the styles below (ECMA-48, "SGR"), or leaves it as it is."""

BOLD = "1"
DIM = "2"
RED = "1;31"
YELLOW = "1;33"
CYAN = "1;36"


def plain(text: str, _style: str) -> str:
    """Leave a text as it is."""
    return text


def coloured(text: str, style: str) -> str:
    """Give a text a style."""
    return f"\x1b[{style}m{text}\x1b[0m" if text else ""


class Report(msgspec.Struct, frozen=True):
    """Findings, and what it takes to show them."""

    findings: list[Diagnostic]
    """The findings in their order."""
    read: Callable[[str], bytes]
    """Returns the content of a file by the path that a finding names; may raise OSError."""
    paint: Painter = plain
    """Colours text, where a format has colours."""
    root: Path = Path()
    """The project's folder, which programs are told paths from."""

    def from_root(self, path: str) -> str | None:
        """Return a path from the project's folder, with slashes; None where it leads out.

        Links are followed: code scanning shows nothing of a file by the name of a link.
        """
        root = os.path.realpath(self.root)
        relative = Path(os.path.relpath(os.path.realpath(path), root))
        return None if relative.parts[:1] == ("..",) else relative.as_posix()
