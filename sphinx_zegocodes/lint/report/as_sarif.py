"""SARIF 2.1.0, which code scanners and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, and what GitHub asks for beyond:
https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx_zegocodes import __version__
from sphinx_zegocodes.catalogue.diagnostics import Severity
from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.documentation import documentation_of, explain_rule
from sphinx_zegocodes.lint.report.as_json import dump

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Span
    from sphinx_zegocodes.lint.report import Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "zegocodesFinding/v1"
MOST_RESULTS = 25_000
"""How many results GitHub takes of a run; it refuses a log that has more."""
_LONGEST = 1024
"""How many characters GitHub takes of a rule's description."""
_LINK = re.compile(r"(?<!\\)\[(?=[^\[\]]*\]\()")
"""What would begin a link inside a message (3.11.6)."""


def render(report: Report) -> Iterator[str]:
    """Write a log of one run. It names no folder of this machine, so that it is reproducible."""
    driver = {
        "name": "zegocodes",
        "version": __version__,
        "rules": [_rule(rule) for _, rule in sorted(RULES.items())],
    }
    findings = report.findings
    if surplus := say_what_is_left_out(findings):
        severest = sorted(findings, key=lambda each: [*Severity].index(each.rule.severity))
        findings = severest[:MOST_RESULTS]
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of the project."}}},
        "results": list(_results(report, findings)),
    }
    if surplus:
        notification = {"level": "warning", "message": _message(surplus)}
        run["invocations"] = [
            {"executionSuccessful": True, "toolExecutionNotifications": [notification]}
        ]
    yield dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def say_what_is_left_out(findings: list[Diagnostic]) -> str:
    """Say how many findings a log has no room for; nothing where it holds all."""
    surplus = len(findings) - MOST_RESULTS
    if surplus <= 0:
        return ""
    return (
        f"the least severe findings, {surplus} of {len(findings)}, are left out: "
        f"GitHub takes {MOST_RESULTS} at most; --select and --severity narrow them down"
    )


def _rule(rule: Rule) -> dict[str, Any]:
    documentation = documentation_of(rule)
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": {"text": documentation.summary},
        "fullDescription": {"text": documentation.why[:_LONGEST]},
        "help": {"text": explain_rule(rule)},
        "defaultConfiguration": {"level": rule.severity},
    }


def _message(text: str) -> dict[str, str]:
    """Return a message whose braces and brackets are no placeholders and no links (3.11.5)."""
    return {"text": _LINK.sub(r"\\[", text.replace("{", "{{").replace("}", "}}"))}


def _results(report: Report, findings: list[Diagnostic]) -> Iterator[dict[str, Any]]:
    indices = {code: index for index, code in enumerate(sorted(RULES))}
    alike, from_root = Counter[str](), functools.cache(report.from_root)
    for finding in findings:
        path = from_root(finding.path)
        print_ = _fingerprint(finding, path or finding.path)
        alike[print_] += 1
        artifact, region = _artifact(path, finding.path), _region(finding.span)
        result: dict[str, Any] = {
            "ruleId": finding.rule.code,
            "ruleIndex": indices[finding.rule.code],
            "level": finding.rule.severity,
            "message": _message(finding.message),
            "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
            "partialFingerprints": {_FINGERPRINT: f"{print_}:{alike[print_]}"},
        }
        if fix := finding.fix:
            replacement = {"deletedRegion": region, "insertedContent": {"text": fix.text}}
            change = {"artifactLocation": artifact, "replacements": [replacement]}
            result["fixes"] = [{"description": _message(fix.message), "artifactChanges": [change]}]
        yield result


def _fingerprint(finding: Diagnostic, path: str) -> str:
    """Return what tells a finding from others wherever its line moves."""
    parts = (finding.rule.code, path, finding.at, finding.message)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _artifact(relative: str | None, path: str) -> dict[str, str]:
    if relative:
        return {"uri": quote(os.fsencode(relative)), "uriBaseId": _ROOT}
    return {"uri": Path(os.path.abspath(path)).as_uri()}  # noqa: PTH100 - as the user named it


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
