"""The elements that are open in a text: links, lists, quotations, notes."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Protocol

import msgspec

from sphinx_zegocodes.catalogue.rules.texts import MarkupRule
from sphinx_zegocodes.sources.dialect.commonmark import CommonMarkWriter, literal
from sphinx_zegocodes.sources.dialect.tokens import LISTS, NOTES, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Fix, Rule


class Report(Protocol):
    """Takes a finding about the characters from one offset up to another."""

    def __call__(
        self, rule: Rule, start: int, end: int, message: str, fix: Fix | None = None, /
    ) -> None:
        """Take the finding."""


class Notes(Protocol):
    """Says where the text of notes goes."""

    def open_note(self, kind: str, title: str) -> CommonMarkWriter:
        """Begin a note; return the writer of its text."""

    def close_note(self) -> None:
        """End the innermost note."""


DEEPEST = 16
"""How many elements may nest: markdown-it drops the text of lists that nest deeper than ten."""
_QUOTATION = ">"
_LINKS = ("[", "a")


class Element(msgspec.Struct, eq=False):
    """An element that is open."""

    name: str
    """The name of its tag; for a link of Markdown ``[``, for a quotation ``>``."""
    token: Token | None
    """What opened it; None for blocks of Markdown, which end by themselves."""
    end: str = ""
    """What to write where a link ends; nothing where it goes nowhere."""
    address: str = ""
    """What to show of a link without text."""
    outside: CommonMarkWriter | None = None
    """Where the text goes on behind a note."""


class Elements:
    """The stack of open elements, and the writer that the text inside them goes to."""

    def __init__(self, report: Report, notes: Notes) -> None:
        self.writer = CommonMarkWriter()
        """Where text goes."""
        self._report = report
        self._notes = notes
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

    def open_list(self, name: str, token: Token | None = None, start: int = 1) -> Element:
        """Open a list, ``ul`` or ``ol``."""
        element = Element(name, token)
        self._open.append(element)
        self.writer.open_list(start if name == "ol" else None)
        return element

    def open_item(self, token: Token | None = None) -> Element | None:
        """Open a list item; the one before it needs no end tag."""
        around = [e.name for e in reversed(self._open) if e.name in (*LISTS, *NOTES, "li")]
        if around[:1] == ["li"] and self.has("li"):
            self.close("li")
        elif around[:1] == ["li"]:
            around = []
        if token and (not around or around[0] in NOTES):
            self.find(MarkupRule.UNBALANCED_TAG, token, "<li> stands outside a list")
            self.writer.line_break()
            return None
        element = Element("li", token)
        self._open.append(element)
        self.writer.open_item()
        return element

    def open_quotation(self) -> Element:
        """Open a quotation."""
        element = Element(_QUOTATION, None)
        self._open.append(element)
        self.writer.open_quotation()
        return element

    def open_note(self, name: str, token: Token | None, title: str) -> Element:
        """Open a note, whose text goes to another writer."""
        element = Element(name, token, outside=self.writer)
        self._open.append(element)
        self.writer = self._notes.open_note(name, title)
        return element

    def is_full(self) -> bool:
        """Tell whether no more elements may nest."""
        return len(self._open) >= DEEPEST

    def has(self, name: str) -> bool:
        """Tell whether an element of a name is open that a tag may close."""
        return any(element.name == name for element in self._closable())

    def close(self, name: str) -> None:
        """Close the innermost element of a name, with what is open inside it."""
        self._close_down_to(next(e for e in self._closable() if e.name == name))

    def _closable(self) -> Iterator[Element]:
        """Yield what a tag may close, the innermost first: no block of Markdown, or beyond one."""
        return takewhile(lambda element: element.token, reversed(self._open))

    def close_element(self, element: Element | None) -> None:
        """Close an element with what is open inside it, unless it is closed already."""
        if element is not None and element in self._open:
            self._close_down_to(element)

    def close_links(self) -> None:
        """Close the links that a block leaves open."""
        while self._open and self._open[-1].name in _LINKS:
            self._close(complain=True)

    def close_all(self) -> None:
        """Close what was never closed."""
        while self._open:
            self._close(complain=True)

    def find(self, rule: Rule, token: Token, message: str, fix: Fix | None = None) -> None:
        """Report a finding about a token."""
        self._report(rule, token.start, token.start + len(token.text), message, fix)

    def _close_down_to(self, element: Element) -> None:
        while self._open[-1] is not element:
            self._close(complain=self._open[-1].name != "li")
        self._close(complain=False)

    def _close(self, *, complain: bool) -> None:
        """Close the innermost element."""
        element = self._open.pop()
        if complain and element.token:
            self.find(
                MarkupRule.UNBALANCED_TAG, element.token, f"{element.token.text} is not closed"
            )
        if element.name in LISTS:
            self.writer.close_list()
        elif element.name in ("li", _QUOTATION):
            self.writer.close_container()
        elif element.outside:
            self.writer.paragraph_break()
            self._notes.close_note()
            self.writer = element.outside
        elif element.end:
            self.writer.text(element.address if self.writer.opens_link else "")
            self.writer.text(element.end)
