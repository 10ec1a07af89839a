"""The page of a code in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]


def test_a_meaning_is_chosen_by_its_product(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/3/", viewport={"width": 360, "height": 640})
    choice = page.get_by_role("navigation", name="按产品和接口选择含义")
    choice.get_by_role("link", name="RTC 服务端 API › 媒体文件接口 未开通相关权限").click()
    entry = page.locator("#rtc-server-media-file-3")
    expect(entry.locator("h2")).to_be_in_viewport()
    expect(entry.locator("h2")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_advice_stands_out_and_copying_follows_the_answer(
    home: str, open_page: Open, scheme: str
) -> None:
    page = open_page(f"{home}codes/104/", color_scheme=scheme)
    entry = page.locator("#rtc-server-room-104")
    advice = entry.locator(".zego-action")
    expect(advice).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(advice).to_have_css("border-left-width", "4px")
    source = entry.locator(".zego-source").first
    parts = [advice, entry.get_by_role("button", name="复制链接"), source]
    tops = [box["y"] for part in parts if (box := part.bounding_box())]
    assert len(tops) == 3
    assert tops == sorted(tops)


def test_nothing_moves_where_motion_is_not_wanted(home: str, open_page: Open) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter((part) => {
      const style = getComputedStyle(part);
      return [style.transitionDuration, style.animationDuration].some((d) => parseFloat(d) > 0)
        || style.scrollBehavior === "smooth";
    }).map((part) => part.className)"""
    for path in ("codes/104/", "rtc-server/"):
        page = open_page(home + path, reduced_motion="reduce")
        assert page.evaluate(moving) == []
