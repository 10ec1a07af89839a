"""Sources against pages: tables and prose, each where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import Case, findings_here, read_cases, replace, sync_here

PAGE = "docs/alpha.md"
SOURCE = "docs/sources/alpha.md"
CASES = read_cases(Path(__file__).parent / "misplaced.txt")
pytestmark = pytest.mark.usefixtures("family")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_is_not_where_it_belongs_is_found(case: Case) -> None:
    case.plant()
    assert findings_here() == case.findings


def test_a_document_without_a_page_is_found() -> None:
    Path(PAGE).unlink()
    assert f"{SOURCE}:1:1: error ZC003 the document has no page {PAGE}" in findings_here()


def test_a_page_that_cannot_be_read_is_not_called_missing() -> None:
    Path("docs/beta.md").write_bytes(b"# \xff\n")
    assert findings_here() == [
        "data/curation/beta.yaml:6:9: error ZC407 the table beta/tasks is missing on docs/beta.md",
        "docs/beta.md:1:3: error ZC001 not UTF-8",
    ]


def test_a_table_under_the_title_finds_its_heading_in_it() -> None:
    source = Path("docs/sources/beta.md")
    source.write_text(f"# 返回码\n\n{source.read_text('utf-8')}", "utf-8")
    replace("data/curation/beta.yaml", "id: tasks\n", "id: tasks\n    heading: 返回码\n")
    sync_here()
    assert findings_here() == []
    replace("docs/beta.md", "# Beta API 返回码\n", "# Beta API 返回码\n\n## API 返回码\n")
    assert [finding for finding in findings_here() if "ZC407" in finding] == [
        (
            "docs/beta.md:5:1: error ZC407 the table beta/tasks does not stand under its heading "
            "「返回码」"
        )
    ]


def test_pages_of_no_document_may_say_what_they_like() -> None:
    Path("docs/more").mkdir()
    Path("docs/more/about.md").write_text("# About\n\nAnything.\n")
    assert findings_here() == []


def test_the_options_of_a_directive_are_no_prose() -> None:
    replace(PAGE, ":caption: 房间\n", "---\ncaption: 房间\ncolumns: code\n---\n")
    replace(PAGE, "{zego:table} alpha/device\n", "{zego:table} alpha/device\n:caption: 设备\n")
    assert findings_here() == []


def test_a_broken_curation_file_does_not_make_its_tables_unknown() -> None:
    replace("data/curation/alpha.yaml", "product: Alpha SDK\n", "")
    assert findings_here() == [
        "data/curation/alpha.yaml:2:1: error ZC601 'product' is a required property"
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_pages_may_have_a_byte_order_mark_and_any_newlines(mark: str, newline: str) -> None:
    text = Path(PAGE).read_text("utf-8").replace("\n", newline)
    Path(PAGE).write_bytes((mark + text).encode("utf-8"))
    assert findings_here() == []
