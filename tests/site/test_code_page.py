"""The page of a code: the answer first, then where it comes from, then what is related."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_builds import Build

    Page = Callable[[str], Any]

MOST_BYTES = 20 * 1024
"""How much the page of a code may weigh."""


def parts_of(page: Page, code: str) -> list[str]:
    """Return the names of the parts of an entry, in their order."""
    entry = page(f"codes/{code}").select_one(".zego-entry")
    return [part["class"][0].removeprefix("zego-") for part in entry.select("dl > div, p[class]")]


def test_the_answer_comes_first_then_its_source_then_what_is_related(page: Page) -> None:
    assert parts_of(page, "1002006") == [
        "description",
        "action",
        "erratum",
        "causes",
        "source",
        "source",
        "neighbours",
    ]
    assert parts_of(page, "1010") == [
        "description",
        "action",
        "source",
        "source",
        "same-row",
        "same-text",
        "neighbours",
    ]


def test_the_source_names_document_and_table_and_links_to_the_official_page(page: Page) -> None:
    source = page("codes/104").select_one(".zego-source dd")
    row, official = source.select("a")
    assert row.get_text() == "RTC 服务端 API 全局返回码 › 房间信令接口"
    assert official.get_text() == "官方文档"
    assert (
        official["href"]
        == "https://doc-zh.zego.im/real-time-video-server/api-reference/return-codes"
    )


def test_several_meanings_are_a_choice_by_product_before_anything_else(page: Page) -> None:
    body = page("codes/3").select_one(".zego-page")
    heading, choice, entry = body.find_all(recursive=False)[:3]
    assert heading.name == "h1"
    assert choice["class"] == ["zego-several", "zego-ambiguous"]
    assert "3 有 3 种含义" in choice.p.get_text()
    assert [[part.get_text() for part in a.select(":scope > *")] for a in choice.select("a")] == [
        ["RTC 服务端 API › 房间信令接口", "输入参数长度过长"],
        ["RTC 服务端 API › 媒体服务接口", "鉴权失败"],
        ["RTC 服务端 API › 媒体文件接口", "未开通相关权限"],
    ]
    assert choice.a["href"] == f"#{entry['id']}"


def test_one_meaning_in_several_places_is_one_line(page: Page) -> None:
    body = page("codes/100000008").select_one(".zego-page")
    line = body.select_one(".zego-several")
    assert line.name == "p" or len(line.select("p")) == 1
    assert "在以下 3 处出现，含义相同" in line.get_text()
    assert [a["href"] for a in line.select("a")] == [
        f"#{entry['id']}" for entry in body.select(".zego-entry")
    ]


def test_the_heading_breaks_between_meanings(page: Page) -> None:
    heading = page("codes/41003").h1
    parts = [span.get_text() for span in heading.select("span")]
    assert parts == ["41003", "直播不存在", "文件不存在"]
    assert heading.get_text() == "41003 直播不存在 / 文件不存在"


def test_pages_are_light(site: Build) -> None:
    sizes = {path.parent.name: path.stat().st_size for path in site.out.glob("codes/*/index.html")}
    assert len(sizes) == 411
    assert {code: size for code, size in sizes.items() if size > MOST_BYTES} == {}
