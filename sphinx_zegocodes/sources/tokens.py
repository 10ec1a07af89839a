"""The tokens of the dialect inside a cell. Together they cover every character of it."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(enum.Enum):
    """What a token is."""

    TEXT = enum.auto()
    """Text, in which Markdown's emphasis and escapes keep their meaning."""
    SPACE = enum.auto()
    """White space that is no more than one blank: line breaks and what surrounds them."""
    CODE = enum.auto()
    """A code span, in backticks or in ``<code>``."""
    LINK = enum.auto()
    """``[text](address)``."""
    ADDRESS = enum.auto()
    """A bare address, or one in angle brackets."""
    TAG = enum.auto()
    """An HTML tag or a component's, opening, closing or both."""
    COMMENT = enum.auto()
    """A comment."""


class Token(msgspec.Struct, frozen=True):
    """A piece of a cell."""

    kind: Kind
    """What it is."""
    text: str
    """Its characters as written."""
    start: int
    """The offset of its first character."""
    match: re.Match[str] | None = None
    """What was matched; None for text."""

    def group(self, name: str) -> str | None:
        """Return the part of the token that a group of its pattern matched."""
        return self.match[name] if self.match else None


_VALUE = r"""(?:"[^"]*"|'[^']*'|\{\{(?:(?!\{\{|\}\}).)*\}\}|\{[^{}]*\}|[^\s"'<>`={]+)"""
_NAME = r"[A-Za-z_:@][\w:.@-]*"
ATTRIBUTE = re.compile(rf"\s+(?P<name>{_NAME})(?:\s*=\s*(?P<value>{_VALUE}))?+", re.DOTALL)
"""An attribute of a tag, as HTML or JSX write it."""
TAG = re.compile(rf"</?[A-Za-z][A-Za-z0-9-]*(?:\s+{_NAME}(?:\s*=\s*{_VALUE})?+)*+\s*/?>", re.DOTALL)
"""A tag with its attributes."""

# No pattern here may look for its end beyond another beginning of the same kind: on hostile text
# that would take quadratic time.
_TOKEN = re.compile(
    rf"""
      (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    | (?P<html_code><(?i:code)(?:\s[^<>]*)?>(?P<raw>[^<]*)</(?i:code)>)
    | (?P<comment><!--(?:(?!<!--).)*?-->|\{{/\*(?:(?!\{{/\*).)*?\*/\}})
    | (?P<tag>{TAG.pattern})
    | (?P<link>!?\[(?P<text>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*+)\]
        \(\s*+(?P<address><[^<>\n]*>|(?!<)(?:\\.|[^\s()\\]|\([^\s()]*\))*+)\s*+
        (?P<title>"[^"]*"|'[^']*')?\s*+\))
    | (?P<angled><(?P<inner>(?:https?://|mailto:)[^\s<>]*)>)
    | (?P<bare>https?://[!-;=?-Z_a-z~%]*[0-9A-Za-z/_=\#~-])
    | (?P<space>(?<![ \t])[ \t]*[\r\n]\s*)
    """,
    re.DOTALL | re.VERBOSE,
)
_KINDS = {
    "code": Kind.CODE,
    "html_code": Kind.CODE,
    "comment": Kind.COMMENT,
    "tag": Kind.TAG,
    "link": Kind.LINK,
    "angled": Kind.ADDRESS,
    "bare": Kind.ADDRESS,
    "space": Kind.SPACE,
}
SPECIAL = re.compile(r"[\\`<\[\r\n{]|https?://|\]\(")
"""What has to stand in a text for it to be more than plain text."""


def tokenize(text: str, start: int, end: int) -> Iterator[Token]:
    """Split a cell into tokens; text between the matches, escapes included, is one TEXT token."""
    at = start
    for match in _TOKEN.finditer(text, start, end):
        kind = _KINDS.get(match.lastgroup or "")
        if kind is None:
            continue
        if match.start() > at:
            yield Token(Kind.TEXT, text[at : match.start()], at)
        yield Token(kind, match[0], match.start(), match)
        at = match.end()
    if at < end:
        yield Token(Kind.TEXT, text[at:end], at)
