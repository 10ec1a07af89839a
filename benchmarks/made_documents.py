"""Documents that are made, not yet written."""

from __future__ import annotations

from collections import defaultdict

import msgspec
from real_rows import real_plan

from sphinx_zegocodes.catalogue.curation import CuratedTable, Curation, Waiver
from sphinx_zegocodes.catalogue.records import Equivalence, Meanings


class MadeRow(msgspec.Struct, frozen=True):
    """A row to write."""

    codes: list[int]
    """Its codes."""
    cells: list[str]
    """Its other cells."""


class MadeTable(msgspec.Struct, frozen=True):
    """A table to write."""

    id: str
    """Its id."""
    heading: str
    """Its heading."""
    header: tuple[str, ...]
    """The cells of its header."""
    rows: list[MadeRow]
    """Its rows."""


class MadeDocument(msgspec.Struct, frozen=True):
    """A document to write."""

    like: str
    """The id of the real document whose rows it has."""
    number: int
    """Which one of those it is, from 1."""
    tables: list[MadeTable] = msgspec.field(default_factory=list)
    """Its tables."""
    waived: defaultdict[str, list[str]] = msgspec.field(default_factory=lambda: defaultdict(list))
    """The entries with an accepted finding, by rule."""
    equivalents: list[Equivalence] = msgspec.field(default_factory=list)
    """Entries that mean the same."""
    meanings: list[Meanings] = msgspec.field(default_factory=list)
    """What its codes mean that stand in several tables."""
    product: str = ""
    """Its product, where that is not like the real one's."""
    group: str | None = None
    """The group of its product."""

    @property
    def id(self) -> str:
        """Its id."""
        return f"{self.like}-{self.number}"

    @property
    def curation(self) -> Curation:
        """What is known about it."""
        like = real_plan().curated[self.like].curation
        why = "As published."
        return Curation(
            f"{self.product} 常见错误码" if self.product else f"{like.title} {self.number}",
            self.product or f"{like.product} {self.number}",
            like.url,
            tuple(CuratedTable(table.id, table.heading) for table in self.tables),
            waivers=tuple(Waiver(rule, tuple(at), why) for rule, at in self.waived.items()),
            equivalents=tuple(self.equivalents),
            meanings=tuple(self.meanings),
            group=self.group,
        )
