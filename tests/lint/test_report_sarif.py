"""SARIF logs, held to the schema of the standard.

``sarif-2.1.0-rtm.5.json`` is the schema as OASIS published it, unchanged, out of the package
``@microsoft/jest-sarif`` 1.0.0-beta.0 (``lib/schemas/``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import msgspec
import pytest
from projects import FAMILY, copy_family, project_here, replace, sync_here

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix, Span
from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.lint.check import check
from sphinx_zegocodes.lint.report import Report
from sphinx_zegocodes.lint.report.as_sarif import render

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text("utf-8"))
SPAN = Span(3, 5, 4, 9)


def _log(*findings: Diagnostic) -> dict[str, Any]:
    """Return the log of some findings."""
    log: dict[str, Any] = json.loads("".join(render(Report(list(findings), lambda _: b""))))
    return log


def _results(*findings: Diagnostic) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = _log(*findings)["runs"][0]["results"]
    return results


def _breaches(log: object) -> list[str]:
    """Return where a log breaks the schema."""
    validator = jsonschema.Draft4Validator(SCHEMA)
    return ["/".join(map(str, breach.absolute_path)) for breach in validator.iter_errors(log)]


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """Return the findings of a project with a few faults."""
    copy_family(tmp_path)
    monkeypatch.chdir(tmp_path)
    sync_here()
    replace("docs/sources/beta.md", "| 请重试。 |", "| 请重试,再试！")
    replace("data/curation/alpha.yaml", "title:", "titel:")
    return check(project_here())


def test_the_schema_is_one() -> None:
    assert SCHEMA["id"].endswith("sarif-2.1.0-rtm.5.json")
    jsonschema.Draft4Validator.check_schema(SCHEMA)


def test_a_log_keeps_to_the_schema(planted: list[Diagnostic]) -> None:
    assert {d.rule.severity for d in planted} == {"error", "warning"}
    assert any(d.fix for d in planted)
    assert _breaches(_log(*planted)) == []
    assert _breaches(_log()) == []


@pytest.mark.parametrize(
    ("breach", "where"),
    [
        (lambda log: log.update(version="2.0.0"), "version"),
        (lambda log: log["runs"][0].pop("tool"), "runs/0"),
        (lambda log: log["runs"][0].update(columnKind="characters"), "runs/0/columnKind"),
        (lambda log: log["runs"][0]["results"][0].pop("message"), "runs/0/results/0"),
        (lambda log: log["runs"][0]["results"][0].update(level="notice"), "runs/0/results/0/level"),
        (
            lambda log: log["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
                "region"
            ].update(startLine=0),
            "runs/0/results/0/locations/0/physicalLocation/region/startLine",
        ),
        (lambda log: log["runs"][0]["results"][-1]["fixes"][0].pop("artifactChanges"), "fixes/0"),
        (lambda log: log["runs"][0]["tool"]["driver"]["rules"][0].pop("id"), "rules/0"),
    ],
)
def test_a_broken_log_does_not(breach: Callable[[Any], object], where: str) -> None:
    finding = Diagnostic("a.md", SPAN, TableRule.TORN_ROW, "torn", fix=Fix("mend", "x"))
    log = _log(finding)
    assert _breaches(log) == []
    breach(log)
    [place] = _breaches(log)
    assert place.endswith(where)


def test_a_log_describes_every_rule() -> None:
    run = _log()["runs"][0]
    driver = run["tool"]["driver"]
    assert (driver["name"], run["columnKind"]) == ("zegocodes", "unicodeCodePoints")
    assert [rule["id"] for rule in driver["rules"]] == sorted(RULES)
    assert {
        "id": "ZC101",
        "name": "torn-row",
        "shortDescription": {"text": "A table row is torn over several lines."},
        "defaultConfiguration": {"level": "warning"},
    } in driver["rules"]
    assert run["results"] == []


def test_a_result_is_its_finding() -> None:
    finding = Diagnostic("docs/a b.md", SPAN, TableRule.TORN_ROW, "行", "a/room/1")
    log = _log(finding)
    [result] = log["runs"][0]["results"]
    assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "ZC101"
    assert result["partialFingerprints"].keys() == {"zegocodesFinding/v1"}
    del result["ruleIndex"], result["partialFingerprints"]
    assert result == {
        "ruleId": "ZC101",
        "level": "warning",
        "message": {"text": "行"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "docs/a%20b.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 5, "endLine": 4, "endColumn": 9},
                }
            }
        ],
    }


def test_a_fix_is_a_replacement() -> None:
    finding = Diagnostic("a.md", SPAN, TableRule.TORN_ROW, "行", fix=Fix("join the lines", " "))
    [result] = _results(finding)
    location = result["locations"][0]["physicalLocation"]
    assert result["fixes"] == [
        {
            "description": {"text": "join the lines"},
            "artifactChanges": [
                {
                    "artifactLocation": location["artifactLocation"],
                    "replacements": [
                        {
                            "deletedRegion": location["region"],
                            "insertedContent": {"text": " "},
                        }
                    ],
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("docs/错误码.md", "docs/%E9%94%99%E8%AF%AF%E7%A0%81.md"),
        ("a:b#c?.md", "a%3Ab%23c%3F.md"),
        ("%.md", "%25.md"),
        ("<stdin>", "%3Cstdin%3E"),
        ("a\udcff.md", "a%FF.md"),  # a name that is no UTF-8, as Python holds it
    ],
)
def test_a_path_becomes_a_uri(path: str, uri: str) -> None:
    [result] = _results(Diagnostic(path, SPAN, TableRule.TORN_ROW, "行"))
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_path_outside_the_working_directory_is_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    results = _results(
        Diagnostic(f"{tmp_path}/here/a.md", SPAN, TableRule.TORN_ROW, "行"),
        Diagnostic("../a.md", SPAN, TableRule.TORN_ROW, "行"),
    )
    assert [r["locations"][0]["physicalLocation"]["artifactLocation"] for r in results] == [
        {"uri": "a.md", "uriBaseId": "%SRCROOT%"},
        {"uri": (tmp_path / "a.md").as_uri()},
    ]


def test_fingerprints_stay_where_lines_move_and_tell_findings_apart() -> None:
    first = Diagnostic("a.md", Span(3, 5, 3, 6), TableRule.TORN_ROW, "torn", "a/room/1")
    moved = Diagnostic("a.md", Span(9, 1, 9, 2), TableRule.TORN_ROW, "torn", "a/room/1")
    others = [
        Diagnostic("a.md", Span(3, 5, 3, 6), TableRule.TORN_ROW, "torn", "a/room/2"),
        Diagnostic("a.md", Span(3, 5, 3, 6), TableRule.TORN_ROW, "worn", "a/room/1"),
        Diagnostic("b.md", Span(3, 5, 3, 6), TableRule.TORN_ROW, "torn", "a/room/1"),
        Diagnostic("a.md", Span(3, 5, 3, 6), TableRule.SURPLUS_CELL, "torn", "a/room/1"),
    ]
    named_otherwise = msgspec.structs.replace(first, path="./docs/../a.md")
    assert _fingerprints(first) == _fingerprints(moved) == _fingerprints(named_otherwise)
    assert len(set(_fingerprints(first, moved, *others))) == 6


def _fingerprints(*findings: Diagnostic) -> list[str]:
    return [result["partialFingerprints"]["zegocodesFinding/v1"] for result in _results(*findings)]


def test_a_log_names_no_folder_of_this_machine(planted: list[Diagnostic]) -> None:
    log = json.dumps(_log(*planted))
    assert str(Path.cwd()) not in log
    assert str(FAMILY) not in log
