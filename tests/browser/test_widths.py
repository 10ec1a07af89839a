"""Pages on windows of three widths, in both themes: nothing has to be scrolled sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_fixtures import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]

WIDTHS = (1440, 768, 360)
BEYOND = """() => {
  const { clientWidth } = document.documentElement;
  // Furo lets what holds the article scroll on a narrow window, not the page.
  const scrolled = [document.documentElement, ...document.querySelectorAll(".content")];
  const widest = Math.max(...scrolled.map((part) => part.scrollWidth));
  if (widest <= clientWidth) return [];
  const beyond = [...document.querySelectorAll("article *")]
    .filter((part) => part.getBoundingClientRect().right > clientWidth);
  return [`${widest} pixels`, ...beyond.slice(0, 5).map((part) => part.outerHTML.slice(0, 100))];
}"""
"""Tells how wide a page is that is wider than its window, and what makes it so."""


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_is_wider_than_the_window(home: str, open_page: Open, path: str) -> None:
    page = open_page(home + path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            assert page.evaluate(BEYOND) == [], (width, theme)


def test_what_is_wider_is_found(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/104/", viewport={"width": 360, "height": 800})
    page.locator("h1").evaluate("h1 => h1.style.width = '500px'")
    width, widest = page.evaluate(BEYOND)
    assert width == "524 pixels"
    assert widest.startswith("<h1")
