"""Documents that are said to be copies: stored once, and held against their originals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from projects import findings_here, project_here, release_here, replace, sync_here

from sphinx_zegocodes.catalogue.catalogue import load_catalogue
from sphinx_zegocodes.sources.sync import plan_sync

SOURCE, COPY = "docs/sources/alpha.md", "docs/sources/gamma.md"
CURATION = "data/curation/gamma.yaml"
HEAD = "title: Gamma SDK 错误码\nproduct: Gamma SDK\nurl: https://example.com/gamma\n"


@pytest.fixture(autouse=True)
def _copy(family: None) -> None:
    """Work in the small family, with a copy of its first document under its own title."""
    del family
    text = Path(SOURCE).read_text("utf-8").replace("# 错误码\n", "# Gamma SDK 错误码\n", 1)
    Path(COPY).write_text(text, "utf-8")
    Path(CURATION).write_text(f"{HEAD}same_as: alpha\n", "utf-8")


def _copies() -> list[str]:
    return [found for found in findings_here() if " ZC61" in found]


def test_one_line_of_curation_takes_the_place_of_all_rows() -> None:
    before = findings_here()
    sync_here()
    assert not [found for found in findings_here() if "gamma" in found and "ZC511" not in found]
    assert not [found for found in before if "ZC610" in found]
    stored = json.loads(Path("data/codes/gamma.json").read_text("utf-8"))
    assert stored["content"] == []
    assert stored["same_as"] == "alpha"


def test_entries_and_addresses_of_a_copy_are_there() -> None:
    sync_here()
    catalogue, diagnostics = load_catalogue(Path("data"))
    assert diagnostics == []
    assert catalogue.keys_of("gamma/room") == [
        key.replace("alpha", "gamma") for key in catalogue.keys_of("alpha/room")
    ]
    original, copy = (catalogue.entry(f"{id_}/room/1010") for id_ in ("alpha", "gamma"))
    assert copy.row is original.row
    release_here()
    assert "/codes/104/#gamma-room-104" in Path("data/permalinks.txt").read_text("utf-8")


def test_a_copy_without_its_originals_data_cannot_be_read() -> None:
    sync_here()
    Path("data/codes/alpha.json").unlink()
    (found,) = load_catalogue(Path("data"))[1]
    assert str(found).startswith(
        "data/codes/gamma.json:1:1: error ZC001 there are no data of alpha"
    )


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("执行成功。", "执行完毕。", "the 描述 of 0 in common is 「执行成功。」 in alpha"),
        ("所有接口共用。", "接口共用。", "the text is 「所有接口共用。」 in alpha"),
        ("| 0 | 执行成功。 |\n", "", "the row 0 in common is in alpha and missing here"),
        (
            "| 0 | 执行成功。 |\n",
            "| 0 | 执行成功。 |\n| 1 | 失败。 |\n",
            "the row 1 in common is not",
        ),
        ("console.log", "console.warn", "the code in js is"),
        ("- 调用接口后返回错误信息：\n", "", "the text is in alpha and missing here"),
        ("| 错误码 | 描述 |", "| 返回码 | 描述 |", "the columns of common"),
    ],
)
def test_what_differs_is_found_where_it_stands(old: str, new: str, finding: str) -> None:
    text = Path(COPY).read_text("utf-8")
    line = text[: text.index(old)].count("\n") + 1
    Path(COPY).write_text(text.replace(old, new, 1), "utf-8")
    (found,) = _copies()
    assert found.startswith(f"{COPY}:")
    assert abs(int(found.split(":")[1]) - line) <= 2
    assert finding in found
    assert plan_sync(project_here()).blocked


def test_an_edit_of_the_original_is_found_in_the_copy() -> None:
    sync_here()
    replace(SOURCE, "没有麦克风。", "没有话筒。")
    assert any("ZC610" in found and "话筒" in found for found in findings_here())


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("delta", "there is no document delta"),
        ("gamma", "gamma cannot be a copy of itself"),
        ("beta", "beta is a copy itself; say same_as: alpha"),
    ],
)
def test_a_copy_names_an_original(name: str, message: str) -> None:
    Path(CURATION).write_text(f"{HEAD}same_as: {name}\n", "utf-8")
    if name == "beta":
        head = HEAD.replace("Gamma", "Beta")
        Path("data/curation/beta.yaml").write_text(f"{head}same_as: alpha\n", "utf-8")
    assert f"{CURATION}:4:10: error ZC611 {message}" in findings_here()


def test_a_copy_has_no_tables_of_its_own() -> None:
    Path(CURATION).write_text(f"{HEAD}same_as: alpha\ntables:\n  - id: common\n", "utf-8")
    (found,) = [found for found in findings_here() if "ZC601" in found]
    assert "a copy has the tables of its original" in found


def test_a_document_that_is_no_copy_has_tables() -> None:
    Path(CURATION).write_text(HEAD, "utf-8")
    (found,) = [found for found in findings_here() if "ZC601" in found]
    assert "'tables' is a required property" in found


def test_titles_and_groups_are_compared_without_blanks_width_and_case() -> None:
    Path(CURATION).write_text(
        f"{HEAD.replace('Gamma SDK 错误码', 'alpha ＳＤＫ错误码')}group: Ａ b\nsame_as: alpha\n",
        "utf-8",
    )
    alpha = Path("data/curation/alpha.yaml")
    alpha.write_text(alpha.read_text("utf-8") + "group: ab\n", "utf-8")
    found = _copies()
    assert [each.split(" ")[2] for each in found if "ZC610" not in each] == ["ZC612", "ZC613"]
