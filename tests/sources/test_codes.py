"""The codes in a code cell."""

from __future__ import annotations

import pytest

from sphinx_zegocodes.sources.dialect.codes import read_codes


@pytest.mark.parametrize(
    ("cell", "codes", "wrong"),
    [
        ("104", ("104",), ""),
        ("1010、5007", ("1010", "5007"), ""),
        ("`-1`", ("-1",), ""),
        ("9" * 18, ("9" * 18,), ""),
        ("9" * 19, (), f"「{'9' * 19}」 is no number of at most 18 digits"),
        ("9" * 5000, (), f"「{'9' * 40}…」 is no number of at most 18 digits"),
        ("1010, 5007", ("1010", "5007"), ""),
        ("1010，5007；5008", ("1010", "5007", "5008"), ""),
        ("1010,5007", ("1010", "5007"), ""),
        ("100, 200", ("100", "200"), ""),
        ("`1010` `5007`", ("1010", "5007"), ""),
        ("**1**<br />\n**2**", ("1", "2"), ""),
        ("", (), ""),
    ],
)
def test_codes(cell: str, codes: tuple[str, ...], wrong: str) -> None:
    read = read_codes(cell)
    assert (tuple(read.codes), read.wrong, read.ranges, read.doubts) == (codes, wrong, [], [])


@pytest.mark.parametrize(
    ("cell", "label", "code"),
    [
        ("7701000-7702999", "7701000-7702999", "7701000to7702999"),
        ("1000 ~ 1010", "1000 ~ 1010", "1000to1010"),
        ("1000～1010", "1000～1010", "1000to1010"),
        ("1000 至 1010", "1000 至 1010", "1000to1010"),
        ("1000到1010", "1000到1010", "1000to1010"),
        ("1000 – 1010", "1000 – 1010", "1000to1010"),
        ("1000—1010", "1000—1010", "1000to1010"),
        ("1000－1010", "1000－1010", "1000to1010"),
        ("1000- 1010", "1000- 1010", "1000to1010"),
        ("1000..1010", "1000..1010", "1000to1010"),
        ("1000 to 1010", "1000 to 1010", "1000to1010"),
        ("10xx", "10xx", "1000to1099"),
        ("1000XXX", "1000XXX", "1000000to1000999"),
        ("1001xxx~1003xxx", "1001xxx~1003xxx", "1001000to1003999"),
        ("-10xx", "-10xx", "-1099to-1000"),
        ("-20~-10", "-20~-10", "-20to-10"),
        ("-200000 ~ -200010", "-200000 ~ -200010", "-200010to-200000"),
        ("-1~1", "-1~1", "-1to1"),
        ("-200-200", "-200-200", "-200to200"),
        (r"1000\~1010", "1000~1010", "1000to1010"),
        ("1000&nbsp;&#126;&nbsp;1010", "1000 ~ 1010", "1000to1010"),
        ("`1000`-`1010`", "1000-1010", "1000to1010"),
        ("**1000-1010**", "1000-1010", "1000to1010"),
        ("1000<br>~<br/>1010", "1000 ~ 1010", "1000to1010"),
        ("0100-0199", "0100-0199", "100to199"),
        (f"1-{'9' * 18}", f"1-{'9' * 18}", f"1to{'9' * 18}"),
    ],
)
def test_a_range(cell: str, label: str, code: str) -> None:
    read = read_codes(cell)
    assert (read.codes, read.wrong, read.doubts) == ([code], "", [])
    assert [(each.label, each.code) for each in read.ranges] == [(label, code)]


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("-1", ["-1"]),
        ("-200001", ["-200001"]),
        ("1、2", ["1", "2"]),
        ("-1、-2", ["-1", "-2"]),
        ("-1 -2", ["-1", "-2"]),
        ("1<br>-1", ["1", "-1"]),
        ("1<br>-5", ["1", "-5"]),
        ("1 -1", ["1", "-1"]),
        ("1000-1010、1020", ["1000to1010", "1020"]),
        ("999、1000 ~ 1010，-5", ["999", "1000to1010", "-5"]),
        ("10xx、20xx", ["1000to1099", "2000to2099"]),
    ],
)
def test_a_list_and_a_minus_are_no_range(cell: str, codes: list[str]) -> None:
    read = read_codes(cell)
    assert (read.codes, read.wrong, read.doubts) == (codes, "", [])


