"""The command, run here."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sphinx_zegocodes.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable


class Ran(NamedTuple):
    """What a command did."""

    status: int
    """Its exit status."""
    out: str
    """What it wrote to standard output."""
    err: str
    """What it wrote to standard error."""


@pytest.fixture
def zegocodes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Return a function that runs the command on arguments, and bytes as standard input."""
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        buffer = io.BufferedReader(io.BytesIO(stdin))  # as a process has it
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(buffer, "ascii"))
        try:
            status = main(arguments)
        except SystemExit as exit_:  # argparse's way to end
            status = int(exit_.code or 0)
        return Ran(status, *capsys.readouterr())

    return run
