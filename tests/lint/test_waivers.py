"""Waivers: findings that a person accepted, wherever they are made."""

from __future__ import annotations

import pytest
from projects import findings_here, project_here, replace

from sphinx_zegocodes.lint.check import check

CURATION = "data/curation/alpha.yaml"
pytestmark = pytest.mark.usefixtures("family")


def test_a_waiver_settles_findings_of_the_reader_and_of_the_rules() -> None:
    rules = {diagnostic.rule.code for diagnostic in check(project_here(), as_published=True)}
    assert rules >= {"ZC201", "ZC204"}
    assert findings_here() == []


def test_a_waiver_of_a_finding_that_is_not_made_is_named() -> None:
    replace(CURATION, "rule: ZC201", "rule: ZC202")
    assert findings_here() == [
        (
            f"{CURATION}:24:9: warning ZC603 ZC202 is not found at alpha/common/1000015; "
            "the waiver can go"
        ),
        (
            "docs/sources/alpha.md:28:62: warning ZC201 a label is missing; "
            "by its place the text is the 处理建议"
        ),
    ]


def test_each_place_of_a_waiver_has_to_have_its_finding() -> None:
    replace(
        CURATION, "[alpha/room/104, alpha/device]", "[alpha/room/104, alpha/room, alpha/device]"
    )
    assert findings_here() == [
        f"{CURATION}:29:26: warning ZC603 ZC204 is not found at alpha/room; the waiver can go"
    ]
