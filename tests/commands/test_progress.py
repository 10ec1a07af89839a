"""Progress on a terminal, and not a byte of it anywhere else."""

from __future__ import annotations

import os
import pty
import select
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

import pytest

from sphinx_zegocodes.commands import progress
from sphinx_zegocodes.commands.progress import Progress
from sphinx_zegocodes.sources import reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from command_fixtures import Ran

pytestmark = pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no terminals here")

_CLEAR = "\r\x1b[K"
_LONG = 5
"""Seconds after which something that has to come will not come any more."""


class Terminal:
    """A terminal that standard error goes to."""

    def __init__(self) -> None:
        self._master, slave = pty.openpty()
        self.stream: TextIO = os.fdopen(slave, "w", encoding="utf-8")
        self.seen = ""

    def wait_for(self, text: str) -> None:
        """Wait until a text was written."""
        while text not in self.seen:
            ready, _, _ = select.select([self._master], [], [], _LONG)
            assert ready, f"{text!r} does not come; there is {self.seen!r}"
            self.seen += os.read(self._master, 4096).decode()

    def everything(self) -> str:
        """Return all that was written up to now."""
        self.stream.write("\0")
        self.stream.flush()
        self.wait_for("\0")
        return self.seen.removesuffix("\0")

    def close(self) -> None:
        self.stream.close()
        os.close(self._master)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """Return a terminal of a person; progress comes at once."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(progress, "DELAY", 0)
    opened = Terminal()
    yield opened
    opened.close()


def work(terminal: Terminal, *, seen: bool) -> None:
    """Go through three items, waiting for each to be shown where it is to be seen."""
    shown = Progress(terminal.stream)
    with shown:
        for item in shown.watch([1, 2, 3], "reading", "document"):
            if seen:
                terminal.wait_for(f"reading {item} of 3 documents")


def test_each_step_is_shown_in_one_line_that_goes_again(terminal: Terminal) -> None:
    work(terminal, seen=True)

    steps = [f"{_CLEAR}reading {number} of 3 documents" for number in (1, 2, 3)]
    assert terminal.everything() == "".join([*steps, _CLEAR])


def test_what_goes_wrong_takes_the_line_away(terminal: Terminal) -> None:
    shown = Progress(terminal.stream)

    with suppress(KeyboardInterrupt), shown:
        for _ in shown.watch(["x"], "writing", "file"):
            terminal.wait_for("writing 1 of 1 file")
            raise KeyboardInterrupt

    assert terminal.everything().endswith(_CLEAR)


def test_short_work_shows_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "DELAY", _LONG)

    work(terminal, seen=False)

    assert terminal.everything() == ""


def test_the_second_counts_from_the_beginning_of_a_command(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    monkeypatch.setattr(progress, "DELAY", 1)
    shown = Progress(terminal.stream)
    now = 0.99
    with shown:
        list(shown.watch([1], "reading", "document"))
    assert terminal.everything() == ""

    now = 1.0
    with shown:
        for _ in shown.watch([1], "writing", "file"):
            terminal.wait_for("writing 1 of 1 file")


@pytest.mark.parametrize(("name", "value"), [("TERM", "dumb"), ("CI", "true")])
def test_logs_taken_from_a_terminal_get_nothing(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    work(terminal, seen=False)

    assert terminal.everything() == ""


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    "command", [["sync"], ["lint"], ["lint", "--format", "json"], ["lint", "--fix"]]
)
def test_commands_show_it_on_a_terminal_only(
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
    zegocodes: Callable[..., Ran],
    command: list[str],
) -> None:
    read = reader.read_document

    def read_when_seen(*arguments: Any) -> object:
        terminal.wait_for("reading 1 of ")
        return read(*arguments)

    piped = zegocodes(*command)
    with monkeypatch.context() as on_terminal:
        on_terminal.setattr("sys.stderr", terminal.stream)
        on_terminal.setattr("sphinx_zegocodes.sources.sync.read_document", read_when_seen)
        shown = zegocodes(*command)

    assert (shown.status, shown.out) == (piped.status, piped.out)
    assert "\x1b" not in piped.err
    _, _, left = terminal.everything().rpartition(_CLEAR)
    assert left == piped.err.replace("\n", "\r\n")
