"""Tombstones, moves and permanent links, held against what the documents have."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.departures import Departures
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.permalinks import addresses_of_key
from sphinx_zegocodes.catalogue.records import FIELDS, entries_of
from sphinx_zegocodes.catalogue.rules.curation import CurationRule
from sphinx_zegocodes.catalogue.rules.links import LinkRule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.catalogue.permalinks import Permalinks
    from sphinx_zegocodes.catalogue.records import Document, Field, LastText, Row

_EXCERPT = 40
"""How many characters of a text a message quotes."""


def check_retirement(
    files: Iterable[CurationFile],
    documents: Sequence[Document],
    published: Permalinks,
    unread: Collection[str],
) -> Iterator[Diagnostic]:
    """Find tombstones and moves that the documents do not bear out.

    What documents that could not be read (``unread``) have is not known, so nothing is said of it.
    """
    check = _Check(documents, published, unread)
    for file in files:
        yield from check.tombstones(file)
        yield from check.moves(file)


class _Check:
    def __init__(
        self, documents: Sequence[Document], published: Permalinks, unread: Collection[str]
    ) -> None:
        self._documents = documents
        self._departures = Departures(documents)
        self._published = published.entries
        self._unread = unread

    @cached_property
    def _rows(self) -> dict[str, Row]:
        """The rows of the entries in force, by key."""
        return {entry.key: entry.row for each in self._documents for entry in entries_of(each)}

    def tombstones(self, file: CurationFile) -> Iterator[Diagnostic]:
        """Find tombstones of entries that are in the source, and replacements that are none."""
        for index, tombstone in enumerate(file.curation.tombstones):
            if tombstone.at in self._rows:
                way = ("tombstones", index, "at")
                yield self._back(file, way, tombstone.at, tombstone.last, "tombstone")
            to = tombstone.replaced_by
            if to is not None and not self._leads_somewhere(to, tombstone.at):
                gone = to == tombstone.at
                message = f"{to} is gone itself" if gone else f"there is no entry {to}"
                way = ("tombstones", index, "replaced_by")
                yield file.finding(CurationRule.UNKNOWN_REFERENCE, message, *way, at=to)

    def moves(self, file: CurationFile) -> Iterator[Diagnostic]:
        """Find moves that lead nowhere, in a circle, or from nowhere."""
        for index, move in enumerate(file.curation.moves):
            old, new = move.source, move.target
            landing = self._departures.landing(new)
            if old in self._rows:
                arrived = self._rows.get(landing or "")
                yield self._back(file, ("moves", index, "from"), old, arrived, "move")
            elif old not in self._published:
                message = f"{old} was never published; only a published entry needs a move"
                yield file.finding(LinkRule.BAD_MOVE, message, "moves", index, "from", at=old)
            if self._departures.circles(old):
                message = f"{old} is moved {'to itself' if old == new else 'in a circle'}"
                yield file.finding(LinkRule.BAD_MOVE, message, "moves", index, "to", at=old)
            elif landing is None and not self._leads_somewhere(new, old):
                message = f"there is no entry {new}"
                yield file.finding(
                    CurationRule.UNKNOWN_REFERENCE, message, "moves", index, "to", at=new
                )

    def _back(
        self,
        file: CurationFile,
        way: tuple[str | int, ...],
        key: str,
        old: Row | LastText | None,
        what: str,
    ) -> Diagnostic:
        """Say that a key is back, and whether it means what it did."""
        new = self._rows[key]
        if old is None or _same_meaning(old, new):
            message = f"{key} is in the source; the {what} can go"
            return file.finding(CurationRule.STALE_TOMBSTONE, message, *way, at=key)
        message = (
            f"{key} is in the source again with another meaning: it says {_excerpt(new)}, and said "
            f"{_excerpt(old)}; where that is meant to be, take the {what} out"
        )
        return file.finding(LinkRule.REUSED_KEY, message, *way, at=key)

    def _leads_somewhere(self, key: str, beside: str) -> bool:
        """Tell whether a key leads to an entry, or may do so."""
        landing = self._departures.landing(key)
        return (landing is not None and landing != beside) or key.partition("/")[0] in self._unread


def check_permalinks(
    published: Permalinks, current: Iterable[str], unsure: Iterable[str]
) -> Iterator[Diagnostic]:
    """Find published addresses that are not ``current``, those of ``unsure`` entries apart."""
    served = set(current)
    for key in unsure:
        served.update(addresses_of_key(key))
    for address, line in published.lines.items():
        if address not in served:
            message = (
                f"{address} was published and leads nowhere; restore what stood there, or retire "
                "or move it in data/curation"
            )
            span = Span(line, 1, line, len(address) + 1)
            yield Diagnostic(published.path, span, LinkRule.UNSERVED_PERMALINK, message)


def _same_meaning(old: Row | LastText, new: Row) -> bool:
    """Compare what says most about a code's meaning, white space apart.

    Where the old text is not known, nothing speaks against it.
    """
    for field in _BY_MEANING:
        here, there = getattr(old, field) or "", new.text(field) or ""
        if here:
            same: bool = here.split() == there.split()
            return same
    return True


def _excerpt(text: Row | LastText) -> str:
    first = next((said for field in _BY_MEANING if (said := getattr(text, field))), "")
    return f"「{first[:_EXCERPT]}{'…' * (len(first) > _EXCERPT)}」"


_BY_MEANING: tuple[Field, ...] = tuple(sorted(FIELDS, key=lambda field: field != "description"))
"""The fields; what says most about the meaning of a code comes first."""
