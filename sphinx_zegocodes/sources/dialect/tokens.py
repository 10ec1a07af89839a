"""The tokens of the dialect inside a cell. Together they cover every character of it."""

from __future__ import annotations

import enum
import re
import string
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
ATTRIBUTE = re.compile(rf"[\s/]+(?P<name>{_NAME})(?:\s*=\s*(?P<value>{_VALUE}))?+", re.DOTALL)
"""An attribute of a tag, as HTML or JSX write it."""
TAG = re.compile(
    rf"</?[A-Za-z][A-Za-z0-9-]*(?:[\s/]+{_NAME}(?:\s*=\s*{_VALUE})?+)*+\s*/?>", re.DOTALL
)
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
    | (?P<opening>!?\[)
    | (?P<closing>\](?P<link>
        \(\s*+(?P<address><[^<>\n]*>|(?!<)(?:\\.|[^\s()\\]|\([^\s()]*\))*+)\s*+
        (?P<title>"[^"]*"|'[^']*')?\s*+\))?)
    | (?P<angled><(?P<inner>(?:https?://|mailto:)[^\s<>]*)>)
    | (?P<bare>https?://(?:&amp;|(?!&\#?\w+;)[!-;=?-Z_a-z~%])++)
    | (?P<space>(?<![ \t])[ \t]*[\r\n]\s*)
    """,
    re.DOTALL | re.VERBOSE,
)
_KINDS = {
    "code": Kind.CODE,
    "html_code": Kind.CODE,
    "comment": Kind.COMMENT,
    "tag": Kind.TAG,
    "angled": Kind.ADDRESS,
    "bare": Kind.ADDRESS,
    "space": Kind.SPACE,
}
_ADDRESS_END = frozenset(string.ascii_letters + string.digits + "/_=#~-")
"""What a bare address may end with; marks behind it belong to the sentence."""
LINE_BREAK = re.compile("<br ?/?>")
"""A line break as nearly all are written."""
_FIRST = r"[\\`<\[\r\n{h\]]"  # a pattern begins with a set, as the search is fastest then
_OTHER = r"(?<=h)ttps?://|(?<=\])\("
SPECIAL = re.compile(rf"{_FIRST}(?:(?<![h\]])|{_OTHER})")
"""What has to stand in a text for it to be more than plain text."""
MORE_THAN_BREAKS = re.compile(
    rf"{_FIRST}(?:(?<![<h\]])|(?<=<)(?!{LINE_BREAK.pattern[1:]})|{_OTHER})"
)
"""What has to stand in a text for it to be more than plain text and such line breaks."""


class _Bracket(msgspec.Struct):
    """An opening bracket that may begin a link."""

    start: int
    tokens: int
    """How many tokens stand before it."""
    images: int = 0
    """How deep images nest in what it holds."""


def tokenize(text: str, start: int, end: int) -> Iterator[Token]:
    """Split a cell into tokens; text between the matches, escapes included, is one TEXT token."""
    at = start
    for token in _marks(text, start, end):
        if token.start > at:
            yield Token(Kind.TEXT, text[at : token.start], at)
        yield token
        at = token.start + len(token.text)
    if at < end:
        yield Token(Kind.TEXT, text[at:end], at)


def _marks(text: str, start: int, end: int) -> list[Token]:
    """Find all tokens but text. As in CommonMark, code and tags bind tighter than links."""
    tokens: list[Token] = []
    brackets: list[_Bracket] = []
    for match in _TOKEN.finditer(text, start, end):
        if match["opening"]:
            brackets.append(_Bracket(match.start(), len(tokens)))
        elif match["closing"]:
            if brackets:
                _close(brackets, tokens, match)
        elif match["bare"]:
            tokens.append(Token(Kind.ADDRESS, _without_marks(match[0]), match.start()))
        elif match.lastgroup in _KINDS:
            tokens.append(Token(_KINDS[match.lastgroup], match[0], match.start(), match))
    return tokens


def _close(brackets: list[_Bracket], tokens: list[Token], closing: re.Match[str]) -> None:
    """Make a link of what stands between two brackets, where an address follows.

    A link holds no other link, but it may hold an image, and that may hold another.
    """
    bracket = brackets.pop()
    if not closing["link"]:
        return
    link = closing.string[bracket.start : closing.end()]
    tokens[bracket.tokens :] = [Token(Kind.LINK, link, bracket.start, closing)]
    if link.startswith("!") and not bracket.images:
        for outer in brackets[-1:]:
            outer.images += 1
    else:
        brackets.clear()


def _without_marks(address: str) -> str:
    """Cut the marks behind a bare address off."""
    end = len(address)
    while address[end - 1] not in _ADDRESS_END:
        end -= len("&amp;") if address.endswith("&amp;", 0, end) else 1
    return address[:end]
