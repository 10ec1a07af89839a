"""The search: its words, its index, and its page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from small_project import write_project
from sphinx_builds import build, soup

from sphinx_zegocodes.site.search import ChineseSearch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_builds import Build


@pytest.fixture(scope="module")
def index(site: Build) -> Any:
    """Return the search index of the real site."""
    text = (site.out / "searchindex.js").read_text("utf-8")
    return json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))


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


def test_every_word_of_the_index_is_long(index: Any) -> None:
    words = {*index["terms"], *index["titleterms"]}
    assert {"房间.", "0..", "id.", "token"} <= words
    assert min(map(len, words)) == 3


def test_every_code_page_is_in_the_index(index: Any) -> None:
    pages = [name for name in index["docnames"] if name.startswith("codes/")]
    assert len(pages) == 411
    titles = dict(zip(index["docnames"], index["titles"], strict=True))
    assert titles["codes/104"] == "104 房间不存在"
    assert index["docnames"][index["titleterms"]["50001"]] == "codes/50001"


def test_a_result_names_every_wording(index: Any) -> None:
    titles = dict(zip(index["docnames"], index["titles"], strict=True))
    assert titles["codes/110200151"] == "110200151 混流或单流转码任务失败 / 混流失败"


def test_the_script_makes_the_words_of_a_query(site: Build) -> None:
    script = (site.out / "_static/language_data.js").read_text("utf-8")
    assert script.count("var splitQuery") == script.count("var Scorer") == 1
    assert "ChineseStemmer" not in script  # Sphinx 9.0.4 names a class that it does not ship


def test_the_search_page_has_a_box_and_says_what_it_needs(page: Callable[[str], Any]) -> None:
    article = page("search").article
    assert article.h1.text == "搜索"
    assert article.form["action"] in {"", "#", "../search/"}
    assert "JavaScript" in article.noscript.text
    assert article.noscript.a["href"] == "../codes/"
    assert page("search").select('link[href*="zegocodes-search.css"]')
    assert not page("codes/104").select('link[href*="zegocodes-search.css"]')


def test_found_words_are_marked_in_the_content_alone(page: Callable[[str], Any]) -> None:
    for name in ("codes/104", "codes", "rtc-server", ""):
        (marked,) = page(name).select("div.body")
        assert marked.parent.name == "article"
        assert marked.h1


def test_another_theme_keeps_its_search_page(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", "language = 'en'\n")
    out = build(project, tmp_path / "out", builder="html").out
    assert len(soup(out / "search.html").select("div.body form[action='']")) == 1
    assert len(soup(out / "index.html").select("div.body")) == 1


def test_a_scorer_of_the_project_comes_first(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", "language = 'zh_CN'\n")
    (project / "own.js").write_text("var Scorer = {}; // its own\n")
    settings: dict[str, object] = {"html_search_scorer": str(project / "own.js")}
    out = build(project, tmp_path / "out", settings=settings).out
    script = (out / "_static/language_data.js").read_text("utf-8")
    assert "// its own" in script
    assert script.count("var Scorer") == 1
