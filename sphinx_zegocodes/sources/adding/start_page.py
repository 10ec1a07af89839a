"""The list of documents on the site's first page: a new one goes behind the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_OPENING = re.compile(r"[ \t]*(`{3,}|~{3,}|:{3,})\{toctree\}\s*")
_NAME = re.compile(r"(?:.*<)?/?(.+?)(?:\.md)?>?")


def with_entry(text: str, document: str, known: Collection[str]) -> str | None:
    """Add a document to the toctree that lists those known; None where there is no toctree."""
    lines = text.split("\n")
    trees = list(_toctrees(lines))
    if not trees:
        return None
    tree = max(trees, key=lambda tree: sum(_name(lines[n]) in known for n in _entries(lines, tree)))
    entries = list(_entries(lines, tree))
    if document in (_name(lines[number]) for number in entries):
        return text
    last = lines[entries[-1] if entries else tree.start - 1]
    margin = last[: len(last) - len(last.lstrip())]
    end = "\r" if last.endswith("\r") else ""
    lines.insert(entries[-1] + 1 if entries else tree.stop, f"{margin}{document}{end}")
    return "\n".join(lines)


def _toctrees(lines: list[str]) -> Iterator[range]:
    """Yield the lines that each toctree holds."""
    number = 0
    while number < len(lines):
        number += 1
        if opening := _OPENING.fullmatch(lines[number - 1]):
            first = number
            while number < len(lines) and not lines[number].lstrip().startswith(opening[1]):
                number += 1
            yield range(first, number)


def _entries(lines: list[str], tree: range) -> Iterator[int]:
    """Yield the lines of a toctree that name pages, its options apart."""
    in_options = False
    for number in tree:
        line = lines[number].strip()
        if line == "---":
            in_options = not in_options
        elif line and not in_options and not line.startswith(":"):
            yield number


def _name(entry: str) -> str:
    """Return the page that an entry names: ``name``, ``/name.md`` or ``Title <name>``."""
    match = _NAME.fullmatch(entry.strip())
    return match[1] if match else ""
