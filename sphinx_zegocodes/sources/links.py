"""Addresses of links: every shape that the documents use becomes absolute, or is refused."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})
"""The schemes that a link may have."""

_OLD_ARTICLE = re.compile(r"(?P<number>\d+)(?P<part>#[^\s#]*)?")
_OLD_ANCHOR = re.compile(r"#(?P<number>\d+)")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_NEW_WINDOW = "|_blank"


def absolute(address: str, base: str) -> str | None:
    """Make a link's address absolute; None where it cannot be, or must not be, followed.

    ``base`` is the site of the documents, without a slash at its end. ``/path`` is a path on
    it, ``8985#3`` part 3 of its old article 8985, ``#14214`` its old article 14214.
    """
    address = html.unescape(address.strip())
    if not address or _UNSAFE.search(address):
        return None
    if article := _OLD_ARTICLE.fullmatch(address) or _OLD_ANCHOR.fullmatch(address):
        part = article.groupdict().get("part") or ""
        return _escaped(f"{base}/article/{article['number']}{part}")
    if address.startswith("/") and not address.startswith("//"):
        return _escaped(base + address)
    if not _SCHEME.match(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in SCHEMES or not (parts.netloc or parts.scheme == "mailto"):
        return None
    return _escaped(address)


def without_target(text: str) -> str:
    r"""Remove the ``\|_blank`` that opens a link in a new window from the end of its text."""
    return text.replace("\\|", "|").strip().removesuffix(_NEW_WINDOW).strip()


def _escaped(address: str) -> str:
    """Escape what would end a link's address in CommonMark, and what no address may hold."""
    return quote(address, safe="%/:?#[]@!$&'*+,;=~-._")
