"""The search index of the pages that are collected, not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils import new_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders.html import StandaloneHTMLBuilder


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
        section += [nodes.paragraph("", text) for text in texts]
        document += section
        self._builder.index_page(pagename, document, title)