@pytest.mark.parametrize(
    ("cell", "codes", "doubt"),
    [
        ("1010-1000", ["1000to1010"], "「1010-1000」 begins with the higher number"),
        ("11xx ~ 10xx", ["1000to1199"], "「11xx ~ 10xx」 begins with the higher number"),
        ("1 至 -1", ["-1to1"], "「1 至 -1」 begins with the higher number"),
        ("1000-1000", ["1000"], "「1000-1000」 begins and ends with the same number"),
        (
            "1000 -1010",
            ["1000", "-1010"],
            "「1000 -1010」 is two codes; put a comma between them, or take the blank out",
        ),
    ],
)
def test_a_range_in_doubt(cell: str, codes: list[str], doubt: str) -> None:
    read = read_codes(cell)
    assert (read.codes, read.wrong, read.doubts) == (codes, "", [doubt])


@pytest.mark.parametrize(
    "cell",
    [
        *("2024-01-31", "1.5-2.5", "1000-", "~1010", "10x1", "0x1f", "0xx", "x", "1000-1010-1020"),
        *("1000-v2", "a1000-1010", "1000~~", "7701000-2999", f"1-{'9' * 19}", f"9{'x' * 18}"),
        *("1000-1010xx9", "9" * 5000 + "-1", "1-" * 5000),
    ],
)
def test_what_is_neither_code_nor_range(cell: str) -> None:
    read = read_codes(cell)
    assert read.wrong
    assert not read.ranges


def test_a_last_number_that_is_cut_short_is_asked_for() -> None:
    (doubt,) = read_codes("7701000-2999").doubts
    assert doubt.startswith("「7701000-2999」 ends with fewer digits than it begins with")


DOUBTFUL = "may be one number or several; separate codes with 、"


@pytest.mark.parametrize(
    ("cell", "mend"),
    [
        *(
            (f"110200{blank}195", f"{DOUBTFUL}; did you mean 110200195?")
            for blank in " \t\xa0\u3000"
        ),
        ("50,118", f"{DOUBTFUL}; did you mean 50118?"),
        ("1,001", f"{DOUBTFUL}; did you mean 1001?"),
        ("1,001,002", f"{DOUBTFUL}; did you mean 1001002?"),
        ("50'118", f"{DOUBTFUL}; did you mean 50118?"),
        ("50_118", f"{DOUBTFUL}; did you mean 50118?"),
        ("100,200", f"{DOUBTFUL}; did you mean 100200?"),
        ("110200,195", f"{DOUBTFUL}: 110200、195"),
        ("123/124", f"{DOUBTFUL}: 123、124"),
        ("123 / 124", f"{DOUBTFUL}: 123、124"),
        (r"123\|124", f"{DOUBTFUL}: 123、124"),
        ("123和124", f"{DOUBTFUL}: 123、124"),
        ("123 or 124", f"{DOUBTFUL}: 123、124"),
        ("0x10", "is hexadecimal; write 16"),
        ("106 起", "is no number; write 106 alone, and say the rest in another column"),
        ("106.", "is no number; write 106 alone, and say the rest in another column"),
        ("#106", "is no number; write 106 alone, and say the rest in another column"),
        ("1O6", "is no number; write digits alone, and 、 between codes"),
        ("10.5", "is no number; write digits alone, and 、 between codes"),
    ],
)
def test_what_is_doubtful_makes_no_code_and_says_the_mend(cell: str, mend: str) -> None:
    read = read_codes(cell)
    assert (read.codes, read.ranges, read.mended) == ([], [], "")
    assert read.wrong.endswith(f"」 {mend}")


@pytest.mark.parametrize(
    ("cell", "code"),
    [("１０６", "106"), ("−1", "-1"), ("–1", "-1"), ("－１", "-1"), ("１06", "106")],
)
def test_digits_and_a_minus_of_other_kinds_are_mended(cell: str, code: str) -> None:
    read = read_codes(cell)
    assert (read.codes, read.mended) == ([], code)
    assert read.wrong == f"「{cell}」 is no number in ASCII; write {code}"
