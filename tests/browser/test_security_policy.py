"""The site under the policy of `deploy/nginx.conf`: nothing is refused, or comes from elsewhere.

All other tests in a browser run under it too, and fail for what `watch` collects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_fixtures import PAGES, POLICY, watch
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from sphinx_builds import Build

    Open = Callable[..., Page]
    Serve = Callable[..., str]

ELSEWHERE = "http://127.0.0.2:9/"
FAULTS = {
    "script": ("<script>shown = 1</script>", "inline script"),
    "handler": ('<img alt="" src="data:," onerror="shown = 1">', "inline event handler"),
    "style": ("<style>p {}</style>", "inline style"),
    "attribute": ('<p style="color: red">x</p>', "inline style"),
    "eval": ('<script src="eval.js"></script>', "unsafe-eval"),
    "image": (f'<img alt="" src="{ELSEWHERE}x.png">', ELSEWHERE),
    "link": (f'<meta http-equiv="refresh" content="0; {ELSEWHERE}">', ELSEWHERE),
    "error": ('<script src="error.js"></script>', "a planted error"),
    "logged": ('<script src="log.js"></script>', "a planted message"),
    "lost": ('<script src="lost.js"></script>', "404"),
}
"""What goes wrong on a page, and a part of what is to be said of it."""


@pytest.mark.parametrize(("planted", "said"), FAULTS.values(), ids=FAULTS)
def test_what_goes_wrong_is_seen(
    browser: Browser, serve: Serve, tmp_path: Path, planted: str, said: str
) -> None:
    (tmp_path / "404.html").write_text("")
    (tmp_path / "eval.js").write_text("new Function('return 1');")
    (tmp_path / "error.js").write_text("throw new Error('a planted error');")
    (tmp_path / "log.js").write_text("console.error('a planted message');")
    (tmp_path / "index.html").write_text(f"<!doctype html><p>x</p>{planted}")
    address = serve(tmp_path, policy=POLICY)
    with browser.new_context() as context:
        problems = watch(context, address)
        page = context.new_page()
        page.goto(address)
        page.wait_for_timeout(200)  # what comes after the page
    assert any(said in problem for problem in problems), problems


def test_all_pages_keep_it_in_use(home: str, open_page: Open) -> None:
    page = open_page(home)
    for path in PAGES.values():
        answer = page.goto(home + path)
        assert answer
        assert answer.headers["content-security-policy"] == POLICY
        page.get_by_role("button", name="切换主题").click()
    assert page.locator("body").get_attribute("data-theme") in {"light", "dark", "auto"}
    page.goto(f"{home}codes/104/")
    page.get_by_role("button", name="复制链接").click()
    assert page.evaluate("navigator.clipboard.readText()").startswith(home)
    page.goto(f"{home}rtc-server/")
    page.get_by_role("button", name="复制 104", exact=True).click()
    expect(page.get_by_role("button", name="复制链接")).to_be_visible()
    page.goto(f"{home}search/?q=token")
    expect(page.locator("#search-results li").first).to_be_visible()
    expect(page.locator("#search-results")).to_contain_text("搜索完成")
    box = page.get_by_role("combobox", name="查找返回码").first
    box.fill("房间不存在")
    page.get_by_role("option", name="104").first.click()
    expect(page.locator("h1")).to_have_text("104 房间不存在")


def test_the_theme_that_was_chosen_is_there_from_the_start(home: str, open_page: Open) -> None:
    """Even while the theme's own script, which comes last, is still on its way."""
    page = open_page(home, color_scheme="light")
    page.get_by_role("button", name="切换主题").click()
    chosen = page.locator("body").get_attribute("data-theme")
    assert chosen == "dark"
    page.route("**/furo.js*", lambda route: route.fulfill(body=""))
    page.goto(f"{home}codes/104/")
    expect(page.locator("body")).to_have_attribute("data-theme", chosen)
    expect(page.locator("html")).to_have_css("color-scheme", "dark")


def test_a_browser_that_keeps_nothing_shows_the_theme_of_the_system(
    home: str, open_page: Open
) -> None:
    page = open_page(f"{home}404/", color_scheme="dark")
    page.add_init_script("delete Window.prototype.localStorage")
    page.goto(f"{home}codes/104/")
    expect(page.locator("body")).to_have_attribute("data-theme", "auto")


def test_from_a_folder_links_lead_to_pages(site: Build, open_page: Open) -> None:
    page = open_page(f"file://{site.out}/index.html")
    page.get_by_role("link", name="全部返回码").first.click()
    page.get_by_role("link", name="104", exact=True).click()
    expect(page.locator("h1")).to_have_text("104 房间不存在")
    assert page.url == f"file://{site.out}/codes/104/index.html"
    page.locator(".sidebar-brand").click()
    assert page.url == f"file://{site.out}/index.html"


def test_behind_nginx(addressed_site: Build, nginx: Serve, open_page: Open) -> None:
    home = nginx(addressed_site.out, "/zego")
    page = open_page(home)
    for path in PAGES.values():
        answer = page.goto(home + path.rstrip("/"))
        assert answer
        assert answer.headers["content-security-policy"] == POLICY
        expect(page.locator("h1")).to_be_visible()


def test_below_a_folder_all_is_found(site: Build, serve: Serve, open_page: Open) -> None:
    home = serve(site.out, "/some/where/", POLICY)
    page = open_page(home)
    page.get_by_role("link", name="全部返回码").first.click()
    page.get_by_role("link", name="104", exact=True).click()
    page.wait_for_url(f"{home}codes/104/")
