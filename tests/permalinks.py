"""Addresses of the site, held against the files of a build."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from sphinx_builds import soup

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


_ID = re.compile(r'<[^<>]* id="([^"]*)"')


def unserved(out: Path, addresses: Iterable[str]) -> list[str]:
    """Return the addresses whose file, page or id is not in a build.

    A redirect keeps the fragment, so the id has to be on the page that it leads to in the end.
    """

    @cache
    def ids(page: str) -> frozenset[str] | None:
        path = out / page.strip("/") / "index.html"
        if not path.is_file():
            return None
        text = path.read_text("utf-8")
        if 'http-equiv="refresh"' in text:
            address = soup(path).select_one("link[rel=canonical]")["href"]
            target = (path.parent / address).resolve().relative_to(out.resolve())
            return ids(f"/{target.as_posix()}/")
        return frozenset(_ID.findall(text))

    lost = []
    for address in sorted(addresses):
        page, fragment = urldefrag(address)
        if not page.endswith("/"):
            lost += [] if (out / page.strip("/")).is_file() else [address]
            continue
        known = ids(page)
        if known is None or (fragment and fragment not in known):
            lost.append(address)
    return lost
