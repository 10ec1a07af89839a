"""The data as the site publishes them."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_project import document

from sphinx_zegocodes.catalogue.exports import dump_csv, publish
from sphinx_zegocodes.catalogue.records import Row, entries_of
from sphinx_zegocodes.catalogue.relations import Relations


def csv_of(*rows: Row) -> list[dict[str, str]]:
    """Return the cells of the CSV of some rows."""
    published = (publish(e, "/", Relations()) for e in entries_of(document("alpha", *rows)))
    return [*csv.DictReader(io.StringIO(dump_csv(published).decode(), newline=""))]


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "@SUM(1,1)", "+1", "-1+1", "-", "- 一\n- 二", "=cmd|' /C calc'!A0"),
        *("＝1+1", "＋1", "－1", "＠SUM(1,1)", " =1", "\t=1", "\r=1", '="a"&"b"'),
        *("-1-2", "-1to-2to"),
    ],
)
@pytest.mark.parametrize("field", ["name", "description", "causes", "action", "notes"])
def test_no_cell_is_computed_by_a_spreadsheet(field: str, text: str) -> None:
    fields: Any = {field: text}
    (row,) = csv_of(Row(("1",), **fields))
    assert row[field] == f"'{text}"


@given(st.text(st.sampled_from("=+-@＝＠ \t\r\n1a中'\"|"), max_size=5))
def test_any_text_is_a_text(text: str) -> None:
    (row,) = csv_of(Row(("1",), description=text))
    assert row["description"].lstrip()[:1] not in set("=+-@＝＋－＠") or text == "-1"
    assert row["description"].removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("text", ["'=1", "1=1", "房间=1", "a@b", "", "\\=1", "1-2", "（-1）"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert csv_of(Row(("1",), description=text))[0]["description"] == text


def test_codes_stay_numbers() -> None:
    codes = ["-1", "0", "104", "-20to-10", "-5to5"]
    assert [row["code"] for row in csv_of(*(Row((code,)) for code in codes))] == codes
