"""The index of the look-up box, and its way into a site."""

from __future__ import annotations

import gzip
import json
import random
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from left_entries import write_left
from permalinks import unserved
from small_project import document, write_data, write_project
from sphinx_builds import build, soup

from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.folding import fold
from sphinx_zegocodes.catalogue.lookup_rows import LookupRow, living_rows
from sphinx_zegocodes.catalogue.ranges import Range
from sphinx_zegocodes.catalogue.records import Column, Document, Row, Table
from sphinx_zegocodes.site.lookup.content import LookupSite, LookupTable
from sphinx_zegocodes.site.lookup.index import build_index, query_grammar, to_javascript
from sphinx_zegocodes.site.lookup.parts import grams_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_builds import Build

MOST = 40_000
"""How many bytes the index of the five documents has at most, compressed."""
TABLES = tuple(LookupTable(key, key, key, f"{key}/") for key in ("d/a", "d/b"))


def contents(files: dict[str, bytes]) -> dict[str, Any]:
    """Return what the files of an index hold, by what they call themselves."""
    found = {}
    for name, content in files.items():
        match = re.fullmatch(r'zegocodes\.lookup\.receive\("(\w+)", (.*)\);\n', content.decode())
        assert match, name
        assert f"{match[1]}.js" == name.rpartition("/")[2]
        found[match[1]] = json.loads(match[2])
    return found


FOLDER = "_static/zegocodes-lookup"


def files_of(built: Build) -> dict[str, bytes]:
    files = (path for path in (built.out / FOLDER).rglob("*") if path.is_file())
    return {str(path.relative_to(built.out / FOLDER)): path.read_bytes() for path in files}


def index_of(built: Build) -> Any:
    return contents(files_of(built))["root"]


def rows_of(*tables: tuple[Row, ...]) -> list[LookupRow]:
    columns = (Column("code", "c"),)
    made = tuple(Table(f"t{n}", columns, rows) for n, rows in enumerate(tables))
    catalogue = Catalogue([Document("d", "title", "product", "https://example.org/", made)])
    return list(living_rows(catalogue, catalogue.tables))


def test_real_index_is_small_and_knows_every_code(site: Build) -> None:
    files = files_of(site)
    assert sum(len(gzip.compress(content)) for content in files.values()) <= MOST
    index = contents(files)["root"]
    codes = json.loads((site.out / "codes.json").read_bytes())["entries"]
    inner = {n for entry in codes for each in entry.get("inner", ()) for n in each["numbers"]}
    known = {entry["code"] for entry in codes}
    assert len(known) == 411
    assert {row[0] for row in index["rows"]} == known | inner
    for row in index["rows"]:
        if len(row) > 7 and row[7]:
            assert row[0] in inner
            assert row[7] in known
            continue
        assert (site.out / index["page"].replace("CODE", row[0]) / "index.html").is_file()
    for _, _, _, address in index["tables"]:
        name, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in (site.out / name / "index.html").read_text("utf-8"), address
    ranges = {label: index["tables"][table][0] for label, *_, table in index["ranges"]}
    assert ranges["1102xxx"] == "web-sdk/room"


def test_every_page_has_one_box_that_leads_to_the_search(site: Build) -> None:
    for name, action in (("index.html", "search/"), ("codes/104/index.html", "../../search/")):
        page = soup(site.out / name)
        (form,) = page.select(".sidebar-drawer form")
        assert form["action"] == action
        assert form.input["name"] == "q"
        assert page.find("label", attrs={"for": form.input["id"]}).get_text() == "查找返回码"
        assert not page.select("script[src*=zegocodes-lookup]")  # until one looks something up
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [(Row(("1",), description="一。二。"),), (Row(("1",), description="一。二。"),)],
            [LookupRow("1", "一", ("d/t0", "d/t1"), more="一。二。")],
        ),
        (
            [(Row(("1",), description="甲"),), (Row(("1",), description="乙"),)],
            [
                LookupRow("1", "甲", ("d/t0",), alone=True),
                LookupRow("1", "乙", ("d/t1",), alone=True),
            ],
        ),
        (
            [(Row(("7", "-1"), name="E_A", action="请[重试](https://example.org/)。"),)],
            [
                LookupRow("-1", "E_A", ("d/t0",), "E_A", "请重试。"),
                LookupRow("7", "E_A", ("d/t0",), "E_A", "请重试。"),
            ],
        ),
        (
            [(Row(("1",), description="甲。", causes="一\n\n- 二", notes="甲"),)],
            [LookupRow("1", "甲", ("d/t0",), more="一 二")],
        ),
    ],
)
def test_a_row_for_each_meaning(rows: list[tuple[Row, ...]], expected: list[LookupRow]) -> None:
    assert rows_of(*rows) == expected


