"""``sync --retire``: what left is written into files that people write."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from projects import project_here, replace

from sphinx_zegocodes.catalogue.diagnostics import Span
from sphinx_zegocodes.catalogue.records import LastText
from sphinx_zegocodes.catalogue.storage import load_document
from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS
from sphinx_zegocodes.sources.departures import GoneEntry
from sphinx_zegocodes.sources.retiring import retire

ALPHA = "docs/sources/alpha.md"
CURATION = Path("data/curation/alpha.yaml")
ROW = (
    "| 1000002 | 描述：未登录房间。<br />可能原因：没有登录房间。<br />"
    "处理建议：请先调用 [loginRoom\\|_blank](8985#3) 登录房间。 |\n"
)
ITEM = """\
  - at: alpha/common/1000002
    when: 2026-01-31
    why: ''
    last:
      description: 未登录房间。
      causes: 没有登录房间。
      action: 请先调用 [loginRoom](https://example.com/article/8985#3) 登录房间。
"""

pytestmark = pytest.mark.usefixtures("family")


def test_an_entry_is_added_once_and_waits_for_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    before = CURATION.read_text("utf-8")
    replace(ALPHA, ROW, "")
    for options in (["--check"], ["--diff"]):
        assert main(["sync", "--retire", *options]) == FINDINGS
    assert CURATION.read_text("utf-8") == before
    capsys.readouterr()
    assert main(["sync", "--retire", "--when", "2026-01-31"]) == FINDINGS
    assert capsys.readouterr() == (
        f"{CURATION}: alpha/common/1000002 left\n",
        "Say why in each, and run: zegocodes sync\n",
    )
    assert CURATION.read_text("utf-8") == before + ITEM
    assert main(["sync", "--retire"]) == FINDINGS
    assert "47:10: error ZC601 left[1].why: '' should be non-empty" in capsys.readouterr().err
    assert CURATION.read_text("utf-8") == before + ITEM
    replace(str(CURATION), "why: ''", "why: 接口已下线。")
    assert main(["sync", "--retire"]) == CLEAN
    assert main(["sync", "--check"]) == CLEAN


def test_a_document_that_is_gone_whole_stays_without_content() -> None:
    replace(
        str(CURATION),
        "  - entries: [alpha/room/104, beta/tasks/104]\n    why: 判断逻辑相同。\n"
        "    texts:\n      alpha/room/104: 房间不存在，与 5024 相同。\n"
        "      beta/tasks/104: 任务不存在。 / 请重试。\n",
        "",
    )
    replace(str(CURATION), "equivalents:\n", "")
    assert main(["sync"]) == CLEAN
    Path("docs/sources/beta.md").unlink()
    assert main(["sync"]) == FINDINGS
    assert main(["sync", "--retire"]) == FINDINGS
    curation = Path("data/curation/beta.yaml")
    curation.write_text(
        curation.read_text("utf-8").replace("why: ''", "why: 文档已下线。"), "utf-8"
    )
    assert main(["sync"]) == CLEAN
    document, _ = load_document(Path("data/codes/beta.json"))
    assert document is not None
    assert document.content == ()
    assert [left.at for left in document.left] == ["beta/tasks/104", "beta/tasks/105"]


def test_without_a_day_it_is_today() -> None:
    replace(ALPHA, ROW, "")
    days = [dt.datetime.now().astimezone().date().isoformat()]
    assert main(["sync", "--retire"]) == FINDINGS
    days.append(dt.datetime.now().astimezone().date().isoformat())
    assert any(f"when: {day}\n" in CURATION.read_text("utf-8") for day in days)


def test_a_day_that_is_none_could_not_run() -> None:
    with pytest.raises(SystemExit) as raised:
        main(["sync", "--retire", "--when", "yesterday"])
    assert raised.value.code == FAILED


@pytest.mark.parametrize("content", [None, b"\xff", b"{title: x}\n"])
def test_a_file_that_cannot_take_it_is_named(content: bytes | None) -> None:
    if content is None:
        CURATION.unlink()
    else:
        CURATION.write_bytes(content)
    gone = GoneEntry("alpha/common/1", "x", Span(), LastText())
    written, [finding] = retire(project_here(), [gone], dt.date(2026, 1, 31))
    assert written == []
    assert str(finding) == (
        f"{CURATION}:1:1: error ZC501 nothing can be put here for alpha/common/1; write it by hand"
    )
