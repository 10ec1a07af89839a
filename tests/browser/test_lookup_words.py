"""Words and inner numbers in the look-up box: what ``zegocodes explain`` finds, the box does."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from asked import queries
from playwright.sync_api import expect
from real_data import DATA, real_catalogue, real_search

from sphinx_zegocodes.catalogue.lookup_rows import living_rows
from sphinx_zegocodes.catalogue.queries import words_of
from sphinx_zegocodes.catalogue.ranges import place_of
from sphinx_zegocodes.catalogue.storage import WORDS
from sphinx_zegocodes.catalogue.words import load_words
from sphinx_zegocodes.site.lookup.content import LookupSite, LookupTable
from sphinx_zegocodes.site.lookup.index import build_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page
    from sphinx_builds import Build

    Open = Callable[..., Page]
    Serve = Callable[..., str]

FIND = """async (queries) => {
  await zegocodes.lookup.use();
  const found = [];
  for (const query of queries) {
    const { rows, isNear } = await zegocodes.lookup.search(query);
    found.push([rows.map(({ code, meaning }) => `${code} ${meaning}`), isNear]);
  }
  return found;
}"""
SAID = {
    query: expected
    for query, expected in queries()
    if expected.removeprefix("~").isdigit() and not any(map(str.isdigit, query))
}
"""The queries of `queries.txt` without a number."""
MORE = [
    "的",
    "流",
    "超时 token",
    "间不存",
    "没有",
    "登录，房间！",
    "room",
    "天气",
    "a_b",
    "房間 麥",
]
"""Queries besides: what both find is the same, whatever it is."""


def test_the_box_finds_what_the_command_line_finds(home: str, open_page: Open) -> None:
    search = real_search()
    texts = [*SAID, *MORE]
    texts += [row.meaning for row in living_rows(real_catalogue(), real_catalogue().tables)][::20]
    answers = dict(zip(texts, open_page(home).evaluate(FIND, texts), strict=True))
    for text in (text for text in texts if not any(map(str.isdigit, text))):
        found = search.find(words_of(text))
        rows = [f"{row.code} {row.meaning}" for row in found.rows]
        assert answers[text] == [rows, found.near], text


def test_a_split_index_finds_the_same_first(
    site: Build, serve: Serve, open_page: Open, tmp_path: Path
) -> None:
    catalogue = real_catalogue()
    tables = [
        LookupTable(key, each[0].product, place_of(*each), f"{key}/")
        for key, each in catalogue.tables.items()
    ]
    rows = list(living_rows(catalogue, catalogue.tables))
    words, _ = load_words(DATA / WORDS)
    files = build_index(LookupSite(rows, tables, [], "codes/CODE/", words), whole=0, part=2000)
    page = open_page(serve(site.out))
    folder = tmp_path / "parts"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    marker = "/_static/zegocodes-lookup/"
    page.route(
        f"**{marker}**",
        lambda route: route.fulfill(
            path=folder / urlsplit(route.request.url).path.partition(marker)[2]
        ),
    )
    said = list(SAID)[::8]
    page.reload()
    answers = page.evaluate(FIND, said)
    found = {text: rows[0].split()[0] for text, (rows, _) in zip(said, answers, strict=True)}
    assert found == {text: SAID[text].removeprefix("~") for text in said}


def test_near_rows_say_so(home: str, open_page: Open) -> None:
    page = open_page(home)
    box = page.locator("article .zego-lookup-input")
    box.fill("客户说房间里面的人都没声音了")
    expect(page.locator("article .zego-lookup-note")).to_contain_text("相近结果")
    expect(page.get_by_role("option").first).to_contain_text("1106009")
    box.fill("天气")
    expect(page.locator("article .zego-lookup-note")).to_contain_text("换个说法")


def test_an_inner_number_leads_to_its_code_and_says_why(home: str, open_page: Open) -> None:
    page = open_page(home)
    page.locator("article .zego-lookup-input").fill("50119")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("返回码为 1102016：登录 token 格式有误")
    expect(first).to_contain_text("服务端用不同的数值")
    first.click()
    expect(page.locator("h1")).to_contain_text("1102016")
    expect(page.locator(".zego-inner")).to_contain_text("50118–50122")


def test_a_documented_number_keeps_its_page(home: str, open_page: Open) -> None:
    page = open_page(home)
    box = page.locator("article .zego-lookup-input")
    box.fill("50117")
    options = page.get_by_role("option")
    expect(options.nth(0)).to_contain_text("未开通数美权限")
    expect(options.nth(1)).to_contain_text("返回码为 1102018")
    box.press("Enter")
    expect(page.locator("h1")).to_contain_text("50117")
    expect(page.locator(".zego-also")).to_contain_text("1102018：登录 token 过期")


def test_the_page_of_an_inner_number_is_none_and_says_where_to_go(
    home: str, open_page: Open
) -> None:
    page = open_page(f"{home}codes/50119/")
    article = page.locator("article")
    expect(article.locator("h1")).to_have_text("50119 是日志中的内层数值")
    link = article.get_by_role("link", name="1102016：登录 token 格式有误")
    link.click()
    expect(page.locator("h1")).to_contain_text("1102016")
