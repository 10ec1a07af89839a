"""The format for programs: everything that is known of each finding, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix
    from sphinx_zegocodes.lint.report import Report


def render(report: Report) -> Iterator[str]:
    """Write ``{"diagnostics": […]}``; places are as in a ``Span``."""
    yield dump({"diagnostics": [_finding(finding) for finding in report.findings]})


def dump(value: object) -> str:
    """Write JSON that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Diagnostic) -> dict[str, Any]:
    span, rule = finding.span, finding.rule
    return {
        "path": finding.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "rule": rule.code,
        "name": rule.slug,
        "severity": rule.severity,
        "message": finding.message,
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {"message": fix.message, "text": fix.text, "safe": fix.safe}
