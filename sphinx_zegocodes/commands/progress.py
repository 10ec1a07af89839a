"""How far a command has come, on a terminal: ``reading 12 of 117 documents``.

The line comes when a command has run for a second, and is gone before anything else is written.
"""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO, TypeVar

from sphinx_zegocodes.commands.console import counted, is_terminal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Self

T = TypeVar("T")

DELAY = 1.0
"""How many seconds a command may take without a word."""
_PAUSE = 0.1
"""Seconds between one look and the next."""
_COLUMNS = 80
_CLEAR = "\r\x1b[K"
"""Goes to the beginning of the line and empties it (ECMA-48, "EL")."""


class Progress:
    """Shows how far a command has come while it is entered, a second after it was made.

    A thread of its own looks how far that is: a single item may take longer than anybody would
    wait without a word. Logs get nothing, whether they are taken from a terminal or not.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._due = time.monotonic() + DELAY
        self._line = ""
        self._left = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        if is_terminal(self._stream) and not os.environ.get("CI"):
            self._line = ""
            self._left.clear()
            self._thread = threading.Thread(target=self._show, daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._thread is not None:
            self._left.set()
            self._thread.join()
            self._thread = None

    def watch(self, items: Collection[T], doing: str, what: str, /) -> Iterator[T]:
        """Hand items on, and note which of how many it is."""
        of = f"of {counted(len(items), what)}"
        for number, item in enumerate(items, 1):
            self._line = f"{doing} {number} {of}"
            yield item

    def _show(self) -> None:
        """Show the line until the work is done, then take it away."""
        shown, wait = "", max(0.0, self._due - time.monotonic())
        with suppress(OSError, ValueError):  # the terminal is gone
            while not self._left.wait(wait):
                wait = _PAUSE
                if self._line != shown:
                    shown = self._line
                    self._write(_CLEAR + shown[: self._columns() - 1])
            if shown:
                self._write(_CLEAR)

    def _columns(self) -> int:
        """Return how wide the terminal is; it may be resized, and some do not know."""
        return os.get_terminal_size(self._stream.fileno()).columns or _COLUMNS

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
