"""What readers see of relations: which entries stand beside an entry, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.records import Entry

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.catalogue import Catalogue

LABELS = {
    "equivalent": "同义",
    "same_code": "同码",
    "other_meaning": "同码异义",
    "same_row": "同行",
    "same_text": "同文",
}
"""What readers see of each kind of relation."""


class RelatedEntries(msgspec.Struct, frozen=True):
    """The entries that stand in one kind of relation to an entry."""

    kind: str
    """A key of LABELS."""
    entries: tuple[Entry, ...]
    """The entries, in the order of the documents."""

    @property
    def label(self) -> str:
        """What readers see of the kind."""
        return LABELS[self.kind]


def related_to(catalogue: Catalogue, key: str) -> list[RelatedEntries]:
    """Return what is related to an entry, by kind; each entry under the first kind that fits."""
    relations = catalogue.relations[key]
    alike = catalogue.meanings[catalogue.entries[key].code].alike(key)
    same_code = [catalogue.entries[other] for other in relations.same_code]
    differing = [other for other in same_code if other.key not in alike]
    by_kind = {
        "equivalent": [catalogue.entries[other] for other in relations.equivalent],
        "other_meaning": differing,
        "same_code": same_code,
        "same_row": [catalogue.entries[other] for other in relations.same_row],
        "same_text": [catalogue.entries[other] for other in relations.same_text],
    }
    seen: set[str] = set()
    result = []
    for kind, others in by_kind.items():
        fresh = tuple(other for other in others if other.key not in seen)
        seen.update(other.key for other in fresh)
        if fresh:
            result.append(RelatedEntries(kind, fresh))
    return result
