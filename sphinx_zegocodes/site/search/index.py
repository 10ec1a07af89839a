"""The search index of the pages that are collected, not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_zegocodes.site.addresses import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders.html import StandaloneHTMLBuilder

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
        text = nodes.paragraph("", "\n".join(texts))
        section = nodes.section("", nodes.title("", title), text)
        builder.index_page(page_of(page.code), section, title)  # type: ignore[arg-type]
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
