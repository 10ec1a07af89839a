"""Annotations of GitHub Actions: commands on standard output, a line each.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
    from sphinx_zegocodes.lint.report import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report) -> Iterator[str]:
    """Write an annotation for each finding."""
    for finding in report.findings:
        yield _annotation(finding, report.from_root(finding.path) or finding.path)


def _annotation(finding: Diagnostic, file: str) -> str:
    properties = {
        "file": file,
        **_place(finding.span),
        "title": f"{finding.rule.code} {finding.rule.slug}",
    }
    escaped = (f"{name}={text.translate(_IN_PROPERTIES)}" for name, text in properties.items())
    command = _COMMANDS[finding.rule.severity]
    return f"::{command} {','.join(escaped)}::{finding.message.translate(_IN_DATA)}\n"


def _place(span: Span) -> dict[str, str]:
    """Return a place in GitHub's terms: columns are for places on one line only, ends included."""
    place = {"line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:
        place["col"] = str(span.column)
        place["endColumn"] = str(max(span.column, span.end_column - 1))
    return place
