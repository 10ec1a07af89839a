"""The page of all codes: filters, sorting, and the address that keeps both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page
    from sphinx_builds import Build

    Open = Callable[..., Page]


def shown(page: Page) -> list[str]:
    """Return the codes that can be seen, in their order."""
    return page.locator(".zego-all-codes tbody:visible th").all_inner_texts()


def status(page: Page) -> Locator:
    return page.locator(".zego-choose").get_by_role("status")


def test_choosing_narrows_the_list_and_is_kept_in_the_address(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/")
    form = page.get_by_role("search", name="筛选返回码")
    expect(status(page)).to_have_text("全部 411 个返回码")
    expect(form.get_by_role("button", name="清除筛选")).to_be_hidden()
    form.get_by_label("文档").select_option("Express Web SDK")
    assert len(shown(page)) == 232
    assert "房间信令接口" not in form.get_by_label("表格").inner_text()
    form.get_by_label("表格").select_option("房间相关错误码")
    form.get_by_label("处理建议").select_option("联系技术支持")
    form.get_by_label("返回码或含义").fill("ＺＰｕｓｈ")
    assert shown(page) == ["1102014"]
    expect(status(page)).to_have_text("符合条件的返回码：1 个")
    address = page.url
    assert address.endswith(
        "?document=web-sdk&table=web-sdk%2Froom&advice=contact&text=%EF%BC%BA%EF%BC%B0%EF%BD%95%EF%BD%93%EF%BD%88"
    )
    assert shown(open_page(address)) == ["1102014"]
    form.get_by_label("返回码或含义").fill("1102014 没有")
    expect(status(page)).to_have_text("没有符合条件的返回码")
    form.get_by_role("button", name="清除筛选").click()
    expect(status(page)).to_have_text("全部 411 个返回码")
    assert page.url == f"{home}codes/"
    expect(form.get_by_label("返回码或含义")).to_be_focused()


def test_a_chosen_few_are_shown_and_copied_at_once(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/?codes=104,5024,98765")
    assert shown(page) == ["104", "5024"]
    expect(status(page)).to_have_text("符合条件的返回码：2 个；未收录 98765")
    assert page.url.endswith("?codes=104,5024,98765")
    page.get_by_role("button", name="复制这些链接").click()
    expect(page.locator(".zego-status")).to_have_text("已复制 2 个链接")
    assert page.evaluate("navigator.clipboard.readText()").splitlines() == [
        "ZEGO 104 房间不存在",
        f"{home}codes/104/",
        "ZEGO 5024 房间不存在",
        f"{home}codes/5024/",
    ]
    page.get_by_role("button", name="清除筛选").click()
    expect(page.get_by_role("button", name="复制这些链接")).to_be_hidden()
    assert len(shown(page)) == 411


def test_numbers_are_found_by_their_first_digits(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/?text=11020")
    assert len(shown(page)) > 20
    assert all(code.startswith("11020") for code in shown(page))


def test_all_that_is_chosen_holds_for_one_entry(home: str, open_page: Open) -> None:
    """Code 3 is of the media service, and another 3 asks to contact ZEGO."""
    page = open_page(f"{home}codes/?table=rtc-server%2Fmedia&advice=contact")
    assert "41003" in shown(page)
    assert "3" not in shown(page)


def test_headers_sort(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/?document=ai-agent")
    numbers = shown(page)
    header = page.get_by_role("columnheader", name="返回码")
    expect(header).to_have_attribute("aria-sort", "ascending")
    header.get_by_role("button").click()
    expect(header).to_have_attribute("aria-sort", "descending")
    assert shown(page) == numbers[::-1]
    assert page.url.endswith("sort=-code")
    page.get_by_role("button", name="文档与表格").focus()
    page.keyboard.press("Enter")
    expect(header).not_to_have_attribute("aria-sort", "descending")
    assert page.url.endswith("sort=document")
    page.goto(f"{home}codes/?sort=document")
    first, last = (
        page.locator(".zego-all-codes .zego-at a").all_inner_texts()[at] for at in (1, -1)
    )
    assert (first.split(" › ")[0], last) == ("RTC 服务端 API", "云端混流")
    page.goto(f"{home}codes/?sort=meaning&text=房间")
    meanings = page.locator(".zego-all-codes tbody:visible tr:first-child td:nth-child(2)")
    texts = meanings.all_inner_texts()
    compare = "texts => [...texts].sort(new Intl.Collator('zh-CN', {numeric: true}).compare)"
    assert texts == page.evaluate(compare, texts)


@pytest.mark.parametrize(
    "query", ["?document=none&table=x&advice=%3Cb%3E&sort=__proto__", "?text=%20"]
)
def test_an_odd_address_shows_all(home: str, open_page: Open, query: str) -> None:
    assert len(shown(open_page(f"{home}codes/{query}"))) == 411


def test_without_javascript_the_list_is_whole(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/?document=web-sdk", java_script_enabled=False)
    assert len(shown(page)) == 411
    expect(page.locator(".zego-choose")).to_be_hidden()
    assert page.locator(".zego-all-codes button").count() == 0


def test_from_a_folder(site: Build, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"file://{site.out}/codes/index.html?advice=none")
    page.get_by_label("文档", exact=True).select_option("Express Web SDK")
    assert 0 < len(shown(page)) < 20
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone(home: str, open_page: Open, theme: Any) -> None:
    page = open_page(f"{home}codes/", viewport={"width": 360, "height": 640}, color_scheme=theme)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    targets = page.locator(".zego-choose :is(select, input), .zego-all-codes thead button")
    boxes = [box for each in targets.all() if (box := each.bounding_box())]
    assert len(boxes) == 7
    assert all(box["height"] >= 24 for box in boxes)
    page.get_by_role("button", name="含义").click()
    assert page.url.endswith("?sort=meaning")
