"""Mark-up: from tokens of the dialect to CommonMark without HTML."""

from __future__ import annotations

import html
import re
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Fix
from sphinx_zegocodes.catalogue.rules.texts import MarkupRule
from sphinx_zegocodes.sources.dialect import links
from sphinx_zegocodes.sources.dialect.cell_lines import CellLines, begun_lines
from sphinx_zegocodes.sources.dialect.commonmark import CommonMarkWriter, escape_text, literal
from sphinx_zegocodes.sources.dialect.elements import Element, Elements
from sphinx_zegocodes.sources.dialect.emphasis import find_broken_emphasis
from sphinx_zegocodes.sources.dialect.tokens import (
    BREAKS,
    HTML,
    INVISIBLE,
    LISTS,
    NESTING,
    PLAIN,
    SPECIAL,
    Kind,
    Token,
    is_within_chinese,
    tokenize,
)

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.diagnostics import Rule
    from sphinx_zegocodes.sources.dialect.elements import Notes, Report

_BRACE = re.compile(r"(?<!\\)[{}]")
_EXCERPT = 40
"""How many characters a message quotes."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINE_END = re.compile(r"(?:\r\n|[\r\n])[ \t]*")
_NO_LINK = re.compile(r"(?<!\\)\]\(")


class MarkupReader:
    """Writes stretches of text with their mark-up as CommonMark; ``in_prose`` outside tables."""

    def __init__(
        self, origin: links.Origin, report: Report, notes: Notes, *, in_prose: bool = False
    ) -> None:
        self._origin = origin
        self._report = report
        self._notes = notes
        self._in_prose = in_prose
        self._in_heading = False
        self._plain: dict[str, list[Token]] = {}

    @cached_property
    def elements(self) -> Elements:
        """What is open; most rows hold no mark-up at all."""
        return Elements(self._report, self._notes)

    def read_cell(self, text: str, start: int, end: int, writer: CommonMarkWriter) -> None:
        """Write the text between two offsets, and close what it leaves open."""
        if not SPECIAL.search(text, start, end):
            self._find_broken_emphasis(text, start, end)
            writer.text(INVISIBLE.sub("", text[start:end]))
            return
        self.elements.writer = writer
        lines = CellLines(self.elements)
        for line in begun_lines(text, start, end):
            self.read(text, start, line.start())
            lines.take(line)
            start = line.end()
        self.read(text, start, end)
        self.elements.close_all()

    def read(self, text: str, start: int, end: int) -> None:
        """Write the text between two offsets into what is open."""
        self._find_expressions(text, start, end)
        self._find_broken_emphasis(text, start, end)
        for token in tokenize(text, start, end):
            if token.kind is Kind.TEXT:
                self._read_text(token)
            elif token.kind is Kind.BREAK and self._in_prose:
                self.elements.writer.line_break()
            elif token.kind in (Kind.SPACE, Kind.BREAK):
                self._read_space(token, text)
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

    def _find_expressions(self, text: str, start: int, end: int) -> None:
        """Find what MDX would compute; ``{#name}`` is the id of a heading."""
        if text.find("{", start, end) < 0:
            return
        opened: list[int] = []
        tokens = (token for token in tokenize(text, start, end) if token.kind is Kind.TEXT)
        for brace in (
            b for t in tokens for b in _BRACE.finditer(text, t.start, t.start + len(t.text))
        ):
            if brace[0] == "{":
                opened.append(brace.start())
            elif opened and (first := opened.pop()) >= 0 and not opened:
                shown = " ".join(text[first : brace.end()].split())
                excerpt = shown[:_EXCERPT] + "…" * (len(shown) > _EXCERPT)
                if not shown.startswith("{#"):
                    message = f"the expression {excerpt} is kept as text"
                    self._report(MarkupRule.EXPRESSION, first, brace.end(), message)

    def _find_broken_emphasis(self, text: str, start: int, end: int) -> None:
        """Find asterisks that Markdown shows as such."""
        if text.find("*", start, end) < 0 and text.find("_", start, end) < 0:
            return
        for run in find_broken_emphasis(text, start, end):
            message = "this emphasizes nothing, as a mark and a letter stand on its two sides"
            self._report(MarkupRule.BROKEN_EMPHASIS, run.start, run.end, message, run.fix)

    def read_heading(self, text: str, start: int, end: int) -> str:
        """Return the text of a heading, on one line; blocks cannot stand in it."""
        outside, self.elements.writer = self.elements.writer, CommonMarkWriter()
        self._in_heading = True
        self.read(text, start, end)
        self._in_heading = False
        self.elements.close_links()
        shown, self.elements.writer = self.elements.writer.finish(), outside
        return shown.replace("\\\n", " ")

    def find_unclosed(self) -> None:
        """Find what only tells what text looks like and was not closed, the first of each name."""
        for token in (tokens[0] for tokens in self._plain.values() if tokens):
            self._find(MarkupRule.UNBALANCED_TAG, token, f"{token.text} is not closed")
        self._plain.clear()

    def _write(self, text: str) -> None:
        self.elements.writer.text(text)

    def _find(self, rule: Rule, token: Token, message: str, fix: Fix | None = None) -> None:
        self.elements.find(rule, token, message, fix)

    def _find_scripts(self, token: Token) -> None:
        """Find the attributes of a tag that a browser would run; they are left out."""
        for attribute in token.scripts():
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
        text = INVISIBLE.sub("", token.text.replace("\\|", "|"))
        self._write(escape_text(text, in_link=self.elements.in_link))

    def _read_space(self, token: Token, text: str) -> None:
        """Write a blank; between Chinese characters a line end is none."""
        end = token.start + len(token.text)
        within = is_within_chinese(text, token.start, end)
        self._write("" if within else f"{token.text.strip()} ")

    def _read_code(self, token: Token) -> None:
        raw = token.group("raw")
        if raw is None:
            self._write(_LINE_END.sub(" ", token.text.replace("\\|", "|")))
            return
        raw = html.unescape(raw.replace("\\|", "|"))
        ticks = "`"
        while ticks in raw:
            ticks += "`"
        blank = " " if raw.startswith("`") or raw.endswith("`") else ""
        self._write(f"{ticks}{blank}{raw}{blank}{ticks}" if raw.strip() else "")

    def _read_address(self, token: Token) -> None:
        address = token.group("inner") or token.text
        end = "" if self.elements.in_link else self._link_end(token, address)
        self._write(f"{'[' * bool(end)}{literal(links.unescaped(address))}{end}")

    def _read_link(self, token: Token, text: str) -> None:
        address = (token.group("address") or "").strip().replace("\\|", "|")
        address = _ESCAPED.sub(r"\1", address.removeprefix("<").removesuffix(">"))
        title = escape_text((token.group("title") or "").replace("\\|", "|"))
        if token.text.startswith("!"):
            self._find_image(token, address)
        start = token.start + (2 if token.text.startswith("!") else 1)
        end = token.start + len(token.text) - len(token.group("closing") or "")
        label = links.without_target(text[start:end])
        link = self._open_link("[", token, address, title, label)
        self.read(text, start, start + len(label))
        if not link.end:
            self._write(title)
        if link in self.elements:
            self.elements.close("[")

    def _open_link(
        self, name: str, token: Token, address: str, title: str = "", label: str = ""
    ) -> Element:
        end = ""
        if self.elements.in_link:
            self._find(MarkupRule.BAD_LINK, token, f"the link to {address} is inside another")
        elif links.leads_to_code(address, label):
            message = f"the link to {address} means a code of this site; write the number alone"
            fix = Fix("write the text without a link", label) if label else None
            self._find(MarkupRule.CODE_LINK, token, message, fix)
        else:
            end = self._link_end(token, address, title)
        return self.elements.open_link(name, token, end, links.unescaped(address))

    def _link_end(self, token: Token, address: str, title: str = "") -> str:
        """Return what ends a link in CommonMark; nothing where it cannot go anywhere."""
        absolute = links.absolute(address, self._origin)
        if scheme := links.forbidden_scheme(address):
            message = f"a link must not have the scheme {scheme}: {address}"
            self._find(MarkupRule.FORBIDDEN_SCHEME, token, message)
            return ""
        if absolute is None:
            self._find(MarkupRule.BAD_LINK, token, f"a link cannot go to {address or 'nowhere'}")
            return ""
        return f"]({absolute}{' ' * bool(title)}{title})"

    def _read_tag(self, token: Token) -> None:
        name = token.name
        self._find_scripts(token)
        if name in BREAKS:
            writer = self.elements.writer
            in_line = name == "br" or self.elements.in_link or self._in_heading
            (writer.line_break if in_line else writer.paragraph_break)()
        elif token.is_empty and token.is_component:
            message = f"the component {token.text} is left out"
            self._find(MarkupRule.STRAY_COMPONENT, token, message, Fix("take it out", ""))
        elif token.is_empty and name in NESTING:
            self._find(MarkupRule.IGNORED_MARKUP, token, f"{token.text} is left out")
        elif name in NESTING and name != "a" and self._in_heading:
            message = f"{token.text} cannot stand in a heading"
            self._find(MarkupRule.UNBALANCED_TAG, token, message)
            self.elements.writer.line_break()
        elif name in NESTING:
            (self._read_closing if token.is_closing else self._read_opening)(name, token)
        elif name in PLAIN:
            self._read_plain(name, token)
        elif name == "img":
            self._read_image(token)
        elif self._in_prose and (token.is_component or name in HTML):
            self._find(MarkupRule.UNKNOWN_TAG, token, f"the tag {token.text} is left out")
        else:
            message = f"the tag {token.text} is unknown, and kept as text"
            self._find(MarkupRule.UNKNOWN_TAG, token, message)
            self._write(literal(token.text))

    def _read_image(self, token: Token) -> None:
        """Make a link of an image."""
        attributes = token.attributes()
        address = attributes.get("src", "")
        self._find_image(token, address)
        self._open_link("[", token, address)
        self._write(escape_text(attributes.get("alt", ""), in_link=True))
        self.elements.close("[")

    def _find_image(self, token: Token, address: str) -> None:
        message = f"the image {address or token.text} becomes a link"
        self._find(MarkupRule.IMAGE_IN_CELL, token, message)

    def _read_plain(self, name: str, token: Token) -> None:
        """Leave out a tag that only tells what its text looks like; it may span line breaks."""
        same = self._plain.setdefault(name, [])
        if not token.is_closing:
            same += [token] * (not token.is_empty)
        elif same:
            same.pop()
        else:
            self._find(MarkupRule.UNBALANCED_TAG, token, f"{token.text} closes nothing")

    def _read_closing(self, name: str, token: Token) -> None:
        if self.elements.has(name):
            self.elements.close(name)
        else:
            self._find(MarkupRule.UNBALANCED_TAG, token, f"{token.text} closes nothing")

    def _read_opening(self, name: str, token: Token) -> None:
        elements = self.elements
        attributes = token.attributes()
        if elements.is_full():
            message = f"{token.text} nests too deep, and is kept as text"
            self._find(MarkupRule.UNBALANCED_TAG, token, message)
            self._write(literal(token.text))
        elif name == "a" and "href" not in attributes:
            elements.open_link(name, token, "")
        elif name == "a":
            self._open_link(name, token, attributes["href"])
        elif elements.in_link:
            self._find(MarkupRule.UNBALANCED_TAG, token, f"{token.text} cannot stand in a link")
            elements.writer.line_break()
        elif name in LISTS:
            elements.open_list(name, token)
        elif name == "li":
            elements.open_item(token)
        else:
            title = html.unescape(attributes.get("title", "")).strip()
            elements.open_note(name, token, title)
