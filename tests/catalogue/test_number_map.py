"""Which tables keep which numbers."""

from __future__ import annotations

import pytest

from sphinx_zegocodes.catalogue.number_map import Strip, lanes_of, look_alikes, runs_of
from sphinx_zegocodes.catalogue.records import Column, Document, Row, Table

COLUMNS = (Column("code", "c"),)


def _ends(code: tuple[int, int]) -> str:
    return "–".join(map(str, dict.fromkeys(code)))


def table(id_: str, codes: str, heading: str | None = None) -> tuple[Document, Table]:
    rows = tuple(Row((code,)) for code in codes.split())
    made = Table(id_, COLUMNS, rows, heading)
    return Document("d", "title", "product", "https://example.org/", (made,)), made


def in_words(*tables: tuple[Document, Table]) -> list[str]:
    """Say each lane in a line: its title, and its strips with their tables and codes."""
    return [
        f"{lane.title} {lane.first}…{lane.last}: "
        + "; ".join(f"{strip.label} {claims_of(strip)}" for strip in lane.strips)
        for lane in lanes_of(tables)
    ]


def claims_of(strip: Strip) -> str:
    return " ".join(f"{c.table.id}({','.join(map(_ends, c.codes))})" for c in strip.claims)


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        pytest.param((), [], id="nothing"),
        pytest.param(
            (table("a", "50001 5024 104"), table("b", "104 5024")),
            [
                "1–3 位数 0…999: 0–999 a(104) b(104)",
                "4 位数 1000…9999: 5xxx a(5024) b(5024)",
                "5 位数 10000…99999: 50xxx a(50001)",
            ],
            id="a lane for each number of digits, in the order of the tables",
        ),
        pytest.param(
            (table("web", "1102016", "1002xxx/1102xxx 房间"), table("mix", "110200151 110240001")),
            [
                "7 位数 1000000…9999999: 1002xxx web(); 1102xxx web(1102016)",
                "9 位数 100000000…999999999: 1102xxxxx mix(110200151,110240001)",
            ],
            id="told apart by four digits",
        ),
        pytest.param(
            (table("a", "410000001 410001002"), table("b", "410001002 410001002")),
            ["9 位数 100000000…999999999: 41000xxxx a(410000001,410001002) b(410001002)"],
            id="as many digits as ranges have in common, each code once",
        ),
        pytest.param(
            (table("a", "10607 10999", "设备 106XX"),),
            ["5 位数 10000…99999: 106xx a(10607)"],
            id="a heading's own range",
        ),
        pytest.param(
            (table("a", "990to1010 5000to9000"), table("b", "1005")),
            [
                "1–3 位数 0…999: 0–999 a(990–999)",
                "4 位数 1000…9999: 1xxx a(1000–1010) b(1005); 5xxx a(5000–5999); 9xxx a(9000)",
            ],
            id="ranges of codes, in the thousands that they begin and end in",
        ),
        pytest.param(
            (table("a", "-5 -12345 7"),),
            ["5 位数 -99999…-10000: -12xxx a(-12345)", "1–3 位数 -999…999: -999–999 a(-5,7)"],
            id="negative numbers",
        ),
    ],
)
def test_lanes(tables: tuple[tuple[Document, Table], ...], expected: list[str]) -> None:
    assert in_words(*tables) == expected


def test_strips_that_begin_alike() -> None:
    lanes = lanes_of(
        [table("a", "1102016 41001"), table("b", "110200151 110240001 410001002 -1102000")]
    )
    alike = [[strip.label for strip in strips] for strips in look_alikes(lanes)]
    assert alike == [["1102xxx", "1102xxxxx"]]


def test_strips_that_follow_each_other_are_one_run() -> None:
    lanes = lanes_of([table("a", "9001 10001 40001 41001 42001 43001 50001")])
    strips = [strip for lane in lanes for strip in lane.strips]
    assert runs_of(strips) == ["9xxx", "10xxx", "40xxx–43xxx", "50xxx"]
    assert runs_of([]) == []


def test_a_claim_says_product_and_table_unless_they_are_the_same() -> None:
    lanes = lanes_of([table("a", "1001", "1xxx 房间"), table("b", "2001")])
    claims = [claim.place for lane in lanes for strip in lane.strips for claim in strip.claims]
    assert claims == ["product › 房间", "product"]
