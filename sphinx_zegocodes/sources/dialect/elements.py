"""The elements that are open inside a cell: links, lists, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from sphinx_zegocodes.catalogue.rules.markup import MarkupRule
from sphinx_zegocodes.sources.dialect.commonmark import CommonMarkWriter, literal
from sphinx_zegocodes.sources.dialect.tags import LISTS, NOTES
from sphinx_zegocodes.sources.dialect.tokens import Token

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.diagnostics import Fix, Rule


class Report(Protocol):
    """Takes a finding about the characters from one offset up to another."""

    def __call__(
        self, rule: Rule, start: int, end: int, message: str, fix: Fix | None = None, /
    ) -> None:
        """Take the finding."""


DEEPEST = 16
"""How many elements may nest: markdown-it drops the text of lists that nest deeper than ten."""


class Element(msgspec.Struct):
    """An element that is open."""

    name: str
    """The name of its tag; for a link of Markdown ``[``."""
    token: Token
    """What opened it."""
    end: str = ""
    """What to write where a link ends; nothing where it goes nowhere."""
    address: str = ""
    """What to show of a link without text."""
    outside: CommonMarkWriter | None = None
    """Where the text goes on behind a note."""


class Elements:
    """The stack of open elements, and the writer that the text inside them goes to."""

    def __init__(self, report: Report) -> None:
        self.writer = CommonMarkWriter()
        """Where text goes."""
        self._report = report
        self._open: list[Element] = []

    def __contains__(self, element: Element) -> bool:
        return element in self._open

    @property
    def in_link(self) -> bool:
        """Whether a link that goes somewhere is open."""
        return any(element.end for element in self._open)

    def open_link(self, name: str, token: Token, end: str, address: str = "") -> Element:
        """Open a link, which closes with some CommonMark, or with nothing."""
        element = Element(name, token, end, literal(address))
        self.writer.text("[" * bool(end))
        self._open.append(element)
        return element

    def open_list(self, name: str, token: Token) -> None:
        """Open a list, ``ul`` or ``ol``."""
        self._open.append(Element(name, token))
        self.writer.open_list(ordered=name == "ol")

    def open_item(self, token: Token) -> None:
        """Open a list item; the one before it needs no end tag."""
        around = [e.name for e in reversed(self._open) if e.name in (*LISTS, *NOTES, "li")]
        if around[:1] == ["li"]:
            self.close("li")
        if not around or around[0] in NOTES:
            self.find(MarkupRule.UNBALANCED_TAG, token, "<li> stands outside a list")
            self.writer.line_break()
        else:
            self._open.append(Element("li", token))
            self.writer.open_item()

    def open_note(self, name: str, token: Token, notes: CommonMarkWriter, title: str) -> None:
        """Open a note, whose text goes to another writer."""
        self._open.append(Element(name, token, outside=self.writer))
        self.writer = notes
        notes.paragraph_break()
        if title:
            notes.text(f"**{literal(title)}**")
            notes.paragraph_break()

    def is_full(self) -> bool:
        """Tell whether no more elements may nest."""
        return len(self._open) >= DEEPEST

    def has(self, name: str) -> bool:
        """Tell whether an element of a name is open."""
        return any(element.name == name for element in self._open)

    def close(self, name: str) -> None:
        """Close the innermost element of a name; an item inside it needs no end tag."""
        while self._open[-1].name != name:
            self._close(complain=self._open[-1].name != "li")
        self._close(complain=False)

    def close_all(self) -> None:
        """Close what was never closed."""
        while self._open:
            self._close(complain=True)

    def find(self, rule: Rule, token: Token, message: str, fix: Fix | None = None) -> None:
        """Report a finding about a token."""
        self._report(rule, token.start, token.start + len(token.text), message, fix)

    def _close(self, *, complain: bool) -> None:
        """Close the innermost element."""
        element = self._open.pop()
        if complain:
            self.find(
                MarkupRule.UNBALANCED_TAG, element.token, f"{element.token.text} is not closed"
            )
        if element.name in LISTS:
            self.writer.close_list()
        elif element.name == "li":
            self.writer.close_item()
        elif element.outside:
            self.writer.paragraph_break()
            self.writer = element.outside
        elif element.end:
            self.writer.text(element.address if self.writer.opens_link else "")
            self.writer.text(element.end)
