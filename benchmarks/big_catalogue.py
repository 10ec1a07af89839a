"""Documents of as many codes as wanted, in the shape of this repository's five.

The rows of the five are gone through again and again. In each such pass a code becomes a new one
in all tables that have it, and the number of the pass is put into every text. So a code has as many
entries as the real one, in the same words or in different ones, and the same relations; and no two
texts are alike but those that are alike in the five.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from made_documents import MadeDocument, MadeRow, MadeTable
from real_rows import RealRow, real_plan, real_rows

from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.records import Equivalence, Meanings
from sphinx_zegocodes.catalogue.relations import text_groups, without_same_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TABLES = 10
"""How many tables a document has; fewer where it is the last one."""
_ROWS = 20, 60
"""How many rows a table has, at least and at most; fewer where it is the last one."""
_STEPS = 1, 1, 1, 1, 1, 2, 3, 10
"""How far two codes of a table are apart."""
_FIRST_CODES = {"web-sdk": 1_000_000}
_OTHER_FIRST_CODE = 110_000_000
_CODES = 1_000
"""How many numbers are for one table."""
_BREAK = "<br />"


def big_catalogue(codes: int) -> list[MadeDocument]:
    """Return documents of so many distinct codes, the same ones every time."""
    maker = _Maker(codes)
    while not maker.done:
        maker.add_table()
    maker.add_relations()
    return maker.documents


class _Stream:
    """The rows of a real document, again and again."""

    def __init__(self, rows: list[RealRow]) -> None:
        self.document: MadeDocument | None = None
        """Where the next table goes."""
        self._rows = rows
        self._taken = 0

    @property
    def passes(self) -> float:
        """How often the rows will be gone through amid the table that is made next."""
        return (self._taken + sum(_ROWS) / 4) / len(self._rows)

    @property
    def next(self) -> RealRow:
        """The next row."""
        return self._rows[self._taken % len(self._rows)]

    def take(self) -> tuple[int, RealRow]:
        """Return the number of the pass, from 1, and the next row, and go on."""
        taken = self._taken // len(self._rows) + 1, self.next
        self._taken += 1
        return taken


class _Maker:
    """Makes documents table by table, of each kind in the proportion of the real ones."""

    def __init__(self, codes: int) -> None:
        self.documents: list[MadeDocument] = []
        self._wanted = codes
        self._chance = random.Random(codes)  # noqa: S311 - the same every time
        self._streams = [_Stream(rows) for rows in real_rows().values()]
        self._codes: dict[tuple[int, str], int] = {}
        """What a code became in a pass."""
        self._keys: dict[tuple[int, str], str] = {}
        """What a key became in a pass."""
        self._tables = 0

    @property
    def done(self) -> bool:
        """Whether there are as many codes as wanted."""
        return len(self._codes) == self._wanted

    def add_table(self) -> None:
        """Add a table like those of the real document whose rows were taken least."""
        stream = min(self._streams, key=lambda stream: stream.passes)
        document = self._document_of(stream)
        self._tables += 1
        first = _FIRST_CODES.get(document.like, _OTHER_FIRST_CODE) + self._tables * _CODES
        fresh = accumulate(iter(lambda: self._chance.choice(_STEPS), 0), initial=first)
        like = stream.next
        heading = f"{like.heading} {self._tables}"
        table = MadeTable(f"{like.table}-{self._tables}", heading, like.header, [])
        size = self._chance.randint(*_ROWS)
        while len(table.rows) < size and not self.done:
            self._add_row(document, table, *stream.take(), fresh)
        table.rows.sort(key=lambda row: row.codes)
        document.tables.append(table)

    def _document_of(self, stream: _Stream) -> MadeDocument:
        """Return the document that the next table of a stream goes to."""
        last = stream.document
        if last is None or len(last.tables) == _TABLES:
            number = last.number + 1 if last else 1
            stream.document = MadeDocument(stream.next.document, number)
            self.documents.append(stream.document)
        assert stream.document is not None  # noqa: S101 - mypy does not see it
        return stream.document

    def _add_row(
        self,
        document: MadeDocument,
        table: MadeTable,
        number: int,
        row: RealRow,
        fresh: Iterator[int],
    ) -> None:
        """Add a row with new codes, or with those that its codes became before in this pass.

        A row that would repeat a code of its table is left out.
        """
        known = {self._codes.get((number, code)) for code in row.codes}
        if any(known.intersection(other.codes) for other in table.rows):
            return
        new = MadeRow([], [_put_in(cell, number) for cell in row.cells])
        for code in row.codes:
            if (number, code) not in self._codes and self.done:
                break
            new.codes.append(self._codes.setdefault((number, code), next(fresh)))
            key = f"{document.id}/{table.id}/{new.codes[-1]}"
            self._keys[number, row.key(code)] = key
        table.rows.append(new)
        for rule in row.waived:
            document.waived[rule].append(f"{document.id}/{table.id}/{new.codes[0]}")

    def add_relations(self) -> None:
        """Say of the made entries what is known about the real ones."""
        documents = {document.id: document for document in self.documents}
        files = [file.curation for file in real_plan().curated.values()]
        for number in range(1, max(number for number, _ in self._codes) + 1):
            for group in _equivalents():
                if len(keys := self._made(number, group)) > 1:
                    document = documents[keys[0].partition("/")[0]]
                    document.equivalents.append(Equivalence(keys, "内部判断逻辑相同。"))
            for decision in (meanings for file in files for meanings in file.meanings):
                groups = tuple(
                    keys for group in decision.groups if (keys := self._made(number, group))
                )
                if sum(map(len, groups)) > 1:
                    document = documents[groups[0][0].partition("/")[0]]
                    document.meanings.append(Meanings(groups, decision.why))

    def _made(self, number: int, keys: Iterable[str]) -> tuple[str, ...]:
        """Return what keys became in a pass, those that were left out apart."""
        return tuple(self._keys[number, key] for key in keys if (number, key) in self._keys)


def _put_in(cell: str, number: int) -> str:
    """Put a number into each text of a cell, and take out which codes mean the same."""
    if not cell.strip(" -"):
        return cell
    return _BREAK.join(
        text.replace("。", f"（{number}）。", 1) if "。" in text else f"{text.rstrip()}（{number}）"
        for text in without_same_as(cell).split(_BREAK)
    )


@cache
def _equivalents() -> list[tuple[str, ...]]:
    """Return the groups of real entries that mean the same by what their texts say."""
    documents = [reading.document for reading in real_plan().readings.values()]
    entries = Catalogue(documents).entries
    groups = dict.fromkeys(text_groups(entries).values())
    return [tuple(key for key in entries if key in group) for group in groups]
