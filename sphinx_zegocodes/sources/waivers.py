"""Findings that people have settled: those inside corrected text, and those that are waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.decisions import lapsed_keys
from sphinx_zegocodes.catalogue.diagnostics import Severity
from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.project import CurationRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
    from sphinx_zegocodes.catalogue.records import Entry, Key
    from sphinx_zegocodes.sources.source_text import SourceText


def outside_corrections(
    diagnostics: Iterable[Diagnostic], source: SourceText, corrected: Sequence[tuple[int, int]]
) -> list[Diagnostic]:
    """Drop the findings inside text of the source that an erratum replaces."""
    spans = [source.span(*stretch) for stretch in corrected]

    def is_corrected(found: Span) -> bool:
        return any(span.start <= found.start and found.end <= span.end for span in spans)

    return [d for d in diagnostics if d.path != source.path or not is_corrected(d.span)]


def without_waived(
    diagnostics: Iterable[Diagnostic],
    files: Iterable[CurationFile],
    entries: Mapping[Key, Entry] | None = None,
) -> list[Diagnostic]:
    """Drop the findings that are accepted, unless ``entries`` say something else by now."""
    waived = {
        (waiver.rule, place)
        for file in files
        for waiver in file.curation.waivers
        for lapsed in [lapsed_keys(waiver, entries or {})]
        for place in waiver.places
        if place not in lapsed
    }
    return [d for d in diagnostics if (d.rule.code, d.at) not in waived]


def stale_waivers(
    diagnostics: Iterable[Diagnostic], files: Iterable[CurationFile]
) -> Iterator[Diagnostic]:
    """Find the waivers that accept none of the findings of all rules."""
    found = {(d.rule.code, d.at) for d in diagnostics}
    for file in files:
        for index, waiver in enumerate(file.curation.waivers):
            if RULES[waiver.rule].severity is Severity.NOTE:
                continue  # which is looked for only when asked
            for number, place in enumerate(waiver.places):
                if (waiver.rule, place) not in found:
                    message = f"{waiver.rule} is not found at {place}; the waiver can go"
                    way = ("at",) if isinstance(waiver.at, str) else ("at", number)
                    yield file.finding(
                        CurationRule.STALE_WAIVER, message, "waivers", index, *way, at=place
                    )
