"""``zegocodes lint --explain``: what a rule finds and why, at the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rule_examples import each_rule

from sphinx_zegocodes.catalogue.rules.documentation import documentation_of
from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FAILED

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_zegocodes.catalogue.diagnostics import Rule

SURPLUS_CELL = """\
surplus-cell (ZC105), error

A row has more cells than its header; most likely a pipe is not escaped.

Why: Markdown drops the cells that the header has no column for, so readers
never see the end of the row.

Bad:

    | 返回码 | 描述 | 处理建议 |
    | --- | --- | --- |
    | 1 | 房间 ID 格式错误。 | 请勿使用 '/'、'|' 等字符。 |

Good:

    | 返回码 | 描述 | 处理建议 |
    | --- | --- | --- |
    | 1 | 房间 ID 格式错误。 | 请勿使用 '/'、'\\|' 等字符。 |
"""


@pytest.fixture(autouse=True)
def _no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work where there is no project."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", ["ZC105", "zc105", "surplus-cell"])
def test_a_rule_is_explained_by_code_and_by_name(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lint", "--explain", name]) == CLEAN
    assert capsys.readouterr().out == SURPLUS_CELL


@each_rule
def test_every_rule_is_explained(rule: Rule, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--explain", rule.code]) == CLEAN
    out = capsys.readouterr().out
    assert out.startswith(f"{rule.slug} ({rule.code}), {rule.severity}\n")
    documentation = documentation_of(rule)
    for example in (documentation.bad, documentation.good):
        for line in example.text.splitlines():
            assert line in out


@pytest.mark.parametrize(
    "arguments", [["ZC105,torn-row"], ["ZC105", "--explain", "torn-row"], ["torn-row,ZC105,ZC101"]]
)
def test_several_rules_are_explained_in_their_order(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lint", "--explain", *arguments]) == CLEAN
    first, second = capsys.readouterr().out.split("\n\n\n")
    assert first.startswith("torn-row (ZC101)")
    assert second == SURPLUS_CELL


def test_the_beginning_of_codes_explains_a_group(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--explain", "ZC0"]) == CLEAN
    heads = [text.partition(" ")[0] for text in capsys.readouterr().out.split("\n\n\n")]
    assert heads == ["unreadable-file", "uncurated-document", "ignored-file", "unmerged-file"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ZC199"], "there is no rule 'ZC199'; did you mean ZC1"),
        (["torn-rows"], "there is no rule 'torn-rows'; did you mean torn-row?"),
        (["ZC101", "torn-row"], "--explain takes no files; put commas between rules"),
    ],
)
def test_what_is_no_rule_is_refused(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["lint", "--explain", *arguments])
    assert stopped.value.code == FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
