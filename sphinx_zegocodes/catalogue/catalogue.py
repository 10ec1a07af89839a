"""All documents together, and look-ups over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.copies import completed
from sphinx_zegocodes.catalogue.decisions import lapsed_keys
from sphinx_zegocodes.catalogue.departures import Departures
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.inner import Reported, reported_numbers
from sphinx_zegocodes.catalogue.meanings import CodeMeanings, MeaningMap
from sphinx_zegocodes.catalogue.records import (
    Document,
    Entry,
    Table,
    by_number,
    ends_of,
    entries_of,
)
from sphinx_zegocodes.catalogue.relations import (
    MOST_NAMED,
    RelatedEntries,
    RelationMap,
    equivalences,
    is_large,
)
from sphinx_zegocodes.catalogue.releases import Releases, load_releases
from sphinx_zegocodes.catalogue.rules.project import FileRule
from sphinx_zegocodes.catalogue.storage import load_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sphinx_zegocodes.catalogue.records import Equivalence


class Catalogue:
    """The documents of a data folder, sorted by id."""

    language = "zh"
    """The language of the texts."""

    def __init__(self, documents: Iterable[Document], releases: Releases | None = None) -> None:
        self.documents = completed(sorted(documents, key=lambda document: document.id))
        """All documents, copies with what their originals say."""
        self.releases = releases or Releases()
        """What each release changed."""
        self.others: list[Catalogue] = []
        """The same in other languages."""
        self._related: dict[str, list[RelatedEntries]] = {}
        self._alike: dict[str, tuple[Entry, ...]] = {}

    @property
    def original(self) -> Catalogue:
        """The same in the language of the documents."""
        return self

    def document(self, id_: str) -> Document | None:
        """Return the document with an id."""
        return next((each for each in self.documents if each.id == id_), None)

    @cached_property
    def tables(self) -> dict[str, tuple[Document, Table]]:
        """Each table with its document, by ``document/table``."""
        return {
            f"{document.id}/{table.id}": (document, table)
            for document in self.documents
            for table in document.tables
        }

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Each entry by its key, in the order of the documents."""
        return {entry.key: entry for document in self.documents for entry in entries_of(document)}

    def entry(self, key: str) -> Entry:
        """Return an entry, in force or with its last text; raises KeyError for no entry."""
        return self.entries.get(key) or self.departures.entries[key].entry

    def any_entry(self, code: str) -> Entry:
        """Return an entry of a code, with its last text where none is in force."""
        if code in self.codes:
            return self.codes[code][0]
        return self.departures.of_code[code][0].entry

    def keys_of(self, table: str) -> list[str]:
        """Return the keys of a table's entries, none for a table that is gone."""
        _, record = self.tables.get(table, (None, None))
        return [f"{table}/{code}" for row in record.rows for code in row.codes] if record else []

    @cached_property
    def equivalent(self) -> dict[str, frozenset[str]]:
        """The keys of the entries that mean the same, by that of each of them."""
        return equivalences(self.entries, [keys for _, keys in self.decided_equivalences])

    @cached_property
    def decided_equivalences(self) -> list[tuple[Equivalence, list[str]]]:
        """What curators say means the same, with the entries of which that still holds."""
        return [
            (word, [k for k in word.entries if k in self.entries and k not in lapsed])
            for document in self.documents
            for word in document.equivalents
            for lapsed in [lapsed_keys(word, self.entries)]
        ]

    @cached_property
    def relations(self) -> RelationMap:
        """The relations of each entry by its key."""
        return RelationMap(self.entries, self.equivalent)

    @cached_property
    def reported(self) -> dict[str, list[Reported]]:
        """The codes that each inner number is reported as."""
        return reported_numbers(self.documents, self.entries)

    @cached_property
    def departures(self) -> Departures:
        """What became of the entries that left."""
        return Departures(self.documents, self.entries)

    @cached_property
    def reasons(self) -> dict[str, str]:
        """Why an entry means the same as others, where a curator said so, by its key."""
        return {
            key: word.why
            for word, keys in self.decided_equivalences
            if len(keys) == len(word.entries)
            for key in keys
        }

    @cached_property
    def meanings(self) -> Mapping[str, CodeMeanings]:
        """The meanings of each code."""
        decisions = (each for document in self.documents for each in document.meanings)
        return MeaningMap(self.codes, decisions, self.equivalent)

    def related_to(self, key: str) -> list[RelatedEntries]:
        """Return what is related to an entry, by kind; each entry under the first that fits."""
        if key not in self._related:
            self._related[key] = list(self._related_to(key))
        return self._related[key]

    def _related_to(self, key: str) -> Iterator[RelatedEntries]:
        groups = self.relations.groups_of(key)
        code = self.codes[self.entries[key].code]
        alike = self.alike(key)
        if is_large(code):
            # Only their numbers are shown: what each has in common with the others is said once.
            yield from self._counted("other_meaning", len(code) - len(alike))
            yield from self._counted("same_code", len(alike) - 1)
            del groups["same_code"]
        else:
            others = {entry.key for entry in code}.difference(entry.key for entry in alike)
            groups = {
                "equivalent": groups["equivalent"],
                "other_meaning": [other for other in groups["same_code"] if other in others],
                **groups,
            }
        seen = {key}
        for kind, group in groups.items():
            fresh = [other for other in islice(group, MOST_NAMED + 1) if other not in seen]
            seen.update(fresh)
            if fresh:
                named = tuple(self.entries[other] for other in fresh[:MOST_NAMED])
                count = len(group) - 1 if is_large(group) else len(fresh)
                yield RelatedEntries(kind, named, count)

    @staticmethod
    def _counted(kind: str, count: int) -> Iterator[RelatedEntries]:
        if count:
            yield RelatedEntries(kind, (), count)

    def alike(self, key: str) -> tuple[Entry, ...]:
        """Return the entries of the same code that mean what an entry does, its own included."""
        if key not in self._alike:
            groups = self.meanings[self.entries[key].code].groups
            self._alike |= {entry.key: group for group in groups for entry in group}
        return self._alike[key]

    @cached_property
    def codes(self) -> dict[str, list[Entry]]:
        """The entries of each code; codes in the order of their numbers."""
        codes: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            codes.setdefault(entry.code, []).append(entry)
        return {code: codes[code] for code in sorted(codes, key=by_number)}

    @cached_property
    def _ranges(self) -> list[tuple[int, int, str]]:
        """The ends and codes of all ranges, those that left too, the smallest range first."""
        codes = {*self.codes, *self.departures.of_code}
        ranges = [(*ends_of(code), code) for code in codes if "to" in code]
        return sorted(ranges, key=lambda each: (each[1] - each[0], each))

    def ranges_with(self, code: str) -> list[str]:
        """Return the codes of the ranges that have numbers of a code, the smallest range first.

        A range is none of its own.
        """
        low, high = ends_of(code)
        ranges = self._ranges
        return [r for first, last, r in ranges if first <= high and low <= last and r != code]

    def inside(self, code: str) -> list[str]:
        """Return the codes in force that are numbers of a range, in their order."""
        low, high = ends_of(code)
        codes, numbers = self._single
        found = codes[bisect_left(numbers, low) : bisect_right(numbers, high)]
        return found if "to" in code else []

    @cached_property
    def _single(self) -> tuple[list[str], list[int]]:
        """All codes that are no ranges, and their numbers."""
        codes = [code for code in self.codes if "to" not in code]
        return codes, [int(code) for code in codes]


def load_catalogue(data: Path) -> tuple[Catalogue, list[Diagnostic]]:
    """Read ``codes/<document>.json`` and releases of a folder; what cannot be read is left out."""
    documents: list[Document] = []
    diagnostics: list[Diagnostic] = []
    paths = sorted((data / "codes").glob("*.json"))
    if not paths:
        message = "there are no data; run: zegocodes sync"
        diagnostics.append(
            Diagnostic(str(data / "codes"), Span(), FileRule.UNREADABLE_FILE, message)
        )
    for path in paths:
        document, found = load_document(path)
        diagnostics += found
        if document is not None:
            documents.append(document)
    known = {document.id for document in documents}
    for document in documents:
        if document.same_as and document.same_as not in known:
            message = f"there are no data of {document.same_as}, whose copy this is"
            path = data / "codes" / f"{document.id}.json"
            diagnostics.append(Diagnostic(str(path), Span(), FileRule.UNREADABLE_FILE, message))
    releases, found = load_releases(data)
    return Catalogue(documents, releases), [*diagnostics, *found]
