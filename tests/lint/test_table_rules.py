"""What is asked of a table's codes and texts, case by case."""

from __future__ import annotations

import pytest
from reading import BASE, curated

from sphinx_zegocodes.catalogue.diagnostics import in_order
from sphinx_zegocodes.lint.check import check_tables
from sphinx_zegocodes.sources.reader import read_document
from sphinx_zegocodes.sources.source_text import SourceText

TWO = "| 返回码 | 描述 |\n|---|---|\n"
THREE = "| 返回码 | 描述 | 处理建议 |\n|---|---|---|\n"


def _found(text: str, *rules: str, heading: str = "", advice: bool = False) -> list[str]:
    """Return what some rules find in the table of a document."""
    source = SourceText(f"# {heading}\n\n{text}" if heading else text, "doc.md")
    reading = read_document(source, curated(heading), BASE)
    found = in_order(check_tables(reading, advice=advice))
    first = 2 if heading else 0
    return [
        f"{d.span.line - first}:{d.span.column}-{d.span.end_column} {d.message}"
        for d in found
        if d.rule.code in rules
    ]


def _rows(*rows: str, head: str = THREE) -> str:
    return head + "".join(f"| {row} |\n" for row in rows)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("1 2 3", []),
        ("1 1 2", []),
        ("-2 -1 0", []),
        ("1 9 2 3", ["4:3-4 9 is out of order: it stands behind 1 and before 2"]),
        ("3 4 1 5", ["5:3-4 1 is out of order: it stands behind 4 and before 5"]),
        ("2 1", ["3:3-4 2 is out of order: it stands before 1"]),
        (
            "3 2 1",
            [
                "3:3-4 3 is out of order: it stands before 1",
                "4:3-4 2 is out of order: it stands before 1",
            ],
        ),
    ],
)
def test_order(codes: str, expected: list[str]) -> None:
    table = _rows(*(f"{code} | 失败。 | 请重试。" for code in codes.split()))
    assert _found(table, "ZC114") == expected


@pytest.mark.parametrize(
    ("heading", "code", "expected"),
    [
        ("1002xxx/1102xxx 房间", "1002001", []),
        ("1002xxx/1102xxx 房间", "1102999", []),
        (
            "1002xxx/1102xxx 房间",
            "1003001",
            ["3:3-10 1003001 is not in 1002xxx/1102xxx, which the heading announces"],
        ),
        ("房间", "1003001", []),
        ("10xx", "1100、1001", ["3:3-12 1100 is not in 10xx, which the heading announces"]),
    ],
)
def test_range(heading: str, code: str, expected: list[str]) -> None:
    table = _rows(f"{code} | 失败。 | 请重试。")
    assert _found(table, "ZC115", heading=heading) == expected


@pytest.mark.parametrize(
    ("rule", "codes", "expected"),
    [
        ("ZC114", ["1000", "10xx", "1005", "2000-2010", "2005"], []),
        (
            "ZC114",
            ["1", "2000-2010", "3", "4"],
            ["4:3-12 2000 is out of order: it stands behind 1 and before 3"],
        ),
        ("ZC127", ["1000-1010", "1005", "1011-1020"], []),
        ("ZC127", ["1000-1010", "10xx"], ["3:3-12 1000-1010 has numbers in common with 10xx"]),
        (
            "ZC127",
            ["10xx", "1000-1010", "1050-1060", "1100-1110"],
            [
                "4:3-12 1000-1010 has numbers in common with 10xx",
                "5:3-12 1050-1060 has numbers in common with 10xx",
            ],
        ),
        ("ZC127", ["-20~-10", "-10~0"], ["4:3-8 -10~0 has numbers in common with -20~-10"]),
    ],
)
def test_ranges_of_codes(rule: str, codes: list[str], expected: list[str]) -> None:
    table = _rows(*(f"{code} | 失败。 | 请重试。" for code in codes))
    assert _found(table, rule) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("1002000-1002999", []),
        (
            "1002990-1003010",
            ["3:3-18 1002990to1003010 is not in 1002xxx, which the heading announces"],
        ),
    ],
)
def test_a_range_of_codes_in_that_of_the_heading(code: str, expected: list[str]) -> None:
    assert _found(_rows(f"{code} | 失败。 | 请重试。"), "ZC115", heading="1002xxx 房间") == expected


def test_missing_descriptions() -> None:
    table = _rows("1 | - | 请重试。", "2 | 失败。 | 请重试。", "3、4 |  | 无")
    assert _found(table, "ZC203") == ["3:3-4 1 has no description", "5:3-6 3、4 has no description"]


def test_a_table_without_any_description_is_one_finding() -> None:
    table = _rows("1 | - | 请重试。", "2 |  | 请重试。")
    assert _found(table, "ZC203") == ["1:1-20 no code of the table has a description"]


