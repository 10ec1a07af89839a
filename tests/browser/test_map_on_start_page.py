"""The start page: the map of number ranges leads to tables, on a phone and in both themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page
    from sphinx_builds import Build

    Open = Callable[..., Page]

ROOMS = "房间相关错误码 Express Web SDK，号段 1102xxx，15 个返回码"
MEASURE = """
[...document.querySelectorAll(".zego-lanes svg")].map((svg) => {
  const all = (name, measure, root = svg) => [...root.querySelectorAll(name)].map(measure);
  const box = (element) => element.getBoundingClientRect();
  const scale = box(svg).width / svg.viewBox.baseVal.width;
  const sizes = all("text", (text) => scale * parseFloat(getComputedStyle(text).fontSize));
  const overlaps = all("a", (block) => {
    const [name, product] = all("text", box, block);
    return name.right > (product.width ? product.left : box(block.querySelector("rect")).right);
  });
  const heights = all("rect", (rect) => box(rect).height);
  return [Math.min(...sizes), overlaps.some(Boolean), Math.min(...heights)];
})
"""
"""For each drawing: its smallest text, whether any of its texts overlap, its lowest block."""


def test_a_block_leads_to_its_table(home: str, open_page: Open) -> None:
    page = open_page(home)
    page.get_by_role("link", name=ROOMS).click()
    page.wait_for_url(f"{home}web-sdk/#room")
    page.go_back()
    block = page.get_by_role(
        "link", name="混流转码接口 RTC 服务端 API，号段 1102xxxxx，41 个返回码"
    )
    block.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}rtc-server/#mixing")


def test_the_map_in_words_is_folded_up_and_opens(home: str, open_page: Open) -> None:
    page = open_page(home)
    words = page.locator(".zego-map-words")
    expect(words.get_by_role("table")).to_be_hidden()
    words.locator("summary").press("Enter")
    expect(
        words.get_by_role("row", name="1102xxx Express Web SDK › 房间相关错误码 15 个")
    ).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_it_fits_and_can_be_read(home: str, open_page: Open, width: int, theme: Any) -> None:
    window = {"viewport": {"width": width, "height": 800}, "color_scheme": theme}
    page = open_page(home, **window)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    measured = page.evaluate(MEASURE)
    assert len(measured) == 6
    for smallest, overlap, height in measured:
        assert smallest >= 11
        assert not overlap
        assert height >= 24


def test_without_javascript(home: str, open_page: Open) -> None:
    page = open_page(home, java_script_enabled=False)
    expect(page.get_by_role("link", name=ROOMS)).to_be_visible()
    page.locator(".zego-document").get_by_role("link", name="云端混流返回码").click()
    page.wait_for_url(f"{home}stream-mixing/")


def test_from_a_folder(site: Build, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"file://{site.out}/index.html")
    page.get_by_role("link", name=ROOMS).click()
    page.wait_for_url("**/web-sdk/index.html#room")
    context.close()
