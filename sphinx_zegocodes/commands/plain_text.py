"""CommonMark as plain text for a terminal, which wraps long lines by itself."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def plain_lines(text: str, *, addresses: bool = True) -> list[str]:
    """Return the lines of a CommonMark text as they read: lists indented, addresses in ``<>``."""
    tree = SyntaxTreeNode(_parser().parse(text))
    return list(_Writer(addresses=addresses).blocks(tree.children))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


class _Writer:
    """Writes the lines of nodes."""

    def __init__(self, *, addresses: bool) -> None:
        self._addresses = addresses

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[str]:
        for node in nodes:
            if node.type in ("bullet_list", "ordered_list"):
                yield from self._items(node)
            elif node.type in ("paragraph", "heading"):
                yield from self._inline(node.children).split("\n")
            elif node.type in ("fence", "code_block"):
                yield from (f"    {line}" for line in node.content.splitlines())
            elif node.type == "hr":
                yield "---"
            else:
                yield from (f"  {line}" for line in self.blocks(node.children))

    def _items(self, node: SyntaxTreeNode) -> Iterator[str]:
        """Yield the lines of a list, each item behind its mark."""
        first = int(node.attrs.get("start", 1))
        for number, item in enumerate(node.children, first):
            mark = f"{number}. " if node.type == "ordered_list" else "- "
            for line in self.blocks(item.children):
                yield mark + line
                mark = " " * len(mark)

    def _inline(self, nodes: Iterable[SyntaxTreeNode]) -> str:
        """Return inline text with its line breaks."""
        return "".join(map(self._span, nodes))

    def _span(self, node: SyntaxTreeNode) -> str:
        if node.type in ("softbreak", "hardbreak"):
            return "\n"
        text = self._inline(node.children) if node.children else node.content
        if node.type == "link" and self._addresses and text != node.attrs["href"]:
            return f"{text} <{node.attrs['href']}>"
        return text
