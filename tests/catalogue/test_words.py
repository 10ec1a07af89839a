"""Rows by the words that people say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_project import document

from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.records import Row
from sphinx_zegocodes.catalogue.traditional import ALL, simplified
from sphinx_zegocodes.catalogue.words import SaidWords, Words, load_words
from sphinx_zegocodes.commands.by_words import places_of, search_of

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ("房间不存在", "用户不存在", "登录房间超时", "鉴权失败", "验证码过期", "无 token")
WORDS = Words(
    (
        SaidWords(("不存在",), ("没了", "not found", "No-Such")),
        SaidWords(("房间",), ("room",)),
        SaidWords(("登录", "登录房间"), ("登陆", "login", "log in")),
        SaidWords(("鉴权", "认证"), ("auth",)),
    ),
    ("怎么办", "the"),
)


def found(text: str) -> tuple[list[str], bool]:
    """Return what a text finds among ``TEXTS``, and whether that is only near."""
    rows = (Row((str(at),), description=f"{each}。") for at, each in enumerate(TEXTS, 1000))
    catalogue = Catalogue([document("alpha", *rows)])
    answer = search_of(catalogue, places_of(catalogue), WORDS).find(text)
    return [row.meaning for row in answer.rows], answer.near


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("房间没了", ["房间不存在"]),
        ("没了，房间", ["房间不存在"]),
        ("房間不存在", ["房间不存在"]),
        ("ROOM_NOT_FOUND", ["房间不存在"]),
        ("the room: no such", ["房间不存在"]),
        ("登陆超时怎么办", ["登录房间超时"]),
        ("login 超时", ["登录房间超时"]),
        ("认证失败", ["鉴权失败"]),
        ("没了", ["房间不存在", "用户不存在"]),
        ("Ｔｏｋｅｎ", ["无 token"]),
    ],
)
def test_words_mean_what_the_documents_say(text: str, rows: list[str]) -> None:
    assert found(text) == (rows, False)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("用户没了很久很久", "用户不存在"),
        ("客户登录不了房间", "登录房间超时"),
        ("bedroom login", "登录房间超时"),  # a room it is not
    ],
)
def test_rows_that_share_most_words_are_near(text: str, first: str) -> None:
    rows, near = found(text)
    assert rows[0] == first
    assert near


@pytest.mark.parametrize("text", ["", "，", "天气", "怎么办", "bedroom", "\udcff", "a" * 5000])
def test_what_shares_nothing_finds_nothing(text: str) -> None:
    assert found(text) == ([], False)


def test_simplified_characters_are_those_that_occur() -> None:
    assert simplified("房間麥克風", "间麦") == {"間": "间", "麥": "麦"}
    assert simplified(ALL, "间") == {"間": "间", "閒": "间"} or simplified(ALL, "间") == {
        "間": "间"
    }


def findings(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "words.yaml"
    path.write_text(text, "utf-8")
    _, diagnostics = load_words(path)
    return [str(each).removeprefix(f"{path}:") for each in diagnostics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1: error ZC601 None is not of type 'object'"]),
        ("ignored: [a, A]\n", ["1:14: error ZC614 A stands here twice"]),
        (
            "words:\n  - {means: [x], said: [log in, Log-in]}\n",
            ["2:33: error ZC614 Log-in stands here twice"],
        ),
        (
            "words:\n  - {means: [x], said: [y]}\nignored: [y, x]\n",
            [
                "3:11: error ZC614 y stands here twice",
                "3:14: error ZC614 x is what the documents say; it stands under means",
            ],
        ),
        (
            "words:\n  - {means: [x]}\n",
            ["2:5: error ZC601 words[0]: 'said' is a required property"],
        ),
    ],
)
def test_what_is_wrong_with_the_file_is_found_at_its_place(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert findings(tmp_path, text) == expected
