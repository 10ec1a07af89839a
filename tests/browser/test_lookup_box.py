"""The look-up box as a browser shows it."""

from __future__ import annotations

import json
import random
import re
import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Error, expect
from site_fixtures import ROOT
from sphinx_builds import soup

from sphinx_zegocodes.catalogue.catalogue import load_catalogue
from sphinx_zegocodes.catalogue.codes_in_text import find_mentions
from sphinx_zegocodes.catalogue.lookup_rows import living_rows
from sphinx_zegocodes.catalogue.ranges import place_of, ranges_of
from sphinx_zegocodes.site.lookup.content import LookupSite, LookupTable
from sphinx_zegocodes.site.lookup.index import build_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page
    from sphinx_builds import Build

    Open = Callable[..., Page]
    Serve = Callable[..., str]

MENTIONS = (ROOT / "tests/catalogue/mentions.txt").read_text("utf-8")
KNOWN = sorted(re.findall(r"\d+", MENTIONS.split("\n", 1)[0]))

TYPE = """async (texts) => {
  await zegocodes.lookup.use();
  const [box] = zegocodes.lookup.boxes;
  const found = [];
  box.field.focus();
  for (const text of texts) {
    box.field.value = text;
    box.field.dispatchEvent(new InputEvent("input"));
    await box.looking;
    const [first] = box.options;
    found.push(new URL(first.href).pathname);
  }
  return found;
}"""
"""Types texts into the box, and returns where its first suggestions lead."""
FIND = """async (queries) => {
  await zegocodes.lookup.use();
  const found = [];
  for (const query of queries) {
    const { rows, near: around, isBegun } = await zegocodes.lookup.search(query);
    const near = isBegun ? [] : around;
    const shown = (rows) => rows.map(({ code, meaning }) => `${code} ${meaning}`);
    const labels = (ranges) => ranges.map(({ label }) => label);
    const about = near.map((each) => [labels(each.ranges), shown(each.rows)]);
    found.push([shown(rows), about.flat(2)]);
  }
  return found;
}"""
"""Looks queries up, and returns what is suggested, and what is near a number that is no code."""


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="查找返回码").first


def options(page: Page) -> list[str]:
    expect(page.get_by_role("listbox")).to_be_visible()
    return page.get_by_role("option").all_inner_texts()


def test_every_code_is_its_own_first_suggestion(home: str, site: Build, open_page: Open) -> None:
    entries = json.loads((site.out / "codes.json").read_bytes())["entries"]
    codes = sorted({entry["code"] for entry in entries}, key=int)
    page = open_page(f"{home}rtc-server/")
    found = page.evaluate(TYPE, codes)
    assert len(codes) == 411
    assert found == [f"/codes/{code}/" for code in codes]


QUERIES: dict[str, list[str]] = {
    # words, wherever they stand and in any order
    "房间不存在": ["104 房间不存在", "5024 房间不存在", "50001 房间不存在"],
    "不存在  房间，": ["104 房间不存在", "5024 房间不存在", "50001 房间不存在"],
    "间不存": ["104 房间不存在", "5024 房间不存在", "50001 房间不存在"],
    "TOKEN　过期": ["1017044 分享 token 过期", "1017047 krcToken 过期", "1102018 登录 token 过期"],
    "token过期": ["1017044 分享 token 过期", "1017047 krcToken 过期", "1102018 登录 token 过期"],
    "版权音乐 分享 过期": ["1017044 分享 token 过期"],
    "判断逻辑": ["104 房间不存在", "5024 房间不存在", "50001 房间不存在"],
    "房间 104": ["104 房间不存在"],
    "，": [],
    # a number, or the beginning of one
    "５０００１": ["50001 房间不存在", "104 房间不存在", "5024 房间不存在"],
    "050001": ["50001 房间不存在"],
    "（104）": ["104 房间不存在"],
    "3": ["3 输入参数长度过长", "3 鉴权失败", "3 未开通相关权限", "3000 无效的 App"],
    "110200": ["1102001 心跳超时", "110200001 失败"],
    "0": ["0 成功"],
    "rtc-server/room/104": ["104 房间不存在"],
    # what a text names
    "错误码 50001": ["50001 房间不存在"],
    '{"Code":50001,"Message":"room not exist"}': ["50001 房间不存在"],
    "12:00:01 E [7] login failed: 50001, code=104": ["50001 房间不存在", "104 房间不存在"],
}
"""What people type or paste, and what is suggested first; an empty list where nothing is."""
NEAR = {
    "1102999": ["1102xxx 房间相关错误码", "1102025 ", "1103001 "],
    "错误码：12345": ["5202 ", "30001 "],
    "-1": ["0 成功"],
}
"""Numbers that are no codes, and what is near them."""


def test_what_is_found(home: str, open_page: Open) -> None:
    page = open_page(f"{home}rtc-server/")
    queries = [*QUERIES, *NEAR]
    found = dict(zip(queries, page.evaluate(FIND, queries), strict=True))
    for query, expected in QUERIES.items():
        rows, near = found[query]
        assert near == [], query
        assert rows[: len(expected) or None] == expected, query
    for query, expected in NEAR.items():
        rows, near = found[query]
        assert rows == [], query
        assert len(near) == len(expected), (query, near)
        assert all(map(str.startswith, near, expected)), (query, near)


