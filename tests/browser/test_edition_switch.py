"""The editions of the site, in a real browser: the switch, and what is offered to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_fixtures import POLICY
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]
    Serve = Callable[..., str]

ENTRY = "codes/104/#rtc-server-room-104"


@pytest.fixture(scope="module")
def both(editions: Path, serve: Serve) -> str:
    """Return the address of the site with both editions, under the strict policy."""
    return serve(editions, policy=POLICY)


def test_the_switch_keeps_the_anchor(open_page: Open, both: str) -> None:
    page = open_page(both + ENTRY, locale="zh-CN")
    page.locator("li a.zego-edition").click()
    page.wait_for_url(f"{both}en/{ENTRY}")
    expect(page.locator("section.zego-entry:target")).to_contain_text("does not exist")
    page.locator("li a.zego-edition").click()
    page.wait_for_url(both + ENTRY)


def test_the_switch_keeps_what_is_chosen(open_page: Open, both: str) -> None:
    page = open_page(f"{both}codes/?document=web-sdk", locale="zh-CN")
    page.locator("li a.zego-edition").click()
    page.wait_for_url(f"{both}en/codes/?document=web-sdk")


def test_the_english_page_is_offered_once_to_readers_of_english(open_page: Open, both: str) -> None:
    page = open_page(both + ENTRY, locale="en-US")
    offer = page.locator(".zego-offer")
    expect(offer).to_have_attribute("lang", "en")
    expect(offer.get_by_role("link")).to_have_text("Read this page in English")
    offer.get_by_role("button", name="Close").click()
    expect(offer).to_have_count(0)
    page.reload()
    expect(page.locator("li a.zego-edition")).to_have_count(1)
    expect(offer).to_have_count(0)
    page.goto(f"{both}rtc-server/")
    expect(offer).to_have_count(0)


def test_the_offer_leads_to_the_same_place(open_page: Open, both: str) -> None:
    page = open_page(both + ENTRY, locale="en-US")
    page.locator(".zego-offer").get_by_role("link").click()
    page.wait_for_url(f"{both}en/{ENTRY}")
    expect(page.locator(".zego-offer")).to_have_count(0)


@pytest.mark.parametrize(
    ("locale", "path"), [("zh-CN", ""), ("de-DE", ""), ("en-US", "en/"), ("de-DE", "en/")]
)
def test_nothing_is_offered_to_others(open_page: Open, both: str, locale: str, path: str) -> None:
    page = open_page(both + path + ENTRY, locale=locale)
    expect(page.locator("section.zego-entry:target")).to_be_visible()
    expect(page.locator(".zego-offer")).to_have_count(0)
    assert page.url == both + path + ENTRY


def test_chinese_is_offered_on_an_english_page(open_page: Open, both: str) -> None:
    page = open_page(f"{both}en/{ENTRY}", locale="zh-CN")
    expect(page.locator(".zego-offer")).to_have_attribute("lang", "zh-CN")
