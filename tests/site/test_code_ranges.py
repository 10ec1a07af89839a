"""Ranges of codes: entries of their own kind, shown as printed, with pages, anchors and data."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from ranged import RANGED, write_ranged
from small_project import document, write_data
from sphinx_builds import build, different_files, soup

from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.lookup import Lookup
from sphinx_zegocodes.catalogue.permalinks import addresses_of
from sphinx_zegocodes.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_builds import Build


@pytest.fixture(scope="module")
def ranged(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("ranged")
    project = write_ranged(folder / "p")
    roles = ("7701500", "alpha/main/1000to1099", "2010to2020", "x <1050>")
    text = " ".join(f":zego:code:`{role}`" for role in roles)
    (project / "roles.rst").write_text(f":orphan:\n\nRoles\n=====\n\n{text}\n")
    return build(project, folder / "out", settings={"language": "zh_CN"})


def test_it_builds_without_a_warning(ranged: Build) -> None:
    assert ranged.warnings == []


def test_a_row_shows_it_as_printed_and_has_its_anchor(ranged: Build) -> None:
    rows = soup(ranged.out / "alpha/index.html").select("tbody th")
    assert [row.select_one(".zego-codes").get_text() for row in rows] == [
        *("7", "10xx", "1005", "2000、2010 ~ 2020", "7701000-7702999"),
    ]
    anchor = rows[1].select_one(".target")
    assert (anchor["id"], anchor["data-zego-code"]) == ("alpha-main-1000to1099", "10xx")
    assert anchor["data-zego-title"] == "ZEGO 10xx 参数错误（alpha）"
    assert rows[1].a["href"] == "../codes/1000to1099/#alpha-main-1000to1099"


def test_its_page_says_which_codes_and_ranges_share_its_numbers(ranged: Build) -> None:
    page = soup(ranged.out / "codes/1000to1099/index.html")
    assert page.h1.get_text() == "10xx 参数错误"
    assert [each.get_text() for each in page.select(".zego-also")] == [
        "10xx 与返回码范围 1000-1009 重叠。",
        "其中另有单独说明的返回码：1005。",
    ]


def test_a_code_of_its_own_wins_and_names_the_ranges(ranged: Build) -> None:
    page = soup(ranged.out / "codes/1005/index.html")
    assert page.h1.get_text() == "1005 用户名为空"
    (also,) = page.select(".zego-also")
    assert also.get_text() == "1005 在返回码范围 1000-1009、10xx 之内，另有单独说明，以本页为准。"
    assert [a["href"] for a in also("a")] == ["../1000to1009/", "../1000to1099/"]


def test_the_same_range_printed_in_two_ways_has_one_page(ranged: Build) -> None:
    page = soup(ranged.out / "codes/7701000to7702999/index.html")
    ids = [section["id"] for section in page.select(".zego-entry")]
    assert ids == ["alpha-main-7701000to7702999", "beta-main-7701000to7702999"]


def test_one_that_left_keeps_its_page(ranged: Build) -> None:
    page = soup(ranged.out / "codes/3000to3009/index.html")
    assert page.h1.get_text() == "3000～3009 旧错误（不再收录）"


def test_the_list_has_them_in_the_order_of_their_numbers(ranged: Build) -> None:
    codes = soup(ranged.out / "codes/index.html").select(".zego-all-codes tbody th")
    labels = [each.get_text() for each in codes if len(each.get_text()) > 3]
    assert labels == [
        *("1000-1009", "10xx", "1005", "2000", "2010 ~ 2020", "3000～3009", "7701000-7702999"),
    ]


def test_roles_link_to_a_range_and_show_it_as_printed(ranged: Build) -> None:
    links = soup(ranged.out / "roles/index.html").select('a[href^="../codes/"]')
    shown = {(a.get_text(), a["href"]) for a in links}
    assert {
        ("7701500", "../codes/7701000to7702999/"),
        ("10xx", "../codes/1000to1099/#alpha-main-1000to1099"),
        ("2010 ~ 2020", "../codes/2010to2020/"),
        ("x", "../codes/1000to1099/"),
    } <= shown


def test_the_data_say_first_and_last(ranged: Build) -> None:
    entries = json.loads((ranged.out / "codes.json").read_bytes())["entries"]
    by_key = {each["key"]: each for each in entries}
    assert by_key["alpha/main/2010to2020"]["range"] == {
        "label": "2010 ~ 2020",
        "first": "2010",
        "last": "2020",
    }
    assert by_key["alpha/main/1005"]["ranges"] == ["1000to1009", "1000to1099"]
    assert "range" not in by_key["alpha/main/1005"]
    with (ranged.out / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["key"]: row for row in csv.DictReader(file)}
    ends = {key: (row["first"], row["last"]) for key, row in rows.items() if row["first"]}
    assert ends["alpha/main/1000to1099"] == ("1000", "1099")
    assert ends["beta/main/3000to3009"] == ("3000", "3009")
    assert "alpha/main/1005" not in ends


def test_every_permanent_address_is_served(ranged: Build) -> None:
    for address in addresses_of(RANGED):
        path, _, anchor = address.partition("#")
        file = ranged.out / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        assert file.exists(), address
        assert not anchor or f'id="{anchor}"' in file.read_text("utf-8") or anchor == "main"


def test_a_code_that_comes_into_a_range_is_named_on_its_page(tmp_path: Path) -> None:
    project = write_ranged(tmp_path / "p")
    build(project, tmp_path / "out")
    for id_ in ("alpha", "beta"):
        write_data(project, document(id_))
    write_data(project, RANGED[0])
    built = build(project, tmp_path / "out")
    assert different_files(built.out, build(project, tmp_path / "fresh").out) == []


@pytest.mark.parametrize(
    ("asked", "code", "ranges"),
    [
        ("1005", "1005", ("1000to1009", "1000to1099")),
        ("1050", "1000to1099", ("1000to1099",)),
        ("1001", "1000to1009", ("1000to1009", "1000to1099")),
        ("01050", "1000to1099", ("1000to1099",)),
        ("1000to1099", "1000to1099", ("1000to1009",)),
        ("3005", "3000to3009", ("3000to3009",)),
        ("7702999", "7701000to7702999", ("7701000to7702999",)),
    ],
)
def test_a_number_is_looked_up(asked: str, code: str, ranges: tuple[str, ...]) -> None:
    found = Lookup(Catalogue(RANGED)).find(asked)
    assert found is not None
    assert (found.code, found.ranges) == (code, ranges)


@pytest.mark.parametrize("asked", ["7703000", "999", "1000to1001", "alpha/main/1050"])
def test_what_no_range_has_is_not_found(asked: str) -> None:
    assert Lookup(Catalogue(RANGED)).find(asked) is None


@pytest.mark.parametrize(
    ("asked", "title", "remark"),
    [
        (
            "1005",
            "1005  用户名为空",
            "另见它所属的返回码范围 1000-1009（1000to1009）、10xx（1000to1099）。",
        ),
        (
            "7701500",
            "7701500  游戏资源错误",
            "7701500 没有单独的说明，属于返回码范围 7701000-7702999（7701000to7702999）。",
        ),
        ("10XX", "10xx  参数错误", "另见与它重叠的返回码范围 1000-1009（1000to1009）。"),
        ("7701000 ~ 7702999", "7701000-7702999  游戏资源错误", "在 2 处出现，含义相同。"),
        (
            "3005",
            "3005  旧错误（不再收录）",
            "3005 没有单独的说明，属于返回码范围 3000～3009（3000to3009）。",
        ),
        (
            "log: code=2015, code=1050",
            "2015  网络错误",
            "2015 没有单独的说明，属于返回码范围 2010 ~ 2020（2010to2020）。",
        ),
    ],
)
def test_the_command_line_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: str, title: str, remark: str
) -> None:
    write_data(tmp_path, *RANGED)
    assert main(["--project", str(tmp_path), "explain", asked]) == 0
    assert capsys.readouterr().out.startswith(f"{title}\n  {remark}\n")
