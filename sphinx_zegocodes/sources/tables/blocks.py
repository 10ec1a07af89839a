"""The lines of a Markdown text, and which of them are no place for a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.text import SourceText

_OPENING = re.compile(r" {0,3}(?:(?P<fence>`{3,}(?=[^`]*$)|~{3,})|(?P<comment><!--|\{/\*))")
_CLOSING = {"<!--": "-->", "{/*": "*/}"}
_BLOCK_START = re.compile(r" {0,3}(#{1,6}(\s|$)|`{3,}[^`]*$|~{3,}|(?:[-*_][ \t]*){3,}$|>)")
_INDENTED = re.compile(r" {0,3}\t| {4}")


class Lines:
    """The lines of a text, counted from 0, without their ends."""

    def __init__(self, source: SourceText) -> None:
        self._starts = source.line_starts
        text = source.text
        ends = [*self._starts[1:], len(text)]
        self._texts = [
            text[start:end].rstrip("\r\n") for start, end in zip(self._starts, ends, strict=True)
        ]
        self.front_matter = self._front_matter()
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

    def is_indented(self, number: int) -> bool:
        """Tell whether a line is indented as deep as code."""
        return bool(_INDENTED.match(self._texts[number]))

    def _front_matter(self) -> int:
        """Count the lines of the front matter."""
        if self._texts[0].rstrip() == "---":
            for number, line in enumerate(self._texts[1:], 1):
                if line.rstrip() in ("---", "..."):
                    return number + 1
        return 0

    def _mark(self, source: SourceText) -> None:
        """Find the lines that are no place for a table."""
        ends = {closing: source.text.rfind(closing) for closing in _CLOSING.values()}
        self.opaque[: self.front_matter] = [True] * self.front_matter
        number = self.front_matter
        while number < len(self._texts):
            line = self._texts[number]
            match = _OPENING.match(line) if line[:4].lstrip(" ")[:1] in tuple("`~<{") else None
            behind = number + 1
            if match and match["fence"]:
                behind = self._behind_fence(number, match["fence"])
            elif match:
                closing = _CLOSING[match["comment"]]
                opened = self._starts[number] + match.end()
                if opened <= ends[closing]:
                    behind = source.line(source.text.find(closing, opened))
            if behind > number + 1 or (match and match["fence"]):
                self.opaque[number:behind] = [True] * (behind - number)
            number = behind

    def _behind_fence(self, number: int, fence: str) -> int:
        """Return the line behind the code fence that opens on a line; one may stay open."""
        for last in range(number + 1, len(self._texts)):
            line = self._texts[last].strip()
            if line.startswith(fence) and not line.strip(fence[0]) and not self.is_indented(last):
                return last + 1
        return len(self._texts)
