"""Sources against data: what a difference is called, and where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from projects import Case, findings_here, read_cases, replace

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = "docs/sources/alpha.md"
DATA = "data/codes/alpha.json"
MEND = "run: zegocodes sync"
STALE = f"{DATA}:1:1: error ZC405 the file is not what sync would write"
CASES = read_cases(Path(__file__).parent / "differences.txt")
pytestmark = pytest.mark.usefixtures("family")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_difference_is_named_at_its_word(case: Case) -> None:
    case.plant()
    assert findings_here() == case.findings


def test_swapped_rows_are_named_where_the_first_stands() -> None:
    replace(SOURCE, "<tr><td>7</td><td>没有麦克风。</td></tr>\n", "")
    replace(SOURCE, "</table>", "<tr><td>7</td><td>没有麦克风。</td></tr>\n</table>")
    assert findings_here() == [
        f"{SOURCE}:43:1: error ZC404 8 stands where {DATA} has 7; run: zegocodes sync",
        f"{SOURCE}:43:9: warning ZC114 8 is out of order: it stands before 7",
    ]


def _tables(data: Any) -> list[Any]:
    return [block for block in data["content"] if block["type"] == "table"]


def _edit(change: Callable[[Any], object]) -> None:
    """Change the data of a document as a person would."""
    data = json.loads(Path(DATA).read_bytes())
    change(data)
    Path(DATA).write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "utf-8")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            lambda data: data.update(title="别的"),
            f"{DATA}:1:1: error ZC405 the title is 「别的」 where curation says",
            id="title",
        ),
        pytest.param(
            lambda data: _tables(data)[1].update(heading="别的"),
            f"{SOURCE}:32:1: error ZC405 the table's heading: the source says 「房间错误码」",
            id="heading",
        ),
        pytest.param(
            lambda data: data["content"].remove(_tables(data)[0]),
            f"{SOURCE}:23:1: error ZC405 the table alpha/common is missing in {DATA}",
            id="lost table",
        ),
        pytest.param(
            lambda data: data["content"].append(_tables(data)[0] | {"id": "new"}),
            f"{DATA}:1:1: error ZC405 the table new is not in {SOURCE}",
            id="extra table",
        ),
        pytest.param(
            lambda data: _tables(data)[2]["rows"].append(_tables(data)[2]["rows"][-1]),
            STALE,
            id="a row twice",
        ),
        pytest.param(
            lambda data: data.update(note="kept by hand"),
            STALE,
            id="an unknown key",
        ),
        pytest.param(
            lambda data: _tables(data)[1]["rows"][1].pop("corrections"),
            f"{SOURCE}:35:1: error ZC403 the errata of 1010、5007 differ from {DATA}",
            id="an erratum",
        ),
        pytest.param(
            lambda data: data.pop("equivalents"),
            STALE,
            id="equivalents",
        ),
        pytest.param(
            lambda data: _tables(data)[0]["rows"][0].update(description=5),
            f"{DATA}:1:1: error ZC001 the data cannot be read: Expected `str | null`, got `int`",
            id="a wrong type",
        ),
    ],
)
def test_edited_data_are_found(change: Callable[[Any], object], expected: str) -> None:
    _edit(change)
    [finding] = findings_here()
    assert finding.startswith(expected)
    assert finding.endswith(f"; {MEND}")


def test_tables_in_another_order_are_found() -> None:
    def swap(data: Any) -> None:
        _, first, second = (data["content"].index(table) for table in _tables(data))
        content = data["content"]
        content[first], content[second] = content[second], content[first]

    _edit(swap)
    heading = "error ZC403 the heading of level 2 「设备错误码」 is"
    assert findings_here() == [
        f"{SOURCE}:32:1: {heading} in {DATA} and not in the source; {MEND}",
        f"{SOURCE}:39:4: {heading} missing in {DATA}; {MEND}",
    ]


def test_a_table_of_another_id_is_found_on_both_sides() -> None:
    _edit(lambda data: _tables(data)[0].update(id="new"))
    assert findings_here() == [
        f"{DATA}:1:1: error ZC405 the table new is not in {SOURCE}; {MEND}",
        f"{SOURCE}:23:1: error ZC405 the table alpha/common is missing in {DATA}; {MEND}",
    ]


def test_missing_and_reformatted_data_are_found() -> None:
    Path(DATA).unlink()
    Path("data/codes/beta.json").write_bytes(Path("data/codes/beta.json").read_bytes() + b"\n")
    assert findings_here() == [
        f"{DATA}:1:1: error ZC001 the data cannot be read: No such file or directory; {MEND}",
        f"data/codes/beta.json:1:1: error ZC405 the file is not what sync would write; {MEND}",
    ]


def test_a_stale_schema_is_found_beside_other_findings() -> None:
    Path("data/curation/schema.json").write_text("{}")
    replace(SOURCE, "所有接口共用。", "全部接口共用。")
    assert [finding[:60] for finding in findings_here()] == [
        "data/curation/schema.json:1:1: error ZC405 the file is not w",
        "docs/sources/alpha.md:21:1: error ZC403 the text: the source",
    ]
