"""The mark-up inside a cell: from tokens of the dialect to CommonMark without HTML."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Rule
from sphinx_zegocodes.sources import links
from sphinx_zegocodes.sources.commonmark import CommonMarkWriter, escape_text, literal
from sphinx_zegocodes.sources.tags import (
    BREAKS,
    LISTS,
    NESTING,
    NOTES,
    PLAIN,
    attributes_of,
    is_closing,
    is_component,
    is_empty_tag,
    tag_name,
)
from sphinx_zegocodes.sources.tokens import SPECIAL, Kind, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_zegocodes.catalogue.records import Field

    Report = Callable[[Rule, int, int, str], None]
    """Takes a finding about the characters from one offset up to another."""

_PLAIN_TITLES = frozenset({"说明", "注意", "提示", "警告", "注意事项", "危险", "信息"})
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_DEEPEST = 16
"""How many elements may nest: markdown-it drops the text of lists that nest deeper than ten."""


class _Element(msgspec.Struct):
    """An element that is open."""

    name: str
    token: Token
    end: str = ""
    """What to write where a link ends; nothing where it goes nowhere."""
    outside: CommonMarkWriter | None = None
    """Where the text goes on behind a note."""


class MarkupReader:
    """Writes the text of a cell into the fields of its row."""

    def __init__(self, base: str, writers: dict[Field, CommonMarkWriter], report: Report) -> None:
        self._base = base
        self._writers = writers
        self._report = report
        self._open: list[_Element] = []
        self._writer = CommonMarkWriter()

    def writer(self, field: Field) -> CommonMarkWriter:
        """Return the writer of a field."""
        return self._writers.setdefault(field, CommonMarkWriter())

    def read(self, text: str, start: int, end: int, field: Field) -> None:
        """Write the text between two offsets into a field; what a note holds goes into notes."""
        self._writer = self.writer(field)
        if not SPECIAL.search(text, start, end):
            self._writer.text(text[start:end])
            return
        self._read(text, start, end)
        while self._open:
            self._close_unbalanced()

    def _read(self, text: str, start: int, end: int) -> None:
        for token in tokenize(text, start, end):
            if token.kind is Kind.TEXT:
                self._read_text(token)
            elif token.kind is Kind.SPACE:
                self._writer.text(" ")
            elif token.kind is Kind.CODE:
                self._read_code(token)
            elif token.kind is Kind.LINK:
                self._read_link(token)
            elif token.kind is Kind.ADDRESS:
                self._read_address(token)
            elif token.kind is Kind.TAG:
                self._read_tag(token)
            else:
                self._find(Rule.IGNORED_MARKUP, token, f"the comment {token.text} is left out")

    def _find(self, rule: Rule, token: Token, message: str) -> None:
        self._report(rule, token.start, token.start + len(token.text), message)

    def _in_link(self) -> bool:
        return any(element.end for element in self._open)

    def _read_text(self, token: Token) -> None:
        self._writer.text(escape_text(token.text.replace("\\|", "|")))

    def _read_code(self, token: Token) -> None:
        raw = token.group("raw")
        if raw is None:
            self._writer.text(token.text.replace("\\|", "|"))
            return
        raw = html.unescape(raw.replace("\\|", "|"))
        ticks = "`"
        while ticks in raw:
            ticks += "`"
        blank = " " if raw.startswith("`") or raw.endswith("`") else ""
        self._writer.text(f"{ticks}{blank}{raw}{blank}{ticks}" if raw.strip() else "")

    def _read_address(self, token: Token) -> None:
        address = token.group("inner") or token.text
        if self._in_link():
            self._writer.text(literal(address))
            return
        end = self._link_end(token, address)
        self._writer.text(f"[{literal(address)}{end}" if end else literal(address))

    def _read_link(self, token: Token) -> None:
        address = (token.group("address") or "").strip().replace("\\|", "|")
        address = _ESCAPED.sub(r"\1", address.removeprefix("<").removesuffix(">"))
        title = escape_text((token.group("title") or "").replace("\\|", "|"))
        if token.text.startswith("!"):
            self._find(Rule.BAD_LINK, token, f"the image {address} becomes a link")
        element = self._open_link("[", token, address, title)
        label = links.without_target(token.group("text") or "")
        if token.match and label:
            start = token.match.start("text")
            self._read(token.match.string, start, start + len(label))
        elif element.end:
            self._writer.text(literal(address))
        if not element.end:
            self._writer.text(title)
        if element in self._open:
            self._close_to("[")

    def _link_end(self, token: Token, address: str, title: str = "") -> str:
        """Return what ends a link in CommonMark; nothing where it cannot go anywhere."""
        absolute = links.absolute(address, self._base)
        if absolute is None:
            self._find(Rule.BAD_LINK, token, f"a link cannot go to {address or 'nowhere'}")
            return ""
        return f"]({absolute}{' ' * bool(title)}{title})"

    def _open_link(self, name: str, token: Token, address: str, title: str = "") -> _Element:
        element = _Element(name, token)
        if self._in_link():
            self._find(Rule.BAD_LINK, token, f"the link to {address} is inside another")
        else:
            element.end = self._link_end(token, address, title)
            self._writer.text("[" * bool(element.end))
        self._open.append(element)
        return element

    def _read_tag(self, token: Token) -> None:
        name = tag_name(token)
        if name in BREAKS:
            in_line = name == "br" or self._in_link()
            (self._writer.line_break if in_line else self._writer.paragraph_break)()
        elif is_empty_tag(token) and (is_component(token) or name in NESTING):
            self._find(Rule.IGNORED_MARKUP, token, f"the component {token.text} is left out")
        elif name in NESTING:
            (self._read_closing if is_closing(token) else self._read_opening)(name, token)
        elif name not in PLAIN:
            message = f"the tag {token.text} is unknown, and kept as text"
            self._find(Rule.UNKNOWN_TAG, token, message)
            self._writer.text(literal(token.text))

    def _read_closing(self, name: str, token: Token) -> None:
        if name in [element.name for element in self._open]:
            self._close_to(name)
        else:
            self._find(Rule.UNBALANCED_TAG, token, f"</{name}> closes nothing")

    def _read_opening(self, name: str, token: Token) -> None:
        if len(self._open) == _DEEPEST:
            self._find(Rule.UNBALANCED_TAG, token, f"<{name}> nests too deep, and is kept as text")
            self._writer.text(literal(token.text))
        elif name == "a":
            href = attributes_of(token).get("href")
            if href is None:
                self._open.append(_Element(name, token))
            else:
                self._open_link(name, token, href)
        elif self._in_link():
            self._find(Rule.UNBALANCED_TAG, token, f"<{name}> cannot stand in a link")
            self._writer.line_break()
        elif name in LISTS:
            self._open.append(_Element(name, token))
            self._writer.open_list(ordered=name == "ol")
        elif name == "li":
            self._open_item(token)
        else:
            self._open_note(name, token)

    def _open_item(self, token: Token) -> None:
        around = [e.name for e in reversed(self._open) if e.name not in ("a", "[")]
        if around[:1] == ["li"]:
            self._close_to("li")
        if not around or around[0] in NOTES:
            self._find(Rule.UNBALANCED_TAG, token, "<li> stands outside a list")
            self._writer.line_break()
        else:
            self._open.append(_Element("li", token))
            self._writer.open_item()

    def _open_note(self, name: str, token: Token) -> None:
        self._open.append(_Element(name, token, outside=self._writer))
        self._writer = self.writer("notes")
        self._writer.paragraph_break()
        title = attributes_of(token).get("title", "").strip()
        if title and title not in _PLAIN_TITLES:
            self._writer.text(f"**{literal(title)}**")
            self._writer.paragraph_break()

    def _close_to(self, name: str) -> None:
        """Close the innermost element of a name; an item inside it needs no end tag."""
        while self._open[-1].name != name:
            if self._open[-1].name == "li":
                self._close()
            else:
                self._close_unbalanced()
        self._close()

    def _close_unbalanced(self) -> None:
        element = self._open[-1]
        self._find(Rule.UNBALANCED_TAG, element.token, f"<{element.name}> is not closed")
        self._close()

    def _close(self) -> None:
        """Close the innermost element."""
        element = self._open.pop()
        if element.name in LISTS:
            self._writer.close_list()
        elif element.name == "li":
            self._writer.close_item()
        elif element.outside:
            self._writer.paragraph_break()
            self._writer = element.outside
        else:
            self._writer.text(element.end)
