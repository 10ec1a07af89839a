"""Copying an entry: the texts, the ways to do it, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from site_fixtures import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page
    from sphinx_builds import Build

    Open = Callable[..., Page]

ANCHOR = "rtc-server-room-104"
PAGES = {"code": f"codes/104/#{ANCHOR}", "row": f"rtc-server/#{ANCHOR}"}
TITLE = "ZEGO 104 房间不存在（RTC 服务端 API › 房间信令接口）"
COPIED = {
    "复制链接": "{base}codes/104/#rtc-server-room-104",
    "复制 Markdown": f"[{TITLE}]({{base}}codes/104/#rtc-server-room-104)",
    "复制文本": (
        f"{TITLE}\n处理建议：请确认请求房间 RoomId 是否存在。\n"
        "{base}codes/104/#rtc-server-room-104"
    ),
}
SAID = {"复制链接": "已复制链接", "复制 Markdown": "已复制 Markdown", "复制文本": "已复制文本"}


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def place_of(page: Page, anchor: str = ANCHOR) -> Locator:
    """Return what holds an entry: its section or its row."""
    return page.locator(f"section.zego-entry#{anchor}, tr:has(#{anchor})")


def opener(page: Page, code: str = "104", anchor: str = ANCHOR) -> Locator:
    return place_of(page, anchor).get_by_role("button", name=f"复制 {code}", exact=True)


def action(page: Page, label: str) -> Locator:
    """Return the button of an action; in a row the menu is opened for it."""
    if opener(page).count():
        opener(page).click()
    return place_of(page).get_by_role("button", name=label, exact=True)


@pytest.mark.parametrize("label", COPIED)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_by_mouse(home: str, open_page: Open, path: str, label: str) -> None:
    page = open_page(home + path)
    action(page, label).click()
    expect(page.locator(".zego-status")).to_have_text(SAID[label])
    assert clipboard(page) == COPIED[label].format(base=home)


@pytest.mark.parametrize("label", COPIED)
def test_by_keyboard_on_the_page_of_a_code(home: str, open_page: Open, label: str) -> None:
    page = open_page(home + PAGES["code"])
    # The browser starts at what the address points at.
    while page.evaluate("document.activeElement.textContent") != label:
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".zego-status")).to_have_text(SAID[label])
    assert clipboard(page) == COPIED[label].format(base=home)
    expect(action(page, label)).to_be_focused()


@pytest.mark.parametrize("label", COPIED)
def test_by_keyboard_on_a_row(home: str, open_page: Open, label: str) -> None:
    page = open_page(home + PAGES["row"])
    while not opener(page).evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="复制链接")).to_be_focused()
    for _ in range(list(COPIED).index(label)):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".zego-status")).to_have_text(SAID[label])
    assert clipboard(page) == COPIED[label].format(base=home)
    expect(opener(page)).to_be_focused()
    expect(page.locator(".zego-copy-menu")).to_have_count(0)


def test_escape_and_a_second_click_close_the_menu(home: str, open_page: Open) -> None:
    page = open_page(home + PAGES["row"])
    menu = page.locator(".zego-copy-menu")
    opener(page).click()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    expect(opener(page)).to_be_focused()
    opener(page).click()
    expect(menu).to_be_visible()
    opener(page).click()
    expect(menu).to_have_count(0)


def test_opening_the_menu_moves_nothing(home: str, open_page: Open) -> None:
    page = open_page(home + "web-sdk/#web-sdk-publish-1103044")
    before = page.evaluate("scrollY")
    assert before > 1000
    opener(page, "1103044", "web-sdk-publish-1103044").click()
    expect(page.get_by_role("button", name="复制链接")).to_be_focused()
    assert page.evaluate("scrollY") == before


def test_the_same_twice_is_said_twice(home: str, open_page: Open) -> None:
    page = open_page(home + PAGES["code"])
    page.evaluate(
        "said = []; new MutationObserver(() => said.push(document.querySelector('.zego-status')"
        ".textContent)).observe(document.querySelector('.zego-status'), {childList: true})"
    )
    for _ in range(2):
        action(page, "复制链接").click()
        page.wait_for_timeout(100)
    assert page.evaluate("said") == ["已复制链接", "", "已复制链接"]


@pytest.mark.parametrize("label", COPIED)
def test_the_clipboard_holds_a_link_too(home: str, open_page: Open, label: str) -> None:
    page = open_page(home + PAGES["code"])
    action(page, label).click()
    expect(page.locator(".zego-status")).to_have_text(SAID[label])
    html = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html'))"
        ".then((blob) => blob.text())"
    )
    address = f"{home}codes/104/#{ANCHOR}"
    assert f'<a href="{address}">{address}</a>' in html
    assert (TITLE in html) == (label != "复制链接")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("how", ["refused", "missing"])
def test_without_the_clipboard_the_text_is_selected(
    home: str, open_page: Open, path: str, how: str
) -> None:
    page = open_page(home)
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
        if how == "missing"
        else "for (const name of ['write', 'writeText'])"
        "  navigator.clipboard[name] = async () => { throw new Error('refused'); };"
    )
    page.goto(home + path)
    button = action(page, "复制文本")
    button.click()
    field = page.get_by_role("textbox", name="要复制的文本")
    expect(field).to_be_focused()
    expect(field).to_have_value(COPIED["复制文本"].format(base=home))
    expect(field).to_have_attribute("readonly", "")
    whole = "f => f.selectionStart === 0 && f.selectionEnd === f.value.length"
    assert field.evaluate(whole)
    expect(page.locator(".zego-status")).to_contain_text("文本已选中")
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(opener(page) if "codes" not in path else button).to_be_focused()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("suffix", ["", "index.html?from=mail"])
def test_below_a_sub_folder(
    site: Build, serve: Any, open_page: Open, path: str, suffix: str
) -> None:
    base = serve(site.out, "/some/where/")
    page = open_page(base + path.replace("#", f"{suffix}#"))
    action(page, "复制链接").click()
    expect(page.locator(".zego-status")).to_have_text("已复制链接")
    assert clipboard(page) == COPIED["复制链接"].format(base=base)


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_the_address_of_the_site_comes_first(
    addressed_site: Build, serve: Any, open_page: Open, path: str
) -> None:
    page = open_page(serve(addressed_site.out, "/zego/") + path)
    action(page, "复制 Markdown").click()
    expect(page.locator(".zego-status")).to_have_text("已复制 Markdown")
    assert clipboard(page) == COPIED["复制 Markdown"].format(base=ADDRESS)


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_from_a_file(site: Build, open_page: Open, path: str) -> None:
    base = f"file://{site.out}/"
    page = open_page(base + path.replace("#", "index.html#"))
    action(page, "复制链接").click()
    expect(page.locator(".zego-status")).to_have_text("已复制链接")
    assert clipboard(page) == COPIED["复制链接"].format(base=base)


def test_marks_in_a_title_are_escaped(home: str, open_page: Open) -> None:
    page = open_page(home + "rtc-server/#rtc-server-mixing-110200161")
    opener(page, "110200161", "rtc-server-mixing-110200161").click()
    page.get_by_role("button", name="复制 Markdown").click()
    expect(page.locator(".zego-status")).to_have_text("已复制 Markdown")
    assert r" 混流输出流的宽度数值错误，取值范围为 \[0, 3000\]（RTC" in clipboard(page)


def test_each_code_of_a_row_has_its_actions(home: str, open_page: Open) -> None:
    page = open_page(home + "rtc-server/#rtc-server-media-1010")
    for code in ("1010", "5007"):
        anchor = f"rtc-server-media-{code}"
        opener(page, "1010、5007", anchor).click()
        group = page.get_by_role("group", name=f"复制 ZEGO {code} ")
        group.get_by_role("button", name="复制链接").click()
        expect(page.locator(".zego-status")).to_have_text("已复制链接")
        assert clipboard(page) == f"{home}codes/{code}/#{anchor}"


def test_the_button_of_a_row_shows_when_it_is_wanted(home: str, open_page: Open) -> None:
    page = open_page(f"{home}rtc-server/")
    expect(opener(page)).to_have_css("opacity", "0")
    place_of(page).hover()
    expect(opener(page)).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    opener(page).focus()
    expect(opener(page)).to_have_css("opacity", "1")


def test_the_button_of_a_row_always_shows_on_touch(home: str, open_page: Open) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    page = open_page(home + PAGES["row"], **phone)
    expect(opener(page)).to_have_css("opacity", "1")
    opener(page).tap()
    box = page.locator(".zego-copy-menu").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.get_by_role("button", name="复制链接").tap()
    expect(page.locator(".zego-status")).to_have_text("已复制链接")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_buttons_widen_no_column(home: str, open_page: Open) -> None:
    widths = "[...document.querySelectorAll('tbody th')].map(cell => cell.offsetWidth)"
    for path in ("rtc-server/", "web-sdk/", "stream-mixing/"):
        page = open_page(home + path)
        wide = page.evaluate(widths)
        page.evaluate("document.querySelectorAll('.zego-copy-open').forEach(b => b.remove())")
        assert page.evaluate(widths) == wide


def test_nothing_of_it_is_printed(home: str, open_page: Open) -> None:
    for path in PAGES.values():
        page = open_page(home + path)
        page.emulate_media(media="print")
        for part in page.locator(".zego-copy, .zego-copy-open, .zego-status").all():
            expect(part).to_be_hidden()
        marked = place_of(page).locator("h2, th").first
        expect(marked).to_have_css("background-color", "rgba(0, 0, 0, 0)")
        expect(marked).to_have_css("box-shadow", "none")
