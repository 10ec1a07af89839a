"""A source document's text: where each of its characters stands, and what its lines are."""

from __future__ import annotations

import bisect
import re
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix, Rule, Span, span_in
from sphinx_zegocodes.catalogue.rules.project import FileRule
from sphinx_zegocodes.catalogue.storage import conflicts_in, read_file, unreadable
from sphinx_zegocodes.sources.mdx import declaration_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LINE_END = re.compile(r"\r\n|\n|\r")


class SourceText:
    """A text with the file it came from; offsets count characters from 0."""

    def __init__(self, text: str, path: str = "<string>") -> None:
        self.text = text
        """The whole text, newlines as they are."""
        self.path = path
        """The file, as messages name it."""

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character; a line ends with LF, CR LF or CR."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @cached_property
    def lines(self) -> Lines:
        """The lines, and what each of them is."""
        return Lines(self)

    def span(self, start: int, end: int) -> Span:
        """Return lines and columns of the characters from ``start`` up to, not with, ``end``."""
        first = bisect.bisect_right(self.line_starts, start)
        last = bisect.bisect_right(self.line_starts, end)
        return Span(
            first,
            start - self.line_starts[first - 1] + 1,
            last,
            end - self.line_starts[last - 1] + 1,
        )

    def offsets(self, span: Span) -> tuple[int, int]:
        """Return the offsets of a span: the reverse of ``span``."""
        start, end = self.line_starts[span.line - 1], self.line_starts[span.end_line - 1]
        return start + span.column - 1, end + span.end_column - 1

    def line(self, offset: int) -> int:
        """Return the number, from 1, of the line that holds a character."""
        return bisect.bisect_right(self.line_starts, offset)

    def finding(  # noqa: PLR0913 - a finding's parts
        self,
        rule: Rule,
        start: int,
        end: int,
        message: str,
        at: str = "",
        *,
        fix: Fix | None = None,
    ) -> Diagnostic:
        """Make a finding about a stretch of the text."""
        return Diagnostic(self.path, self.span(start, end), rule, message, at, fix)


def read_source(
    path: Path, read: Callable[[Path], bytes] = read_file
) -> tuple[SourceText | None, list[Diagnostic]]:
    """Read a Markdown file as published; None with a finding where it cannot be read."""
    try:
        content = read(path)
    except OSError as error:
        return None, [unreadable(path, error)]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        span = span_in(content[: error.start].decode("utf-8"), error.start)
        return None, [Diagnostic(str(path), span, FileRule.UNREADABLE_FILE, "not UTF-8")]
    text = text.removeprefix("\ufeff")
    unmerged = conflicts_in(path, text)
    return (None if unmerged else SourceText(text, str(path))), unmerged


_OPENING = re.compile(r" {0,3}(?:(?P<fence>`{3,}(?=[^`]*$)|~{3,})|(?P<comment><!--|\{/\*))")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?: {1,4}(?! )|[ \t])")
_CLOSING = {"<!--": "-->", "{/*": "*/}"}
_BLOCK_START = re.compile(r" {0,3}(#{1,6}(\s|$)|`{3,}[^`]*$|~{3,}|:{3,}|(?:[-*_][ \t]*){3,}$|>)")
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
        """Whether a line is inside a code fence, a comment, a declaration or the front matter."""
        self.fences: list[range] = []
        """The lines of code between fences, those included."""
        self.comments: list[range] = []
        """The lines of comments that begin on a line of their own."""
        self.declarations: list[range] = []
        """The lines of MDX's imports and exports."""
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
        return line[:1] in "#`~:-*_>" and bool(_BLOCK_START.match(self._texts[number]))

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
        number, margin = self.front_matter, 0
        while number < len(self._texts):
            line = self._texts[number]
            margin = self._margin(line, margin)
            begins = line[margin : margin + 4].lstrip(" ")[:1]
            match = _OPENING.match(line, margin) if begins in tuple("`~<{") else None
            behind = number + 1
            declared = None
            if line.startswith(("import", "export")):
                declared = declaration_at(source.text, self._starts[number])
            if declared is not None:
                behind = source.line(declared)
                self.declarations.append(range(number, behind))
            elif match and match["fence"]:
                behind = self._behind_fence(number, match["fence"], margin)
                self.fences.append(range(number, behind))
            elif match and not line[:margin].strip():
                closing = _CLOSING[match["comment"]]
                opened = self._starts[number] + match.end()
                if opened <= ends[closing]:
                    behind = source.line(source.text.find(closing, opened))
                    self.comments.append(range(number, behind))
            if behind > number + 1 or declared is not None or (match and match["fence"]):
                self.opaque[number:behind] = [True] * (behind - number)
            number = behind

    def _margin(self, line: str, margin: int) -> int:
        """Return how far what a line says is indented by the list items around it."""
        margin = 0 if line[:margin].strip() else margin
        while item := _ITEM.match(line, margin):
            margin = item.end()
        return margin

    def _behind_fence(self, number: int, fence: str, margin: int) -> int:
        """Return the line behind the code fence that opens on a line.

        It ends with the list item that it stands in; otherwise it may stay open.
        """
        for last in range(number + 1, len(self._texts)):
            line, text = self._texts[last], self._texts[last].strip()
            if line[:margin].strip():
                return last
            is_closing = text.startswith(fence) and not text.strip(fence[0])
            if is_closing and not _INDENTED.match(line, margin):
                return last + 1
        return len(self._texts)
