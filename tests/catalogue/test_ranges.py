"""Ranges of numbers."""

from __future__ import annotations

import pytest

from sphinx_zegocodes.catalogue.ranges import ranges_of
from sphinx_zegocodes.catalogue.records import Column, Document, Row, Table


def ranges(heading: str | None, *codes: str) -> list[tuple[str, int, int, str]]:
    table = Table("t", (Column("code", "c"),), tuple(Row((code,)) for code in codes), heading)
    document = Document("d", "title", "product", "https://example.org/", (table,))
    found = ranges_of([(document, table)])
    assert all((r.product, r.table) == ("product", "d/t") for r in found)
    return [(r.label, r.first, r.last, r.name) for r in found]


@pytest.mark.parametrize(
    ("heading", "codes", "expected"),
    [
        (
            "1002xxx/1102xxx 房间相关错误码",
            ("7",),
            [
                ("1002xxx", 1002000, 1002999, "房间相关错误码"),
                ("1102xxx", 1102000, 1102999, "房间相关错误码"),
            ],
        ),
        ("设备错误 106XX", ("7",), [("106XX", 10600, 10699, "设备错误")]),
        ("12xx", (), [("12xx", 1200, 1299, "12xx")]),
        ("C++ 11xyz 错误", (), []),
        (
            "房间",
            ("0", "104", "5024", "50001", "50002", "999", "1000"),
            [
                ("1xxx", 1000, 1999, "房间"),
                ("5xxx", 5000, 5999, "房间"),
                ("50xxx", 50000, 50999, "房间"),
            ],
        ),
        (None, ("-12345",), [("-12xxx", -12999, -12000, "product")]),
    ],
)
def test_ranges(
    heading: str | None, codes: tuple[str, ...], expected: list[tuple[str, int, int, str]]
) -> None:
    assert ranges(heading, *codes) == expected


def test_tables_that_share_a_range_stand_beside_each_other() -> None:
    columns = (Column("code", "c"),)
    rows = (Row(("5001",)),)
    tables = (Table("b", columns, rows, "二"), Table("a", columns, rows, "一"))
    document = Document("d", "title", "product", "https://example.org/", tables)
    found = ranges_of((document, table) for table in tables)
    assert [(r.label, r.name) for r in found] == [("5xxx", "一"), ("5xxx", "二")]
