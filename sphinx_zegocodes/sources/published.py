"""What was published, held against what the documents and their curation say now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Severity
from sphinx_zegocodes.catalogue.permalinks import addresses_of, load_permalinks
from sphinx_zegocodes.catalogue.retirement import check_permalinks, check_retirement
from sphinx_zegocodes.sources.gone import GoneEntry, find_gone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.reader import Reading

_FIRST_OF_LINKS = "ZC5"
"""Findings before these may hide rows that a source has."""


class Published(msgspec.Struct, frozen=True):
    """What becomes of the addresses that were published."""

    gone: list[GoneEntry]
    """The entries that are gone, and of which curation says nothing."""
    content: bytes | None
    """What permalinks.txt should hold; None where it cannot be read."""
    diagnostics: list[Diagnostic]
    """Everything that was found."""


def check_published(
    project: Project,
    documents: Sequence[Document],
    files: Iterable[CurationFile],
    readings: dict[str, Reading],
    unread: set[str],
) -> Published:
    """Hold permalinks.txt against the documents; nothing is said of those not read whole."""
    permalinks, diagnostics = load_permalinks(project.permalinks)
    if permalinks is None:
        return Published([], None, diagnostics)
    unread = unread | {id_ for id_, reading in readings.items() if _misses_rows(reading)}
    gone = find_gone(project, permalinks, documents, readings, unread)
    unsure = [entry.key for entry in gone]
    unsure += [key for key in permalinks.entries if key.partition("/")[0] in unread]
    diagnostics += [entry.finding() for entry in gone]
    diagnostics += check_retirement(files, documents, permalinks, unread)
    current = addresses_of(documents)
    diagnostics += check_permalinks(permalinks, current, unsure)
    return Published(gone, permalinks.content(current), diagnostics)


def _misses_rows(reading: Reading) -> bool:
    """Tell whether a source may have rows that could not be read."""
    return any(
        found.rule.severity is Severity.ERROR and found.rule.code < _FIRST_OF_LINKS
        for found in reading.diagnostics
    )
