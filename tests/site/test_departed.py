"""Entries that left: tombstones, moves and redirects, and the ids that old links look for."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from left_entries import ALPHA, GONE, MOVED_TO_BETA, gone, leaving, without_zeta
from permalinks import unserved
from small_project import COLUMNS, DOCUMENTS, document, write_data, write_project
from sphinx.util.inventory import InventoryFile
from sphinx_builds import Build, build, soup

from sphinx_zegocodes.catalogue.permalinks import addresses_of
from sphinx_zegocodes.catalogue.records import LastText, Move, Row, Table, Tombstone

if TYPE_CHECKING:
    from pathlib import Path

TEXT_FILES = {".txt", ".tex", ".pot", ".html", ".xml"}


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the small project with ``ALPHA``."""
    folder = tmp_path_factory.mktemp("left")
    project = write_project(folder / "p")
    write_data(project, ALPHA)
    return build(project, folder / "out")


def texts(tags: Any) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in tags]


def test_it_builds_without_a_warning(left: Build) -> None:
    assert left.warnings == []


def test_every_address_is_served(left: Build) -> None:
    documents = [ALPHA, *(document(id_) for id_ in DOCUMENTS[1:])]
    assert unserved(left.out, addresses_of(documents)) == []


def test_a_tombstone_says_when_why_what_was_and_what_instead(left: Build) -> None:
    page = soup(left.out / "codes/99/index.html")
    assert page.h1.get_text() == "99 old <b>thing</b>. And more.（不再收录）"
    section = page.find(id="alpha-main-99")
    assert section.h2.get_text() == "alpha#"
    assert texts(section.select(".zego-tombstone p")) == [
        "自 2024-05-01 起不再收录：接口已下线。",
        "请改为参考 beta：200。",
    ]
    assert section.select_one(".zego-tombstone a")["href"] == "../200/#beta-main-200"
    assert texts(section.select("dt")) == ["Meaning", "Advice", "曾收录于"]
    assert not section.find("b")
    assert section.select_one("dd a")["href"] == "https://example.org/x"
    assert section.select_one(".zego-source a")["href"] == "../../alpha/#alpha-main-99"


def test_a_code_that_lives_on_shows_its_tombstone_last(left: Build) -> None:
    page = soup(left.out / "codes/7/index.html")
    assert "不再收录" not in page.h1.get_text()
    assert [s["id"] for s in page.select(".zego-entry")][-1] == "alpha-side-7"
    assert page.select_one(".zego-also a")["href"] == "#alpha-side-7"
    assert len(page.select(".zego-several li")) == 6


def test_the_page_of_its_document_tells_of_it_below_the_table(left: Build) -> None:
    page = soup(left.out / "alpha/index.html")
    box = page.select_one(".zego-departed")
    assert box.find_previous("table")["class"]
    assert texts(box.select(":scope > p")) == ["已移除的返回码", "已移动的返回码"]
    assert texts(box.select("li")) == [
        "99：old <b>thing</b>. And more.（2024-05-01 起不再收录）",
        "7：E_SIDE（2025-01-31 起不再收录）",
        "97 已移至 beta：200",
        "96 已移至 beta：200",
        "7777 已移至 alpha：99",
    ]
    assert box.find(id="alpha-main-99").find_next("a")["href"] == "../codes/99/#alpha-main-99"
    assert box.find(id="alpha-main-97").find_next("a")["href"] == "../codes/200/#beta-main-200"


def test_an_entry_that_moved_on_its_page_keeps_its_old_anchor_in_its_row(left: Build) -> None:
    page = soup(left.out / "alpha/index.html")
    for old, code in (("old-100", "100"), ("main-98", "101"), ("main-300", "100")):
        assert code in page.find(id=f"alpha-{old}").find_parent("tr").th.get_text()
    for table in ("old", "side"):
        assert page.find(id=table)


def test_a_move_within_a_code_is_one_more_anchor(left: Build) -> None:
    section = soup(left.out / "codes/100/index.html").find(id="alpha-main-100")
    assert [a["id"] for a in section.select(".zego-anchor")] == ["alpha-old-100"]


def test_a_code_in_use_says_what_moved_from_it(tmp_path: Path) -> None:
    moved = leaving("alpha", Move("alpha/old/200", "alpha/main/100", "编码已调整。"))
    project = write_project(tmp_path / "p")
    write_data(project, moved)
    built = build(project, tmp_path / "out")
    section = soup(built.out / "codes/200/index.html").find(id="alpha-old-200")
    assert texts([section.p]) == ["此条目已移至 alpha：100。编码已调整。"]
    assert section.a["href"] == "#alpha-old-200"
    assert section.p.a["href"] == "../100/#alpha-main-100"


