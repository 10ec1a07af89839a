"""Cells over several lines: the items of a list stay apart."""

from __future__ import annotations

import pytest
from reading import fields_of, read_html_cell


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("\n\n- 一\n- 二\n\n", "- 一\n- 二"),
        ("* 一\n* 二", "- 一\n- 二"),
        ("1. 一\n2. 二", "1. 一\n2. 二"),
        ("3) 一\n4) 二", "3. 一\n4. 二"),
        ("请：\n- 一\n- 二", "请：\n\n- 一\n- 二"),
        ("- 一\n  - 二\n    1. 三\n- 四", "- 一\n  - 二\n    1. 三\n- 四"),
        ("- 一\n\n- 二\n\n三", "- 一\n- 二\n\n三"),
        ("- 一\n二\n- 三", "- 一二\n- 三"),
        ("- **一**\n- [二](https://a.b/)", "- **一**\n- [二](https://a.b/)"),
        ("<ul><li>一</li><li>二</li></ul>", "- 一\n- 二"),
        ("<ul>\n<li>一<ul><li>二</li></ul></li>\n</ul>", "- 一\n  - 二"),
        ("<ol><li>一<li>二</ol>", "1. 一\n2. 二"),
        ("1、一\n2、二", "1、一\\\n2、二"),
        ("（1）一\n（2）二", "（1）一\\\n（2）二"),
        ("① 一\n② 二", "① 一\\\n② 二"),
        ("一\n二", "一二"),
        ("- 一", "\\- 一"),
        ("-1 是\n-2 是", "-1 是 -2 是"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_items(cell: str, read: str, newline: str) -> None:
    reading = read_html_cell(cell.replace("\n", newline))
    assert reading.diagnostics == []
    assert fields_of(reading.document.tables[0].rows[0]) == {"description": read}


def test_labels_before_a_list() -> None:
    reading = read_html_cell("描述：\n- 一\n- 二<br />处理建议：\n\n1. 三\n2. 四")
    (row,) = reading.document.tables[0].rows
    assert fields_of(row) == {"description": "- 一\n- 二", "action": "1. 三\n2. 四"}


def test_lists_that_nest_deeper_than_can_be_shown_lose_no_word() -> None:
    cell = "\n".join(f"{' ' * depth * 2}- 项{depth}" for depth in range(30))
    (row,) = read_html_cell(cell).document.tables[0].rows
    assert all(f"项{depth}" in (row.description or "") for depth in range(30))
