"""The texts that findings are about, to quote from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

_LINE_END = re.compile(r"\r\n|\n|\r")
_LINE_ENDS = {
    ".json": re.compile(r"\n"),
    ".txt": re.compile(r"\n"),
    ".yaml": re.compile(r"\r\n|[\n\r\x85\u2028\u2029]"),  # YAML 1.1, 5.4
}
"""What ends a line, as those who read such files count lines; elsewhere as Markdown does."""


class Text(msgspec.Struct, frozen=True):
    """The text of a file; offsets count characters from 0."""

    text: str
    """The whole text, without a byte order mark."""
    lines: list[tuple[int, int]]
    """Where each line begins, and where it ends, its end apart."""


class Contents:
    """The texts of files, each read once."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._texts: dict[str, Text | None] = {}

    def text(self, path: str) -> Text | None:
        """Return the text of a file; None where it cannot be read or is no UTF-8."""
        if path not in self._texts:
            try:
                self._texts[path] = _split(path, self._read(path).decode("utf-8-sig"))
            except (OSError, UnicodeDecodeError):
                self._texts[path] = None
        return self._texts[path]


def _split(path: str, text: str) -> Text:
    suffix = path[path.rfind(".") :]
    ends = list(_LINE_ENDS.get(suffix, _LINE_END).finditer(text))
    starts = [0, *(end.end() for end in ends)]
    return Text(text, list(zip(starts, [*(end.start() for end in ends), len(text)], strict=True)))
