"""Slips of a contributor, each mended by its fix, which makes nothing worse."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import findings_here

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN

HEAD = "\n## 推流错误码\n\n| 错误码 | 描述 |\n|---|---|\n"
GOOD = "| 9901 | 描述：推流失败。<br />可能原因：断网。<br />处理建议：请重试。 |\n"
SLIPS = {
    "｜9901｜描述：推流失败。<br />可能原因：断网。<br />处理建议：请重试。｜\n": "ZC121",
    "9901\t描述：推流失败。<br />可能原因：断网。<br />处理建议：请重试。\n": "ZC121",
    "| ９９０１ | 描述：推流失败。<br />可能原因：断网。<br />处理建议：请重试。 |\n": "ZC109",
    "| 9901 | 描述：推流失败。可能原因：断网。处理建议：请重试。 |\n": "ZC209",
    "| 9901 | 描述：推流失败。<br />可能的原因：断网。<br />处理意见：请重试。 |\n": "ZC209",
    "| 9901 | 描述：推流失败。<br/ >可能原因：断网。< br />处理建议：请重试。 |\n": "ZC317",
}


@pytest.fixture(autouse=True)
def project(family: None) -> None:
    """Work in a copy of the small family, in sync."""
    del family


def _write(row: str) -> Path:
    source = Path("docs/sources/alpha.md")
    source.write_text(source.read_text("utf-8").rstrip("\n") + f"\n{HEAD}{row}", "utf-8")
    return source


def _rules() -> set[str]:
    return {finding.split()[2] for finding in findings_here()}


@pytest.mark.parametrize("row", SLIPS)
def test_a_slip_is_mended(row: str) -> None:
    source = _write(GOOD)
    main(["sync", "--propose"])
    assert main(["sync"]) == CLEAN
    good = source.read_text("utf-8")
    source.write_text(good.replace(GOOD, row), "utf-8")
    assert SLIPS[row] in _rules()
    assert main(["lint", "--fix", "--unsafe"]) == CLEAN
    assert source.read_text("utf-8") == good


def test_what_stands_apart_is_written_where_it_belongs() -> None:
    cell = "请在[控制台][c]查看[^1]。"
    source = _write(f"| 9901 | {cell} |\n\n[c]: https://a.example/c\n[^1]: 仅限国内。\n")
    main(["sync", "--propose"])
    assert "ZC319" in _rules()
    main(["lint", "--fix", "--unsafe"])
    assert "ZC319" not in _rules()
    text = source.read_text("utf-8")
    assert "请在[控制台](https://a.example/c)查看（仅限国内）。" in text
    assert "[^1]" not in text


def test_a_line_without_pipes_is_left_to_a_person() -> None:
    source = _write(f"{GOOD}110 超时 重试\n")
    main(["sync", "--propose"])
    before = source.read_text("utf-8")
    main(["lint", "--fix", "--unsafe"])
    assert source.read_text("utf-8") == before
