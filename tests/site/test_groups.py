"""One table under many products: said once on each page, and grouped wherever documents stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest
from small_project import COLUMNS, write_data
from sphinx_builds import Build, build, soup

from sphinx_zegocodes.catalogue.records import Document, Row, Table

if TYPE_CHECKING:
    from pathlib import Path

_PLATFORMS = ("iOS", "Android", "Web", "Windows", "macOS", "Linux", "Flutter", "uni-app")
_PRODUCTS = ("语音", "视频")
_URL = "https://example.org/"


def _documents() -> list[Document]:
    """Return two products on eight platforms, the last of which words one code differently."""
    rows = (
        Row(("7",), description="没有权限。", action="请登录。"),
        Row(("1007",), description="超时。"),
    )
    table = Table("main", COLUMNS, rows, "房间")
    documents = [
        Document(
            f"d{p}{at}",
            f"{product} {name} 错误码",
            f"{product} {name}",
            _URL,
            (table,),
            group=product,
        )
        for p, product in enumerate(_PRODUCTS)
        for at, name in enumerate(_PLATFORMS)
    ]
    other = Row(("7",), description="没有权限。", action="请先登录。")
    last = msgspec.structs.replace(table, rows=(other, rows[1]))
    documents[-1] = msgspec.structs.replace(documents[-1], content=(last,))
    copy = Document("copy", "副本错误码", "副本", _URL, (), same_as="d00")
    alone = Table("main", COLUMNS, (Row(("7",), description="设备忙。"),), "设备")
    return [*documents, copy, Document("alone", "设备错误码", "设备", _URL, (alone,))]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a site of them."""
    folder = tmp_path_factory.mktemp("groups") / "p"
    folder.mkdir()
    documents = _documents()
    write_data(folder, *documents)
    (folder / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_zegocodes"]\nhtml_theme = "furo"\n'
        'language = "zh_CN"\n'
    )
    names = "\n".join(each.id for each in documents)
    blocks = ("{zego:documents}", "{zego:map}", f"{{toctree}}\n{names}")
    start = ["# 首页", *(f"```{block}\n```" for block in blocks)]
    (folder / "index.md").write_text("\n\n".join(start), "utf-8")
    for each in documents:
        (folder / f"{each.id}.md").write_text(f"```{{zego:document}} {each.id}\n```\n", "utf-8")
    return build(folder, folder.parent / "out")


def test_what_is_said_alike_is_one_section(site: Build) -> None:
    assert site.warnings == []
    page = soup(site.out / "codes/7/index.html")
    sections = page.select(".zego-entry")
    assert [s.select_one("h2").get_text() for s in sections] == [
        "设备 › 设备#",
        "副本、语音、视频（16 处）#",
        "视频 uni-app › 房间#",
    ]
    ids = {element["id"] for element in page.select("[id]")}
    assert {f"{each.id}-main-7" for each in _documents()} <= ids


def test_a_section_lists_where_it_stands_by_product(site: Build) -> None:
    section = soup(site.out / "codes/7/index.html").select(".zego-entry")[1]
    lines = [line.get_text() for line in section.select(".zego-source li")]
    assert lines == [
        "副本：房间（官方文档）",
        f"语音：{'、'.join(_PLATFORMS)}",
        f"视频：{'、'.join(_PLATFORMS[:-1])}",
    ]
    links = [a["href"] for a in section.select(".zego-source li a[href^='../']")]
    assert links[1] == "../../d00/#d00-main-7"


def test_the_chooser_has_a_card_for_each_meaning(site: Build) -> None:
    cards = soup(site.out / "codes/7/index.html").select(".zego-ambiguous li")
    assert [card.select_one("strong").get_text() for card in cards] == ["设备忙", "没有权限"]
    assert "17 处" in cards[1].get_text()


def test_the_sidebar_opens_the_group_of_the_page(site: Build) -> None:
    def sidebar(name: str) -> list[str]:
        items = soup(site.out / name / "index.html").select(".sidebar-tree li > a")
        return [item.get_text() for item in items]

    closed = ["语音", "视频", "副本错误码", "设备错误码"]
    assert sidebar("codes/7")[:4] == closed
    assert sidebar("alone")[:4] == closed
    assert sidebar("d00")[:9] == ["语音", *(f"语音 {name} 错误码" for name in _PLATFORMS)]
    link = soup(site.out / "alone/index.html").select(".sidebar-tree li > a")[0]["href"]
    assert soup(site.out / "index.html").find(id=link.partition("#")[2]) is not None


def test_the_start_page_lists_groups(site: Build) -> None:
    page = soup(site.out / "index.html")
    names = [name.get_text() for name in page.select("p.zego-document")]
    assert names == ["语音", "视频", "副本错误码", "设备错误码"]
    blocks = [title.get_text() for title in page.select(".zego-block title")]
    assert "房间 语音，号段 1xxx，1 个返回码" in blocks
    assert len(blocks) == 4 + 3


def test_codes_are_chosen_by_group(site: Build) -> None:
    page = soup(site.out / "codes/index.html")
    options = [o.get_text() for o in page.select("#zego-group option")]
    assert options == ["全部产品", "语音", "视频", "副本", "设备"]
    row = page.select("tbody tr")[1]
    assert [a.get_text() for a in row.select(".zego-at a")] == [
        "副本 › 房间",
        "语音（8 处）",
        "视频（8 处）",
    ]
    assert row.select(".zego-at a")[1]["data-zego-table"].split() == [str(n) for n in range(8)]


def test_a_relation_of_many_is_said_once_in_the_data(site: Build) -> None:
    data = json.loads((site.out / "codes.json").read_text("utf-8"))
    (name,) = {n for e in data["entries"] if e["code"] == "7" for n in e["relations"]["groups"]}
    assert len(data["groups"][name]) == 18
    assert all(each["relations"]["same_code"] == [] for each in data["entries"])
    of_code = json.loads((site.out / "codes/7.json").read_text("utf-8"))
    assert list(of_code["groups"]) == [name]


def test_relations_name_products(site: Build) -> None:
    text = soup(site.out / "relations/index.html").select_one("#ambiguous").get_text()
    assert "语音（8 处）" in text


def test_a_new_group_reaches_the_sidebar_of_every_page(site: Build, tmp_path: Path) -> None:
    source = site.out.parents[1] / "p"
    first = build(source, tmp_path / "out")
    assert first.warnings == []
    path = source / "data/codes/alone.json"
    before = path.read_bytes()
    path.write_bytes(
        before.replace(
            b'"product": "\xe8\xae\xbe\xe5\xa4\x87"',
            b'"product": "\xe8\xae\xbe\xe5\xa4\x87",\n  "group": "\xe8\xaf\xad\xe9\x9f\xb3"',
        )
    )
    again = build(source, tmp_path / "out")
    path.write_bytes(before)
    items = soup(again.out / "d10/index.html").select(".sidebar-tree li > a")
    assert "设备错误码" not in [item.get_text() for item in items]
