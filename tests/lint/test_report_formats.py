"""The formats for programs: JSON, and annotations of GitHub."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix, Rule, Span
from sphinx_zegocodes.catalogue.rules.project import CurationRule
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.catalogue.rules.texts import FieldRule
from sphinx_zegocodes.commands.lint import FORMATS
from sphinx_zegocodes.lint.report import Report

if TYPE_CHECKING:
    from pathlib import Path


def _report(format_: str, *findings: Diagnostic) -> str:
    return "".join(FORMATS[format_](Report(list(findings), lambda _: b"")))


def _finding(
    path: str = "docs/demo.md",
    span: Span = Span(3, 5, 3, 9),  # noqa: B008 - frozen
    rule: Rule = TableRule.TORN_ROW,
    message: str = "行",
    fix: Fix | None = None,
) -> Diagnostic:
    return Diagnostic(path, span, rule, message, "demo/room/1", fix)


def test_json_holds_everything_that_is_known_of_a_finding() -> None:
    mended = _finding(fix=Fix("add 。", "。", safe=False), rule=FieldRule.MISSING_FULL_STOP)
    assert _report("json", _finding(span=Span(3, 5, 4, 1)), mended) == (
        """\
{
  "diagnostics": [
    {
      "path": "docs/demo.md",
      "line": 3,
      "column": 5,
      "end_line": 4,
      "end_column": 1,
      "rule": "ZC101",
      "name": "torn-row",
      "severity": "warning",
      "message": "行",
      "at": "demo/room/1",
      "fix": null
    },
    {
      "path": "docs/demo.md",
      "line": 3,
      "column": 5,
      "end_line": 3,
      "end_column": 9,
      "rule": "ZC205",
      "name": "missing-full-stop",
      "severity": "warning",
      "message": "行",
      "at": "demo/room/1",
      "fix": {
        "message": "add 。",
        "text": "。",
        "safe": false
      }
    }
  ]
}
"""
    )


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(_report("json")) == {"diagnostics": []}


def test_json_escapes_what_a_string_must_not_hold() -> None:
    message = 'a "b" \\ \x00\n\x1b\u2028'
    report = _report("json", _finding(message=message))
    assert json.loads(report)["diagnostics"][0]["message"] == message


@pytest.mark.parametrize(
    ("finding", "annotation"),
    [
        (
            _finding(),
            (
                "::warning file=docs/demo.md,line=3,endLine=3,col=5,endColumn=8,"
                "title=ZC101 torn-row::行"
            ),
        ),
        (
            _finding(span=Span(3, 5, 4, 2)),
            "::warning file=docs/demo.md,line=3,endLine=4,title=ZC101 torn-row::行",
        ),
        (
            _finding(span=Span(3, 5, 3, 5), rule=CurationRule.BAD_CURATION),
            (
                "::error file=docs/demo.md,line=3,endLine=3,col=5,endColumn=5,"
                "title=ZC601 bad-curation::行"
            ),
        ),
        (
            _finding(rule=FieldRule.TYPOGRAPHY),
            (
                "::notice file=docs/demo.md,line=3,endLine=3,col=5,endColumn=8,"
                "title=ZC207 typography::行"
            ),
        ),
        (
            _finding(path="a,b:c%d\n.md", message="100%: a, b::c\r\nd%0A"),
            (
                "::warning file=a%2Cb%3Ac%25d%0A.md,line=3,endLine=3,col=5,endColumn=8,"
                "title=ZC101 torn-row::100%25: a, b::c%0D%0Ad%250A"
            ),
        ),
    ],
)
def test_github_annotation(finding: Diagnostic, annotation: str) -> None:
    assert _report("github", finding) == f"{annotation}\n"


def test_github_shows_nothing_where_nothing_was_found() -> None:
    assert _report("github") == ""


def test_github_finds_a_file_by_its_path_below_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path, file in (
        (f"{tmp_path}/docs/a.md", "docs/a.md"),
        ("./docs/../a.md", "a.md"),
        ("../a.md", "../a.md"),
        ("..a.md", "..a.md"),
        ("<stdin>", "<stdin>"),
    ):
        assert _report("github", _finding(path=path)).startswith(f"::warning file={file},line=")
