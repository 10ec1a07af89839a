"""Documents that say nothing themselves, and only show what others say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_zegocodes.sources.mdx import imported

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.source_text import SourceText

_COMPONENT = re.compile(r"<[A-Z][\w.]*(?:\s[^<>]*)?/>|<[A-Z][\w.]*(?:\s[^<>]*)?>\s*</[A-Z][\w.]*>")
_SUFFIXES = (".md", ".mdx")


def included_documents(source: SourceText) -> list[str]:
    """Return the files that a document consists of, where it only imports and shows them."""
    lines = source.lines
    comments = {number for comment in lines.comments for number in comment}
    numbers = (number for number in range(len(lines)) if number not in comments)
    left = [lines[number] for number in numbers if not lines.opaque[number]]
    if _COMPONENT.sub("", "\n".join(left)).strip():
        return []
    declared = (
        source.text[lines.start(each.start) : lines.end(each[-1])] for each in lines.declarations
    )
    modules = list(filter(None, map(imported, declared)))
    return [module for module in modules if module.endswith(_SUFFIXES)] or modules
