"""The pages of a built site as start tags, and the links among them that lead nowhere."""

from __future__ import annotations

import os
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

LINKS = {"href", "src", "action"}
"""The attributes that are links."""


class Element(msgspec.Struct, frozen=True):
    """A start tag."""

    name: str
    attributes: dict[str, str]


class _Elements(HTMLParser):
    """Collects the start tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}))


def elements(text: str) -> list[Element]:
    """Return the start tags of a page."""
    parser = _Elements()
    parser.feed(text)
    return parser.found


def elements_of(
    out: Path, pattern: str = "*.html", encoding: str = "utf-8"
) -> dict[str, list[Element]]:
    """Return the start tags of all pages of a folder, by path."""
    return {
        path.relative_to(out).as_posix(): elements(path.read_text(encoding))
        for path in sorted(out.rglob(pattern))
    }


def addresses(elements: Iterable[Element]) -> set[str]:
    """Return the addresses within the site that a page links to."""
    found = {value for e in elements for name, value in e.attributes.items() if name in LINKS}
    return {address for address in found if not urlsplit(address).scheme}


def dead_links(out: Path, pages: dict[str, list[Element]]) -> set[tuple[str, str]]:
    """Return the links that lead to no file, or to no place in it: the page and the address."""
    ids = {page: {e.attributes.get("id") for e in found} for page, found in pages.items()}
    dead = set()
    for page, found in pages.items():
        for address in addresses(found):
            parts = urlsplit(address)
            target = page if address.startswith("#") else _target_of(out, page, parts.path)
            anchor = unquote(parts.fragment)
            if target is None or (anchor and anchor not in ids[target]):
                dead.add((page, address))
    return dead


def _target_of(out: Path, page: str, path: str) -> str | None:
    """Return the file that an address on a page leads to, if there is one."""
    target = Path(os.path.normpath(Path("/", page).parent / unquote(path)).lstrip("/"))
    if (out / target).is_dir():
        target /= "index.html"
    return target.as_posix() if (out / target).is_file() else None
