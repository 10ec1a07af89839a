"""The search: its words, and its index."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_zegocodes.site.collected.search import ChineseSearch

if TYPE_CHECKING:
    from sphinx_builds import Build


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("房间不存在", ["房间", "间不", "不存", "存在"]),
        ("流 ID 为空。", ["流", "id", "为空"]),
        ("错误码 50001", ["错误", "误码", "50001"]),
        ("biz_channel、L3", ["biz_channel", "l3"]),
        ("，。", []),
    ],
)
def test_text_is_split_into_words_and_bigrams(text: str, words: list[str]) -> None:
    assert ChineseSearch({}).split(text) == words


def test_every_code_page_is_in_the_index(site: Build) -> None:
    text = (site.out / "searchindex.js").read_text("utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    pages = [name for name in index["docnames"] if name.startswith("codes/")]
    assert len(pages) == 411
    titles = dict(zip(index["docnames"], index["titles"], strict=True))
    assert titles["codes/104"] == "104 房间不存在"
    assert index["docnames"][index["titleterms"]["50001"]] == "codes/50001"


def test_script_splits_the_query_the_same_way(site: Build) -> None:
    script = (site.out / "_static/language_data.js").read_text("utf-8")
    assert "var splitQuery" in script
    assert "ChineseStemmer" not in script  # Sphinx 9.0.4 names a class that it does not ship
