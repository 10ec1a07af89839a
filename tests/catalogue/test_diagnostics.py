"""Findings: their form, their order, and the codes that people quote."""

from __future__ import annotations

import re

import pytest

from sphinx_zegocodes.catalogue.diagnostics import (
    Diagnostic,
    Rule,
    Span,
    has_errors,
    in_order,
    span_in,
)
from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.catalogue.rules.tables import TableRule


def test_a_finding_is_one_line() -> None:
    diagnostic = Diagnostic("a.md", Span(3, 7, 3, 9), SyncRule.TEXT_DIFFERS, "「一\n\n二」")
    assert str(diagnostic) == "a.md:3:7: error ZC403 「一↵↵二」"


def test_findings_are_sorted_by_file_place_rule_and_message() -> None:
    sorted_ = [
        Diagnostic("a.md", Span(2, 1), TableRule.BAD_CODE, "x"),
        Diagnostic("a.md", Span(2, 3), TableRule.TORN_ROW, "x"),
        Diagnostic("a.md", Span(2, 3), TableRule.BAD_CODE, "x"),
        Diagnostic("a.md", Span(2, 3), TableRule.BAD_CODE, "y"),
        Diagnostic("a.md", Span(10, 1), TableRule.BAD_CODE, "x"),
        Diagnostic("b.md", Span(1, 1), TableRule.BAD_CODE, "x"),
    ]
    assert in_order(sorted_[::-1]) == sorted_


def test_warnings_are_no_errors() -> None:
    warning = Diagnostic("a.md", Span(), TableRule.TORN_ROW, "x")
    error = Diagnostic("a.md", Span(), TableRule.BAD_CODE, "x")
    assert not has_errors([warning])
    assert has_errors([warning, error])


def test_codes_are_unique() -> None:
    groups = [g for g in Rule.__subclasses__() if g.__module__.startswith("sphinx_zegocodes.")]
    rules = [rule for group in groups for rule in group]
    assert len({rule.code for rule in rules}) == len({rule.slug for rule in rules}) == len(rules)
    assert [*RULES] == sorted(rule.code for rule in rules)
    assert all(re.fullmatch("ZC[0-9]{3}", code) for code in RULES)


@pytest.mark.parametrize(
    ("offset", "line", "column"), [(0, 1, 1), (1, 1, 2), (2, 2, 1), (3, 2, 2), (99, 2, 3)]
)
def test_places_count_characters_from_one(offset: int, line: int, column: int) -> None:
    assert span_in("返\n回码", offset) == Span(line, column, line, column + 1)
