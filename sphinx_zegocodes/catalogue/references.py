"""The entries that curation names, held against those that the documents have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.records import keys_of
from sphinx_zegocodes.catalogue.rules.curation import CurationRule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.catalogue.yaml_file import Path


def check_references(
    files: Iterable[CurationFile], documents: Iterable[Document], unread: Collection[str]
) -> Iterator[Diagnostic]:
    """Find entries that curation names and no document has; ``retirement`` checks those that left.

    What documents that could not be read (``unread``) have is not known, so nothing is said of it.
    """
    entries = {key for document in documents for key in keys_of(document)}
    for file in files:
        for way, key in _named(file):
            if key not in entries and key.partition("/")[0] not in unread:
                message = f"there is no entry {key}"
                yield file.finding(CurationRule.UNKNOWN_REFERENCE, message, *way, at=key)


def _named(file: CurationFile) -> Iterator[tuple[Path, str]]:
    """Yield every entry that must exist, with the way to the place that names it."""
    for index, erratum in enumerate(file.curation.errata):
        yield ("errata", index, "at"), erratum.at
    for index, equivalence in enumerate(file.curation.equivalents):
        for number, key in enumerate(equivalence.entries):
            yield ("equivalents", index, "entries", number), key
    for index, decision in enumerate(file.curation.meanings):
        for group, keys in enumerate(decision.groups):
            for number, key in enumerate(keys):
                yield ("meanings", index, "groups", group, number), key
