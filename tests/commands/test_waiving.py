"""``zegocodes lint --waive``: findings accepted with a reason, where the reason belongs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import findings_here, replace, sync_here

from sphinx_zegocodes.commands.console import CLEAN, FAILED

if TYPE_CHECKING:
    from collections.abc import Callable

    from command_fixtures import Ran

BETA = "docs/sources/beta.md"
ALPHA = "docs/sources/alpha.md"
WHY = ("--why", "As published.")


@pytest.fixture(autouse=True)
def project(family: None) -> None:
    """Work in a copy of the small family with rows that lack advice, in sync."""
    del family
    text = Path(BETA).read_text("utf-8")
    Path(BETA).write_text(f"{text}| 991 | 任务太多。 | 无 |\n| 992 | 任务太少。 | 无 |\n", "utf-8")
    sync_here()


def test_findings_are_accepted_where_they_belong(zegocodes: Callable[..., Ran]) -> None:
    found = json.loads(zegocodes("lint", "--format", "json").out)["diagnostics"]
    rules = {each["rule"] for each in found}
    keys = {each["at"] for each in found}
    assert keys
    assert all(key.startswith("beta/") for key in keys)
    ran = zegocodes("lint", "--waive", ",".join(sorted(rules)), *WHY)
    assert ran.status == CLEAN
    assert ran.out == ""
    assert f"{len(found)} findings waived" in ran.err
    curation = Path("data/curation/beta.yaml").read_text("utf-8")
    assert all(key in curation for key in keys)
    assert findings_here() == []


def test_the_key_of_each_finding_is_printed(zegocodes: Callable[..., Ran]) -> None:
    found = json.loads(zegocodes("lint", "--format", "json").out)["diagnostics"]
    printed = zegocodes("lint").out
    assert all(f"= at: {each['at']}\n" in printed for each in found)


def test_what_is_not_among_the_files_is_not_accepted(zegocodes: Callable[..., Ran]) -> None:
    before = Path("data/curation/beta.yaml").read_bytes()
    assert zegocodes("lint", ALPHA, "--waive", "ZC1,ZC2", *WHY).status == CLEAN
    assert Path("data/curation/beta.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--waive", "ZC403", *WHY), "what ZC403 finds cannot be accepted"),
        (("--waive", "ZC204"), "--waive needs a reason: --why TEXT"),
        (("--waive", "ZC204", "--why", " "), "--waive needs a reason: --why TEXT"),
        (("--waive", "ZC204", "--fix", *WHY), "--waive goes with neither --fix"),
        (("--waive", "ZC999", *WHY), "there is no rule"),
    ],
)
def test_what_cannot_be_accepted_is_refused(
    arguments: tuple[str, ...], message: str, zegocodes: Callable[..., Ran]
) -> None:
    before = Path("data/curation/beta.yaml").read_bytes()
    ran = zegocodes("lint", *arguments)
    assert ran.status == FAILED
    assert message in ran.err
    assert Path("data/curation/beta.yaml").read_bytes() == before


def test_what_a_copy_says_is_accepted_with_its_original(zegocodes: Callable[..., Ran]) -> None:
    Path("docs/sources/gamma.md").write_bytes(Path(BETA).read_bytes())
    Path("data/curation/gamma.yaml").write_text(
        "title: 丙\nproduct: 丙\nurl: https://example.com/\nsame_as: beta\n", "utf-8"
    )
    sync_here()
    rules = {found.split()[2] for found in findings_here()}
    zegocodes("lint", "--waive", ",".join(sorted(rules)), *WHY)
    assert "waivers" not in Path("data/curation/gamma.yaml").read_text("utf-8")
    assert findings_here() == []


def test_a_finding_in_prose_belongs_to_its_own_heading(zegocodes: Callable[..., Ran]) -> None:
    text = Path(ALPHA).read_text("utf-8")
    end = "\n## 附录\n\n请重\u200b试。\n"
    Path(ALPHA).write_text(text.rstrip("\n") + "\n" + end, "utf-8")
    line = replace(ALPHA, "## 房间错误码\n", "## 房间错误码\n\n请稍\u200b后重试。\n")
    found = json.loads(zegocodes("lint", "--select", "ZC208", "--format", "json").out)
    assert [each["at"] for each in found["diagnostics"]] == ["alpha/room", "alpha"]
    assert found["diagnostics"][0]["line"] == line + 2
