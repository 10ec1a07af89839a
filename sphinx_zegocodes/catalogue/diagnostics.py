"""Findings as values: every loader, reader and rule returns them, only the edges report them."""

from __future__ import annotations

import enum
import re

import msgspec

_LINE_END = re.compile(r"\r\n|\n|\r")


class Severity(enum.StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """Text would be lost or wrong: nothing is written while one stands."""
    WARNING = "warning"
    """The text was recovered, or is poor, and a person should look."""
    NOTE = "note"
    """Advice, or what nobody has to mend; reported by the linter only when asked for."""


class Rule(enum.Enum):
    """What can be wrong, with its stable code and its severity.

    The members stand in ``catalogue/rules/``, an enumeration for each group of rules.
    """

    def __init__(self, code: str, severity: Severity) -> None:
        self.code = code
        """The stable code that people quote and waivers name: ``ZC101``."""
        self.severity = severity
        """How bad a breach is."""

    @property
    def slug(self) -> str:
        """The name that people may use for the code: ``torn-row``."""
        return self.name.lower().replace("_", "-")

    @property
    def waivable(self) -> bool:
        """Whether a person may accept what it finds: faults of the text, not of the project."""
        return self.code.startswith(("ZC1", "ZC2", "ZC3", "ZC410", "ZC51"))


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of text: lines and columns from 1, columns in characters."""

    line: int = 1
    """First line."""
    column: int = 1
    """Column of the first character."""
    end_line: int = 1
    """Line on which the stretch ends."""
    end_column: int = 1
    """Column behind the last character."""

    @property
    def start(self) -> tuple[int, int]:
        """Line and column of the first character."""
        return self.line, self.column

    @property
    def end(self) -> tuple[int, int]:
        """Line and column behind the last character."""
        return self.end_line, self.end_column


def span_in(text: str, offset: int) -> Span:
    """Return the place of one character of a text; an offset behind its end is its end.

    A line ends with LF, CR LF or CR.
    """
    lines = _LINE_END.split(text[:offset])
    line, column = len(lines), len(lines[-1]) + 1
    return Span(line, column, line, column + 1)


class Fix(msgspec.Struct, frozen=True):
    """How a tool may mend what was found: other text in the place of the finding's span."""

    message: str
    """What it does, in the imperative."""
    text: str
    """What to write; where the span is empty, what to insert."""
    safe: bool = False
    """Whether no word of the document changes, so that nobody has to be asked."""


class Diagnostic(msgspec.Struct, frozen=True):
    """One finding, where it is, and what to do about it."""

    path: str
    """The file, as the user would type it."""
    span: Span
    """Where in the file."""
    rule: Rule
    """What is wrong."""
    message: str
    """What was found, in one sentence."""
    at: str = ""
    """The key (``web-sdk/room/1002006``) of the row, table or document that it concerns."""
    fix: Fix | None = None
    """How to mend it, where that is known."""

    @property
    def document(self) -> str:
        """The id of the document that it concerns; of what is none, the name of the file."""
        return self.at.partition("/")[0] or self.path.rpartition("/")[2].partition(".")[0]

    def __str__(self) -> str:
        message = "↵".join(self.message.splitlines())
        return (
            f"{self.path}:{self.span.line}:{self.span.column}: "
            f"{self.rule.severity} {self.rule.code} {message}"
        )


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, place, rule and message, so that every run reports alike."""
    return sorted(diagnostics, key=lambda d: (d.path, d.span, d.rule.code, d.message))


def has_errors(diagnostics: list[Diagnostic]) -> bool:
    """Tell whether any finding is an error."""
    return any(d.rule.severity is Severity.ERROR for d in diagnostics)
