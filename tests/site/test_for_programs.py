"""The site for programs: pages as Markdown, ``llms.txt`` and ``opensearch.xml``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urldefrag, urljoin
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from left_entries import write_left
from markdown_it import MarkdownIt
from ranged import write_ranged
from site_fixtures import ADDRESS
from sphinx_builds import build, soup

from sphinx_zegocodes.site.pages.markdown import to_markdown, whole_addresses

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_builds import Build

    Page = Callable[[str], Any]

MARKDOWN = MarkdownIt("commonmark")
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def read_back(markdown: str) -> Any:
    """Return Markdown as readers of it see it, parsed."""
    return BeautifulSoup(MARKDOWN.render(markdown), "html.parser")


def words(text: str) -> str:
    return "".join(text.split())


def lost_words(html: Any, markdown: str) -> list[str]:
    """Return the texts of a page that its Markdown does not say, in order."""
    said, at, lost = words(read_back(markdown).get_text()), 0, []
    for text in html.find_all(string=True):
        word = words(text)
        found = said.find(word, at)
        if text.find_parent(class_="headerlink"):
            continue
        if found < 0:
            lost.append(word)
        else:
            at = found + len(word)
    return lost


def test_every_word_of_a_code_page_is_in_its_markdown(site: Build, article: Page) -> None:
    files = sorted((site.out / "codes").glob("*.md"))
    assert len(files) == 411
    lost = {}
    for file in files:
        shown = article(f"codes/{file.stem}").select_one(".zego-page")
        if words_lost := lost_words(shown, file.read_text("utf-8")):
            lost[file.stem] = words_lost
    assert lost == {}


@pytest.mark.parametrize("write", [write_left, write_ranged])
def test_so_it_is_for_what_left_and_for_ranges(
    tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    out = build(write(tmp_path / "p"), tmp_path / "out").out
    files = sorted((out / "codes").glob("*.md"))
    assert len(files) == len(sorted((out / "codes").glob("*.json"))) > 10
    for file in files:
        shown = soup(out / "codes" / file.stem / "index.html").select_one(".zego-page")
        assert lost_words(shown, file.read_text("utf-8")) == []


def test_a_page_as_markdown(addressed_site: Build) -> None:
    text = (addressed_site.out / "codes/104.md").read_text("utf-8")
    home = ADDRESS.rstrip("/")
    lines = text.splitlines()
    assert lines[:5] == [
        "# 104 房间不存在",
        "",
        "## RTC 服务端 API › 房间信令接口",
        "",
        "**说明**：房间不存在，与 5024、50001 内部判断逻辑相同。",
    ]
    assert f"[5024]({home}/codes/5024/#rtc-server-room-5024)" in text
    assert lines[-1] == f"固定链接：[{home}/codes/104/]({home}/codes/104/)"


def test_links_lead_where_those_of_the_page_do(site: Build, article: Page) -> None:
    for code in ("104", "50001", "41003", "1002006", "100000008"):
        text = (site.out / f"codes/{code}.md").read_text("utf-8")
        there = [a["href"] for a in read_back(text).select("a")]
        page = article(f"codes/{code}").select_one(".zego-page")
        here = [urljoin(f"/codes/{code}/", a["href"]) for a in page.select("a:not(.headerlink)")]
        assert there == [*here, f"/codes/{code}/"]
        pages = [urldefrag(link)[0] for link in there if link.startswith("/")]
        assert all((site.out / path.strip("/") / "index.html").is_file() for path in pages)


HARD = [
    "<p>a * b_c_ [d](e) &lt;b&gt; \\ ` &amp;amp; x</p>",
    "<p># no heading</p><p>1. no list</p><p>- no</p><p>+ no</p><p>12) no</p><p>-</p><p>--</p>",
    "<p>a<br>- b<br>1. c<br># d<br>=</p>",
    "<p><code>a`b``c</code> <code>`</code> <code>x | y</code></p>",
    "<pre>a\n\n  b ``` c\n</pre>",
    "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul><ol start=3><li>e</li></ol>",
    "<dl><div><dt>l</dt><dd><ul><li>a</li><li>2024. b</li></ul></dd></div></dl><p>7 x</p>",
    "<dl><div><dt>l</dt><dd><pre>a</pre></dd></div></dl><blockquote><p>a</p><p>b</p></blockquote>",
    "<p><a href='x y(z)'>a [b] ]</a><img src='/i.png' alt='[c'></p>",
    "<p>中<ins>。</ins>文<del>，</del><strong>粗</strong><em>斜</em></p>",
    "<h2>a # <a class='headerlink' href='#a'>#</a></h2><p>1</p><table><tr><td>x</td></tr></table>",
]
"""What looks like mark-up and is none, and what is."""


@pytest.mark.parametrize("body", HARD)
def test_marks_in_texts_stay_texts(body: str) -> None:
    written = to_markdown(body, whole_addresses("", "codes/1/"))
    html = BeautifulSoup(body, "html.parser")
    for mark in html.select(".headerlink"):
        mark.decompose()
    back = read_back(written)
    assert words(back.get_text()).replace("：", "") == words(html.get_text())
    for tag in ("a", "li", "code", "pre", "h1", "h2", "ul", "ol", "ins", "blockquote", "img", "br"):
        of_code = len(html.select("pre")) if tag == "code" else 0
        assert len(back.select(tag)) == len(html.select(tag)) + of_code, (tag, written)


def test_pages_name_their_markdown_and_the_start_page_names_llms_txt(page: Page) -> None:
    def others(name: str) -> list[tuple[str, str]]:
        return [(x["type"], x["href"]) for x in page(name).select("head link[rel=alternate][type]")]

    assert others("codes/104") == [("text/markdown", "../104.md")]
    assert others(".") == [("text/plain", "llms.txt"), ("application/atom+xml", "changes.atom")]
    assert others("rtc-server") == []


def test_llms_txt_says_what_there_is(addressed_site: Build) -> None:
    text = (addressed_site.out / "llms.txt").read_text("utf-8")
    assert text.startswith("# ZEGO 返回码\n\n> ")
    back = read_back(text)
    assert [h.get_text() for h in back.select("h2")] == ["文档", "数据"]
    links = [a["href"] for a in back.select("a")]
    assert len(links) == 5 + 20 + 7  # documents, tables that have a heading, data
    for link in links:
        path = urldefrag(link)[0].removeprefix(ADDRESS)
        assert (addressed_site.out / path).exists(), link
    assert "https://doc-zh.zego.im/real-time-video-web/client-sdk/error-code" in text


def test_browsers_are_offered_the_search(site: Build, addressed_site: Build) -> None:
    out = addressed_site.out
    root = ET.fromstring((out / "opensearch.xml").read_bytes())  # noqa: S314 - this package wrote it
    name = root.findtext(f"{OPENSEARCH}ShortName")
    assert name == "ZEGO 返回码"
    assert len(name) <= 16  # as the format has it
    found = root.find(f"{OPENSEARCH}Url[@type='text/html']")
    assert found is not None
    address = found.attrib["template"].replace("{searchTerms}", quote("房间 104"))
    assert re.fullmatch(rf"{re.escape(ADDRESS)}search/\?q=[%0-9A-F]+", address)
    link = soup(out / "codes/104/index.html").select_one("link[rel=search][title]")
    assert (link["href"], link["title"]) == ("../../opensearch.xml", "ZEGO 返回码")
    assert not (site.out / "opensearch.xml").exists()


def test_pages_in_an_output_among_the_sources_are_no_sources(tmp_path: Path) -> None:
    project = write_ranged(tmp_path / "p")
    for _ in range(2):
        built = build(project, project / "out", fresh=True)
        assert built.warnings == []
        assert not (built.out / "out").exists()
