"""Sphinx's search in a real browser: what is asked for comes first, and its page shows it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playwright.sync_api import Page
    from sphinx_builds import Build

    Open = Callable[..., Page]
    Serve = Callable[..., str]

FIELDS = ("name", "description", "causes", "action", "notes")
SEARCH = """
queries => queries.map(query =>
  Search._performSearch(...Search._parseQuery(query)).reverse().map(([docname]) => docname))
"""
"""Asks Sphinx's script for the results of many queries, the best of each first."""


@pytest.fixture(scope="module")
def entries(site: Build) -> list[dict[str, Any]]:
    """Return the published entries."""
    loaded: list[dict[str, Any]] = json.loads((site.out / "codes.json").read_bytes())["entries"]
    return loaded


@pytest.fixture
def search(open_page: Open, home: str) -> Callable[[Iterable[str]], list[list[str]]]:
    """Return a function that searches for many things on one page, and returns names of pages."""
    page = open_page(f"{home}search/")
    page.wait_for_function("Search.hasIndex()")
    return lambda queries: page.evaluate(SEARCH, list(queries))


def plain(text: str) -> str:
    """Return the text of CommonMark as a page shows it, in lower case, white space as spaces."""
    without_addresses = re.sub(r"(?<!\\)\[([^]]*)\]\([^)]*\)", r"\1", text)
    return " ".join(re.sub(r"\\(?=[^\w\s])|[`*]", "", without_addresses).lower().split())


