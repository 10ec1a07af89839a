"""The tags that the dialect knows, and what is written in one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_zegocodes.sources.dialect.tokens import ATTRIBUTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.sources.dialect.tokens import Token

BREAKS = frozenset({"br", "p", "div"})
"""Tags that part one line of a cell from the next."""
NOTES = frozenset({"note", "warning", "tip", "caution", "danger", "info"})
"""Components that hold a note."""
LISTS = frozenset({"ul", "ol"})
"""Tags that hold list items."""
NESTING = frozenset({*LISTS, "li", "a", *NOTES})
"""Tags that hold text which belongs together."""
PLAIN = frozenset({"b", "strong", "i", "em", "span", "font", "u", "center", "small", "code"})
"""Tags that are left out: they only tell what their text looks like."""

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_SCRIPT = re.compile(r"on[a-z]+|srcdoc|formaction|dangerouslySetInnerHTML", re.IGNORECASE)
_BARE_VALUE_END = re.compile(r"""=\s*[^\s"'<>`={]+/>\Z""")


def name_of(token: Token) -> str:
    """Return the name of a tag in lower case."""
    match = _NAME.match(token.text)
    return match[1].lower() if match else ""


def is_closing(token: Token) -> bool:
    """Tell whether a tag closes an element."""
    return token.text.startswith("</")


def is_empty(token: Token) -> bool:
    """Tell whether a tag is an element of its own: ``<Content />``, but not ``<a href=b/>``."""
    return token.text.endswith("/>") and not _BARE_VALUE_END.search(token.text)


def is_component(token: Token) -> bool:
    """Tell whether a tag is a component's: ``<Content />``."""
    return token.text[1].isupper()


def attributes_of(token: Token) -> dict[str, str]:
    """Return the attributes of a tag, their names in lower case; as in HTML, the first counts."""
    attributes: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(token.text):
        attributes.setdefault(match["name"].lower(), _unquoted(match["value"] or ""))
    return attributes


def scripts_of(token: Token) -> Iterator[re.Match[str]]:
    """Yield the attributes of a tag that could run a script: ``onclick="…"``, ``srcdoc``."""
    return (match for match in ATTRIBUTE.finditer(token.text) if _SCRIPT.fullmatch(match["name"]))


def _unquoted(value: str) -> str:
    """Return the text of an attribute's value: ``"text"``, ``'text'``, ``{"text"}`` or ``text``."""
    value = value.replace("\\|", "|")
    if value.startswith("{"):
        value = value.strip("{} ")
    return value[1:-1] if value[:1] in ('"', "'", "`") else value
