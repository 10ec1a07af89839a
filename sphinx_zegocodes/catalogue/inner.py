"""Numbers inside numbers: what a log shows where an SDK reports a server's number as its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.records import Entry, InnerNumbers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sphinx_zegocodes.catalogue.records import Document


class Reported(msgspec.Struct, frozen=True):
    """A code that an inner number is reported as."""

    number: str
    """The inner number."""
    entry: Entry
    """The entry that it is reported as."""
    inner: InnerNumbers
    """What a curator knows of it."""


def reported_numbers(
    documents: Iterable[Document], entries: Mapping[str, Entry]
) -> dict[str, list[Reported]]:
    """Return the codes that each inner number is reported as, by number."""
    reported: dict[str, list[Reported]] = {}
    for document in documents:
        for inner in document.inner:
            if entry := entries.get(inner.at):
                for number in inner.codes():
                    reported.setdefault(number, []).append(Reported(number, entry, inner))
    return reported


def without_inner(
    codes: Iterable[str], reported: Mapping[str, Collection[Reported]]
) -> dict[str, None]:
    """Return codes without those that others of them report: both say the same thing."""
    named = dict.fromkeys(codes)
    outer = {code for code in named if any(r.entry.code in named for r in reported.get(code, ()))}
    return {code: None for code in named if code not in outer}