def test_texts_name_the_same_codes_as_at_the_command_line(home: str, open_page: Open) -> None:
    lines = [line for line in MENTIONS.splitlines() if "=>" in line]
    texts = [line.rpartition("=>")[0].removesuffix(" ") for line in lines]
    texts += [f"code\n{text}\n104\n" for text in texts]
    chance = random.Random(7)  # noqa: S311 - the same every time
    pieces = [
        *"09０９-－−.,:/、，（）[]\"'\\> \n码和是a",
        *KNOWN,
        "code",
        "错误码",
        "ZEGO ",
        "port",
    ]
    texts += ["".join(chance.choices(pieces, k=chance.randrange(1, 12))) for _ in range(4000)]
    page = open_page(f"{home}rtc-server/")
    found = page.evaluate(
        """async ([texts, known]) => {
          await zegocodes.lookup.use();
          const { grammar } = await zegocodes.lookup.open();
          const find = (text) => grammar.mentions(text, new Set(known));
          return texts.map((text) => find(text).map(({ start, end, code }) => [start, end, code]));
        }""",
        [texts, KNOWN],
    )
    for text, mentions in zip(texts, found, strict=True):
        expected = [[m.start, m.end, m.code] for m in find_mentions(text, KNOWN)]
        assert mentions == expected, text


def real_site() -> LookupSite:
    catalogue = load_catalogue(ROOT / "data")[0]
    tables = [
        LookupTable(key, document.product, place_of(document, table), f"{key}/")
        for key, (document, table) in catalogue.tables.items()
    ]
    rows = list(living_rows(catalogue, catalogue.tables))
    return LookupSite(rows, tables, ranges_of(catalogue.tables.values()), "codes/CODE/")


def write_page(site: Build, folder: Path, **sizes: int) -> None:
    """Write a page that has the scripts of the look-up and little else, and an index."""
    index = build_index(real_site(), **sizes)
    for name, content in index.items():
        path = folder / "_static/zegocodes-lookup" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    # What its scripts say comes with those of Sphinx.
    named = ("documentation_options", "doctools", "translations", "zegocodes.js")
    scripts = soup(site.out / "index.html").select(
        ", ".join(f"script[src*='{name}']" for name in named)
    )
    for name in (
        *(script["src"].partition("?")[0] for script in scripts),
        "_static/zegocodes-lookup.js",
    ):
        shutil.copy(site.out / name, folder / "_static")
    text = '<!doctype html><html data-content_root="./"><meta charset="utf-8">'
    text += '<link rel="icon" href="data:,">'
    (folder / "index.html").write_text(text + "".join(map(str, scripts)), "utf-8")


def test_an_index_in_parts_finds_the_same(
    site: Build, tmp_path: Path, serve: Serve, open_page: Open
) -> None:
    queries = [*QUERIES, *NEAR, *(row.code for row in real_site().rows[::7])]
    write_page(site, tmp_path / "whole")
    write_page(site, tmp_path / "parts", whole=0, part=6000)
    page = open_page(serve(tmp_path / "whole"))
    whole = page.evaluate(FIND, queries)
    page = open_page(serve(tmp_path / "parts"))
    parts = page.evaluate(FIND, queries)
    assert page.evaluate("performance.getEntriesByType('resource').length") > 20
    for query, one, other in zip(queries, whole, parts, strict=True):
        assert one == other, query


def test_an_index_older_than_its_parts_is_loaded_anew(
    site: Build, tmp_path: Path, serve: Serve, browser: Browser
) -> None:
    write_page(site, tmp_path, whole=0, part=6000)
    (tmp_path / "404.html").touch()
    files = tmp_path / "_static/zegocodes-lookup"
    (folder,) = (path for path in files.iterdir() if path.is_dir())
    folder.rename(files / "moved")
    with browser.new_page() as page:  # not one that every failure of a request fails
        page.goto(serve(tmp_path))
        with pytest.raises(Error, match="cannot load"):
            page.evaluate(FIND, ["50001"])
        index = files / "index.js"
        index.write_text(index.read_text("utf-8").replace(folder.name, "moved"), "utf-8")
        (found,) = page.evaluate(FIND, ["50001"])
    assert "50001" in str(found)


