"""The search index of the pages that are collected, not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.site.addresses import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.search import IndexBuilder

    from sphinx_zegocodes.site.collected.code_page import CodePage


def index_pages(builder: StandaloneHTMLBuilder, pages: Sequence[CodePage]) -> None:
    """Put the pages of codes into Sphinx's search index.

    It keeps nothing of them from one build to the next, as they were not read.
    """
    indexer = builder.indexer
    if indexer is None:
        return
    for page in pages:
        wordings = " / ".join(page.wordings)
        title = f"{page.code} {wordings}" if wordings else page.title
        texts = [*page.texts, *(["不再收录"] * bool(page.retired))]
        name = page_of(page.code)
        _feed(indexer, name, builder.env.doc2path(name, base=False), title, texts)
    prune = indexer.prune
    known = {*builder.env.all_docs, *(page_of(page.code) for page in pages)}

    def prune_unknown(docnames: object) -> None:
        """Before it is written, the index drops every page that was not read: not these."""
        del docnames
        prune(known)
        for words in (indexer._mapping, indexer._title_mapping):  # noqa: SLF001
            for word in [word for word, names in words.items() if not names]:
                del words[word]  # which the last page lost that had it

    indexer.prune = prune_unknown  # type: ignore[method-assign]


def _feed(indexer: IndexBuilder, name: str, path: object, title: str, texts: Iterable[str]) -> None:
    """Do what ``feed`` does with a doctree, without one: making it took most of the time."""
    split = indexer.lang.split
    indexer._titles[name] = title  # noqa: SLF001
    indexer._filenames[name] = str(path)  # noqa: SLF001
    indexer._all_titles[name] = [(title, None)]  # noqa: SLF001
    indexer._index_entries[name] = []  # noqa: SLF001
    in_title = {indexer.lang.stem(word).lower() for word in split(title)}
    in_texts = {indexer.lang.stem(word).lower() for text in texts for word in split(text)}
    for mapping, words in (
        (indexer._title_mapping, in_title),  # noqa: SLF001
        (indexer._mapping, in_texts - in_title),  # noqa: SLF001
    ):
        for word in filter(indexer.lang.word_filter, words):
            mapping.setdefault(word, set()).add(name)
