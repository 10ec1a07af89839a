"""``404.html`` as a browser shows it, at any depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page
    from sphinx_builds import Build

    Open = Callable[..., Page]

NO_RANGE = "不属于任何已知号段"


def box(page: Page) -> Locator:
    return page.locator("article").get_by_label("查找返回码")


def found(page: Page) -> tuple[str, list[str]]:
    """Return the heading and what is listed below it."""
    article = page.locator("article")
    return article.locator("h1").inner_text(), article.locator("li").all_inner_texts()


@pytest.mark.parametrize(
    ("path", "near", "ranges"),
    [
        ("codes/1102999/", "1102025、1103001", ["1102xxx 房间相关错误码（Express Web SDK）"]),
        ("codes/12345/", "5202、30001", []),
        ("codes/12345", "5202、30001", []),
        ("codes/12345/index.html", "5202、30001", []),
        ("codes/12345.json", "5202、30001", []),
        ("codes/１２３４５/", "5202、30001", []),
        ("Codes/12345/", "5202、30001", []),
        ("12345", "5202、30001", []),
        ("12345/", "5202、30001", []),
        ("codes/-1/", "0", []),
        ("codes/99999999999999999999/", "410001034", []),
        (
            "codes/410001099/",
            "410001034",
            [
                "410001xxx 业务返回码（实时互动 AI Agent）",
                "410001xxx 业务返回码（云端实时语音识别）",
            ],
        ),
    ],
)
def test_code_that_is_none(
    home: str, open_page: Open, path: str, near: str, ranges: list[str]
) -> None:
    page = open_page(home + path)
    asked = page.evaluate("decodeURI(location.pathname).normalize('NFKC').match(/-?\\d+/)[0]")
    heading, lines = found(page)
    assert heading == f"没有返回码 {asked}"
    assert lines == [
        f"最接近的返回码：{near}",
        *([f"所属号段：{each}" for each in ranges] or [NO_RANGE]),
    ]
    assert page.title() == f"没有返回码 {asked} - ZEGO 返回码"
    expect(box(page)).to_be_visible()


@pytest.mark.parametrize(
    "path",
    ["foo/bar/baz/", "codes/x/", "%E0%A4%A", "codes/%E0%A4/1/", "v1102999/", "a/1102999", "x.html"],
)
def test_odd_addresses(home: str, open_page: Open, path: str) -> None:
    page = open_page(home + path)
    heading, lines = found(page)
    assert heading == "页面不存在"
    assert lines == []


@pytest.mark.parametrize(
    "path",
    [
        *(
            "codes/０５０００１/",
            "codes/50001.html",
            "codes/50001/x/",
            "50001",
            "50001/",
            "50001.html",
        ),
        *(
            "Codes/50001/",
            "CODES/50001",
            "code/50001/",
            "en/codes/50001/",
            "50001。",
            "Codes/50001。",
        ),
    ],
)
def test_another_way_to_write_a_code(home: str, open_page: Open, path: str) -> None:
    page = open_page(home + path)
    assert found(page) == ("页面不存在", [])
    page.locator("article").get_by_role("link", name="50001", exact=True).click()
    expect(page.locator("h1")).to_have_text("50001 房间不存在")


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("rtc-server.html", "rtc-server/"),
        ("rtc-server/index.htm", "rtc-server/"),
        ("RTC-Server/", "rtc-server/"),
        ("ｒtc-server.md。", "rtc-server/"),
        ("rtc-server）", "rtc-server/"),
        ("Codes/", "codes/"),
        ("relations.html", "relations/"),
        ("rtc-server.html#rtc-server-room-104", "rtc-server/#rtc-server-room-104"),
    ],
)
def test_another_way_to_write_a_page(home: str, open_page: Open, path: str, page: str) -> None:
    opened = open_page(home + path)
    assert found(opened) == ("页面不存在", [])
    opened.locator(".zego-asked a").click()
    opened.wait_for_url(home + page)


def test_links_and_search_lead_on(home: str, open_page: Open) -> None:
    for label, path in (("1102025", "codes/1102025/"), ("1102xxx 房间相关错误码", "web-sdk/#room")):
        page = open_page(f"{home}codes/1102999/")
        page.locator("article").get_by_role("link", name=label).click()
        page.wait_for_url(home + path)
    page = open_page(f"{home}codes/1102999/")
    box(page).fill("50001")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}codes/50001/")


def test_below_the_path_of_the_site(addressed_site: Build, serve: Any, open_page: Open) -> None:
    home = serve(addressed_site.out, "/zego/")
    page = open_page(f"{home}codes/1102999/deep/")
    assert found(page)[0] == "没有返回码 1102999"
    page.locator("article").get_by_role("link", name="1102025").click()
    page.wait_for_url(f"{home}codes/1102025/")
    page = open_page(f"{home}rtc-server.html")
    page.locator(".zego-asked a").click()
    page.wait_for_url(f"{home}rtc-server/")


def test_without_javascript(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/1102999/deep/", java_script_enabled=False)
    assert found(page) == ("页面不存在", [])
    box(page).fill("50001")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}search/?q=50001")
    page.goto(f"{home}codes/1102999/deep/")
    page.locator("article").get_by_role("link", name="全部返回码").click()
    page.wait_for_url(f"{home}codes/")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone(home: str, open_page: Open, theme: str) -> None:
    phone = {"viewport": {"width": 360, "height": 640}, "color_scheme": theme}
    page = open_page(f"{home}codes/1102999/", **phone)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
