"""The mark-up inside a cell: from tokens of the dialect to CommonMark without HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Rule
from sphinx_zegocodes.sources import links
from sphinx_zegocodes.sources.commonmark import CommonMarkWriter, escape_html
from sphinx_zegocodes.sources.tokens import SPECIAL, Kind, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_zegocodes.catalogue.records import Field

    Report = Callable[[Rule, int, int, str], None]
    """Takes a finding about the characters from one offset up to another."""

BREAKS = frozenset({"br", "p", "div"})
"""Tags that part one line of a cell from the next."""
NOTES = frozenset({"note", "warning", "tip", "caution", "danger", "info"})
"""Components that hold a note."""
NESTING = frozenset({"ul", "ol", "li", "a", *NOTES})
"""Tags that hold text which belongs together."""
_PLAIN = frozenset({"b", "strong", "i", "em", "span", "font", "u", "center", "small"})
_PLAIN_TITLES = frozenset({"说明", "注意", "提示", "警告", "注意事项", "危险", "信息"})

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(r"""\s(href|title)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def tag_name(token: Token) -> str:
    """Return the name of a tag in lower case."""
    match = _NAME.match(token.text)
    return match[1].lower() if match else ""


def is_closing(token: Token) -> bool:
    """Tell whether a tag closes an element."""
    return token.text.startswith("</")


class MarkupReader:
    """Writes the text of a cell into the fields of its row."""

    def __init__(self, base: str, writers: dict[Field, CommonMarkWriter], report: Report) -> None:
        self._base = base
        self._writers = writers
        self._report = report
        self._open: list[tuple[str, Token]] = []
        self._outside_note: CommonMarkWriter | None = None
        self._link: str | None = None
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
        for token in tokenize(text, start, end):
            getattr(self, f"_read_{token.kind.name.lower()}")(token)
        for name, token in reversed(self._open):
            self._find(Rule.UNBALANCED_TAG, token, f"<{name}> is not closed")
            self._close(name)
        self._open.clear()

    def _find(self, rule: Rule, token: Token, message: str) -> None:
        self._report(rule, token.start, token.start + len(token.text), message)

    def _read_text(self, token: Token) -> None:
        self._writer.text(escape_html(token.text.replace("\\|", "|")))

    def _read_space(self, token: Token) -> None:
        del token
        self._writer.text(" ")

    def _read_code(self, token: Token) -> None:
        raw = token.match["raw"]
        if raw is None:
            self._writer.text(token.text.replace("\\|", "|"))
            return
        ticks = "`"
        while ticks in raw:
            ticks += "`"
        blank = " " if raw.startswith("`") or raw.endswith("`") else ""
        self._writer.text(f"{ticks}{blank}{raw}{blank}{ticks}" if raw.strip() else raw)

    def _read_comment(self, token: Token) -> None:
        self._find(Rule.IGNORED_MARKUP, token, f"the comment {token.text} is left out")

    def _read_address(self, token: Token) -> None:
        address = token.match["inner"] or token.text
        self._write_link(token, address, escape_html(address))

    def _read_link(self, token: Token) -> None:
        address = token.match["address"].strip().replace("\\|", "|")
        label = links.without_target(token.match["text"])
        if token.text.startswith("!"):
            self._find(Rule.BAD_LINK, token, f"the image {address} becomes a link")
        title = escape_html(token.match["title"] or "")
        self._write_link(token, address.removeprefix("<").removesuffix(">"), escape_html(label), title)

    def _write_link(self, token: Token, address: str, label: str, title: str = "") -> None:
        absolute = links.absolute(address, self._base)
        if absolute is None:
            self._find(Rule.BAD_LINK, token, f"a link cannot go to {address or 'nowhere'}")
            self._writer.text(label + title)
        else:
            self._writer.text(f"[{label or absolute}]({absolute}{' ' * bool(title)}{title})")

    def _read_tag(self, token: Token) -> None:
        name = tag_name(token)
        if name in BREAKS:
            (self._writer.line_break if name == "br" else self._writer.paragraph_break)()
        elif name in NESTING and not token.text.endswith("/>"):
            self._read_nesting(name, token)
        elif _NAME.match(token.text) and token.text.endswith("/>") and token.text[1].isupper():
            self._find(Rule.IGNORED_MARKUP, token, f"the component {token.text} is left out")
        elif name not in _PLAIN and not (name in NESTING and token.text.endswith("/>")):
            self._find(Rule.UNKNOWN_TAG, token, f"the tag {token.text} is unknown, and kept as text")
            self._writer.text(escape_html(token.text))

    def _read_nesting(self, name: str, token: Token) -> None:
        if not is_closing(token):
            if name == "li" and not any(opened in ("ul", "ol") for opened, _ in self._open):
                self._find(Rule.UNBALANCED_TAG, token, "<li> stands outside a list")
                self._writer.line_break()
                return
            if name == "li" and self._open[-1][0] == "li":
                self._close(self._open.pop()[0])
            self._open.append((name, token))
            self._open_element(name, token)
            return
        if name not in [opened for opened, _ in self._open]:
            self._find(Rule.UNBALANCED_TAG, token, f"</{name}> closes nothing")
            return
        while self._open:
            opened, opening = self._open.pop()
            self._close(opened)
            if opened == name:
                return
            if opened != "li":
                self._find(Rule.UNBALANCED_TAG, opening, f"<{opened}> is not closed")

    def _open_element(self, name: str, token: Token) -> None:
        attributes = {key.lower(): a or b for key, a, b in _ATTRIBUTE.findall(token.text)}
        if name in ("ul", "ol"):
            self._writer.open_list(ordered=name == "ol")
        elif name == "li":
            self._writer.open_item()
        elif name == "a":
            self._open_link(token, attributes.get("href"))
        elif self._outside_note is None:
            self._outside_note, self._writer = self._writer, self.writer("notes")
            self._writer.paragraph_break()
            title = attributes.get("title", "").strip()
            if title and title not in _PLAIN_TITLES:
                self._writer.text(f"**{escape_html(title)}**")
                self._writer.paragraph_break()

    def _open_link(self, token: Token, href: str | None) -> None:
        self._link = None
        if href is None:
            return
        self._link = links.absolute(href, self._base)
        if self._link is None:
            self._find(Rule.BAD_LINK, token, f"a link cannot go to {href or 'nowhere'}")
        else:
            self._writer.text("[")

    def _close(self, name: str) -> None:
        if name in ("ul", "ol"):
            self._writer.close_list()
        elif name == "li":
            self._writer.close_item()
        elif name == "a":
            if self._link is not None:
                self._writer.text(f"]({self._link})")
            self._link = None
        elif self._outside_note is not None:
            self._writer.paragraph_break()
            self._writer, self._outside_note = self._outside_note, None
