"""CommonMark to docutils nodes, for the short texts of the data."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PLAIN = re.compile(r"[^\\`*_\[\]<>&!#\n]*")
_LIST_START = re.compile(r"\s*(?:[-+]|\d+[.)])(?:\s|$)|\s*[-=~]{2,}")
_SCHEMES = frozenset({"http", "https", "mailto"})
_INLINE: dict[str, type[nodes.TextElement]] = {
    "em": nodes.emphasis,
    "strong": nodes.strong,
}


def to_nodes(text: str) -> list[nodes.Element]:
    """Return the block nodes of a CommonMark text. HTML in it is text; links need a safe scheme."""
    if _is_plain(text):
        return [nodes.paragraph("", text.strip())]
    return list(_blocks(SyntaxTreeNode(_parser().parse(text)).children))


@lru_cache(maxsize=1024)
def to_text(text: str) -> str:
    """Return a CommonMark text as it reads without mark-up."""
    return text.strip() if _is_plain(text) else "\n".join(n.astext() for n in to_nodes(text))


def _is_plain(text: str) -> bool:
    """Tell whether a text has no mark-up."""
    return bool(_PLAIN.fullmatch(text)) and not _LIST_START.match(text)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def _blocks(tree: Iterable[SyntaxTreeNode]) -> Iterator[nodes.Element]:
    for node in tree:
        if node.type == "bullet_list":
            yield nodes.bullet_list("", *_blocks(node.children), bullet="-")
        elif node.type == "ordered_list":
            items = nodes.enumerated_list("", *_blocks(node.children))
            items.attributes |= {"enumtype": "arabic", "prefix": "", "suffix": "."}
            items.attributes |= node.attrs
            yield items
        elif node.type == "list_item":
            yield nodes.list_item("", *_blocks(node.children))
        elif node.type in ("paragraph", "heading"):
            yield _paragraph(node)
        elif node.type == "blockquote":
            yield nodes.block_quote("", *_blocks(node.children))
        elif node.type in ("fence", "code_block"):
            yield nodes.literal_block(node.content, node.content)


def _paragraph(node: SyntaxTreeNode) -> nodes.Element:
    """Return a paragraph; one with hard line breaks is a block of lines."""
    (inline,) = node.children
    lines: list[list[SyntaxTreeNode]] = [[]]
    for child in inline.children:
        if child.type == "hardbreak":
            lines.append([])
        else:
            lines[-1].append(child)
    if len(lines) == 1:
        return nodes.paragraph("", "", *_inlines(lines[0]))
    block = nodes.line_block()
    for line in lines:
        block += nodes.line("", "", *_inlines(line))
        block[-1].indent = 0  # type: ignore[attr-defined]
    return block


def _inlines(tree: Iterable[SyntaxTreeNode]) -> Iterator[nodes.Node]:
    for node in tree:
        if node.type in ("text", "text_special"):
            yield nodes.Text(node.content)
        elif node.type == "softbreak":
            yield nodes.Text("\n")
        elif node.type == "code_inline":
            yield nodes.literal("", node.content)
        elif node.type == "link" and _is_safe(str(node.attrs["href"])):
            yield nodes.reference(
                "", "", *_inlines(node.children), refuri=node.attrs["href"], internal=False
            )
        elif node.type in _INLINE:
            yield _INLINE[node.type]("", "", *_inlines(node.children))
        else:
            yield from _inlines(node.children)


def _is_safe(address: str) -> bool:
    return urlsplit(address).scheme in _SCHEMES
