"""The words of the search: of the index in Python, of a query in JavaScript.

Chinese is written without spaces, so a run of it is indexed, and asked for, as its overlapping
pairs of characters (bigrams). The class takes the place of Sphinx's, which in 9.0.4 hangs in the
browser (``ChineseStemmer is not defined``) and does not split the query at all.
"""

from __future__ import annotations

import re
from pathlib import Path

from sphinx.search import SearchLanguage

SCORER = Path(__file__).with_name("scorer.js")
"""What ranks the results, for ``html_search_scorer``."""
_QUERY = Path(__file__).with_name("query.js")
_WORDS = re.compile(r"(?P<word>[0-9A-Za-z_]+)|[\u3400-\u9fff\uf900-\ufaff]+")
_LONG = 3
"""Sphinx's script takes a page that has as many words of a query as there are long ones, whichever
they are, for one that has them all; so in the index every word is long."""


class ChineseSearch(SearchLanguage):
    """Splits Chinese into bigrams, in Python for the index and in JavaScript for the query."""

    lang = "zh"
    language_name = "Chinese"
    js_stemmer_code = ""
    js_splitter_code = _QUERY.read_text("utf-8")

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

    def stem(self, word: str) -> str:
        """Make a word long."""
        return word.ljust(_LONG, ".")

    def word_filter(self, word: str) -> bool:
        """Keep every word: a single digit may be a code."""
        return bool(word)
