"""What people ask with numbers, as the command line answers it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from asked import Answer, queries
from real_data import real_lookup, real_search

from sphinx_zegocodes.catalogue.queries import Query, read_query
from sphinx_zegocodes.catalogue.records import CodeRange
from sphinx_zegocodes.commands.by_words import NEAR, ask_by_words
from sphinx_zegocodes.commands.question import read_asked

if TYPE_CHECKING:
    from collections.abc import Collection

KNOWN = frozenset(["7", "104", "105", "1102001", "50001", "007"])


@pytest.mark.parametrize(("query", "expected"), queries())
def test_the_first_answer(query: str, expected: str) -> None:
    lookup = real_lookup()
    asked = read_asked([query], lookup)
    if asked.words:
        asked = ask_by_words(asked, real_search(), lookup, lambda text, _: text)
    in_ranges = [found.code for within in asked.ranges for found in within.known]
    said = [re.match(r"there is no code (?:in )?(\S+);", problem) for problem in asked.problems]
    answer = Answer(
        [*(found.code for found in asked.found), *in_ranges],
        [match[1] for match in said if match],
        NEAR in asked.problems,
    )
    assert answer.fits(expected), answer


def test_there_are_many_queries_and_no_two_are_alike() -> None:
    asked = [query for query, _ in queries()]
    assert len(asked) > 350
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("alpha/main/7", Query("alpha/main/7", ("7",), is_alone=True)),
        ("007", Query(codes=("007",), is_alone=True)),
        ("104, 104 and 105", Query(codes=("104", "105"), is_alone=True)),
        ("code 105 or 8", Query(codes=("105",))),
        (
            "1102xx、104",
            Query(None, ("104",), (CodeRange("1102xx", "110200", "110299"),), is_alone=True),
        ),
        ("a 1102*** b", Query(ranges=(CodeRange("1102xxx", "1102000", "1102999"),))),
        ("104 – 105", Query(ranges=(CodeRange("104 – 105", "104", "105"),))),
        ("105-104", Query(ranges=(CodeRange("105-104", "104", "105"),))),
        ("105104-104", Query(codes=("104",))),
        ("code 50001-50013?", Query(ranges=(CodeRange("50001-50013", "50001", "50013"),))),
        ("10xx 到 12xx", Query(ranges=(CodeRange("10xx 到 12xx", "1000", "1299"),))),
        ("pages 104-105", Query(codes=("104", "105"))),
        ("at 1x or 3x", Query()),
        ("alpha/main/10to12", Query("alpha/main/10to12", ("10to12",), is_alone=True)),
        ("**104** and ***105***", Query(codes=("104", "105"), is_alone=True)),
        ("1280x720 with 7", Query(maybe=("7",))),
        ("a 1, 22, 333, 4444", Query(maybe=("1", "22", "333"))),
        ("a 1, 22, 105", Query(codes=("105",))),
        ("a 1, 7, 106", Query(maybe=("7",))),
        ("failed with -1", Query(codes=("-1",))),
        ("", Query()),
    ],
)
def test_what_a_text_asks_for(text: str, query: Query) -> None:
    assert read_query(text, KNOWN) == query


@pytest.mark.parametrize(
    ("text", "known", "codes"),
    [
        ("104,105", ["104", "105"], ("104", "105")),
        ("104,105", ["104105"], ("104105",)),
        ("104,105", [], ("104105",)),
        ("104 105", [], ("104", "105")),
        ("104 105", ["104105"], ("104105",)),
        ("1,104", ["1", "104"], ("1", "104")),
        ("1,104", ["1"], ("1104",)),
        ("1104,105", ["104105"], ("1104", "105")),
    ],
)
def test_groups_of_digits_are_a_number_or_several(
    text: str, known: Collection[str], codes: tuple[str, ...]
) -> None:
    assert read_query(text, known).codes == codes
