"""CommonMark to docutils nodes, for the texts of the data."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from sphinx_zegocodes.catalogue.folding import has_chinese
from sphinx_zegocodes.catalogue.plain_text import is_plain, parse
from sphinx_zegocodes.catalogue.wording import gettext, is_spoken

CHINESE = "zh"
"""The language of documents that can be translated."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.tree import SyntaxTreeNode

_SCHEMES = frozenset({"http", "https", "mailto"})
_INLINE: dict[str, type[nodes.TextElement]] = {
    "em": nodes.emphasis,
    "strong": nodes.strong,
}


def to_nodes(text: str) -> list[nodes.Element]:
    """Return the block nodes of a CommonMark text. HTML in it is text; links need a safe scheme."""
    if is_plain(text):
        return [nodes.paragraph("", text.strip())]
    return list(_blocks(parse(text)))


def text_nodes(text: str) -> list[nodes.Element]:
    """Return the block nodes of a text of a document; one that is not translated says so."""
    shown = to_nodes(text)
    if has_chinese(text) and not is_spoken(CHINESE):
        for node in shown:
            node["classes"].append(f"language-{CHINESE}")  # which docutils makes `lang` of
        remark = gettext("Not translated yet")
        shown.append(nodes.paragraph("", remark, classes=["zego-untranslated"]))
    return shown


def code_node(text: str, language: str) -> nodes.literal_block:
    """Return a block of code; one in a language that Pygments does not know is plain text."""
    try:
        get_lexer_by_name(language)
    except ClassNotFound:
        language = "text"
    # What it holds is the vendor's; whether that is valid in its language is not for us to say.
    return nodes.literal_block(text, text, language=language, force=True)


def inline_nodes(text: str) -> list[nodes.Node]:
    """Return the nodes of a text of one line, as a heading has."""
    return [child for block in to_nodes(text) for child in block.children]


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
        elif node.type == "table":
            yield _table(node)
        elif node.type == "blockquote":
            yield nodes.block_quote("", *_blocks(node.children))
        elif node.type in ("fence", "code_block"):
            language = node.info.partition(" ")[0] if node.type == "fence" else ""
            yield code_node(node.content.removesuffix("\n"), language)


def _table(node: SyntaxTreeNode) -> nodes.table:
    """Return a table of prose."""
    head, *bodies = node.children
    width = len(head.children[0].children)
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in range(width)), cols=width)
    for part, cls in ((head, nodes.thead), *((body, nodes.tbody) for body in bodies)):
        rows = []
        for row in part.children:
            cells = [nodes.paragraph("", "", *_inlines(cell.children)) for cell in row.children]
            rows.append(nodes.row("", *(nodes.entry("", cell) for cell in cells)))
        group += cls("", *rows)
    return nodes.table("", group)


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
