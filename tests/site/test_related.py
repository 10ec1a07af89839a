"""Relations on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from small_project import document, write_data, write_project
from sphinx_builds import build, soup

from sphinx_zegocodes.catalogue.records import Meanings, Row
from sphinx_zegocodes.site.pages.code_page import compare

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Page = Callable[[str], Any]


def related(page: Page, document: str, anchor: str) -> list[str]:
    """Return the lines of relations on a table row."""
    cell = page(document).find(id=anchor).find_parent("th")
    return [line.get_text() for line in cell.select(".zego-related p")]


def test_rows_link_to_what_is_related_and_say_how(page: Page) -> None:
    assert related(page, "rtc-server", "rtc-server-room-104") == ["同义 5024、50001"]
    assert related(page, "rtc-server", "rtc-server-room-122") == ["同文 5202"]
    assert related(page, "rtc-server", "rtc-server-media-41003") == ["同码异义 1 处"]
    assert related(page, "stream-mixing", "stream-mixing-mixing-110200151") == ["同码 1 处"]
    assert related(page, "rtc-server", "rtc-server-media-1010") == [
        "同文 30002",
        "同行 2 个返回码",
    ]
    assert related(page, "rtc-server", "rtc-server-room-105") == []


def test_equivalents_stand_behind_the_answer_with_the_reason(page: Page) -> None:
    entry = page("codes/104").select_one("section.zego-entry")
    box = entry.select_one(".zego-equivalent")
    assert [a["href"] for a in box.select("a")] == [
        "../5024/#rtc-server-room-5024",
        "../50001/#rtc-server-room-50001",
    ]
    assert "内部判断逻辑相同" in box.get_text()
    assert entry.select(".zego-action, .zego-source, .zego-equivalent")[-1] is box


def test_several_meanings_are_told_apart_with_the_reason(page: Page) -> None:
    box = page("codes/41003").select_one(".zego-ambiguous")
    assert "41003 有 2 种含义" in box.get_text()
    assert "查询的对象不同" in box.select_one(".zego-why").get_text()
    assert not page("codes/41003").select("#wording")


def test_other_wordings_are_compared_word_by_word(page: Page) -> None:
    article = page("codes/110200151").select_one("article")
    assert not article.select(".zego-ambiguous")
    wordings = article.select("#wording dd")
    assert [tag.get_text() for tag in wordings[1].select("del, ins")] == ["或单流转码任务"]
    assert "单流转码" in article.select_one(".zego-why").get_text()


def test_all_seventeen_decisions_give_their_reason(page: Page) -> None:
    reasons = [row.select("td")[1].get_text() for row in page("relations").select("tbody tr")]
    assert len(reasons) == 17
    assert all(reasons)


def test_page_of_all_relations(page: Page) -> None:
    sections = page("relations").select("article section section")
    assert [section["id"] for section in sections] == [
        "equivalent",
        "ambiguous",
        "reworded",
        "common",
    ]
    equivalent, ambiguous, reworded, common = sections
    assert [a.get_text() for a in equivalent.select("li a")] == ["104", "5024", "50001"]
    codes = ["3", "41003", "410001002", "410001003"]
    assert [a.get_text() for a in ambiguous.select("th a")] == codes
    assert len(reworded.select("tbody tr")) == 13
    lacking = ("实时互动 AI Agent API 返回码", "云端实时语音识别 API 返回码")
    assert [li.get_text() for li in common.select("li")] == [
        "100000012（读取 HTTP 包体失败）：RTC 服务端 API 全局返回码未收录",
        f"100000016（App 未配置正式环境）：{'、'.join(lacking)}未收录",
    ]


@pytest.mark.parametrize(
    ("base", "other", "html"),
    [
        ("混流失败。", "混流失败。", "混流失败。"),
        ("任务失败。", "混流任务失败", "<ins>混流</ins>任务失败<del>。</del>"),
        ("AppId <b>", "AppID <b>", "<del>AppId</del><ins>AppID</ins> &lt;b&gt;"),
        ("", "新增", "<ins>新增</ins>"),
    ],
)
def test_wordings(base: str, other: str, html: str) -> None:
    assert compare(base, other) == html


def test_a_changed_relation_writes_a_page_again_that_did_not_change(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    write_data(project, document("beta", Row(("200",), description="beta failed")))
    built = build(project, tmp_path / "out")
    mark = ".zego-related"
    assert not soup(built.out / "alpha/index.html").select("tr")[1].select(mark + " a")
    write_data(project, document("beta", Row(("100",), description="beta failed")))
    built = build(project, tmp_path / "out")
    assert built.read == (0, 1, 0)
    lines = soup(built.out / "alpha/index.html").select("tr")[1].select(mark + " p")
    assert "100 Other meaning 1 place" in [line.get_text() for line in lines]
    word = Meanings((("alpha/main/100", "beta/main/100"),), "a reason")
    changed = document("beta", Row(("100",), description="beta failed"))
    write_data(project, msgspec.structs.replace(changed, meanings=(word,)))
    built = build(project, tmp_path / "out")
    lines = soup(built.out / "alpha/index.html").select("tr")[1].select(mark + " p")
    assert "100 Same code 1 place" in [line.get_text() for line in lines]
    page = soup(built.out / "codes/100/index.html").get_text()
    assert "with the same meaning" in page
    assert "a reason" in page
    said = {"alpha/main/100": "E_ALPHA / alpha failed / retry now", "beta/main/100": "beta broke"}
    word = msgspec.structs.replace(word, texts=said)
    write_data(project, msgspec.structs.replace(changed, meanings=(word,)))
    built = build(project, tmp_path / "out")
    page = soup(built.out / "codes/100/index.html").get_text()
    assert "with the same meaning" not in page
    assert "a reason" not in page
    fresh = build(project, tmp_path / "fresh").out
    for name in ("alpha", "beta", "codes/100", "relations"):
        page = f"{name}/index.html"
        assert (built.out / page).read_bytes() == (fresh / page).read_bytes()
