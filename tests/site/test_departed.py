"""Entries that left: their sections, the lists on the pages of documents, and what leads on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from left_entries import ALPHA, ENDED, LEFT, leaving, moved, write_left
from permalinks import unserved
from small_project import write_data, write_project
from sphinx.util.inventory import InventoryFile
from sphinx_builds import Build, build, soup

from sphinx_zegocodes.catalogue.permalinks import addresses_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT_FILES = {".txt", ".tex", ".html", ".xml"}


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the small project after entries left it."""
    folder = tmp_path_factory.mktemp("left")
    return build(write_left(folder / "p"), folder / "out")


def page_of(built: Build, name: str) -> Any:
    return soup(built.out / name / "index.html")


def texts(tags: Any) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in tags]


def refresh_of(page: Any) -> str | None:
    """Return the address that a page leads on to."""
    tag = page.head.select_one("meta[http-equiv=refresh]")
    return str(tag["content"]).removeprefix("0; url=") if tag else None


def test_it_builds_without_a_warning_and_serves_every_address(left: Build) -> None:
    assert left.warnings == []
    assert unserved(left.out, addresses_of(LEFT)) == []


def test_a_section_says_when_why_what_was_and_what_instead(left: Build) -> None:
    page = page_of(left, "codes/99")
    assert page.h1.get_text() == "99 old <b>thing</b>. And more（已移动）"
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


def test_a_section_whose_text_was_not_kept_says_so(left: Build) -> None:
    section = page_of(left, "codes/97").find(id="alpha-main-97")
    assert "最后收录的内容没有保留。" in section.get_text()
    assert texts(section.select("dt")) == ["曾收录于"]


def test_what_nothing_takes_the_place_of_names_nothing_instead(left: Build) -> None:
    page = page_of(left, "codes/98")
    assert page.h1.get_text() == "98 ended（不再收录）"
    said = texts(page.select("#alpha-main-98 .zego-tombstone p"))
    assert said == ["自 2024-05-02 起不再收录：功能已停用。"]


def test_a_code_that_lives_on_shows_what_left_last(left: Build) -> None:
    page = page_of(left, "codes/7")
    assert "不再收录" not in page.h1.get_text()
    assert len(page.select(".zego-several li")) == 5
    gone = ["alpha-side-7", "zeta-main-7"]
    assert [section["id"] for section in page.select(".zego-entry")][-2:] == gone
    assert [a["href"] for a in page.select(".zego-also a")] == [f"#{id_}" for id_ in gone]


def test_the_page_of_a_document_lists_what_left_each_table(left: Build) -> None:
    page = page_of(left, "alpha")
    of_main, *of_lost = page.select(".zego-departed")
    assert of_main.find_previous_sibling("span")["id"] == "main"
    assert texts(of_main.select(":scope > p")) == ["已移除的返回码"]
    assert texts(of_main.select("li")) == [
        "99：old <b>thing</b>. And more（已移至 beta：200，2024-05-01 起不再收录）",
        "98：ended（2024-05-02 起不再收录）",
        "97（已移至 beta：200，2024-06-01 起不再收录）",
        "96（已移至 alpha：98，2024-06-01 起不再收录）",
        "95（已移至 alpha：100，2024-06-01 起不再收录）",
    ]
    line = of_main.find(id="alpha-main-97").parent
    links = [a["href"] for a in line.select("a")]
    assert links == ["../codes/97/#alpha-main-97", "../codes/200/#beta-main-200"]
    assert [(each["id"], texts(each.select("li"))) for each in of_lost] == [
        (
            "side",
            [
                "7：E_SIDE（2025-01-31 起不再收录）",
                "95（已移至 alpha：101，2024-06-01 起不再收录）",
            ],
        ),
        ("old", ["100（已移至 alpha：100，2024-06-01 起不再收录）"]),
    ]


def test_a_document_that_is_gone_keeps_a_page(left: Build) -> None:
    page = page_of(left, "zeta")
    section = page.find(id="zeta")
    assert section.h1.get_text().startswith("zeta codes")
    assert section.select_one(":scope > p").get_text().startswith("本站不再收录此文档。")
    assert [(each["id"], texts(each.select("li"))) for each in section.select("div")] == [
        (
            "main",
            [
                "600（已移至 beta：200，2024-06-01 起不再收录）",
                "7：seven of zeta（2024-05-01 起不再收录）",
            ],
        ),
        ("extra", ["602（已移至 gamma：300，2024-06-01 起不再收录）"]),
    ]
    assert "zeta" in texts(page_of(left, ".").select(".toctree-l1"))[-1]


@pytest.mark.parametrize(
    ("code", "address"),
    [
        ("99", "../200/#beta-main-200"),
        ("97", "../200/#beta-main-200"),  # over two departures
        ("96", "../98/#alpha-main-98"),  # which left for good
        ("602", "../300/#gamma-main-300"),
        ("98", None),  # it left for good
        ("95", None),  # its two entries went to different places
        ("100", None),  # another entry is in force
        ("7", None),
    ],
)
def test_a_code_of_which_nothing_is_left_leads_on(
    left: Build, code: str, address: str | None
) -> None:
    page = page_of(left, f"codes/{code}")
    assert refresh_of(page) == address
    assert bool(page.select("meta[name=robots][content=noindex]")) == bool(address)
    assert [code in tag["content"] for tag in page.select("meta[name=description]")] == [True]
    assert page.select_one(".zego-breadcrumbs [aria-current]").get_text() == code
    if address:
        landing, _, anchor = address.removeprefix("../").partition("/#")
        page = page_of(left, f"codes/{landing}")
        assert page.find(id=anchor)
        assert refresh_of(page) is None


