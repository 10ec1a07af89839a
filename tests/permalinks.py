"""Addresses of the site, held against the files of a build."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ID = re.compile(r'<[^<>]* id="([^"]*)"')


def unserved(out: Path, addresses: Iterable[str]) -> list[str]:
    """Return the addresses whose file, page or id is not in a build."""

    @cache
    def ids(page: str) -> frozenset[str] | None:
        path = out / page.strip("/") / "index.html"
        if not path.is_file():
            return None
        return frozenset(_ID.findall(path.read_text("utf-8")))

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
