"""The page of all codes as it is written, and how pages of codes follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from left_entries import write_left
from small_project import write_project
from sphinx_builds import build, soup

from sphinx_zegocodes.site.pages import code_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    Page = Callable[[str], Any]


def rows_of(page: Any, code: str) -> list[list[str]]:
    """Return the meanings of a code in the list, each with its places and what to do."""
    (body,) = (b for b in page.select(".zego-all-codes tbody") if b.th.get_text() == code)
    return [
        [
            row.td.get_text(),
            "、".join(link.get_text() for link in row.select(".zego-at a")),
            row.select_one(".zego-kinds").get_text(),
        ]
        for row in body.select("tr")
    ]


def test_a_row_for_each_meaning(page: Page) -> None:
    assert rows_of(page("codes"), "41003") == [
        ["直播不存在", "RTC 服务端 API › 媒体服务接口", "检查与修正、重试、联系技术支持"],
        ["文件不存在", "RTC 服务端 API › 媒体文件接口", "检查与修正"],
    ]
    assert rows_of(page("codes"), "1102016")[0][1] == "Express Web SDK › 房间相关错误码"
    (row,) = rows_of(page("codes"), "100000000")
    assert row[1].count("公共返回码") == 3


def test_what_can_be_chosen_is_what_rows_have(page: Page) -> None:
    form = page("codes").select_one(".zego-choose")
    assert form.has_attr("hidden")
    offered = {
        select["name"]: {option["value"] for option in select.select("option")} - {""}
        for select in form.select("select")
    }
    links = page("codes").select(".zego-at a")
    tables = {link["data-zego-table"] for link in links}
    assert offered["table"] == tables
    assert offered["document"] == {table.split("/")[0] for table in tables}
    assert offered["advice"] == {k for link in links for k in link["data-zego-advice"].split()}
    for field in form.select("select, input"):
        assert form.select_one(f"label[for={field['id']}]")


def test_codes_that_left_are_marked_in_the_list(tmp_path: Path) -> None:
    built = build(write_left(tmp_path / "p"), tmp_path / "out")
    page = soup(built.out / "codes/index.html")
    for code, rows in (
        ("99", [["old <b>thing</b>. And more （不再收录）", "alpha", "其他"]]),
        ("95", [[" （不再收录）", "alpha、alpha", "未给出"]]),  # of which no text was kept
        ("200", [["beta failed", "beta", "重试"]]),
    ):
        assert rows_of(page, code) == rows
    assert rows_of(page, "7")[-2:] == [
        ["E_SIDE （不再收录）", "alpha", "未给出"],
        ["seven of zeta （不再收录）", "zeta", "未给出"],
    ]
    assert "不再收录" in page.select_one(".zego-page > p").get_text()


def test_too_many_codes_for_one_page_stand_on_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = write_project(tmp_path / "p")
    monkeypatch.setattr(code_list, "MOST_CODES", 5)
    out = build(project, tmp_path / "out").out
    names = ["index.html", "from-300/index.html", "from-501/index.html"]
    pages = [soup(out / "codes" / name) for name in names]
    listed = [[th.get_text() for th in page.select(".zego-all-codes tbody th")] for page in pages]
    assert [len(codes) for codes in listed] == [5, 5, 3]
    assert listed[0] == ["7", "100", "101", "200", "201"]
    links = [[a["href"] for a in page.select(".zego-parts a")] for page in pages]
    assert links[0] == ["from-300/", "from-501/"]
    assert links[1] == ["../", "../from-501/"]
    assert [page.h1.get_text() for page in pages][1:] == [
        "All return codes 300–500",
        "All return codes 501–601",
    ]
    assert pages[1].select_one(".zego-breadcrumbs [aria-current]").get_text() == "300"
    monkeypatch.setattr(code_list, "MOST_CODES", 100)
    build(project, tmp_path / "out")
    assert not list((out / "codes").glob("from-*"))


def test_pages_of_codes_lead_one_way_forward_and_back(site: Any) -> None:
    """That is along the table or, where an entry stands in several that differ, by number."""
    along_table, by_number = set(), set()
    for path in site.out.glob("codes/*/index.html"):
        text = path.read_text("utf-8")
        if '<a rel="' in text:
            along_table.add(path.parent.name)
        if '-page" href' in text:
            by_number.add(path.parent.name)
            assert text.rfind('"prev-page"') < (text.rfind('"next-page"') % len(text))
    assert not along_table & by_number
    assert len(along_table | by_number) == 411


def test_breadcrumbs_say_where_a_page_stands(site: Any, page: Page) -> None:
    for name, trail in (
        ("codes/50001", [("首页", "../../"), ("全部返回码", "../"), ("50001", None)]),
        ("codes", [("首页", "../"), ("全部返回码", None)]),
        ("relations", [("首页", "../"), ("返回码之间的关系", None)]),
        ("rules", [("首页", "../"), ("检查规则", None)]),
        ("search", [("首页", "../"), ("搜索", None)]),
        ("web-sdk", [("首页", "../"), ("Express Web SDK 常见错误码", None)]),
    ):
        (nav,) = page(name).select("nav.zego-breadcrumbs")
        found = [(li.get_text(strip=True), li.a and li.a["href"]) for li in nav.select("li")]
        assert found == trail, name
        assert nav.select_one("[aria-current=page]").get_text() == trail[-1][0]
    texts = {path: path.read_text("utf-8") for path in site.out.rglob("*.html")}
    without = {path for path, text in texts.items() if '<nav class="zego-breadcrumbs"' not in text}
    assert without == {site.out / "index.html", site.out / "404.html"}


def test_titles_say_where_one_is(page: Page) -> None:
    titles = {name: page(name).title.get_text() for name in (".", "codes", "codes/104", "web-sdk")}
    assert titles == {
        ".": "ZEGO 返回码",
        "codes": "全部返回码 - ZEGO 返回码",
        "codes/104": "104 房间不存在 - ZEGO 返回码",
        "web-sdk": "Express Web SDK 常见错误码 - ZEGO 返回码",
    }


def test_breadcrumbs_name_the_pages_above_and_quote_titles(tmp_path: Path) -> None:
    texts = {
        "guide": "A < *B*\n=======\n\n.. toctree::\n\n   deep\n",
        "deep": "Deep\n====\n\nText.\n",
    }
    project = write_project(tmp_path / "p", **texts)
    index = project / "index.rst"
    index.write_text(index.read_text() + "   guide\n")
    built = build(project, tmp_path / "out")
    nav = soup(built.out / "deep/index.html").select_one(".zego-breadcrumbs")
    assert [li.get_text() for li in nav.select("li")] == ["Home", "A < B", "Deep"]
