"""The lines of a Markdown text, and which of them are no place for a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.text import SourceText

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_BLOCK_START = re.compile(r" {0,3}(#{1,6}(\s|$)|`{3,}[^`]*$|~{3,}|(?:[-*_][ \t]*){3,}$|>)")
_COMMENT = re.compile(r"<!--.*?-->|\{/\*.*?\*/\}", re.DOTALL)
_FRONT_MATTER = re.compile(r"---[ \t]*(?:\r\n|\n|\r).*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)


class Lines:
    """The lines of a text, counted from 0, without their ends."""

    def __init__(self, source: SourceText) -> None:
        self._starts = source.line_starts
        text = source.text
        ends = [*self._starts[1:], len(text)]
        self._texts = [
            text[start:end].rstrip("\r\n") for start, end in zip(self._starts, ends, strict=True)
        ]
        self.front_matter = 0
        """How many lines the front matter takes."""
        self.opaque = [False] * len(self._texts)
        """Whether a line is inside a code fence, a comment or the front matter."""
        self._mark(source)

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: int) -> str:
        return self._texts[number]

    def start(self, number: int) -> int:
        """Return the offset of a line's first character."""
        return self._starts[number]

    def end(self, number: int) -> int:
        """Return the offset behind a line's last character, its end apart."""
        return self._starts[number] + len(self._texts[number])

    def starts_block(self, number: int) -> bool:
        """Tell whether a heading, a fence, a rule or a quotation begins on a line."""
        line = self._texts[number].lstrip(" ")
        return line[:1] in "#`~-*_>" and bool(_BLOCK_START.match(self._texts[number]))

    def _mark(self, source: SourceText) -> None:
        """Find the lines that are no place for a table."""
        front = _FRONT_MATTER.match(source.text)
        if front:
            self.front_matter = source.line(front.end())
            self._mark_lines(0, self.front_matter - 1)
        self._mark_fences()
        for comment in _COMMENT.finditer(source.text):
            first, last = source.line(comment.start()) - 1, source.line(comment.end()) - 1
            if last > first and not self.opaque[first]:
                self._mark_lines(first, last)

    def _mark_fences(self) -> None:
        fence = ""
        for number, line in enumerate(self._texts):
            if self.opaque[number]:
                continue
            if fence:
                self.opaque[number] = True
                closing = line.strip()
                if closing.startswith(fence) and not closing.strip(fence[0]):
                    fence = ""
            elif line[:4].lstrip(" ")[:1] in ("`", "~") and (match := _FENCE.match(line)):
                self.opaque[number] = True
                fence = match[1]

    def _mark_lines(self, first: int, last: int) -> None:
        for number in range(first, last + 1):
            self.opaque[number] = True
