"""The text of a block as a page has it: links absolute, the dialect's tags gone."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from sphinx_zegocodes.sources.dialect import links, tags
from sphinx_zegocodes.sources.dialect.commonmark import CommonMarkWriter, literal
from sphinx_zegocodes.sources.dialect.tokens import TAG, Kind, Token, tokenize
from sphinx_zegocodes.sources.prose import HTML

if TYPE_CHECKING:
    from collections.abc import Callable

_BREAK = "\0"
"""Stands for a line break; markdown-it-py leaves no such character in a text."""
_PARTING = frozenset({"br", "p", "div", "ul", "ol", "li", "tr", "summary"})
"""Tags that end a line."""
_LOOKS = frozenset({*tags.PLAIN, *tags.NOTES, "sup", "sub", "kbd", "mark", "del", "ins", "s"})
"""Tags without which no word is lost."""
_MEDIA = frozenset({"video", "audio", "source", "iframe", "embed", "object"})
_ROLE = re.compile(r"\{(?=[\w:+-]+\}\Z)")
"""What MyST takes for a role where code follows."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class TextConverter:
    """Converts the text of blocks; a ``remark`` is made where a person should look."""

    def __init__(self, base: str, remark: Callable[[str], None]) -> None:
        self._base = base
        self._remark = remark
        self._parts: list[str] = []
        self._link_end = ""
        """What ends the HTML link that is open."""
        self._in_link = False

    def inline(self, text: str, *, in_heading: bool = False) -> str:
        """Convert the Markdown of a paragraph or a heading."""
        self._begin()
        for token in tokenize(text, 0, len(text)):
            if token.kind is Kind.CODE and self._parts:
                self._parts[-1] = _ROLE.sub(r"\\{", self._parts[-1])
            self._parts.append(self._converted(token))
        converted = self._end()
        if _BREAK not in converted:
            return converted
        first, *rest = converted.split(_BREAK)
        lines = [first.rstrip(), *map(_line, rest)]
        return (" " if in_heading else "\\\n").join(line for line in lines if line)

    def html(self, text: str) -> str:
        """Convert a block of HTML into a paragraph; Markdown does not count in it."""
        self._begin()
        at = 0
        for match in HTML.finditer(text):
            self._parts.append(_plain(text[at : match.start()]))
            at = match.end()
            if TAG.fullmatch(match[0]):
                tag = Token(Kind.TAG, match[0], match.start())
                converted = self.tag(tag)
                self._parts.append("" if converted == tag.text else converted)
        self._parts.append(_plain(text[at:]))
        return "\\\n".join(line for part in self._end().split(_BREAK) if (line := _line(part)))

    def tag(self, tag: Token) -> str:
        """Convert a tag; one that nobody knows stays, and so is text."""
        name = tags.name_of(tag)
        if name in _PARTING:
            return _BREAK
        if name in _LOOKS:
            return ""
        if name == "a":
            return self._anchor(tag)
        if name == "img":
            return self._image(tag)
        if name in _MEDIA or (tags.is_component(tag) and tags.is_empty(tag)):
            self._leave_out(tag)
            return ""
        return tag.text

    def _begin(self) -> None:
        self._parts = []
        self._link_end = ""

    def _end(self) -> str:
        """Return the text; a link that nothing ends goes up to its end."""
        return "".join([*self._parts, self._ended_link()])

    def _ended_link(self) -> str:
        """Return what ends the HTML link that is open: no link holds another."""
        end, self._link_end = self._link_end, ""
        return end

    def _converted(self, token: Token) -> str:
        if token.kind is Kind.LINK:
            return self._link(token)
        if token.kind is Kind.TAG:
            return self.tag(token)
        if token.kind is Kind.COMMENT and token.text.startswith("<!--"):
            return ""
        raw = token.group("raw") if token.kind is Kind.CODE else None
        return token.text if raw is None else raw

    def _link(self, token: Token) -> str:
        image = token.text.startswith("!")
        end = "" if image else self._ended_link()
        closing = token.group("closing") or ""
        label = token.text[2 if image else 1 : -len(closing)]
        if not image:
            label = self._label(links.without_target(label))
        address = (token.group("address") or "").strip().replace("\\|", "|")
        address = _ESCAPED.sub(r"\1", address.removeprefix("<").removesuffix(">"))
        absolute = links.absolute(address, self._base)
        if absolute is None:
            self._remark(f"the link to {address or 'nowhere'} does not work on this site")
        else:
            title = token.group("title")
            closing = f"]({absolute}{f' {title}' if title else ''})"
        return f"{end}{'!' * image}[{label}{closing}"

    def _label(self, text: str) -> str:
        """Convert the text of a link, which holds no other link."""
        outer, self._in_link = self._in_link, True
        label = "".join(self._converted(token) for token in tokenize(text, 0, len(text)))
        self._in_link = outer
        return label.replace(_BREAK, " ")

    def _anchor(self, tag: Token) -> str:
        """Convert the tag that opens or closes a link."""
        if self._in_link:
            return ""
        end = self._ended_link()
        address = tags.attributes_of(tag).get("href", "")
        if tags.is_closing(tag) or not address:
            return end
        absolute = links.absolute(address, self._base)
        if absolute is None:
            self._remark(f"the link to {address} does not work on this site")
            return end
        self._link_end = f"]({absolute})"
        return f"{end}["

    def _image(self, tag: Token) -> str:
        absolute = links.absolute(tags.attributes_of(tag).get("src", ""), self._base)
        if absolute is None:
            self._leave_out(tag)
            return ""
        return f"![]({absolute})"

    def _leave_out(self, tag: Token) -> None:
        if not tags.is_closing(tag):
            self._remark(f"the page is without {' '.join(tag.text.split())}")


def _plain(text: str) -> str:
    """Write the text between the tags of HTML, where line ends are blanks."""
    return literal(" ".join(html.unescape(text).split("\n")))


def _line(text: str) -> str:
    """Escape what would make the text behind a line break begin something else."""
    head, newline, tail = text.strip().partition("\n")
    writer = CommonMarkWriter()
    writer.text(head)
    return writer.finish() + newline + tail
