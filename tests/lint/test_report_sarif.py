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
from sphinx_zegocodes.catalogue.rules.documentation import explain_rule
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.catalogue.rules.texts import FieldRule
from sphinx_zegocodes.lint.check import check
from sphinx_zegocodes.lint.report import Report, as_sarif

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text("utf-8"))
SPAN = Span(3, 5, 4, 9)


def _log(*findings: Diagnostic) -> dict[str, Any]:
    """Return the log of some findings."""
    report = Report(list(findings), lambda _: b"")
    log: dict[str, Any] = json.loads("".join(as_sarif.render(report)))
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
    (torn,) = [rule for rule in driver["rules"] if rule["id"] == "ZC101"]
    assert torn.pop("fullDescription")["text"].startswith("Markdown ends a row at the end")
    assert torn.pop("help")["text"] == explain_rule(TableRule.TORN_ROW)
    assert torn == {
        "id": "ZC101",
        "name": "torn-row",
        "shortDescription": {"text": "A table row is torn over several lines."},
        "defaultConfiguration": {"level": "warning"},
    }
    assert run["results"] == []


def test_rules_keep_to_what_github_takes() -> None:
    rules = _log()["runs"][0]["tool"]["driver"]["rules"]
    assert len(rules) <= 25_000
    for rule in rules:
        assert len(rule["name"]) <= 255
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]


def test_more_results_than_github_takes_are_cut_the_least_severe_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert as_sarif.MOST_RESULTS == 25_000
    monkeypatch.setattr(as_sarif, "MOST_RESULTS", 4)
    notes = [Diagnostic("a.md", SPAN, FieldRule.TYPOGRAPHY, f"{n}") for n in range(4)]
    torn = Diagnostic("b.md", SPAN, TableRule.TORN_ROW, "torn")
    surplus = Diagnostic("c.md", SPAN, TableRule.SURPLUS_CELL, "surplus")
    [run] = _log(*notes)["runs"]
    assert (len(run["results"]), "invocations" in run) == (4, False)
    log = _log(*notes, torn, surplus)
    [run] = log["runs"]
    said = [(result["ruleId"], result["message"]["text"]) for result in run["results"]]
    assert said == [("ZC105", "surplus"), ("ZC101", "torn"), ("ZC207", "0"), ("ZC207", "1")]
    [invocation] = run["invocations"]
    [notification] = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("the least severe findings, 2 of 6,")
    assert _breaches(log) == []


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("<Foo a={1} /> is unknown", "<Foo a={{1}} /> is unknown"),
        ("{{0}} and }{", "{{{{0}}}} and }}{{"),
        ("「[名](javascript:x)」 is no address", r"「\[名](javascript:x)」 is no address"),
        ("![图](/x) and [a][b]", r"!\[图](/x) and [a][b]"),
        ("[房间] (1)", "[房间] (1)"),
    ],
)
def test_a_message_has_no_placeholder_and_no_link(message: str, text: str) -> None:
    fix = Fix(message, "{x}")
    [result] = _results(Diagnostic("a.md", SPAN, TableRule.TORN_ROW, message, fix=fix))
    assert result["message"] == {"text": text}
    assert result["fixes"][0]["description"] == {"text": text}
    [change] = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "{x}"}


def test_a_link_is_reported_by_what_it_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("real").mkdir()
    Path("real/a.md").touch()
    Path("docs").symlink_to("real")
    [result] = _results(Diagnostic("docs/a.md", SPAN, TableRule.TORN_ROW, "torn"))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "real/a.md"


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