def test_with_the_keyboard_alone(home: str, open_page: Open) -> None:
    page = open_page(f"{home}rtc-server/")
    box, keyboard = field(page), page.keyboard
    keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")
    keyboard.type("房间不存在")
    assert options(page)[0].split("\n") == ["104", "房间不存在", "RTC 服务端 API › 房间信令接口"]
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="8 条匹配的返回码")).to_be_attached()
    active = page.locator("[aria-selected=true]")
    for key, code in (
        ("ArrowDown", "104"),
        ("ArrowDown", "5024"),
        ("Home", None),
        ("ArrowUp", "全文搜索"),
        ("ArrowUp", "50124"),
        ("End", None),
        ("ArrowDown", "104"),
        ("ArrowUp", None),
        ("ArrowDown", "104"),
        ("ArrowLeft", None),
    ):
        keyboard.press(key)
        if code is None:
            expect(active).to_have_count(0)
            assert box.get_attribute("aria-activedescendant") is None
        else:
            expect(active).to_contain_text(code)
            expect(box).to_have_attribute("aria-activedescendant", str(active.get_attribute("id")))
        expect(box).to_be_focused()
    keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("房间不存在")
    keyboard.press("Escape")
    expect(box).to_have_value("")
    keyboard.type("判断逻辑")
    options(page)
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    page.wait_for_url(f"{home}codes/5024/")
    keyboard.press("Control+k")
    keyboard.type("41003")
    keyboard.press("Enter")  # without waiting for anything
    page.wait_for_url(f"{home}codes/41003/")
    keyboard.press("Control+k")
    keyboard.type("没有的词")
    keyboard.press("Enter")
    page.wait_for_url(f"{home}search/?q={quote('没有的词')}")


def test_keys_in_other_fields_are_left_alone(home: str, open_page: Open) -> None:
    page = open_page(f"{home}search/")
    other = page.get_by_role("searchbox")
    other.focus()
    page.keyboard.type("a/b")
    page.keyboard.press("Control+k")
    expect(other).to_be_focused()
    expect(other).to_have_value("a/b")


def test_a_number_that_is_no_code(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/104/")
    field(page).fill("1102999")
    firsts = [row.split("\n")[0] for row in options(page)]
    assert firsts == ["号段", "1102025", "1103001", "全文搜索“1102999”"]
    expect(page.locator(".zego-lookup-note")).to_contain_text("没有返回码 1102999")
    page.get_by_role("option", name="号段").click()
    page.wait_for_url(f"{home}web-sdk/#room")
    field(page).fill("1102999")
    field(page).press("Enter")
    page.wait_for_url(f"{home}search/?q=1102999")


def test_what_is_composed_or_pasted(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/104/")
    field(page).focus()
    client = page.context.new_cdp_session(page)
    client.send("Input.imeSetComposition", {"text": "fang", "selectionStart": 4, "selectionEnd": 4})
    expect(field(page)).to_have_value("fang")
    expect(page.get_by_role("listbox")).to_be_hidden()
    client.send("Input.insertText", {"text": "房间不存在"})
    assert options(page)[0].startswith("104")
    field(page).fill("")
    page.evaluate("delete navigator.clipboard")  # for that of the machine, from which keys paste
    page.evaluate("navigator.clipboard.writeText('room failed: 50001\\nRetry 3\\n')")
    page.keyboard.press("Control+v")
    assert options(page)[0].startswith("50001")
    expect(field(page)).to_have_value("room failed: 50001 Retry 3")


def test_what_is_typed_is_shown_as_text(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/104/")
    attack = '<img src=x onerror="document.title = 1">'
    field(page).fill(attack)
    assert attack in options(page)[-1]
    assert page.locator("form img").count() == 0


def test_in_a_folder_of_a_server_and_from_a_disk(
    site: Build, serve: Serve, open_page: Open
) -> None:
    for home, name in (
        (serve(site.out, "/a/b/"), ""),
        (f"{site.out.as_uri()}/", "index.html"),
    ):
        page = open_page(f"{home}codes/7/{name}")
        field(page).fill("房间不存在")
        options(page)
        field(page).press("Enter")
        page.wait_for_url(f"{home}codes/104/{name}")
        field(page).fill("50001")
        page.get_by_role("option", name="50001").first.click()
        page.wait_for_url(f"{home}codes/50001/{name}")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone(home: str, open_page: Open, theme: str) -> None:
    phone = {"viewport": {"width": 360, "height": 640}, "color_scheme": theme, "has_touch": True}
    page = open_page(f"{home}codes/104/", **phone)
    opener = page.get_by_role("button", name="查找返回码")
    opener.tap()
    expect(field(page)).to_be_focused()
    page.keyboard.type("1104")
    assert options(page)[0].startswith("1104")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    shown = page.locator(".zego-lookup-popup").bounding_box()
    assert shown is not None
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= 360
    assert shown["y"] + shown["height"] <= 640
    page.get_by_role("button", name="关闭查找").tap()
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(opener).to_be_focused()
    opener.tap()
    field(page).tap()
    page.get_by_role("option", name="1104").first.tap()
    page.wait_for_url(f"{home}codes/1104001/")


def test_without_javascript(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/104/", java_script_enabled=False)
    page.get_by_label("查找返回码").fill("房间")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}search/?q={quote('房间')}")


def test_without_its_index_it_leads_to_the_search(site: Build, serve: Serve, browser: Any) -> None:
    page = browser.new_page()
    page.route("**/zegocodes-lookup/**", lambda route: route.abort())
    page.goto(f"{serve(site.out)}codes/104/")
    page.keyboard.press("/")
    page.keyboard.type("104")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=104")
    page.close()
