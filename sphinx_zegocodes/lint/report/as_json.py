"""The format for programs: everything that is known of each finding, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec import structs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.lint.report import Report


def render(report: Report) -> Iterator[str]:
    """Write ``{"diagnostics": […]}``; places are as in a ``Span``."""
    yield dump({"diagnostics": [_finding(finding) for finding in report.findings]})


def dump(value: object) -> str:
    """Write JSON that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Diagnostic) -> dict[str, Any]:
    rule = finding.rule
    return {
        "path": finding.path,
        **structs.asdict(finding.span),
        "rule": rule.code,
        "name": rule.slug,
        "severity": rule.severity,
        "message": finding.message,
        "at": finding.at or None,
        "fix": structs.asdict(finding.fix) if finding.fix else None,
    }
