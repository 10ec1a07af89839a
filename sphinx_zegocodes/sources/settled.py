"""Findings that people have settled: those inside corrected text, and those that are waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.sources.errata import Corrected
    from sphinx_zegocodes.sources.text import SourceText


def outside_corrections(
    diagnostics: list[Diagnostic], source: SourceText, corrected: Sequence[Corrected]
) -> list[Diagnostic]:
    """Drop the findings inside text of the source that an erratum replaces."""
    spans = [source.span(stretch.start, stretch.end) for stretch in corrected]
    return [
        d
        for d in diagnostics
        if d.path != source.path
        or not any(
            (s.line, s.column) <= (d.span.line, d.span.column)
            and (d.span.end_line, d.span.end_column) <= (s.end_line, s.end_column)
            for s in spans
        )
    ]


def without_waived(diagnostics: list[Diagnostic], file: CurationFile) -> list[Diagnostic]:
    """Drop the findings that are accepted; a waiver that accepts none is a finding itself."""
    known = {rule.code for rule in Rule}
    found = {(d.rule.code, d.at) for d in diagnostics}
    waived = {(waiver.rule, waiver.at) for waiver in file.curation.waivers}
    kept = [d for d in diagnostics if (d.rule.code, d.at) not in waived]
    for index, waiver in enumerate(file.curation.waivers):
        if waiver.rule not in known:
            rule, message, key = Rule.UNKNOWN_REFERENCE, f"there is no rule {waiver.rule}", "rule"
        elif (waiver.rule, waiver.at) not in found:
            message = f"{waiver.rule} is not found at {waiver.at}; the waiver can go"
            rule, key = Rule.STALE_WAIVER, "at"
        else:
            continue
        kept.append(file.finding(rule, message, "waivers", index, key, at=waiver.at))
    return kept
