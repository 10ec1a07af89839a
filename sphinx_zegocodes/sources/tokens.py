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
    """A code span with its backticks."""
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
    match: re.Match[str]
    """What was matched, with the groups that belong to its kind."""


TAG = re.compile(
    r"""</?[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:@][\w:.@-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{\{.*?\}\}|\{[^}]*\}|[^\s"'<>`={]+))?)*\s*/?>""",  # noqa: E501
    re.DOTALL,
)
"""A tag with attributes as HTML or JSX write them."""

_TOKEN = re.compile(
    rf"""
      (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    | (?P<html_code><code>(?P<raw>.*?)</code>)
    | (?P<comment><!--.*?-->|\{{/\*.*?\*/\}})
    | (?P<tag>{TAG.pattern})
    | (?P<link>!?\[(?P<text>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]
        \((?P<address>\s*(?:<[^<>\n]*>|(?:\\.|[^\s()\\]|\([^\s()]*\))*)\s*)
        (?P<title>"[^"]*"|'[^']*')?\s*\))
    | (?P<angled><(?P<inner>(?:https?://|mailto:)[^\s<>]*)>)
    | (?P<bare>https?://[!-;=?-Z_a-z~%]*[0-9A-Za-z/_=\#~-])
    | (?P<space>[ \t]*[\r\n]\s*)
    """,
    re.DOTALL | re.VERBOSE,
)
_PLAIN = re.compile(r".*", re.DOTALL)
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
SPECIAL = re.compile(r"[\\`<\[\r\n{]|https?://")
"""What has to stand in a text for it to be more than plain text."""


def tokenize(text: str, start: int, end: int) -> Iterator[Token]:
    """Split a cell into tokens; text between the matches, escapes included, is one TEXT token."""
    at = start
    for match in _TOKEN.finditer(text, start, end):
        kind = _KINDS.get(match.lastgroup or "")
        if match["escape"] or kind is None:
            continue
        if match.start() > at:
            yield _text(text, at, match.start())
        yield Token(kind, match[0], match.start(), match)
        at = match.end()
    if at < end:
        yield _text(text, at, end)


def _text(text: str, start: int, end: int) -> Token:
    """Make a token of plain text."""
    match = _PLAIN.match(text, start, end)
    assert match is not None  # noqa: S101
    return Token(Kind.TEXT, match[0], start, match)
