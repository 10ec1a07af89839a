"""The addresses that were ever published: ``data/permalinks.txt``, one a line, sorted.

Tickets and other sites hold them, so an address that is once in the file is never taken out. A
release puts them there: what was only ever saved was never published.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.po_file import LANGUAGE
from sphinx_zegocodes.catalogue.records import CODE, anchor_of, keys_of
from sphinx_zegocodes.catalogue.rules.links import LinkRule
from sphinx_zegocodes.catalogue.storage import conflicts_in, read_file, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.catalogue.releases import Releases

FIXED = (
    "/",
    "/404.html",
    "/codes.csv",
    "/codes.json",
    "/codes.schema.json",
    "/codes/",
    "/llms.txt",
    "/objects.inv",
    "/relations/",
    *(f"/relations/#{part}" for part in ("equivalent", "ambiguous", "reworded", "common")),
)
"""The addresses that every site has, whatever its documents."""
OF_RELEASES = ("/changes.atom", "/changes/")
"""Those that it has from its first release on."""

_ID = r"[a-z][a-z0-9-]*"
_TABLE = r"[a-z](?:[a-z0-9-]*?[a-z0-9])??"
"""A table's id inside a row's address; a hyphen at its end would be a minus of the code. It is as
short as may be: the minus inside ``-9to-5`` belongs to a range."""
_ROW = re.compile(
    rf"/(?P<document>{_ID})/\#(?P=document)-(?P<table>{_TABLE})-(?P<code>(?![0-9]+to-){CODE})",
    re.VERBOSE,
)
_ADDRESS = re.compile(
    rf"""(?: /{LANGUAGE} (?=/.))?
       (?: /codes/ (?:(?P<code>{CODE})/ (?:\#{_ID}-(?P=code))?)?
         | /codes/{CODE}\.(?:json|md) | {"|".join(map(re.escape, (*FIXED, *OF_RELEASES)))}
         | /(?!codes/){_ID}/ (?:\#{_ID})?)""",
    re.VERBOSE,
)

_SITE = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
"""An absolute address without anything behind its path."""


class Permalinks(msgspec.Struct, frozen=True):
    """The addresses of a file."""

    path: str
    """The file, as messages name it."""
    lines: dict[str, int]
    """Each address with the line it stands on."""
    entries: dict[str, int]
    """The key of every entry that was published, with the line of its row's address."""

    def content(self, published: set[str]) -> bytes:
        """Return the file's content with addresses added."""
        addresses = sorted([*self.lines, *published.difference(self.lines)])  # most are sorted
        return "".join(f"{address}\n" for address in addresses).encode()


def addresses_of(documents: Iterable[Document]) -> set[str]:
    """Return the addresses that the documents have, those of entries that left too."""
    addresses = set(FIXED)
    for document in documents:
        addresses.add(f"/{document.id}/")
        addresses.update(f"/{document.id}/#{table.id}" for table in document.tables)
        for key in (*keys_of(document), *(left.at for left in document.left)):
            addresses.update(addresses_of_key(key))
    return addresses


def addresses_released(releases: Releases) -> set[str]:
    """Return the addresses that releases published."""
    fixed = FIXED if releases.day else ()
    return addresses_of_changes(releases).union(fixed, *map(addresses_of_key, releases.added))


def in_editions(addresses: Iterable[str], languages: Iterable[str]) -> set[str]:
    """Return addresses, and the same in the editions of other languages."""
    here = set(addresses)
    return here.union(f"/{language}{address}" for language in languages for address in here)


def addresses_of_changes(releases: Releases) -> set[str]:
    """Return the addresses of what tells of releases."""
    days = {f"/changes/#{anchor_of_day(each.day)}" for each in releases.releases}
    return days.union(OF_RELEASES) if days else days


def anchor_of_day(day: str) -> str:
    """Return the id of a release in the page of all."""
    return f"on-{day}"


def is_site(address: str) -> bool:
    """Tell whether an address may be that of a site: addresses below it can be appended."""
    return bool(_SITE.fullmatch(address))


def address_of(key: str) -> str:
    """Return the address that people copy of an entry: its section on its code's page."""
    return f"/codes/{key.rpartition('/')[2]}/#{anchor_of(key)}"


def addresses_of_key(key: str) -> list[str]:
    """Return the addresses that lead to an entry: code page, section, data, document, row."""
    document, table, code = key.split("/")
    return [
        f"/codes/{code}/",
        address_of(key),
        f"/codes/{code}.json",
        f"/codes/{code}.md",
        f"/{document}/",
        f"/{document}/#{table}",
        f"/{document}/#{anchor_of(key)}",
    ]


def key_of(address: str) -> str | None:
    """Return the key of the entry that a row's address points at: the inverse of the above."""
    match = _ROW.fullmatch(address)
    return f"{match['document']}/{match['table']}/{match['code']}" if match else None


def load_permalinks(path: Path) -> tuple[Permalinks | None, list[Diagnostic]]:
    """Read the file, which a new project need not have; None where it cannot be read."""
    try:
        text = read_file(path).decode("utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        return None, [unreadable(path, error)]
    if unmerged := conflicts_in(path, text, "keep the lines of both, without the marks"):
        return None, unmerged
    lines: dict[str, int] = {}
    diagnostics: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), 1):
        address = line.rstrip("\r")
        if _ADDRESS.fullmatch(address):
            lines.setdefault(address, number)
        elif address:
            message = f"this is no address of the site: 「{address}」; mend the line"
            span = Span(number, 1, number, len(address) + 1)
            diagnostics.append(Diagnostic(str(path), span, LinkRule.BAD_PERMALINK, message))
    entries = {key: line for address, line in lines.items() if (key := key_of(address))}
    return Permalinks(str(path), lines, entries), diagnostics
