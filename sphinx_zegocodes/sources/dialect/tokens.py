"""The tokens of the dialect. Together they cover every character of a text."""

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
    """White space that is no more than one blank: line ends and what surrounds them."""
    BREAK = enum.auto()
    """The end of a line that Markdown breaks there: behind two blanks or a backslash."""
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
    """A piece of text."""

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

    @property
    def name(self) -> str:
        """The name of a tag in lower case."""
        match = _TAG_NAME.match(self.text)
        return match[1].lower() if match else ""

    @property
    def is_closing(self) -> bool:
        """Whether a tag closes an element."""
        return self.text.startswith("</")

    @property
    def is_empty(self) -> bool:
        """Whether a tag is an element of its own: ``<Content />``, but not ``<a href=b/>``."""
        return self.text.endswith("/>") and not _BARE_VALUE_END.search(self.text)

    @property
    def is_component(self) -> bool:
        """Whether a tag is a component's: ``<Content />``."""
        return self.text.lstrip("</")[:1].isupper()

    def attributes(self) -> dict[str, str]:
        """Return the attributes of a tag, names in lower case; as in HTML, the first counts."""
        attributes: dict[str, str] = {}
        for match in ATTRIBUTE.finditer(self.text):
            attributes.setdefault(match["name"].lower(), _unquoted(match["value"] or ""))
        return attributes

    def scripts(self) -> Iterator[re.Match[str]]:
        """Yield the attributes of a tag that could run a script: ``onclick="…"``, ``srcdoc``."""
        return (m for m in ATTRIBUTE.finditer(self.text) if _SCRIPT.fullmatch(m["name"]))


_VALUE = r"""(?:"[^"]*"|'[^']*'|\{\{(?:(?!\{\{|\}\}).)*\}\}|\{[^{}]*\}|[^\s"'<>`={]+)"""
_NAME = r"[A-Za-z_:@][\w:.@-]*"
ATTRIBUTE = re.compile(rf"[\s/]+(?P<name>{_NAME})(?:\s*=\s*(?P<value>{_VALUE}))?+", re.DOTALL)
"""An attribute of a tag, as HTML or JSX write it."""
TAG = re.compile(
    rf"</?[A-Za-z][A-Za-z0-9-]*(?:[\s/]+{_NAME}(?:\s*=\s*{_VALUE})?+)*+\s*/?>", re.DOTALL
)
"""A tag with its attributes."""

BREAKS = frozenset({"br", "p", "div", "hr", "td", "th"})
"""Tags that part one line from the next."""
NOTES = frozenset({"note", "warning", "tip", "caution", "danger", "info"})
"""Components that hold a note."""
LISTS = frozenset({"ul", "ol"})
"""Tags that hold list items."""
NESTING = frozenset({*LISTS, "li", "a", *NOTES})
"""Tags that hold text which belongs together."""
PLAIN = frozenset({"b", "strong", "i", "em", "span", "font", "u", "center", "small", "code"})
"""Tags that are left out: they only tell what their text looks like."""
HTML = frozenset(
    re.findall(
        r"\w+",
        """article aside audio blockquote caption col colgroup dd del details dl dt embed figcaption
        figure footer h1 h2 h3 h4 h5 h6 header iframe ins kbd main mark nav object pre s section
        source sub summary sup table tbody td tfoot th thead tr video""",
    )
)
"""Other tags of HTML, without which no word is lost."""

INVISIBLE = re.compile(
    r"""[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b"""
    r"""\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"""
    r"""|(?<![^\x00-\x7f\u2000-\u206f\u3000-\u9fff\uff00-\uffef])[\u200c\u200d]"""
)
"""A character that nobody sees; those that join emoji or letters of other scripts apart."""
_WITHIN_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]{2}")
ODD_BREAK = r"(?!</?[Bb][Rr]\s*/?>)[<＜]\s{0,3}[/／\\]?\s{0,3}[Bb][Rr]\s{0,3}[/／\\]?\s{0,3}[>＞]"
"""What people write for a line break, and HTML does not know."""
_TAG_NAME = re.compile(r"[<＜]\s*[/／\\]?\s*([A-Za-z][A-Za-z0-9-]*)")
_SCRIPT = re.compile(r"on[a-z]+|srcdoc|formaction|dangerouslySetInnerHTML", re.IGNORECASE)
_BARE_VALUE_END = re.compile(r"""=\s*[^\s"'<>`={]+/>\Z""")

# No pattern here may look for its end beyond another beginning of the same kind: on hostile text
# that would take quadratic time.
_TOKEN = re.compile(
    rf"""
      (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<code>(?:(?<!`)|(?<=(?<!\\)\\`))(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    | (?P<html_code><(?i:code)(?:\s[^<>]*)?>(?P<raw>[^<]*)</(?i:code)>)
    | (?P<comment><!--(?:(?!<!--).)*?-->|\{{/\*(?:(?!\{{/\*).)*?\*/\}})
    | (?P<tag>{TAG.pattern}|{ODD_BREAK})
    | (?P<opening>!?\[)
    | (?P<closing>\](?P<link>
        \(\s*+(?P<address><[^<>\n]*>
          | (?!<)(?:\\.|[^\s()\\]|\([^\s()]*\))*+(?:[ ][^()<>"'\n]*?\.mdx?(?:\#[^\s()]*)?)?)\s*+
        (?P<title>"[^"]*"|'[^']*')?\s*+\))?)
    | (?P<angled><(?P<inner>(?:https?://|mailto:)[^\s<>]*)>)
    | (?P<bare>https?://(?:&amp;|(?!&\#?\w+;)[!-;=?-Z_a-z~%])++)
    | (?P<break>(?<![ \t])(?:\\|[ ]{{2,}})(?:\r\n|[\r\n])\s*)
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
    "break": Kind.BREAK,
    "space": Kind.SPACE,
}
_ADDRESS_END = frozenset(string.ascii_letters + string.digits + "/_=#~-")
"""What a bare address may end with; marks behind it belong to the sentence."""
LINE_BREAK = re.compile("<br ?/?>")
"""A line break as nearly all are written."""
_FIRST = r"[\\`<＜\[\r\n{h\]]"  # a pattern begins with a set, as the search is fastest then
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


def is_within_chinese(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text parts two Chinese characters, where a line end is no blank."""
    return bool(_WITHIN_CHINESE.fullmatch(text[start - 1 : start] + text[end : end + 1]))


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


def _unquoted(value: str) -> str:
    """Return the text of an attribute's value: ``"text"``, ``'text'``, ``{"text"}`` or ``text``."""
    value = value.replace("\\|", "|")
    if value.startswith("{"):
        value = value.strip("{} ")
    return value[1:-1] if value[:1] in ('"', "'", "`") else value