def test_the_list_of_codes_and_the_search_have_it(left: Build) -> None:
    rows = texts(page_of(left, "codes").select("tbody tr"))
    assert "99old <b>thing</b>. And more （不再收录）alpha其他" in rows
    assert "98ended （不再收录）alpha未给出" in rows
    text = (left.out / "searchindex.js").read_text("utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    assert {"codes/98", "codes/99"} <= set(index["docnames"])


def test_the_data_have_it(left: Build) -> None:
    entries = {e["key"]: e for e in json.loads((left.out / "codes.json").read_bytes())["entries"]}
    entry = entries["alpha/main/99"]
    assert entry["description"] == "old <b>thing</b>. And more."
    assert entry["url"] == "/codes/99/#alpha-main-99"
    assert entry["retired"] == {
        "when": "2024-05-01",
        "why": "接口已下线。",
        "replaced_by": "beta/main/200",
    }
    assert entries["alpha/main/97"]["retired"]["replaced_by"] == "beta/main/200"
    assert entries["alpha/main/98"]["retired"] == {"when": "2024-05-02", "why": "功能已停用。"}
    assert "retired" not in entries["alpha/main/100"]
    of_one = json.loads((left.out / "codes/99.json").read_bytes())["entries"]
    assert of_one == [entry]
    lines = (left.out / "codes.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].endswith(",retired,added,changed")
    (since,) = (line for line in lines if line.startswith("alpha/main/99,"))
    assert since.endswith(",2024-05-01,,")


def test_the_inventory_and_roles_lead_to_it(tmp_path: Path) -> None:
    uris = {
        "99": "codes/99/",
        "alpha/main/99": "codes/99/#alpha-main-99",
        "zeta/extra/602": "codes/602/#zeta-extra-602",
        "alpha/old/100": "codes/100/#alpha-old-100",
    }
    roles = ", ".join(f":zego:code:`{name}`" for name in uris)
    project = write_left(tmp_path / "p", links=f":orphan:\n\nLinks\n=====\n\n{roles}\n")
    built = build(project, tmp_path / "out")
    assert built.warnings == []
    inventory = InventoryFile.loads((built.out / "objects.inv").read_bytes(), uri="").data
    found = {**inventory["zego:code"], **inventory["zego:entry"]}
    assert {name: found[name].uri for name in uris} == uris
    links = [a["href"] for a in page_of(built, "links").select("p a.internal")]
    assert [link for link in links if "codes/" in link] == [f"../{uri}" for uri in uris.values()]


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml", "xml"])
def test_other_builders_tell_of_it_too(tmp_path: Path, builder: str) -> None:
    built = build(write_left(tmp_path / "p"), tmp_path / "out", builder=builder)
    assert built.warnings == []
    files = [path for path in built.out.rglob("*.*") if path.suffix in TEXT_FILES]
    text = "".join(path.read_text("utf-8") for path in files)
    assert "起不再收录" in text
    assert "本站不再收录此文档" in text


def test_what_leads_nowhere_keeps_its_page(tmp_path: Path) -> None:
    """Be it that it leads in a circle, to itself, or to what stands on no page."""
    lost = leaving(
        "alpha",
        moved("alpha/main/1", "alpha/main/2"),
        moved("alpha/main/2", "alpha/main/1"),
        moved("alpha/main/3", "alpha/main/3"),
        moved("alpha/main/4", "beta/main/200"),
    )
    project = write_project(tmp_path / "p", beta="beta\n====\n\nNo table.\n")
    write_data(project, lost)
    built = build(project, tmp_path / "out")
    assert [warning.partition("WARNING: ")[2] for warning in built.warnings] == [
        "the document beta stands on no page [zegocodes.unplaced_document]"
    ]
    for code in "1234":
        page = page_of(built, f"codes/{code}")
        assert refresh_of(page) is None
        assert len(page.select(f"#alpha-main-{code} .zego-tombstone p")) == 1


def test_pages_are_written_again_when_a_departure_changes(tmp_path: Path) -> None:
    project = write_left(tmp_path / "p")
    build(project, tmp_path / "out")
    later = msgspec.structs.replace(ENDED, when="2024-06-02", to="alpha/main/101")
    others = (left for left in ALPHA.left if left is not ENDED)
    write_data(project, msgspec.structs.replace(ALPHA, left=(later, *others)))
    built = build(project, tmp_path / "out")
    assert built.read == (0, 1, 0)
    for name in ("alpha", "codes/98"):
        assert "2024-06-02" in page_of(built, name).get_text()
    for name in ("alpha", "codes/96", "codes/98"):  # where 96 leads, 98 leads on
        assert page_of(built, name).find("a", href=lambda to: to.endswith("#alpha-main-101"))
