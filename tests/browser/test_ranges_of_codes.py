"""Ranges of codes in a browser: any number in one leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_fixtures import POLICY
from playwright.sync_api import expect
from ranged import write_ranged
from site_fixtures import ROOT
from sphinx_builds import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]
    Serve = Callable[..., str]


@pytest.fixture(scope="module")
def ranged_site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """Return the address of a site with ranges."""
    folder = tmp_path_factory.mktemp("ranged")
    project = write_ranged(folder / "p")
    (project / "index.rst").write_text(
        f"{(project / 'index.rst').read_text()}\n.. zego:lookup::\n\n.. zego:map::\n"
    )
    settings: dict[str, object] = {
        "language": "zh_CN",
        "html_theme": "furo",
        "html_title": "Codes",
        "html_favicon": str(ROOT / "docs/_static/favicon.svg"),
    }
    built = build(project, folder / "out", settings=settings)
    assert built.warnings == []
    return serve(built.out, policy=POLICY)


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("7701500", ["7701000-7702999"]),
        ("7702999", ["7701000-7702999"]),
        ("1005", ["1005", "1000-1009", "10xx"]),
        ("1050", ["10xx"]),
        ("10xx", ["10xx", "1000-1009", "1005"]),
        ("10XX", ["10xx", "1000-1009", "1005"]),
        ("7701000~7702999", ["7701000-7702999"]),
        ("7702", ["7701000-7702999"]),
        ("2010to2020", ["2010 ~ 2020"]),
        ("3005", ["3000～3009"]),
        ("错误码 7701500", ["7701000-7702999"]),
        ("onError 7701500 {}", ["7701000-7702999"]),
        ("登录错误", ["1000-1009"]),
    ],
)
def test_the_box_finds_a_range_by_its_numbers(
    open_page: Open, ranged_site: str, typed: str, suggested: list[str]
) -> None:
    page = open_page(ranged_site)
    page.locator("article .zego-lookup-input").fill(typed)
    codes = page.locator("article .zego-lookup-option .zego-lookup-code")
    expect(codes.first).to_be_visible()
    assert codes.all_inner_texts() == suggested


def test_a_suggestion_leads_to_the_range(open_page: Open, ranged_site: str) -> None:
    page = open_page(ranged_site)
    page.locator("article .zego-lookup-input").fill("7701500")
    page.keyboard.press("Enter")
    page.wait_for_url("**/codes/7701000to7702999/")
    expect(page.locator("h1")).to_have_text("7701000-7702999 游戏资源错误")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("7701500", ["7701000-7702999 游戏资源错误"]),
        ("1005", ["1005 用户名为空", "1000-1009 登录错误", "10xx 参数错误"]),
        ("游戏 7701500", ["7701000-7702999 游戏资源错误"]),
        ("10xx", ["10xx 参数错误"]),
    ],
)
def test_the_search_finds_a_range_by_its_numbers(
    open_page: Open, ranged_site: str, query: str, first: list[str]
) -> None:
    page = open_page(f"{ranged_site}search/?q={query}")
    results = page.locator("#search-results ul.search > li > a")
    expect(results.first).to_be_visible()
    page.wait_for_timeout(300)
    found = results.all_inner_texts()[: len(first)]
    assert (found[0], sorted(found)) == (first[0], sorted(first))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "codes/7701500/",
            "返回码 7701500 没有单独的页面，请看它所属的返回码范围 7701000-7702999。",
        ),
        ("codes/1001/", "返回码 1001 没有单独的页面，请看它所属的返回码范围 1000-1009、10xx。"),
        ("codes/1005.html", "本站没有这个地址对应的页面，要找的可能是返回码 1005。"),
    ],
)
def test_the_404_page_names_the_ranges_of_a_number(
    open_page: Open, ranged_site: str, path: str, said: str
) -> None:
    page = open_page(ranged_site + path)
    expect(page.locator(".zego-asked")).to_have_text(said)
    page.locator(".zego-asked a").first.click()
    expect(page.locator("h1")).not_to_have_text("页面不存在")


def test_the_list_finds_a_range_by_its_numbers(open_page: Open, ranged_site: str) -> None:
    page = open_page(f"{ranged_site}codes/?text=7701500")
    shown = page.locator(".zego-all-codes tbody:visible th")
    expect(shown).to_have_count(1)
    expect(shown).to_have_text("7701000-7702999")