def piece_of(text: str) -> str:
    """Return the middle half of a text, four characters at least, and no Latin word of it cut."""
    length = max(len(text) // 2, 4)
    start = max((len(text) - length) // 2, 0)
    end = start + length
    while start and re.fullmatch(r"\w\w", text[start - 1 : start + 1], re.ASCII):
        start -= 1
    while re.fullmatch(r"\w\w", text[end - 1 : end + 1], re.ASCII):
        end += 1
    return text[start:end].strip("，。、；：,.:() ")


def test_every_description_is_found_by_the_whole_and_by_a_piece(search: Any, entries: Any) -> None:
    said: dict[str, set[str]] = {}
    texts: dict[str, str] = {}
    for entry in entries:
        page = f"codes/{entry['code']}"
        description = plain(entry.get("description", ""))
        said.setdefault(page, set()).update((description, description.split("。")[0] + "。"))
        texts[page] = texts.get(page, "") + plain("\n".join(entry.get(f, "") for f in FIELDS))
    described = (entry["description"] for entry in entries if "description" in entry)
    descriptions = list(dict.fromkeys(map(plain, described)))
    assert len(descriptions) > 300
    # A number in it asks for that code.
    descriptions = [each for each in descriptions if not re.search(r"\d{3}", each)]
    whole = dict(zip(descriptions, search(descriptions), strict=True))
    assert [(d, pages[:2]) for d, pages in whole.items() if d not in said.get(pages[0], ())] == []
    pieces = list(map(piece_of, descriptions))
    found = dict(zip(pieces, search(pieces), strict=True))
    assert [(p, pages[:2]) for p, pages in found.items() if p not in texts[pages[0]]] == []


def test_what_people_ask(search: Any) -> None:
    asked = {
        "房间不存在": ["104", "50001", "5024"],
        "取值范围为 [0, 3000]": ["110200161"],
        "混流失败": ["110200151"],
    }
    found = dict(zip(asked, search(asked), strict=True))
    first = {query: found[query][: len(codes)] for query, codes in asked.items()}
    assert first == {query: [f"codes/{code}" for code in codes] for query, codes in asked.items()}


def test_a_page_has_all_of_the_words(search: Any, entries: Any) -> None:
    (found,) = search(["token 错误"])
    texts = {f"codes/{entry['code']}": str(entry).lower() for entry in entries}
    codes = [page for page in found if page in texts]
    assert 0 < len(codes) < 20
    assert [page for page in codes if "token" not in texts[page] or "错误" not in texts[page]] == []
    assert search(["xyzzy", "。"]) == [[], []]
    assert search(["网络超时 xyzzy"])[0]  # 络超 and xyzzy are on no page


def test_from_the_box_to_the_page(site: Build, serve: Serve, open_page: Open) -> None:
    page = open_page(f"{serve(site.out, '/some/where/')}search/")
    page.locator("article").get_by_role("searchbox").fill("房间不存在")
    page.locator("article").get_by_role("button", name="搜索").click()
    first = page.locator("ul.search li").first
    expect(first.get_by_role("link")).to_have_text("104 房间不存在")
    summary = first.locator(".context")
    expect(summary).to_have_text(re.compile("^RTC 服务端 API .*请确认请求房间"))
    expect(summary.locator("mark").first).to_have_text("房间不存在")
    expect(summary).not_to_contain_text("首页")
    first.get_by_role("link").click()
    page.wait_for_url("**/some/where/codes/104/")
    marked = page.locator(".highlighted")
    expect(marked.first).to_have_text("房间不存在")
    assert page.locator("article .highlighted").count() == marked.count()


def test_ten_at_a_time_and_no_other_page_is_read(open_page: Open, home: str) -> None:
    page = open_page(f"{home}search/")
    read: list[str] = []
    page.on("request", lambda request: read.append(request.url))
    page.goto(f"{home}search/?q={quote('失败')}")
    items, more = page.locator("ul.search > li"), page.get_by_role("button", name="再显示 10 条")
    expect(page.locator(".search-summary")).to_contain_text("个")
    expect(items).to_have_count(10)
    more.click()
    expect(items).to_have_count(20)
    expect(items.nth(10).get_by_role("link")).to_be_focused()
    while more.is_visible():
        before = items.count()
        more.click()
        expect(items.nth(before)).to_be_attached()
    assert f"{items.count()} 个" in page.locator(".search-summary").inner_text()
    assert [url for url in read if "_static" not in url and "search" not in url] == []


def test_a_hit_in_a_document_lands_on_its_row(open_page: Open, home: str) -> None:
    page = open_page(f"{home}search/?q={quote('心跳超时')}")
    item = page.locator("ul.search > li").filter(has_text="Express Web SDK 常见错误码")
    expect(item.locator(".context")).to_have_text("1102001 心跳超时")
    item.get_by_role("link").click()
    page.wait_for_url(f"{home}web-sdk/#web-sdk-room-1102001")
    page.go_back()
    expect(page.locator("article").get_by_role("searchbox")).to_have_value("心跳超时")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("1102999", ["没有返回码 1102999", "1102025、1103001", "1102xxx 房间相关错误码"]),
        ("20014 / 20015", ["没有返回码 20014", "没有返回码 20015", "不属于任何已知号段"]),
        ("1700xxx", ["没有返回码 1700xxx", "不属于任何已知号段"]),
    ],
)
def test_enter_in_the_box_shows_what_is_near_a_number(
    open_page: Open, home: str, query: str, shown: list[str]
) -> None:
    page = open_page(f"{home}codes/104/")
    page.get_by_role("combobox", name="查找返回码").first.fill(query)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}search/?q=*")
    for text in shown:
        expect(page.locator("#search-results")).to_contain_text(text)
    expect(page.locator("#search-results")).not_to_contain_text("选择了合适的分类")


@pytest.mark.parametrize("query", ["房间不存在", "50001", "streamID"])
def test_characters_that_nobody_sees_change_nothing(search: Any, query: str) -> None:
    middle = len(query) // 2
    pages, *others = search(
        [query, *(f"{query[:middle]}{c}{query[middle:]}" for c in "\u200b\ufeff\u00ad\u2060\u202e")]
    )
    assert pages
    assert others == [pages] * 5


@pytest.mark.parametrize("word", ["mode", "深色", "a"])
def test_words_of_icons_do_no_harm(open_page: Open, home: str, word: str) -> None:
    page = open_page(f"{home}codes/104/?highlight={word}")
    page.wait_for_timeout(50)  # Sphinx marks them a little later; an error would fail the test
    assert page.locator("body > svg .highlighted").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone(open_page: Open, home: str, theme: str) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "color_scheme": theme}
    page = open_page(f"{home}search/?q=token", **phone)
    expect(page.locator("ul.search .context").first).to_be_visible()
    expect(page.locator("article").get_by_role("searchbox")).to_have_value("token")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_from_a_file(site: Build, open_page: Open) -> None:
    page = open_page(f"file://{site.out}/search/index.html?q=50001")
    expect(page.locator("ul.search a").first).to_have_text("50001 房间不存在")
    expect(page.locator(".search-summary")).not_to_be_empty()
    expect(page.locator(".context").first).to_contain_text("RTC 服务端 API")
