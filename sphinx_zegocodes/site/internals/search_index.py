"""The search index of the pages that are collected, not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.search import IndexBuilder


class IndexedPage(msgspec.Struct, frozen=True):
    """A page to be found."""

    name: str
    """Its name."""
    title: str
    """Its title."""
    texts: list[str]
    """What stands on it."""


def index_pages(builder: StandaloneHTMLBuilder, pages: Sequence[IndexedPage]) -> None:
    """Put the pages of codes into Sphinx's search index.

    It keeps nothing of them from one build to the next, as they were not read.
    """
    indexer = builder.indexer
    if indexer is None:
        return
    for page in pages:
        _feed(indexer, page, builder.env.doc2path(page.name, base=False))
    prune = indexer.prune
    known = {*builder.env.all_docs, *(page.name for page in pages)}

    def prune_unknown(docnames: object) -> None:
        """Before it is written, the index drops every page that was not read: not these."""
        del docnames
        prune(known)
        for words in (indexer._mapping, indexer._title_mapping):  # noqa: SLF001
            for word in [word for word, names in words.items() if not names]:
                del words[word]  # which the last page lost that had it

    indexer.prune = prune_unknown  # type: ignore[method-assign]


def _feed(indexer: IndexBuilder, page: IndexedPage, path: object) -> None:
    """Do what ``feed`` does with a doctree, without one: making it took most of the time."""
    split = indexer.lang.split
    indexer._titles[page.name] = page.title  # noqa: SLF001
    indexer._filenames[page.name] = str(path)  # noqa: SLF001
    indexer._all_titles[page.name] = [(page.title, None)]  # noqa: SLF001
    indexer._index_entries[page.name] = []  # noqa: SLF001
    in_title = {indexer.lang.stem(word).lower() for word in split(page.title)}
    in_texts = {indexer.lang.stem(word).lower() for text in page.texts for word in split(text)}
    for mapping, words in (
        (indexer._title_mapping, in_title),  # noqa: SLF001
        (indexer._mapping, in_texts - in_title),  # noqa: SLF001
    ):
        for word in filter(indexer.lang.word_filter, words):
            mapping.setdefault(word, set()).add(page.name)
