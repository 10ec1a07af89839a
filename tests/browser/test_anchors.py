"""Opening an address with an anchor: the entry is in sight, and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page
    from sphinx_builds import Build

    Open = Callable[..., Page]

NONE = "rgba(0, 0, 0, 0)"
PATHS = {
    "row": "web-sdk/#web-sdk-publish-1103044",
    "first-row": "rtc-server/#rtc-server-common-100000000",
    "entry": "codes/41003/#rtc-server-media-file-41003",
}
WINDOWS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "phone": {"viewport": {"width": 360, "height": 640}, "color_scheme": "dark"},
}


def in_sight(page: Page, entry: Locator) -> bool:
    """Tell whether the beginning of an entry stands below what sticks and above what floats."""
    box = entry.bounding_box()
    assert box is not None
    page.wait_for_timeout(100)  # the theme shows its link to the top when the page has scrolled
    above = [*page.locator(".mobile-header").all(), entry.locator("xpath=../../thead//th").first]
    boxes = [found for each in above if each.count() and (found := each.bounding_box())]
    top = max((found["y"] + found["height"] for found in boxes), default=0)
    floating = page.locator(".back-to-top").bounding_box()
    size = page.viewport_size
    assert size is not None
    bottom = floating["y"] if floating else size["height"]
    return top <= box["y"] <= bottom - min(box["height"], 100)


def entry_of(page: Page, path: str) -> Locator:
    anchor = path.partition("#")[2]
    return page.locator(f"section.zego-entry#{anchor}, tr:has(#{anchor})")


def expect_marked(entry: Locator) -> None:
    part = entry.locator("h2, th").first
    expect(part).not_to_have_css("background-color", NONE)
    bar = part if part.evaluate("part => part.tagName === 'TH'") else entry
    expect(bar).not_to_have_css("box-shadow", "none")


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_the_entry_is_in_sight_and_marked(
    home: str, open_page: Open, path: str, window: dict[str, Any]
) -> None:
    page = open_page(home + path, **window)
    entry = entry_of(page, path)
    assert in_sight(page, entry)
    expect_marked(entry)
    width = window["viewport"]["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_another_anchor_of_the_same_page(
    home: str, open_page: Open, window: dict[str, Any]
) -> None:
    first, second = (f"rtc-server/#rtc-server-{key}" for key in ("room-104", "media-41003"))
    page = open_page(home + first, **window)
    expect_marked(entry_of(page, first))
    page.evaluate("anchor => { location.hash = anchor; }", second.partition("#")[2])
    assert in_sight(page, entry_of(page, second))
    expect_marked(entry_of(page, second))
    background = "code => getComputedStyle(code).backgroundColor"
    codes = [entry_of(page, path).locator(".zego-codes") for path in (first, second)]
    plain, marked = (code.evaluate(background) for code in codes)
    assert plain != marked
    page.go_back()
    expect_marked(entry_of(page, first))


UNSEEN = """() => [...document.querySelectorAll("section[data-zego-address]")].filter((entry) => {
  location.hash = "";
  location.hash = entry.id;
  const said = entry.querySelector(".zego-about") ?? document.querySelector("h1");
  const { top, bottom } = said.getBoundingClientRect();
  const header = document.querySelector(".mobile-header").getBoundingClientRect().bottom;
  return top < header || bottom > innerHeight || entry.getBoundingClientRect().top > innerHeight;
}).map((entry) => entry.id)"""
"""Tells at which entries neither they nor the title say number and meaning in the window."""


def test_number_and_meaning_are_in_sight_wherever_a_link_lands(
    site: Build, home: str, open_page: Open
) -> None:
    page = open_page(home, viewport={"width": 360, "height": 640}, java_script_enabled=False)
    for path in site.out.glob("codes/*/index.html"):
        page.goto(f"{home}codes/{path.parent.name}/")
        assert page.evaluate(UNSEEN) == []


@pytest.mark.parametrize(
    "behind",
    [
        "。",
        "，请看",
        "）",
        ")",
        ".",
        "**",
        "_",
        "」",
        ">",
        "%E3%80%82",
        "%E3%80",
        "\u200b",
        "、#x",
        "'",
        ";",
    ],
    ids=ascii,
)
def test_marks_behind_an_anchor_are_taken_off(home: str, open_page: Open, behind: str) -> None:
    page = open_page(home + PATHS["entry"] + behind)
    page.wait_for_url(home + PATHS["entry"])
    assert in_sight(page, entry_of(page, PATHS["entry"]))
    expect_marked(entry_of(page, PATHS["entry"]))


def test_anchors_in_other_letters_and_on_the_same_page(home: str, open_page: Open) -> None:
    page = open_page(home + PATHS["row"].replace("#web-sdk", "#Web-SDK"))
    page.wait_for_url(home + PATHS["row"])
    page.evaluate("location.hash = 'web-sdk-room-1002001。'")
    page.wait_for_url(f"{home}web-sdk/#web-sdk-room-1002001")


@pytest.mark.parametrize(
    "anchor", ["rtc-server-media-file-4100", "rtc-server-media-file-410033", "。"]
)
def test_no_anchor_leads_to_another_entry(home: str, open_page: Open, anchor: str) -> None:
    page = open_page(f"{home}codes/41003/#{anchor}")
    assert page.evaluate("decodeURIComponent(location.hash)") == f"#{anchor}"


def test_an_anchor_scrolls_at_once(home: str, open_page: Open) -> None:
    page = open_page(home + PATHS["row"])
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
