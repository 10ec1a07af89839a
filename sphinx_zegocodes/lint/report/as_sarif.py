"""SARIF 2.1.0, which code scanners and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx_zegocodes import __version__
from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.documentation import documentation_of
from sphinx_zegocodes.lint.report.as_github import from_here
from sphinx_zegocodes.lint.report.as_json import dump

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Span
    from sphinx_zegocodes.lint.report import Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "zegocodesFinding/v1"


def render(report: Report) -> Iterator[str]:
    """Write a log of one run. It names no folder of this machine, so that it is reproducible."""
    driver = {
        "name": "zegocodes",
        "version": __version__,
        "rules": [_rule(rule) for _, rule in sorted(RULES.items())],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder that zegocodes ran in."}}
        },
        "results": list(_results(report.findings)),
    }
    yield dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": {"text": documentation_of(rule).summary},
        "defaultConfiguration": {"level": rule.severity},
    }


def _results(findings: list[Diagnostic]) -> Iterator[dict[str, Any]]:
    indices = {code: index for index, code in enumerate(sorted(RULES))}
    alike = Counter[str]()
    for finding in findings:
        print_ = _fingerprint(finding)
        alike[print_] += 1
        artifact, region = _artifact(finding.path), _region(finding.span)
        result: dict[str, Any] = {
            "ruleId": finding.rule.code,
            "ruleIndex": indices[finding.rule.code],
            "level": finding.rule.severity,
            "message": {"text": finding.message},
            "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
            "partialFingerprints": {_FINGERPRINT: f"{print_}:{alike[print_]}"},
        }
        if fix := finding.fix:
            replacement = {"deletedRegion": region, "insertedContent": {"text": fix.text}}
            change = {"artifactLocation": artifact, "replacements": [replacement]}
            result["fixes"] = [{"description": {"text": fix.message}, "artifactChanges": [change]}]
        yield result


def _fingerprint(finding: Diagnostic) -> str:
    """Return what tells a finding from others wherever its line moves."""
    path = from_here(finding.path) or finding.path
    parts = (finding.rule.code, path, finding.at, finding.message)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _artifact(path: str) -> dict[str, str]:
    if relative := from_here(path):
        return {"uri": quote(os.fsencode(relative)), "uriBaseId": _ROOT}
    return {"uri": Path(os.path.abspath(path)).as_uri()}  # noqa: PTH100 - as the user named it


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
