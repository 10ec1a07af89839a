"""How often a text names each code, and where first."""

from __future__ import annotations

import io

import pytest
from inner_numbers import lookup_of

from sphinx_zegocodes.commands import log as tallying
from sphinx_zegocodes.commands.log import tally

KNOWN = lookup_of("104", "50001")
LOG = """\
2026-01-31 10:00:00 INFO listening on port 50001
2026-01-31 10:00:01 WARN code=104 room=a
2026-01-31 10:00:02 WARN status code 404
2026-01-31 10:00:03 WARN login failed: 50001, then 50001
2026-01-31 10:00:04 WARN 错误码：１０４
2026-01-31 10:00:05 WARN code: 50001
"""


def tallied(text: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.count, each.line) for each in tally(io.StringIO(text), KNOWN)]


def line_of(text: str) -> str:
    (only,) = tally(io.StringIO(text), KNOWN)
    return only.text


def test_the_most_frequent_come_first_and_then_those_that_stand_first() -> None:
    expected = [("50001", 3, 4), ("104", 2, 2), ("404", 1, 3)]
    assert tallied(LOG) == expected
    assert tallied("code 50001\ncode 104\ncode 5") == [("50001", 1, 1), ("104", 1, 2), ("5", 1, 3)]
    first, second, third = tally(io.StringIO(LOG), KNOWN)
    assert first.text == "2026-01-31 10:00:03 WARN login failed: 50001, then 50001"
    assert (first.known, second.known, third.known) == (True, True, False)


@pytest.mark.parametrize("size", [1, 7, 60, 1000])
def test_it_does_not_matter_how_much_is_read_at_a_time(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    expected = tallied(LOG)
    monkeypatch.setattr(tallying, "_BLOCK", size)
    assert tallied(LOG) == expected


@pytest.mark.parametrize("text", ["", "\n", "nothing", "port 50001\n", "\0" * 100, "1" * 10000])
def test_a_text_that_names_nothing(text: str) -> None:
    assert tallied(text) == []


def test_a_long_line_is_shown_around_its_code() -> None:
    assert line_of("code 104") == "code 104"
    assert line_of("a\n  code 104  \nb") == "code 104"
    assert line_of("。" * 55 + "code 104" + "。" * 60) == "。" * 55 + "code 104" + "。" * 60
    assert line_of("。" * 56 + "code 104" + "。" * 61) == f"…{'。' * 55}code 104{'。' * 60}…"
    assert line_of("a\n" + "。" * 56 + "code 104\n") == f"…{'。' * 55}code 104"


def test_a_line_is_shown_without_what_would_steer_a_terminal() -> None:
    assert line_of("a\x1b[31m\tcode 104\x9b\x07b\u202e") == "a [31m code 104  b"


def test_a_line_that_names_a_code_and_its_inner_number_gives_one_answer() -> None:
    lookup = lookup_of("50001", "90000", code_90000="40001-40003")
    text = "code 90000: {code: 40001}\n40002 alone\n\n50001 and 40003\ncode=40002, code 90000"
    found = [(each.code, each.count, each.line) for each in tally(io.StringIO(text), lookup)]
    assert found == [("90000", 2, 1), ("40002", 1, 2), ("50001", 1, 4), ("40003", 1, 4)]
