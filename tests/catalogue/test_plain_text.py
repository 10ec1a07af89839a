"""CommonMark as plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from reading import Case, read_cases, visible

from sphinx_zegocodes.catalogue.plain_text import plain_lines, plain_text, words_of

CASES = read_cases(Path(__file__).with_name("plain_text.txt"))
PIECES = st.sampled_from([*"\\`*_[]()<>!#\n -+>1.一", "- ", "1. ", "[a](https://b/)", "\n\n"])
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
"""For NUL, markdown-it-py shows another character."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_a_terminal_shows(case: Case) -> None:
    assert "\n".join(plain_lines(case.text, addresses=True)) == case.expected


def test_a_text_without_any_mark() -> None:
    text = "请 **检查**：\n\n1. [网络](https://example.org/)\n2. 代理\n\n   - `A`\n"
    assert plain_text(text) == "请 检查：\n网络\n代理\nA"


@given(st.one_of(st.lists(PIECES).map("".join), TEXT))
@example("- ```\n  a\n")
@settings(deadline=None)
def test_no_character_is_lost(text: str) -> None:
    assume("![" not in text)  # the dialect makes links of images
    lines = plain_lines(text)
    assert not any("\n" in line for line in lines)
    shown = iter("".join("".join(lines).split()))
    missing = [character for character in visible(text) if character not in shown]
    assert missing == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("请求成功。", "请求成功", True),
        ("请求，成功！", " 请求 成功. ", True),
        ("ＡＰＰ（１）", "APP(1)", True),
        ("**请求**[成功](https://example.com/a)", "请求成功", True),
        ("ID, Name", "ID、Name", True),
        ("ID：Name", "ID:Name", True),
        ("请重试...", "请重试……", True),
        ("请求\u200b成功", "请求成功", True),
        ("长度为 1.5", "长度为 15", False),
        ("长度为 1, 5", "长度为 15", False),
        ("错误 -1", "错误 1", False),
        ("长度 > 256", "长度 < 256", False),
        ("占 50%", "占 50", False),
        ("'#', '$'", "'#', '@'", False),
        ("AppId", "AppID", False),
    ],
)
def test_words_are_compared_without_blanks_and_marks(one: str, other: str, *, alike: bool) -> None:
    assert (words_of(one) == words_of(other)) is alike
