"""The texts of the data, which are CommonMark, without their mark-up."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_PLAIN = re.compile(r"[^\\`*_\[\]<>&!#\n]*")
_BLOCK_START = re.compile(r"\s*(?:[-+]|\d+[.)])(?:\s|$)|\s*[-=~]{2,}")

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


def is_plain(text: str) -> bool:
    """Tell whether a text has no mark-up."""
    return bool(_PLAIN.fullmatch(text)) and not _BLOCK_START.match(text)


def plain_lines(text: str, *, addresses: bool = False, marks: bool = True) -> list[str]:
    """Return the lines of a text: lists indented behind their ``marks``, addresses in ``<>``."""
    if is_plain(text):
        return [text.strip()]
    return list(_Writer(addresses=addresses, marks=marks).blocks(parse(text)))


@lru_cache(maxsize=1024)
def plain_text(text: str) -> str:
    """Return a text without any mark-up, the marks of lists included."""
    return "\n".join(plain_lines(text, marks=False))


def comparable(text: str) -> str:
    """Return a text as it is compared: without addresses of links and without white space."""
    return "".join((_LINK.sub(r"\1", text) if "](" in text else text).split())


_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_MARKS = re.compile(
    r"[,;:?!'\"()\[\]~。、…—–·•‘’“”「」『』《》〈〉【】〔〕]|(?<![0-9A-Za-z])\.|\.(?![0-9A-Za-z])"
)
_BLANK = re.compile(r"(?<![0-9]) | (?![0-9])")


@lru_cache(maxsize=4096)
def words_of(text: str) -> str:
    """Return the words of a text, by which people decide: without mark-up, blanks and marks.

    Full and half width are alike (NFKC). A point inside of a number or a name counts, and so does
    that two numbers are two.
    """
    folded = unicodedata.normalize("NFKC", _HIDDEN.sub("", plain_text(text)))
    return _BLANK.sub("", " ".join(_MARKS.sub(" ", folded).split()))


def parse(text: str) -> list[SyntaxTreeNode]:
    """Return the blocks of a text; HTML in it is text."""
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 - slow to import

    return SyntaxTreeNode(_parser().parse(text)).children


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - as above

    return MarkdownIt("commonmark", {"html": False}).enable("table")


class _Writer:
    """Writes the lines of nodes."""

    def __init__(self, *, addresses: bool, marks: bool) -> None:
        self._addresses = addresses
        self._marks = marks

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[str]:
        for node in nodes:
            if node.type in ("bullet_list", "ordered_list"):
                yield from self._items(node)
            elif node.type in ("paragraph", "heading"):
                yield from self._inline(node.children).split("\n")
            elif node.type in ("fence", "code_block"):
                yield from (f"    {line}" for line in node.content.splitlines())
            elif node.type in ("table", "thead", "tbody"):
                yield from self.blocks(node.children)
            elif node.type == "tr":
                yield " | ".join(self._inline(cell.children) for cell in node.children)
            elif node.type == "hr":
                yield "---"
            else:
                yield from (f"  {line}" for line in self.blocks(node.children))

    def _items(self, node: SyntaxTreeNode) -> Iterator[str]:
        """Yield the lines of a list, each item behind its mark."""
        first = int(node.attrs.get("start", 1))
        for number, item in enumerate(node.children, first):
            mark = (f"{number}. " if node.type == "ordered_list" else "- ") * self._marks
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
