"""Sphinx's own search, made to work for Chinese and for numbers.

Chinese is written without spaces, so a run of it is indexed, and asked for, as its overlapping
pairs of characters (bigrams). The class takes the place of Sphinx's, which in 9.0.4 hangs in the
browser (``ChineseStemmer is not defined``) and does not split the query at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils import new_document
from sphinx.search import SearchLanguage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders.html import StandaloneHTMLBuilder

_WORDS = re.compile(r"(?P<word>[0-9A-Za-z_]+)|[\u3400-\u9fff\uf900-\ufaff]+")
_ALWAYS_FOUND = "ZEGO 返回码 错误码"
"""Words that people put before a code; every code page is found by them."""


class ChineseSearch(SearchLanguage):
    """Splits Chinese into bigrams, in Python for the index and in JavaScript for the query."""

    lang = "zh"
    language_name = "Chinese"
    # Sphinx drops a query's words of digits alone: they pass as №104, and stemming takes № off.
    js_stemmer_code = """
var Stemmer = function () {
  this.stemWord = (word) => word.replace(/^№/, "");
};
"""
    js_splitter_code = r"""
var splitQuery = (query) => {
  const words = [];
  const runs = /([0-9A-Za-z_]+)|[\u3400-\u9fff\uf900-\ufaff]+/g;
  for (const [run, word] of query.normalize("NFKC").matchAll(runs)) {
    if (word) words.push(/^\d+$/.test(word) ? "№" + word : word);
    else if (run.length === 1) words.push(run);
    else for (let i = 0; i + 1 < run.length; i++) words.push(run.slice(i, i + 2));
  }
  return words;
};
"""

    def split(self, input: str) -> list[str]:  # noqa: A002 - Sphinx's signature
        """Return the words of a text in lower case, and the bigrams of its Chinese."""
        words: list[str] = []
        for match in _WORDS.finditer(input):
            run = match[0]
            if match["word"] or len(run) == 1:
                words.append(run.lower())
            else:
                words += (run[i : i + 2] for i in range(len(run) - 1))
        return words

    def word_filter(self, word: str) -> bool:
        """Keep every word: a single digit may be a code."""
        return bool(word)


class CodePageIndex:
    """Puts pages that are collected, not read, into Sphinx's search index."""

    def __init__(self, builder: StandaloneHTMLBuilder, pagenames: Iterable[str]) -> None:
        self._builder = builder
        if builder.indexer is not None:
            # Before it is written, the index drops every page that was not read.
            prune, kept = builder.indexer.prune, list(pagenames)
            builder.indexer.prune = lambda docnames: prune([*docnames, *kept])  # type: ignore[method-assign]

    def add(self, pagename: str, title: str, texts: Iterable[str]) -> None:
        """Index one page."""
        document = new_document(pagename)
        section = nodes.section("", nodes.title("", title))
        section += [nodes.paragraph("", text) for text in (_ALWAYS_FOUND, *texts)]
        document += section
        self._builder.index_page(pagename, document, title)
