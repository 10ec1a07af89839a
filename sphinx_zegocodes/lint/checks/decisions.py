"""Decisions about texts that say something else by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.curation import Erratum, Waiver
from sphinx_zegocodes.catalogue.decisions import lapsed_keys, noted_text
from sphinx_zegocodes.catalogue.records import Meanings
from sphinx_zegocodes.catalogue.rules.project import CurationRule
from sphinx_zegocodes.lint.checks.differences import changed_words, differing_parts, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.catalogue.records import Decision, Entry, Key
    from sphinx_zegocodes.sources.sync import Plan

_WHOLE = 60
"""How many characters a text may have to be quoted as a whole."""


def check_decisions(plan: Plan, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Find decisions that were made about other texts; of waivers, those of what is ``found``."""
    findings = {(d.rule.code, d.at) for d in found}
    for file in plan.files:
        reading = plan.readings.get(file.document)
        uncorrected = reading.lapsed if reading else {}
        if file.document in plan.unread:
            continue
        for section, index, decision in file.curation.decisions():
            entries = uncorrected if isinstance(decision, Erratum) else plan.catalogue.entries
            for key in _lapsed(decision, entries):
                if not isinstance(decision, Waiver) or (decision.rule, key) in findings:
                    message = _message(decision, key, entries)
                    rule = CurationRule.LAPSED_DECISION
                    yield file.finding(rule, message, section, index, at=key)


def _lapsed(decision: Decision, entries: Mapping[Key, Entry]) -> list[Key]:
    """Return the entries whose texts a decision is no longer about."""
    if not isinstance(decision, Meanings):
        return lapsed_keys(decision, entries)
    return [key for group in decision.groups for key in lapsed_keys(decision, entries, group)]


def _message(decision: Decision, key: Key, entries: Mapping[Key, Entry]) -> str:
    """Ask whether a decision still holds, with the texts that it is about."""
    old, new = decision.texts[key], noted_text(decision, entries[key].row)
    said, says = (quoted(old), quoted(new))
    if max(len(old), len(new)) > _WHOLE:
        said, says = differing_parts(old, new)
    others = dict.fromkeys(
        noted_text(decision, entries[other].row)
        for other in decision.keys
        if other != key and other in entries and not isinstance(decision, Waiver)
    )
    beside = f", beside {'、'.join(quoted(text) for text in others)}" if others else ""
    return (
        f"decided when {key} said {said}; it says {says} now{beside} "
        f"({changed_words(old, new)}); decide anew: mend what is said here, or take the entry out "
        "of texts where it still holds, and run: zegocodes sync"
    )
