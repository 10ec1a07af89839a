"""The rows of tables: what their cells name, and the marks by which they can be filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Page = Callable[[str], Any]

DOCUMENTS = ("ai-agent", "rtc-server", "speech-recognition", "stream-mixing", "web-sdk")


def rows_of(page: Page) -> list[Any]:
    return [row for name in DOCUMENTS for row in page(name).select("table.zego-table tbody tr")]


def test_cells_say_what_they_head_and_name_their_field_as_the_document_does(page: Page) -> None:
    for name in DOCUMENTS:
        for table in page(name).select("table.zego-table"):
            head = table.select("thead th")
            assert {th["scope"] for th in head} == {"col"}
            labels = [th.get_text(strip=True) for th in head[1:]]
            for row in table.select("tbody tr"):
                (code,) = row.select("th")
                assert code["scope"] == "row"
                assert [cell["data-zego-label"] for cell in row.select("td")] == labels


def test_rows_without_advice_are_marked(page: Page) -> None:
    marked = [row for row in rows_of(page) if "zego-no-advice" in row["class"]]
    empty = [row for row in rows_of(page) if not row.select_one(".zego-action").get_text()]
    assert marked == empty
    assert len(marked) == 14


def test_rows_whose_code_means_something_else_elsewhere_are_marked(page: Page) -> None:
    marked = [row for row in rows_of(page) if "zego-meanings" in row["class"]]
    codes = {row.select_one(".zego-codes").get_text() for row in marked}
    ambiguous = {a.get_text() for a in page("relations").select("#ambiguous th a")}
    assert codes == ambiguous
    assert codes


def test_anchors_stand_apart_from_the_links_that_stay_in_sight(page: Page) -> None:
    for row in rows_of(page):
        assert row.select("th .target")
        assert not row.select(".zego-codes .target")


def test_only_pages_with_a_table_load_the_filter(page: Page) -> None:
    for name, expected in (("rtc-server", True), ("codes/104", False), (".", False)):
        scripts = [tag["src"] for tag in page(name).select("script[src]")]
        assert any("zegocodes-tables.js" in source for source in scripts) == expected
