"""Which findings `--select`, `--ignore` and `--severity` leave."""

from __future__ import annotations

import pytest

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Severity, Span
from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.lint.selection import Selection, parse_selectors

UNREAD = ["ZC001", "ZC002", "ZC601"]
"""What is reported whatever is selected."""


def _codes(select: str = "", ignore: str = "", severity: str = "warning") -> list[str]:
    """Return the codes of the rules that are reported, those apart that always are."""
    selection = Selection(
        parse_selectors(select) if select else (),
        parse_selectors(ignore) if ignore else (),
        Severity(severity),
    )
    findings = [Diagnostic("a.md", Span(), rule, "") for rule in RULES.values()]
    codes = [finding.rule.code for finding in selection.of(findings)]
    if not ignore:
        assert set(UNREAD) <= set(codes)
    return [code for code in codes if code not in UNREAD]


def _severe(*severities: str) -> list[str]:
    return [c for c, rule in RULES.items() if rule.severity in severities and c not in UNREAD]


def test_by_default_everything_but_notes_is_reported() -> None:
    assert _codes() == _severe("error", "warning")
    assert "ZC207" not in _codes()


@pytest.mark.parametrize(
    ("severity", "reported"),
    [
        ("note", ["error", "warning", "note"]),
        ("warning", ["error", "warning"]),
        ("error", ["error"]),
    ],
)
def test_a_severity_is_the_least_that_is_reported(severity: str, reported: list[str]) -> None:
    assert _codes(severity=severity) == _severe(*reported)


@pytest.mark.parametrize(
    ("select", "codes"),
    [
        ("ZC101", ["ZC101"]),
        ("torn-row", ["ZC101"]),
        ("Torn-Row,zc102", ["ZC101", "ZC102"]),
        (" ZC102 , ZC101,", ["ZC101", "ZC102"]),
        ("ZC30", [f"ZC30{n}" for n in range(1, 10)]),
        ("ZC2", [f"ZC20{n}" for n in (1, 2, 3, 4, 5, 6, 8, 9)]),
        ("ZC2,ZC207", [f"ZC20{n}" for n in range(1, 10)]),
        ("typography", ["ZC207"]),
        ("ZC", _severe("error", "warning")),
    ],
)
def test_rules_are_selected_by_code_beginning_and_name(select: str, codes: list[str]) -> None:
    assert _codes(select) == codes


def test_a_rule_selected_by_its_own_name_is_reported_whatever_its_severity() -> None:
    assert _codes("ZC207,ZC1", severity="error") == [
        *(code for code in _severe("error") if code.startswith("ZC1")),
        "ZC207",
    ]
    assert "ZC207" in _codes("ZC2", severity="note")


@pytest.mark.parametrize("select", ["ZC1", "ZC101,ZC105", "torn-row,ZC105"])
@pytest.mark.parametrize("ignore", ["ZC101", "torn-row", "ZC10"])
def test_what_is_ignored_is_not_reported_whatever_is_selected(select: str, ignore: str) -> None:
    codes = _codes(select, ignore)
    assert "ZC101" not in codes
    assert ("ZC105" in codes) == (ignore != "ZC10")


@pytest.mark.parametrize("code", UNREAD)
def test_what_keeps_a_file_from_being_read_can_be_ignored(code: str) -> None:
    rule = RULES[code]
    assert Selection(parse_selectors("ZC101")).holds(rule)
    assert not Selection(parse_selectors("ZC101"), parse_selectors(rule.slug)).holds(rule)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("torn-rwo", "there is no rule 'torn-rwo'; did you mean torn-row?"),
        ("ZC10l", "there is no rule 'ZC10l'; did you mean ZC1"),
        ("ZC101,ZC1011", "there is no rule 'ZC1011'; did you mean ZC1"),
        ("Z", "there is no rule 'Z'; did you mean "),
        ("TORN_ROW", "there is no rule 'TORN_ROW'; did you mean torn-row?"),
        ("", "no rule is named"),
        (" , ", "no rule is named"),
    ],
)
def test_an_unknown_rule_is_named_with_the_nearest(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"\w") as raised:
        parse_selectors(text)
    assert str(raised.value).startswith(message)
