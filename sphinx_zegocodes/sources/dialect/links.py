"""Addresses of links: every shape that the documents use becomes absolute, or is refused."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urljoin, urlsplit

import msgspec

SCHEMES = frozenset({"http", "https", "mailto"})
"""The schemes that a link may have."""

_OLD_ARTICLE = re.compile(r"#(?P<alone>\d+)|(?P<number>\d+)(?P<part>#[^\s#]*)?")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_ENTITY = re.compile(r"&#?\w+;")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_NEW_WINDOW = "|_blank"
_REFERENCE = re.compile(r"@(?P<name>[A-Za-z_][\w.-]*)")
_FILE = re.compile(
    r"(?P<path>\.{1,2}/[^?#:]*?|[^?#:/][^?#:]*?(?=\.mdx?(?:#|\Z)))(?:\.mdx?)?(?P<part>#[^\s#]*)?"
)
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")


class Origin(msgspec.Struct, frozen=True):
    """Where a document is published, for links that only say the rest."""

    site: str
    """The site of the documents, without a slash at its end."""
    page: str = ""
    """The document's own address; nothing where it does not tell of its neighbours."""
    references: str = ""
    """The address of what ``@name`` stands for, with ``{name}`` or ``{anchor}`` in it."""


def anchor_of(name: str) -> str:
    """Return the anchor of a name in the API reference: ``login-room`` for ``loginRoom``."""
    return "-".join(part.lower() for part in _PART.findall(name))


def absolute(address: str, origin: Origin) -> str | None:
    """Make a link's address absolute; None where it cannot be, or must not be, followed.

    ``/path`` is a path on the site of the documents, ``8985#3`` part 3 of its old article 8985,
    ``#14214`` its old article 14214, ``@loginRoom`` a name in the API reference, and
    ``../guide/start.mdx`` a file beside that of the document.
    """
    address = unescaped(address.strip())
    if origin.references and (reference := _REFERENCE.fullmatch(address)):
        name = reference["name"]
        return origin.references.replace("{name}", name).replace("{anchor}", anchor_of(name))
    if origin.page and (file := _FILE.fullmatch(address)):
        address = urljoin(origin.page, quote(file["path"], safe="%/")) + (file["part"] or "")
    if not address or _UNSAFE.search(address):
        return None
    if article := _OLD_ARTICLE.fullmatch(address):
        number = article["alone"] or article["number"]
        return _escaped(f"{origin.site}/article/{number}{article['part'] or ''}")
    if address.startswith("/") and not address.startswith("//"):
        return _escaped(origin.site + address)
    return _escaped(address) if _has_good_scheme(address) else None


def unescaped(address: str) -> str:
    """Replace the entities in an address.

    `html.unescape` alone would read ``&region=`` as an entity too, and so change the address.
    """
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), address)


def without_target(text: str) -> str:
    r"""Remove the ``\|_blank`` that opens a link in a new window from the end of its text."""
    text = text.rstrip()
    if text.endswith(_NEW_WINDOW):
        text = text.removesuffix(_NEW_WINDOW).removesuffix("\\").rstrip()
    return text


_OWN = re.compile(
    r"(?:/|(?:\.{1,2}/)+)?(?:en/)?"
    r"(?:codes/(?:-?[0-9][0-9to-]*/?|-?[0-9][0-9to-]*\.(?:json|md))?(?:#[^\s#]*)?"
    r"|(?P<document>[a-z][a-z0-9-]*)/?#(?P=document)-[a-z0-9-]+-[0-9]+)"
)
"""An address of this site: of a code, or of an entry in its document."""


def leads_to_code(address: str, label: str) -> bool:
    """Tell whether a link means a code on this site, where the publisher's has no such address.

    ``#104`` is an old article of the publisher's, unless the link is about that number.
    """
    address = unescaped(address.strip())
    number = address.removeprefix("#")
    if address != number and number in re.findall("[0-9]+", label):
        return True
    return _OWN.fullmatch(address) is not None


def forbidden_scheme(address: str) -> str:
    """Return the scheme of an address where it is one that a link must not have."""
    scheme = _SCHEME.match(html.unescape(unescaped(address)))
    name = scheme[1].lower() if scheme else ""
    return "" if name in SCHEMES else name


def _has_good_scheme(address: str) -> bool:
    """Tell whether an address names a scheme that is allowed, and somewhere to go."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    target = parts.path if parts.scheme == "mailto" else parts.netloc
    return parts.scheme in SCHEMES and bool(target)


def _escaped(address: str) -> str:
    """Escape what would end a link's address in CommonMark, and what no address may hold."""
    address = quote(address, safe="%/:?#[]@!$&'*+,;=~-._")
    return _ENTITY.sub(lambda entity: entity[0].replace("&", "&amp;"), address)
