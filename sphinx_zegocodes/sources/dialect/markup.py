"""The mark-up inside a cell: from tokens of the dialect to CommonMark without HTML."""

from __future__ import annotations

import html
import re
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Fix
from sphinx_zegocodes.catalogue.rules.markup import MarkupRule
from sphinx_zegocodes.sources.dialect import links, tags
from sphinx_zegocodes.sources.dialect.commonmark import CommonMarkWriter, escape_text, literal
from sphinx_zegocodes.sources.dialect.elements import Element, Elements
from sphinx_zegocodes.sources.dialect.tokens import SPECIAL, Kind, Token, tokenize

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.diagnostics import Rule
    from sphinx_zegocodes.catalogue.records import Field
    from sphinx_zegocodes.sources.dialect.elements import Report

_PLAIN_TITLES = frozenset({"说明", "注意", "提示", "警告", "注意事项", "危险", "信息"})
"""Titles that only say that a note is a note."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_NO_LINK = re.compile(r"(?<!\\)\]\(")


class MarkupReader:
    """Writes the text of a cell into the fields of its row."""

    def __init__(self, base: str, writers: dict[Field, CommonMarkWriter], report: Report) -> None:
        self._base = base
        self._writers = writers
        self._report = report
        self._plain: dict[str, list[Token]] = {}

    @cached_property
    def _elements(self) -> Elements:
        """What is open; most rows hold no mark-up at all."""
        return Elements(self._report)

    def writer(self, field: Field) -> CommonMarkWriter:
        """Return the writer of a field."""
        if field not in self._writers:
            self._writers[field] = CommonMarkWriter()
        return self._writers[field]

    def read(self, text: str, start: int, end: int, field: Field) -> None:
        """Write the text between two offsets into a field; what a note holds goes into notes."""
        writer = self.writer(field)
        if not SPECIAL.search(text, start, end):
            writer.text(text[start:end])
            return
        self._elements.writer = writer
        self._read(text, start, end)
        self._elements.close_all()

    def finish(self) -> None:
        """Find what no cell of the row has closed, the first of each name."""
        for token in (tokens[0] for tokens in self._plain.values() if tokens):
            self._find(MarkupRule.UNBALANCED_TAG, token, f"{token.text} is not closed")

    def _read(self, text: str, start: int, end: int) -> None:
        for token in tokenize(text, start, end):
            if token.kind is Kind.TEXT:
                self._read_text(token)
            elif token.kind is Kind.SPACE:
                self._write(" ")
            elif token.kind is Kind.CODE:
                self._read_code(token)
            elif token.kind is Kind.LINK:
                self._read_link(token, text)
            elif token.kind is Kind.ADDRESS:
                self._read_address(token)
            elif token.kind is Kind.TAG:
                self._read_tag(token)
            else:
                self._find(
                    MarkupRule.IGNORED_MARKUP, token, f"the comment {token.text} is left out"
                )

    def _write(self, text: str) -> None:
        self._elements.writer.text(text)

    def _find(self, rule: Rule, token: Token, message: str, fix: Fix | None = None) -> None:
        self._elements.find(rule, token, message, fix)

    def _find_scripts(self, token: Token) -> None:
        """Find the attributes of a tag that a browser would run; they are left out."""
        for attribute in tags.scripts_of(token):
            start, end = (token.start + offset for offset in attribute.span())
            message = f"the attribute {attribute['name']} could run a script"
            fix = Fix("take the attribute out", "")
            self._report(MarkupRule.SCRIPT_ATTRIBUTE, start, end, message, fix)

    def _read_text(self, token: Token) -> None:
        for match in _NO_LINK.finditer(token.text):
            start = token.start + match.start()
            self._report(
                MarkupRule.BAD_LINK, start, start + 2, "this is no link, and is kept as text"
            )
        text = token.text.replace("\\|", "|")
        self._write(escape_text(text, in_link=self._elements.in_link))

    def _read_code(self, token: Token) -> None:
        raw = token.group("raw")
        if raw is None:
            self._write(token.text.replace("\\|", "|"))
            return
        raw = html.unescape(raw.replace("\\|", "|"))
        ticks = "`"
        while ticks in raw:
            ticks += "`"
        blank = " " if raw.startswith("`") or raw.endswith("`") else ""
        self._write(f"{ticks}{blank}{raw}{blank}{ticks}" if raw.strip() else "")

    def _read_address(self, token: Token) -> None:
        address = token.group("inner") or token.text
        end = "" if self._elements.in_link else self._link_end(token, address)
        self._write(f"{'[' * bool(end)}{literal(links.unescaped(address))}{end}")

    def _read_link(self, token: Token, text: str) -> None:
        address = (token.group("address") or "").strip().replace("\\|", "|")
        address = _ESCAPED.sub(r"\1", address.removeprefix("<").removesuffix(">"))
        title = escape_text((token.group("title") or "").replace("\\|", "|"))
        if token.text.startswith("!"):
            self._find(MarkupRule.IMAGE_IN_CELL, token, f"the image {address} becomes a link")
        link = self._open_link("[", token, address, title)
        start = token.start + (2 if token.text.startswith("!") else 1)
        end = token.start + len(token.text) - len(token.group("closing") or "")
        label = links.without_target(text[start:end])
        self._read(text, start, start + len(label))
        if not link.end:
            self._write(title)
        if link in self._elements:
            self._elements.close("[")

    def _open_link(self, name: str, token: Token, address: str, title: str = "") -> Element:
        end = ""
        if self._elements.in_link:
            self._find(MarkupRule.BAD_LINK, token, f"the link to {address} is inside another")
        else:
            end = self._link_end(token, address, title)
        return self._elements.open_link(name, token, end, links.unescaped(address))

    def _link_end(self, token: Token, address: str, title: str = "") -> str:
        """Return what ends a link in CommonMark; nothing where it cannot go anywhere."""
        absolute = links.absolute(address, self._base)
        if scheme := links.forbidden_scheme(address):
            message = f"a link must not have the scheme {scheme}: {address}"
            self._find(MarkupRule.FORBIDDEN_SCHEME, token, message)
            return ""
        if absolute is None:
            self._find(MarkupRule.BAD_LINK, token, f"a link cannot go to {address or 'nowhere'}")
            return ""
        return f"]({absolute}{' ' * bool(title)}{title})"

    def _read_tag(self, token: Token) -> None:
        name = tags.name_of(token)
        self._find_scripts(token)
        if name in tags.BREAKS:
            writer = self._elements.writer
            in_line = name == "br" or self._elements.in_link
            (writer.line_break if in_line else writer.paragraph_break)()
        elif tags.is_empty(token) and tags.is_component(token):
            message = f"the component {token.text} is left out"
            self._find(MarkupRule.STRAY_COMPONENT, token, message, Fix("take it out", ""))
        elif tags.is_empty(token) and name in tags.NESTING:
            self._find(MarkupRule.IGNORED_MARKUP, token, f"{token.text} is left out")
        elif name in tags.NESTING:
            (self._read_closing if tags.is_closing(token) else self._read_opening)(name, token)
        elif name in tags.PLAIN:
            self._read_plain(name, token)
        else:
            message = f"the tag {token.text} is unknown, and kept as text"
            self._find(MarkupRule.UNKNOWN_TAG, token, message)
            self._write(literal(token.text))

    def _read_plain(self, name: str, token: Token) -> None:
        """Leave out a tag that only tells what its text looks like; it may span line breaks."""
        same = self._plain.setdefault(name, [])
        if not tags.is_closing(token):
            same += [token] * (not tags.is_empty(token))
        elif same:
            same.pop()
        else:
            self._find(MarkupRule.UNBALANCED_TAG, token, f"{token.text} closes nothing")

    def _read_closing(self, name: str, token: Token) -> None:
        if self._elements.has(name):
            self._elements.close(name)
        else:
            self._find(MarkupRule.UNBALANCED_TAG, token, f"</{name}> closes nothing")

    def _read_opening(self, name: str, token: Token) -> None:
        elements = self._elements
        attributes = tags.attributes_of(token)
        if elements.is_full():
            self._find(
                MarkupRule.UNBALANCED_TAG, token, f"<{name}> nests too deep, and is kept as text"
            )
            self._write(literal(token.text))
        elif name == "a" and "href" not in attributes:
            elements.open_link(name, token, "")
        elif name == "a":
            self._open_link(name, token, attributes["href"])
        elif elements.in_link:
            self._find(MarkupRule.UNBALANCED_TAG, token, f"{token.text} cannot stand in a link")
            elements.writer.line_break()
        elif name in tags.LISTS:
            elements.open_list(name, token)
        elif name == "li":
            elements.open_item(token)
        else:
            title = attributes.get("title", "").strip()
            shown = "" if title in _PLAIN_TITLES else title
            elements.open_note(name, token, self.writer("notes"), shown)
