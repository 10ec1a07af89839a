"""The body of a page as plain Markdown: ``codes/104.md``, for programs that read no HTML well.

It is made of the HTML, and so says all that the page says. What it has to read is what the
templates of this package and docutils write; any other element is taken for its text.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sphinx_zegocodes.catalogue.wording import labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LISTS = {"dl", "ol", "ul"}
_BLOCKS = {*_LISTS, "blockquote", "dd", "div", "dt", "li", "nav", "p", "section"}
_HEADINGS = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
_MARKS = {"strong": "**", "em": "*"}
_KEPT = frozenset({"ins", "del"})
"""What Markdown has no marks for that hold beside any character."""
_BLANK = re.compile(r"\s+")
_SPECIAL = re.compile(r"[\\`*_\[\]<>]|&(?=#?\w+;)")
_AT_START = re.compile(
    r"^(\d{1,9}(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|-+\s*$|=+\s*$|~~~))", re.MULTILINE
)
"""Before what would begin a list, a heading or the like at the beginning of a line."""
_CLOSING = re.compile("#+$")
"""What would not be shown at the end of a heading."""
_BREAK = re.compile(r" *\n *| {2,}")
_NO_TEXT = "\0"
"""Stands before the mark beside a heading, which is no text of it."""
_BACKTICKS = re.compile("`+")
_UNSAFE = re.compile(r"[\s()<>]")


def to_markdown(body: str, address: Callable[[str], str]) -> str:
    """Return the body of a page as CommonMark; ``address`` makes a link's address whole."""
    writer = _Writer(address)
    writer.feed(body)
    writer.close()
    return writer.text()


def whole_addresses(home: str, page: str) -> Callable[[str], str]:
    """Return what makes the addresses whole that links on a page have.

    Home is where the site stands, or empty: addresses then are paths from its root.
    """
    base = f"{home.rstrip('/')}/{page}"
    return lambda address: urljoin(base, address)


class _Writer(HTMLParser):
    """Writes blocks of lines as it reads tags."""

    def __init__(self, address: Callable[[str], str]) -> None:
        super().__init__()
        self._address = address
        self._blocks: list[str] = []
        self._inline: list[str] = []
        self._label = ""
        self._heading = ""
        self._marks: list[str] = []
        """What the next block begins with, for each list item and quotation that it stands in."""
        self._lists: list[Iterator[int] | None] = []
        self._links: list[str] = []
        self._was_listed = False
        self._raw: list[str] | None = None
        """The text inside of code, as it is."""
        self._is_block_of_code = False

    def text(self) -> str:
        """Return all that was written."""
        self._end_block()
        return "\n".join(self._blocks).strip("\n") + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS or tag in _HEADINGS or tag == "pre":
            self._begin_block(tag, attributes)
        if tag in ("code", "pre") and self._raw is None:
            self._raw, self._is_block_of_code = [], tag == "pre"
        elif tag == "a":
            link = attributes.get("href", "")
            is_mark = "headerlink" in attributes.get("class", "")
            self._links.append("" if is_mark else link)
            self._inline.append(_NO_TEXT if is_mark else "[" if link else "")
        elif tag == "img":
            source = self._target(attributes.get("src", ""))
            self._inline.append(f"![{_escaped(attributes.get('alt', ''))}]({source})")
        elif tag == "br" or "zego-why" in attributes.get("class", ""):  # which is a line of its own
            self._inline.append("\\\n")
        else:
            self._inline.append(_MARKS.get(tag) or (f"<{tag}>" if tag in _KEPT else ""))

    def _begin_block(self, tag: str, attributes: dict[str, str]) -> None:
        self._end_block()
        self._heading = _HEADINGS.get(tag, "")
        match tag:
            case "ul" | "ol":
                start = count(int(attributes.get("start") or 1)) if tag == "ol" else None
                self._lists.append(start)
            case "li":
                self._end_label()
                numbers = self._lists[-1]
                self._marks.append("- " if numbers is None else f"{next(numbers)}. ")
            case "blockquote":
                self._marks.append("> ")

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "a":
                self._end_link()
            case "dt":
                self._label = labelled(f"**{self._taken()}**", "")
            case "code" if self._raw is not None and not self._is_block_of_code:
                self._inline.append(_code_span("".join(self._raw)))
                self._raw = None
            case "pre":
                self._end_code()
            case _ if tag in _BLOCKS or tag in _HEADINGS:
                self._end_block()
                if tag in ("ul", "ol"):
                    self._lists.pop()
                elif tag in ("li", "blockquote"):
                    self._marks.pop()
            case _:
                self._inline.append(_MARKS.get(tag) or (f"</{tag}>" if tag in _KEPT else ""))

    def handle_data(self, data: str) -> None:
        if self._raw is not None:
            self._raw.append(data)
        else:
            self._inline.append(_escaped(_BLANK.sub(" ", data)))

    def _end_link(self) -> None:
        link = self._links.pop()
        if link:
            self._inline.append(f"]({self._target(link)})")
        elif _NO_TEXT in self._inline:
            del self._inline[self._inline.index(_NO_TEXT) :]

    def _end_code(self) -> None:
        self._end_label()
        text, self._raw = "".join(self._raw or ()).rstrip("\n"), None
        fence = "`" * max(3, _longest_backticks(text) + 1)
        self._write([fence, *text.split("\n"), fence])

    def _target(self, link: str) -> str:
        address = self._address(link)
        return f"<{address}>" if _UNSAFE.search(address) else address

    def _taken(self) -> str:
        """Return the inline text so far, and begin another."""
        text = "".join(self._inline)
        self._inline.clear()
        text = _BREAK.sub(lambda match: "\n" if "\n" in match[0] else " ", text).strip()
        return text.removeprefix("\\\n")

    def _end_block(self) -> None:
        """Write the paragraph or heading that ends here, if there is one."""
        if text := _AT_START.sub(r"\1\\", self._taken()):
            text = _CLOSING.sub(r"\\\g<0>", text) if self._heading else text
            before, self._heading, self._label = self._heading + self._label, "", ""
            self._write(f"{before}{text}".split("\n"))

    def _end_label(self) -> None:
        """Write a label by itself, where what it is for begins with no paragraph."""
        if self._label:
            label, self._label = self._label.removesuffix(labelled("", "")), ""
            self._write([label])
            self._was_listed = False

    def _write(self, lines: list[str]) -> None:
        """Write the lines of a block behind the marks of what it stands in."""
        first = "".join(self._marks)
        self._marks = [mark if mark == "> " else " " * len(mark) for mark in self._marks]
        rest = "".join(self._marks)
        is_next_item = first != rest and self._was_listed
        self._was_listed = bool(self._lists)
        self._blocks += [] if is_next_item else [rest.rstrip()]
        self._blocks += [f"{first}{lines[0]}", *(f"{rest}{line}".rstrip() for line in lines[1:])]


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _code_span(text: str) -> str:
    """Return code inside of text; its marks are longer than any that it holds."""
    text = _BLANK.sub(" ", text)
    marks = "`" * (_longest_backticks(text) + 1)
    around = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{marks}{around}{text}{around}{marks}" if text.strip() else ""


def _longest_backticks(text: str) -> int:
    return max(map(len, _BACKTICKS.findall(text)), default=0)
