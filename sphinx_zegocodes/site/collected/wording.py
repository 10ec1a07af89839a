"""Wordings of the same thing compared word by word; Chinese character by character."""

from __future__ import annotations

import difflib
import re

import msgspec
from markupsafe import Markup, escape

from sphinx_zegocodes.catalogue.records import FIELDS
from sphinx_zegocodes.site.collected.shown import ShownEntry

_WORD = re.compile(r"[0-9A-Za-z_]+|\s+|.", re.DOTALL)


class Wording(msgspec.Struct, frozen=True):
    """One wording of a field."""

    html: str
    """Its text, with what differs from the first wording marked."""
    entries: tuple[ShownEntry, ...]
    """The entries that have it."""


class Comparison(msgspec.Struct, frozen=True):
    """The wordings of a field among entries that mean the same."""

    label: str
    """What the documents call the field."""
    wordings: tuple[Wording, ...]
    """The wordings; the others are compared with the first."""


def compare_wordings(group: list[ShownEntry]) -> list[Comparison]:
    """Compare the fields of entries that mean the same, where they are worded differently."""
    comparisons = []
    for field in FIELDS:
        by_text: dict[str, list[ShownEntry]] = {}
        for shown in group:
            by_text.setdefault(shown.text(field), []).append(shown)
        if len(by_text) > 1:
            base = next(iter(by_text))
            wordings = (Wording(compare(base, t), tuple(e)) for t, e in by_text.items())
            labels = (f.label for shown in group for f in shown.fields if f.field == field)
            comparisons.append(Comparison(next(labels), tuple(wordings)))
    return comparisons


def compare(base: str, other: str) -> Markup:
    """Return ``other`` as HTML: what ``base`` lacks in ``ins``, what it has besides in ``del``."""
    old, new = _WORD.findall(base), _WORD.findall(other)
    parts = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        removed, added = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if tag == "equal":
            parts.append(escape(added))
            continue
        if removed:
            parts.append(Markup("<del>{}</del>").format(removed))
        if added:
            parts.append(Markup("<ins>{}</ins>").format(added))
    return Markup().join(parts)
