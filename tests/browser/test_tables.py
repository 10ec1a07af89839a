"""Tables in a browser: they fit, their header and codes stay in sight, long ones are filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    Open = Callable[..., Page]

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}
WIDTHS = (1440, 1024, 768, 760, 360)
TABLES = ("rtc-server", "web-sdk", "ai-agent", "speech-recognition", "stream-mixing")
CODES = ("codes/0", "codes/3", "codes/1002006", "codes/1017000", "codes/1103044", "codes/110200157")
OUTSIDE = """
() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const parts = [...document.querySelectorAll("article *:not(pre *)")];
  const wide = parts.filter((part) => part.getBoundingClientRect().right > clientWidth);
  return [scrollWidth - clientWidth, ...wide.map((part) => part.outerHTML.slice(0, 80))];
}
"""
"""How far the page scrolls sideways, and what stands outside the window."""


SHIFTS = """shifted = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) shifted += value;
}).observe({ type: "layout-shift", buffered: true });"""
"""Adds up how far what is in the window moves while the page loads."""


def filter_of(page: Page, table: str) -> Locator:
    return page.locator(f"#{table} .zego-filter")


def rows_of(page: Page, table: str) -> list[str]:
    """Return the codes of the rows that are shown."""
    rows = page.locator(f"#{table} tbody tr:visible .zego-codes").all_inner_texts()
    return [row.strip() for row in rows]


def edges(part: Locator) -> tuple[float, float]:
    box = part.bounding_box()
    assert box is not None
    return box["y"], box["y"] + box["height"]


@pytest.mark.parametrize("path", [*TABLES, *CODES, "codes", "relations"])
def test_nothing_scrolls_sideways(home: str, open_page: Open, path: str) -> None:
    page = open_page(f"{home}{path}/")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        assert (width, page.evaluate(OUTSIDE)) == (width, [0])


@pytest.mark.parametrize("width", [1280, 768])
def test_header_and_code_stay_in_sight(home: str, open_page: Open, width: int) -> None:
    size = {"width": width, "height": 600}
    page = open_page(f"{home}web-sdk/#web-sdk-publish-1103044", viewport=size)
    row = page.locator("tr:has(#web-sdk-publish-1103044)")
    page.evaluate("scrollBy(0, 60)")
    theme = page.locator(".mobile-header")
    _, top = edges(theme) if theme.is_visible() else (0, 0)
    head = edges(page.locator("#publish thead th").first)
    assert head[0] == pytest.approx(top, abs=1)
    assert edges(row)[0] < head[1]
    assert edges(row.locator(".zego-codes"))[0] >= head[1]


def test_a_row_above_is_shown_from_its_beginning(home: str, open_page: Open) -> None:
    for size in ({"width": 1280, "height": 600}, {"width": 360, "height": 600}):
        page = open_page(f"{home}web-sdk/#web-sdk-player-plugin-1000", viewport=size)
        page.evaluate("location.hash = 'web-sdk-publish-1103044'")
        row = page.locator("tr:has(#web-sdk-publish-1103044)")
        covers = page.locator(".mobile-header:visible, #publish thead th:visible")
        bottom = max((edges(cover)[1] for cover in covers.all()), default=0)
        assert bottom - 1 <= edges(row)[0] < bottom + 40


def test_cards_name_their_fields_and_keep_their_code_in_sight(home: str, open_page: Open) -> None:
    page = open_page(f"{home}web-sdk/#web-sdk-publish-1103044", **PHONE)
    expect(page.locator("#publish thead")).to_be_hidden()
    row = page.locator("tr:has(#web-sdk-publish-1103044)")
    shown = "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    labels = row.locator("td:visible").evaluate_all(shown)
    assert labels == ['"描述"', '"可能原因"', '"处理建议"']
    page.evaluate("scrollBy(0, 120)")
    _, top = edges(page.locator(".mobile-header"))
    assert edges(row)[0] < top
    assert edges(row.locator(".zego-codes"))[0] == pytest.approx(top, abs=1)


def test_text_filters_rows(home: str, open_page: Open) -> None:
    page = open_page(f"{home}rtc-server/")
    group = page.get_by_role("group", name="筛选：房间信令接口")
    field = group.get_by_role("searchbox")
    said = group.locator("[aria-live=polite]")
    all_rows = rows_of(page, "room")
    for text, codes in (
        ("１０４", ["104", "5024", "50001"]),
        ("userid 用户不存在", ["105"]),
        ("不存在 RoomId", ["104", "5024", "50001"]),
    ):
        field.fill(text)
        assert rows_of(page, "room") == codes
        expect(said).to_have_text(f"符合 {len(codes)} 行，共 29 行")
    field.fill("没有这样的文字")
    expect(said).to_have_text("没有符合的行，共 29 行")
    assert rows_of(page, "room") == []
    assert len(rows_of(page, "mixing")) == 42
    field.press("Escape")
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    assert rows_of(page, "room") == all_rows
    expect(said).to_have_text("")


def test_buttons_filter_rows(home: str, open_page: Open) -> None:
    page = open_page(f"{home}rtc-server/")
    group = filter_of(page, "room")
    meanings = group.get_by_role("button", name="多种含义 1")
    advice = group.get_by_role("button", name="无处理建议 4")
    meanings.click()
    expect(meanings).to_have_attribute("aria-pressed", "true")
    assert rows_of(page, "room") == ["3"]
    advice.click()
    assert rows_of(page, "room") == []
    meanings.press("Space")
    assert len(rows_of(page, "room")) == 4
    advice.press("Escape")
    expect(advice).to_have_attribute("aria-pressed", "false")
    assert len(rows_of(page, "room")) == 29


def test_only_what_can_be_filtered_has_a_filter(home: str, open_page: Open) -> None:
    page = open_page(f"{home}rtc-server/")
    expect(filter_of(page, "moderation")).to_have_count(0)
    expect(filter_of(page, "common")).to_have_count(1)
    expect(filter_of(page, "common").get_by_role("button")).to_have_count(0)
    without = open_page(f"{home}rtc-server/", java_script_enabled=False)
    expect(without.locator(".zego-filter")).to_have_count(0)
    assert len(rows_of(without, "room")) == 29


def test_the_row_of_the_address_is_never_filtered_out(home: str, open_page: Open) -> None:
    page = open_page(f"{home}rtc-server/#rtc-server-room-104")
    field = filter_of(page, "room").get_by_role("searchbox")
    field.fill("权限")
    assert rows_of(page, "room") == ["9", "104"]
    page.evaluate("location.hash = 'rtc-server-room-105'")
    expect(page.locator("tr:has(#rtc-server-room-105)")).to_be_in_viewport()
    expect(field).to_have_value("")
    assert len(rows_of(page, "room")) == 29


def test_what_scripts_add_pushes_nothing_down(home: str, open_page: Open) -> None:
    page = open_page(home)
    slow = {"offline": False, "latency": 100, "downloadThroughput": 300_000, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
    page.add_init_script(SHIFTS)
    for width in (1440, 768, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for path in ("rtc-server", "web-sdk", "codes", "codes/0"):
            page.goto(f"{home}{path}/")
            page.wait_for_timeout(200)
            assert (width, path, page.evaluate("shifted") <= 0.02) == (width, path, True)


def test_what_is_filtered_out_is_printed(home: str, open_page: Open) -> None:
    page = open_page(f"{home}rtc-server/")
    filter_of(page, "room").get_by_role("searchbox").fill("104")
    page.emulate_media(media="print")
    expect(filter_of(page, "room")).to_be_hidden()
    assert len(rows_of(page, "room")) == 29
