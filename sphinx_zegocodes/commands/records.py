"""What is known of codes as JSON: the records of ``codes.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.exports import PublishedEntry, dump_json, publish
from sphinx_zegocodes.catalogue.permalinks import address_of
from sphinx_zegocodes.catalogue.relations import Relations
from sphinx_zegocodes.commands.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.lookup import Found


class ExplainedText(msgspec.Struct, frozen=True):
    """The codes that a text names."""

    entries: tuple[PublishedEntry, ...]
    """Their entries, as in ``codes.json``."""
    mentions: tuple[Tally, ...]
    """How often each code is named, and where first; those that do not exist included."""


def dump_found(catalogue: Catalogue, site: str, found: Iterable[Found]) -> bytes:
    """Encode what is known of codes as ``codes/<code>.json`` is."""
    return dump_json(_records(catalogue, site, found))


def dump_text(
    catalogue: Catalogue, site: str, found: Iterable[Found], tallies: Sequence[Tally]
) -> bytes:
    """Encode what is known of the codes that a text names."""
    record = ExplainedText(tuple(_records(catalogue, site, found)), tuple(tallies))
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def _records(catalogue: Catalogue, site: str, found: Iterable[Found]) -> Iterator[PublishedEntry]:
    """Yield the record of each entry once."""
    seen = set[str]()
    for each in found:
        living = ((entry, catalogue.relations[entry.key], None) for entry in each.entries)
        retired = ((gone.entry, Relations(), gone.tombstone) for gone in each.retired)
        for entry, relations, tombstone in (*living, *retired):
            if entry.key not in seen:
                seen.add(entry.key)
                yield publish(entry, site + address_of(entry.key), relations, tombstone)