@pytest.mark.parametrize(
    ("codes", "misplaced"),
    [
        ("0 -200000 -200001 -200002", []),
        ("-200002 -200001 -200000 0", []),
        ("-1 -2 -3 1 2 3", []),
        ("1 2 3 -1 -2 -3", []),
        ("-1 -2 -5 -3 -4", ["-5 is out of order: it stands behind -2 and before -3"]),
        ("-1 -2 3 -4", ["3 is out of order: it stands behind -2 and before -4"]),
        ("1 3 2", ["3 is out of order: it stands behind 1 and before 2"]),
    ],
)
def test_negative_codes_count_either_way(codes: str, misplaced: list[str]) -> None:
    table = _rows(*(f"{code} | 失败。 | 请重试。" for code in codes.split()))
    assert [found.split(" ", 1)[1] for found in _found(table, "ZC114")] == misplaced


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        ("0106 106", ["0106 is 106"]),
        ("106 0106、00106", ["00106 is 106", "0106 is 106"]),
        ("00106 0106", ["00106 is 0106"]),
        ("-007 -7 7", ["-007 is -7"]),
        ("000 0", ["000 is 0"]),
        ("0106 0107", []),
        ("-7 7 106", []),
    ],
)
def test_leading_zeros(codes: str, found: list[str]) -> None:
    table = _rows(*(f"{code} | 失败。 | 请重试。" for code in codes.split()))
    said = [each.split(" ", 1)[1] for each in _found(table, "ZC120")]
    assert said == [f"{each} with leading zeros, and both stand in the document" for each in found]


def test_missing_advice() -> None:
    table = _rows("0 | 成功。 | -", "1 | 失败。 | -", "2 | 失败。 | 请重试。")
    assert _found(table, "ZC204") == ["4:3-4 1 does not say what to do"]


def test_a_table_without_any_advice_is_one_finding() -> None:
    rows = _rows("0 | 成功。", "1 | 失败。", "2 | 失败。", head=TWO)
    assert _found(rows, "ZC204") == ["1:1-13 no error of the table has advice"]


def test_a_table_of_successes_needs_no_advice() -> None:
    assert _found(_rows("0 | 成功。", head=TWO), "ZC204") == []


ENDED = ("8 | 失败。", "9 | 失败。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("失败。", []),
        ("失败！", []),
        ("（失败。）", []),
        ("“失败。”", []),
        ("失败（见下）。", []),
        ("<b>失败。</b>", []),
        ("一<ul><li>失败。</li></ul>", []),
        ("-", []),
        ("失败", ["5:10-10 no 。"]),
        ("失败.", ["5:10-11 a full stop of ASCII"]),
        ("**失败**", ["5:12-12 no 。"]),
        ("<b>失败</b>", ["5:13-13 no 。"]),
        ("失败（见下）", ["5:14-14 no 。"]),
        ("一。<br />失败", ["5:18-18 no 。"]),
        ("[失败](/x)", ["5:16-16 no 。"]),
    ],
)
def test_full_stops(text: str, expected: list[str]) -> None:
    table = _rows(*ENDED, f"10 | {text}", head=TWO)
    said = [f"{e.split(' ')[0]} the 描述 ends with {e.split(' ', 1)[1]}" for e in expected]
    found = _found(table, "ZC205")
    assert found == [f"{e}, unlike the others of its table" for e in said]


def test_a_table_whose_texts_end_without_full_stops_is_left_alone() -> None:
    assert _found(_rows("1 | 失败", "2 | 失败", "3 | 失败。", head=TWO), "ZC205") == []


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("失败，请重试。", []),
        ("失败,请重试。", [10]),
        ("失败: x", [10]),
        ("x;失败!", [9, 12]),
        ("`失败,重试` <https://a.b/?失败:x>", []),
        ("[失败,重试](/x)", []),
        ("10:30，a,b", []),
        ("失败 !", [11]),
        ("房间(ID)失败（见下)", [19]),
        ("房间（ID)失败(见下）", [13, 16]),
    ],
)
def test_mixed_punctuation(text: str, columns: list[int]) -> None:
    found = _found(_rows(f"10 | {text}", head=TWO), "ZC206")
    assert [int(finding.split(":")[1].split("-")[0]) for finding in found] == columns


API = "https://doc-zh.zego.im/article/api?doc=x~class~Y"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (f"[startPlayingStream]({API}#start-playing-stream)", ""),
        (f"[startPlayingStream\\|_blank]({API}#start-playing-stream)", ""),
        (f"[@on]({API}#on-room)", "on, and leads to #on-room instead of #on"),
        (f"[getSDKVersion]({API}#get-sdk-version)", ""),
        (f"[开始拉流]({API}#start-publishing-stream)", ""),
        (f"[loginRoom]({API})", ""),
        (
            f"[startPlayingStream]({API}#start-publishing-stream)",
            (
                "startPlayingStream, and leads to #start-publishing-stream "
                "instead of #start-playing-stream"
            ),
        ),
    ],
)
def test_mismatched_anchors(link: str, expected: str) -> None:
    found = _found(_rows(f"1 | 请调用 {link}。", head=TWO), "ZC307")
    wanted = f"3:11-{11 + len(link)} the link names {expected}"
    assert found == ([wanted] if expected else [])


def test_typography() -> None:
    pytest.importorskip("autocorrect_py", reason="the extra typography is not installed")
    table = _rows("1 | 用户ID过长，`用户ID`。", "2 | 用户 ID 过长 。", head=TWO)
    assert _found(table, "ZC207", advice=True) == [
        "3:9-9 a space is usual between 「用户」 and 「ID过长」",
        "3:11-11 a space is usual between 「用户ID」 and 「过长，」",
        "4:15-16 no space is usual between 「D 过长」 and 「。」",
    ]
    assert _found(table, "ZC207") == []
