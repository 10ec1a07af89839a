"""A source document's text, and where each of its characters stands."""

from __future__ import annotations

import bisect
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix, Rule, Span, span_in
from sphinx_zegocodes.catalogue.rules.files import FileRule

if TYPE_CHECKING:
    from collections.abc import Callable

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
        starts = self.line_starts
        return starts[span.line - 1] + span.column - 1, starts[
            span.end_line - 1
        ] + span.end_column - 1

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
    path: Path, read: Callable[[Path], bytes] = Path.read_bytes
) -> tuple[SourceText | None, list[Diagnostic]]:
    """Read a Markdown file as published; None with a finding where it cannot be read."""
    try:
        content = read(path)
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        return None, [Diagnostic(str(path), Span(), FileRule.UNREADABLE_FILE, message)]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        span = span_in(content[: error.start].decode("utf-8"), error.start)
        return None, [Diagnostic(str(path), span, FileRule.UNREADABLE_FILE, "not UTF-8")]
    return SourceText(text.removeprefix("\ufeff"), str(path)), []
