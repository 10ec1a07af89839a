"""The search index of the pages that are collected, not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from docutils import nodes
from docutils.utils import new_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders.html import StandaloneHTMLBuilder


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
        path = builder.env.doc2path(page.name, base=False)
        indexer.feed(page.name, str(path), page.title, _doctree(builder, page))
    prune = indexer.prune
    known = {*builder.env.all_docs, *(page.name for page in pages)}

    def prune_unknown(docnames: object) -> None:
        """Keep these pages too: before it is written, the index drops all that were not read.

        Words whose last page is gone are dropped as well. Otherwise a site that was built step by
        step would not be the one that is built anew.
        """
        del docnames
        prune(known)
        for name in ("_mapping", "_title_mapping"):
            words = getattr(indexer, name, {})
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]

    indexer.prune = prune_unknown  # type: ignore[method-assign]


def _doctree(builder: StandaloneHTMLBuilder, page: IndexedPage) -> nodes.document:
    """Return what the index looks through."""
    document = new_document("", builder.docsettings)
    section = nodes.section("", nodes.title("", page.title))
    document += [section, *(nodes.paragraph("", text) for text in page.texts)]
    return document