@pytest.mark.parametrize(
    ("old", "new", "anchor"),
    [
        ("98", "101", "alpha-main-98"),
        ("96", "200", "alpha-main-96"),
        ("7777", "99", "alpha-main-7777"),
    ],
)
def test_a_code_without_an_entry_redirects(left: Build, old: str, new: str, anchor: str) -> None:
    page = soup(left.out / f"codes/{old}/index.html")
    address = f"../{new}/"
    assert page.select_one("link[rel=canonical]")["href"] == address
    assert page.select_one("noscript meta[http-equiv=refresh]")["content"] == f"0; url={address}"
    assert [a["href"] for a in page.select("a")] == [address]
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    (script,) = page.select("script")
    assert not script.get_text()
    assert (left.out / f"codes/{old}" / script["src"].partition("?")[0]).resolve().is_file()
    landing = soup(left.out / f"codes/{new}/index.html")
    assert landing.find(id=anchor)
    assert not landing.select("meta[http-equiv]")


def test_all_codes_and_the_search_have_it(left: Build) -> None:
    rows = texts(soup(left.out / "codes/index.html").select("tbody tr"))
    assert "99old <b>thing</b>. And more. （不再收录）alpha其他" in rows
    assert not any(row.startswith(("98", "96", "7777")) for row in rows)
    text = (left.out / "searchindex.js").read_text("utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    assert "codes/99" in index["docnames"]


def test_the_data_have_it(left: Build) -> None:
    entries = {e["key"]: e for e in json.loads((left.out / "codes.json").read_bytes())["entries"]}
    assert entries["alpha/main/99"]["description"] == "old <b>thing</b>. And more."
    assert entries["alpha/main/99"]["retired"] == {
        "when": "2024-05-01",
        "why": "接口已下线。",
        "replaced_by": "beta/main/200",
    }
    assert "retired" not in entries["alpha/main/100"]
    of_one = json.loads((left.out / "codes/99.json").read_bytes())["entries"]
    assert [entry["key"] for entry in of_one] == ["alpha/main/99"]
    of_redirected = json.loads((left.out / "codes/98.json").read_bytes())["entries"]
    assert [entry["key"] for entry in of_redirected] == ["alpha/main/101"]
    lines = (left.out / "codes.csv").read_text("utf-8").splitlines()
    assert lines[0].endswith(",retired")
    (since,) = (line for line in lines if line.endswith(",2024-05-01"))
    assert since.startswith("alpha/main/99,")


def test_the_inventory_has_it(left: Build) -> None:
    inventory = InventoryFile.loads((left.out / "objects.inv").read_bytes(), uri="").data
    uris = {
        name: inventory[kind][name].uri
        for kind, name in (
            ("zego:code", "99"),
            ("zego:entry", "alpha/main/99"),
            ("zego:code", "98"),
            ("zego:entry", "alpha/main/98"),
        )
    }
    assert uris == {
        "99": "codes/99/",
        "alpha/main/99": "codes/99/#alpha-main-99",
        "98": "codes/101/#alpha-main-101",
        "alpha/main/98": "codes/101/#alpha-main-101",
    }


def test_a_document_that_went_away_redirects_to_its_heir(tmp_path: Path) -> None:
    built = build(without_zeta(tmp_path / "p", MOVED_TO_BETA), tmp_path / "out")
    assert built.warnings == []
    page = soup(built.out / "zeta/index.html")
    assert page.select_one("link[rel=canonical]")["href"] == "../beta/"
    heir = soup(built.out / "beta/index.html")
    assert heir.find(id="zeta-main-600").find_parent("tr")
    assert texts(heir.select(".zego-departed li")) == [
        "7：seven of zeta（2024-05-01 起不再收录）",
        "602 已移至 gamma：300",
    ]
    served = addresses_of([MOVED_TO_BETA, *(document(id_) for id_ in DOCUMENTS[:-1])])
    assert unserved(built.out, served) == []
    assert soup(built.out / "codes/600/index.html").select_one("link[rel=canonical]")
    ids = [tag["id"] for tag in heir.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_a_document_that_went_away_without_an_heir_keeps_a_page(tmp_path: Path) -> None:
    alone = gone(
        Tombstone("zeta/main/600", "2024-05-01", "产品已下线。", LastText(description="x")),
        Tombstone("zeta/main/7", "2024-05-01", "产品已下线。", LastText()),
        Move("zeta/main/601", "zeta/main/600", "编码已调整。"),
    )
    built = build(without_zeta(tmp_path / "p", alone), tmp_path / "out")
    assert built.warnings == []
    page = soup(built.out / "zeta/index.html")
    assert page.h1.get_text() == "zeta codes（不再收录）"
    assert texts(page.select(".zego-departed li")) == [
        "600：x（2024-05-01 起不再收录）",
        "7（2024-05-01 起不再收录）",
        "601 已移至 600",
    ]
    served = addresses_of([alone, *(document(id_) for id_ in DOCUMENTS[:-1])])
    assert unserved(built.out, served) == []
    section = soup(built.out / "codes/7/index.html").find(id="zeta-main-7")
    assert "最后收录的内容没有保留。" in section.get_text()


def test_an_heir_is_written_again_when_a_document_goes_away(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    build(project, tmp_path / "out")
    shutil.rmtree(project)
    without_zeta(project, MOVED_TO_BETA)
    built = build(project, tmp_path / "out")
    fresh = build(project, tmp_path / "fresh")
    for page in ("beta", "zeta", "codes/600", "codes/7"):
        path = f"{page}/index.html"
        assert (built.out / path).read_bytes() == (fresh.out / path).read_bytes()


def test_a_page_is_written_again_when_a_tombstone_of_it_changes(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    write_data(project, leaving("alpha", GONE))
    build(project, tmp_path / "out")
    changed = msgspec.structs.replace(GONE, when="2024-06-02", why="已合并。")
    write_data(project, leaving("alpha", changed))
    built = build(project, tmp_path / "out")
    assert built.read == (0, 1, 0)
    for page in ("alpha", "codes/99"):
        assert "2024-06-02" in (built.out / page / "index.html").read_text("utf-8")


def test_a_role_leads_to_what_left(tmp_path: Path) -> None:
    names = ("99", "alpha/main/99", "98", "alpha/main/98", "alpha/main/97")
    roles = ", ".join(f":zego:code:`{name}`" for name in names)
    project = write_project(tmp_path / "p", links=f":orphan:\n\nLinks\n=====\n\n{roles}\n")
    write_data(project, ALPHA)
    built = build(project, tmp_path / "out")
    assert built.warnings == []
    links = soup(built.out / "links/index.html").select("p a.internal")
    assert [a["href"] for a in links if "codes/" in a["href"]] == [
        "../codes/99/",
        "../codes/99/#alpha-main-99",
        "../codes/101/#alpha-main-101",
        "../codes/101/#alpha-main-101",
        "../codes/200/#beta-main-200",
    ]


@pytest.mark.parametrize("builder", ["text", "latex", "gettext", "singlehtml", "xml"])
def test_other_builders_tell_of_it_too(tmp_path: Path, builder: str) -> None:
    project = write_project(tmp_path / "p")
    write_data(project, ALPHA)
    built = build(project, tmp_path / "out", builder=builder)
    assert built.warnings == []
    files = [path for path in built.out.rglob("*.*") if path.suffix in TEXT_FILES]
    assert "起不再收录" in "".join(path.read_text("utf-8") for path in files)


def test_moves_in_a_circle_lead_nowhere_and_break_nothing(tmp_path: Path) -> None:
    circle = leaving(
        "alpha",
        Move("alpha/main/1", "alpha/main/2", "x"),
        Move("alpha/main/2", "alpha/main/1", "x"),
        Move("alpha/main/3", "alpha/main/3", "x"),
    )
    project = write_project(tmp_path / "p")
    write_data(project, circle)
    built = build(project, tmp_path / "out")
    assert built.warnings == []
    assert not (built.out / "codes/1").exists()


def test_a_table_with_an_empty_place_of_its_own_keeps_it(tmp_path: Path) -> None:
    """A heading holds the ids of all tables whose place its table took."""
    renamed = leaving(
        "alpha",
        Move("alpha/first/100", "alpha/main/100", "表已改名。"),
        Move("alpha/second/101", "alpha/main/101", "表已改名。"),
        tables=(Table("main", COLUMNS, (Row(("100", "101"), description="x"),)),),
    )
    project = write_project(tmp_path / "p")
    write_data(project, renamed)
    page = soup(build(project, tmp_path / "out").out / "alpha/index.html")
    assert all(page.find(id=id_) for id_ in ("main", "first", "second"))
    assert not page.select(".zego-departed")


def test_redirects_lead_to_pages_of_the_site_that_do_not_redirect(tmp_path: Path) -> None:
    project = without_zeta(tmp_path / "p", MOVED_TO_BETA)
    write_data(project, ALPHA)
    out = build(project, tmp_path / "out").out.resolve()
    pages = {path: soup(path) for path in sorted(out.rglob("*.html"))}
    redirects = {
        path: page.select_one("link[rel=canonical]")["href"]
        for path, page in pages.items()
        if page.find("meta", attrs={"http-equiv": "refresh"})
    }
    assert len(redirects) == 8
    for path, address in redirects.items():
        assert address.startswith("../")
        target = (path.parent / address / "index.html").resolve()
        assert target in pages.keys() - redirects.keys()
