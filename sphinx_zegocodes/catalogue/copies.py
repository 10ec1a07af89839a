"""Documents that are copies of others: what they say is kept once, with the original.

A publisher shows one table under many products. The data of such a document name the original in
``same_as`` and hold no content; whoever loads them puts the original's in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.plain_text import plain_text
from sphinx_zegocodes.catalogue.records import Document, Heading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_zegocodes.catalogue.records import Block


def is_title(block: Block, title: str) -> bool:
    """Tell whether a heading is the document's own, whose words the title of the page holds."""
    if not isinstance(block, Heading) or block.level > 1:
        return False
    return "".join(plain_text(block.text).split()) in "".join(title.split())


def said_by(document: Document) -> tuple[Block, ...]:
    """Return what a document says below its title, which a copy has of its own."""
    first = document.content[:1]
    return (
        document.content[1:] if first and is_title(first[0], document.title) else document.content
    )


def as_stored(document: Document) -> Document:
    """Return a document as its data hold it: a copy without what its original says."""
    return msgspec.structs.replace(document, content=()) if document.same_as else document


def completed(documents: Iterable[Document]) -> list[Document]:
    """Return documents, copies with the content of their originals, by which they are found."""
    by_id = {document.id: document for document in documents}
    return [_completed(document, by_id) for document in by_id.values()]


def _completed(document: Document, by_id: dict[str, Document]) -> Document:
    original = by_id.get(document.same_as or "")
    if original is None or document.content:
        return document
    return msgspec.structs.replace(document, content=said_by(original))