def test_texts_are_split_into_grams() -> None:
    assert fold("Ｔｏｋｅｎ５") == "token5"
    assert sorted(set(grams_of("流 ID，a"))) == ["a", "d", "i", "id", "流"]
    assert list(grams_of("不存在")) == ["不", "存", "在", "不存", "存在"]
    assert set(grams_of("E_A1")) == {"e", "_", "a", "1", "e_", "_a", "a1", "e_a", "_a1"}


def test_patterns_are_written_for_scripts() -> None:
    pattern = re.compile("(?P<a>[ #]) x\\ # note\n| [(\\]] \\Z \\A", re.VERBOSE)
    assert to_javascript(pattern) == r"(?<a>[ #])x\ |[(\]]$^"
    assert to_javascript(re.compile("a b")) == "a b"
    assert to_javascript(re.compile("(?P<a>.)(?P=a)")) == r"(?<a>.)\k<a>"
    assert {"named", "list"} < query_grammar()["patterns"].keys()


def big_site() -> LookupSite:
    chance = random.Random(7)  # noqa: S311 - the same every time
    rows = [
        LookupRow(
            str(number),
            f"甲{'乙' * chance.randrange(1, 9)}{number % 10}",
            (chance.choice(TABLES).key,),
            "E" * (number % 3),
            "丙。" * (number % 2),
            gone=number % 50 == 0,
        )
        for number in range(-5, 300)
    ]
    rows += [LookupRow("17", "丁", ("d/b",), alone=True)]
    ranges = [Range("1xx", 100, 199, "r", "p", "d/a")]
    return LookupSite(rows, TABLES, ranges, "codes/CODE/")


def test_a_big_index_comes_in_parts() -> None:
    site = big_site()
    found = contents(build_index(site, whole=1000, part=700))
    root = found["root"]
    assert "rows" not in root
    assert root["count"] == len(site.rows)

    def parts(kind: str) -> list[Any]:
        return [found[f"{kind}{number}"] for number in range(len(root[kind]))]

    assert sum(map(len, (root["n"], root["r"], root["w"]))) == len(found) - 2
    by_number = [row for part in parts("n") for row in part]
    assert [int(row[0]) for row in by_number] == sorted(int(row.code) for row in site.rows)
    assert [part[0][0] for part in parts("n")] == root["n"]
    assert all(one[-1][0] != other[0][0] for one, other in pairwise(parts("n")))
    by_rank = [row for part in parts("r") for row in part]
    assert sorted(map(str, by_rank)) == sorted(map(str, by_number))
    gone = [len(row) > 5 and row[5] >= 2 for row in by_rank]
    assert gone == sorted(gone)
    lengths = [len(row[1]) for row, is_gone in zip(by_rank, gone, strict=True) if not is_gone]
    assert lengths == sorted(lengths)
    firsts = [sum(map(len, parts("r")[:number])) for number in range(len(root["r"]))]
    assert firsts == root["r"]
    words = {key: ranks for part in parts("w") for key, ranks in part.items()}
    assert list(words) == sorted(words)
    assert [next(iter(part)) for part in parts("w")] == root["w"]
    for key, holds in (
        ("乙乙", lambda row: "乙乙" in row[1]),
        ("ee", lambda row: "EE" in row[4:5]),
        ("+丙", lambda row: "丙。" in row[3:4]),
        ("#1", lambda row: row[2] == [1]),
    ):
        rank, ranks = 0, []
        for step in words[key]:
            rank += step
            ranks.append(rank)
        assert ranks == [at for at, row in enumerate(by_rank) if holds(row)], key
    assert max(len(json.dumps(part, ensure_ascii=False)) for part in parts("n")) < 1000


