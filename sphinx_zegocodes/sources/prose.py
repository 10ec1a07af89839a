"""The prose of a document: its headings, paragraphs and code blocks, tables and mark-up apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin

from sphinx_zegocodes.sources.dialect import links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from sphinx_zegocodes.sources.tables.blocks import Lines
    from sphinx_zegocodes.sources.text import SourceText

_TAG_LINE = re.compile(r"[ \t]*(?:</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?+>\s*)++")
_HTML = re.compile(r"<!--(?:(?!<!--).)*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
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
    kept = [lines[number] for number in range(len(lines))]
    for start, end in stretches:
        for number in range(source.line(start) - 1, source.line(end)):
            kept[number] = ""
    for number, line in enumerate(kept):
        if number < lines.front_matter or (
            not lines.opaque[number] and (_TAG_LINE.fullmatch(line) or _TARGET.fullmatch(line))
        ):
            kept[number] = ""
    return list(_blocks("\n".join(kept), 0, base))


def _blocks(text: str, offset: int, base: str, depth: int = 0) -> Iterator[Block]:
    """Yield the blocks of a Markdown text, those inside directives included."""
    parser = MarkdownIt("commonmark").use(colon_fence_plugin)
    kind = "paragraph"
    for token in parser.parse(text):
        line = offset + (token.map[0] if token.map else 0) + 1
        if token.type == "heading_open":
            kind = token.tag
        elif token.type == "inline":
            children = token.children or []
            yield Block(kind, _visible(children), line, _links(children, base))
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
        elif token.type == "html_block" and (shown := _squeezed(_HTML.sub("", token.content))):
            yield Block("paragraph", shown, line)


def _visible(children: Sequence[Token]) -> str:
    """Return the text that a reader sees."""
    parts = (
        child.content
        for child in children
        if child.type in ("text", "code_inline", "text_special", "image")
    )
    return _squeezed("".join(parts).replace("|_blank", ""))


def _links(children: Sequence[Token], base: str) -> tuple[str, ...]:
    """Return where the links of a block go."""
    addresses = (str(child.attrs["href"]) for child in children if child.type == "link_open")
    return tuple(links.absolute(address, base) or address for address in addresses)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
