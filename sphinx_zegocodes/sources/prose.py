"""The prose of a document: its headings, paragraphs and code blocks, tables and mark-up apart."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin

from sphinx_zegocodes.sources.dialect import links, tags
from sphinx_zegocodes.sources.dialect.tokens import TAG, Kind, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token as MarkdownToken

    from sphinx_zegocodes.sources.tables.blocks import Lines
    from sphinx_zegocodes.sources.text import SourceText

_TAG_LINE = re.compile(r"[ \t]*(?:</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?+>\s*)++")
HTML = re.compile(r"<!--(?:(?!<!--).)*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
"""A comment or a tag, in a block of HTML."""
COMMENT = re.compile(r"\{/\*.*?\*/\}", re.DOTALL)
"""A comment that takes a paragraph."""
_SHOWN = frozenset({"text", "code_inline", "text_special", "image", "softbreak"})
_DEEPEST = 20
"""How many directives may nest; deeper ones are read as code."""
_TARGET = re.compile(r"\(([^()]+)\)=\s*")


class Block(msgspec.Struct, frozen=True):
    """A heading, a paragraph or a code block."""

    kind: str
    """``h1`` to ``h6``, ``paragraph``, ``code``, or ``directive:<name>``."""
    text: str
    """Its visible text, white space apart; for a directive its argument."""
    line: int
    """The line it begins on, from 1."""
    links: tuple[str, ...] = ()
    """Where its links go, made absolute."""


def prose_of(
    source: SourceText, lines: Lines, stretches: Iterable[tuple[int, int]], base: str
) -> list[Block]:
    """Return the blocks of a text, without the stretches (of offsets) that its tables take."""
    return list(_blocks("\n".join(lines_of_prose(source, lines, stretches)), 0, base))


def lines_of_prose(
    source: SourceText, lines: Lines, stretches: Iterable[tuple[int, int]]
) -> list[str]:
    """Return the lines of a text, those empty that hold tables, front matter or only tags."""
    kept = [lines[number] for number in range(len(lines))]
    for start, end in stretches:
        for number in range(source.line(start) - 1, source.line(end)):
            kept[number] = ""
    for number, line in enumerate(kept):
        if number < lines.front_matter or (
            not lines.opaque[number] and (_TAG_LINE.fullmatch(line) or _TARGET.fullmatch(line))
        ):
            kept[number] = ""
    return kept


def parse(text: str) -> list[MarkdownToken]:
    """Parse Markdown as the prose of sources and pages is read."""
    return _parser().parse(text)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").use(colon_fence_plugin)


def shown(children: Sequence[MarkdownToken]) -> str:
    """Return the text that a reader of a block's inline tokens sees."""
    return "".join(
        "\n" if child.type == "softbreak" else child.content
        for child in children
        if child.type in _SHOWN
    ).replace("|_blank", "")


def _blocks(text: str, offset: int, base: str, depth: int = 0) -> Iterator[Block]:
    """Yield the blocks of a Markdown text, those inside directives included."""
    kind = "paragraph"
    for token in parse(text):
        line = offset + (token.map[0] if token.map else 0) + 1
        if token.type == "heading_open":
            kind = token.tag
        elif token.type == "inline":
            children = token.children or []
            visible, addresses = _squeezed(shown(children)), tuple(_links(children, base))
            if (visible or addresses) and not COMMENT.fullmatch(token.content):
                yield Block(kind, visible, line, addresses)
            kind = "paragraph"
        elif token.type in ("fence", "colon_fence") and token.info.startswith("{"):
            name, _, argument = token.info.partition("}")
            yield Block(f"directive:{name[1:]}", argument.strip(), line)
            if depth < _DEEPEST:
                yield from _blocks(token.content, line, base, depth + 1)
            else:
                yield Block("code", _squeezed(token.content), line)
        elif token.type in ("fence", "code_block", "colon_fence"):
            yield Block("code", _squeezed(token.content), line)
        elif token.type == "html_block":
            visible = _squeezed(html.unescape(HTML.sub("", token.content)))
            addresses = tuple(_html_links(token.content, base))
            if visible or addresses:
                yield Block("paragraph", visible, line, addresses)


def _links(children: Sequence[MarkdownToken], base: str) -> Iterator[str]:
    """Yield where the links of a block go."""
    for child in children:
        if child.type == "link_open":
            address = str(child.attrs["href"])
            yield links.absolute(address, base) or address
        elif child.type == "html_inline":
            yield from _html_links(child.content, base)


def _html_links(text: str, base: str) -> Iterator[str]:
    """Yield where the links go that are written in HTML and can be followed."""
    for match in TAG.finditer(text):
        tag = Token(Kind.TAG, match[0], match.start())
        if tags.name_of(tag) == "a" and not tags.is_closing(tag):
            address = links.absolute(tags.attributes_of(tag).get("href", ""), base)
            if address:
                yield address


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
