"""The data as CSV: what spreadsheets and programs make of it."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest

from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.exports import dump_csv, publish
from sphinx_zegocodes.catalogue.records import CodeRange, Column, Document, Row, Table

TABLE = Table("main", (Column("code", "Code"),), (), heading="房间信令接口")
DOCUMENT = Document("alpha", "返回码", "云播放器", "https://example.org/codes", (TABLE,))


def cells_of(row: Row, table: Table = TABLE, product: str = "云播放器") -> dict[str, str]:
    """Return the one row of a CSV as programs read it."""
    table = msgspec.structs.replace(table, rows=(row,))
    document = msgspec.structs.replace(DOCUMENT, product=product, content=(table,))
    catalogue = Catalogue([document])
    content = dump_csv([publish(catalogue, key, "/codes/1/") for key in catalogue.entries])
    assert content.startswith(b"\xef\xbb\xbfkey,")  # by which Excel knows that it is UTF-8
    (cells,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return cells


def test_product_heading_and_official_address() -> None:
    cells = cells_of(Row(("1",), description="房间不存在。"))
    assert cells["product"] == "云播放器"
    assert cells["heading"] == "房间信令接口"
    assert cells["official_url"] == "https://example.org/codes"
    assert list(cells)[-3:] == ["retired", "added", "changed"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "=1+1",
            "+1",
            "-1+1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "　=1",
            "＝1",
            "＋1",
            "－1",
        ),
        *("- 请重试。\n- 请联系。", "-", "=cmd|' /C calc'!A0", "-x", "--1", "-1.5"),
    ],
)
def test_no_cell_is_a_formula(text: str) -> None:
    heading = msgspec.structs.replace(TABLE, heading=text)
    cells = cells_of(Row(("1",), description=text, action=text), heading, text)
    for column in ("description", "action", "heading", "product"):
        assert cells[column] == f"'{text}"


@pytest.mark.parametrize("text", ["a=1", "请重试。", "1 - 2", "'", '"=1"', "*", "`=1`", "-12"])
def test_any_other_cell_is_as_it_was(text: str) -> None:
    assert cells_of(Row(("1",), description=text))["description"] == text


def test_a_code_below_zero_stays_a_number_and_a_range_of_such_a_text() -> None:
    assert cells_of(Row(("-14",)))["code"] == "-14"
    row = Row(("-9to-5",), ranges=(CodeRange("-9 ~ -5", "-9", "-5"),))
    cells = cells_of(row)
    assert (cells["code"], cells["first"], cells["last"]) == ("'-9to-5", "-9", "-5")