def test_the_folder_of_the_parts_is_named_by_their_content() -> None:
    site = big_site()
    fewer = LookupSite(site.rows[1:], site.tables, site.ranges, site.page)
    made = build_index(site, whole=100)
    folder = contents(made)["index"]["folder"]
    assert {name.partition("/")[0] for name in made} == {"index.js", folder}
    assert made == build_index(big_site(), whole=100)
    assert folder != contents(build_index(fewer, whole=100))["index"]["folder"]
    whole = build_index(site)
    assert [*whole] == ["index.js", f"{contents(whole)['index']['folder']}/root.js"]


def test_nothing_at_all() -> None:
    found = contents(build_index(LookupSite([], [], [], "codes/CODE/"), whole=-1))
    assert (found["root"]["n"], found["root"]["count"]) == ([], 0)


def test_what_left_is_found_as_such(tmp_path: Path) -> None:
    built = build(write_left(tmp_path / "p"), tmp_path / "out")
    index = index_of(built)
    gone = {(row[0], row[1]) for row in index["rows"] if len(row) > 5 and row[5] >= 2}
    assert gone == {
        ("99", "old <b>thing</b>. And more"),
        ("98", "ended"),
        ("97", "已移至 200"),
        ("96", "已移至 98"),
        ("95", "已移至 100"),
        ("95", "已移至 101"),
        ("100", "已移至 100"),
        ("7", "E_SIDE"),
        ("7", "seven of zeta"),
        ("600", "已移至 200"),
        ("602", "已移至 300"),
    }
    pages = {"/" + index["page"].replace("CODE", row[0]) for row in index["rows"]}
    tables = {f"/{address}" for *_, address in index["tables"]}
    assert {"/alpha/#side", "/zeta/#extra"} < tables
    assert unserved(built.out, pages | tables) == []


def test_the_index_follows_the_data_and_old_parts_go(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    first = build(project, tmp_path / "out")
    before = index_of(first)
    old = first.out / FOLDER / "0123456789abcdef"
    old.mkdir()
    (old / "n0.js").touch()
    write_data(project, document("beta", Row(("200", "201"), description="something else")))
    second = build(project, tmp_path / "out", jobs=2)
    assert not old.exists()
    assert [row for row in index_of(second)["rows"] if row not in before["rows"]] == [
        ["200", "something else", [1]],
        ["201", "something else", [1]],
    ]
    assert second.warnings == []


@pytest.mark.parametrize("builder", ["html", "singlehtml", "latex", "text", "man"])
def test_the_directive_with_any_builder(tmp_path: Path, builder: str) -> None:
    project = tmp_path / "p"
    write_data(project, document("alpha"))
    (project / "conf.py").write_text('extensions = ["sphinx_zegocodes"]')
    box = ".. zego:lookup::\n\n"
    page = f"P\n=\n\n{box}{box}.. zego:table:: alpha/main\n"
    (project / "index.rst").write_text(page)
    built = build(project, tmp_path / "out", builder=builder)
    assert built.warnings == []
    if builder == "html":
        forms = soup(built.out / "index.html").select("form.zego-lookup-page")
        assert [form.input["id"] for form in forms] == ["zego-lookup-1", "zego-lookup-2"]
        assert {form["action"] for form in forms} == {"search.html"}
        assert index_of(built)["page"] == "codes/CODE.html"
    else:
        assert not (built.out / "_static/zegocodes-lookup").exists()
        assert not any("<form" in path.read_text() for path in built.out.glob("*.html"))
