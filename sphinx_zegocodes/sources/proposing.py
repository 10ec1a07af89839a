"""Groups of meanings, proposed by the likeness of texts: ``sync --propose``.

They are a draft: what a code means, a person decides and gives the reason.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.decisions import lapsed_keys
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.plain_text import words_of
from sphinx_zegocodes.catalogue.rules.links import LinkRule
from sphinx_zegocodes.catalogue.yaml_edits import InLine
from sphinx_zegocodes.sources.retiring import write_items

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.sources.project import Project

_ALIKE = 0.6
"""From this likeness on, texts are proposed to mean the same: difflib's own for a close match."""


def likeness(one: Entry, other: Entry) -> float:
    """Return how much of what two entries say they mean is the same, from 0 to 1."""
    said, says = (words_of(e.row.description or e.row.name or "") for e in (one, other))
    return difflib.SequenceMatcher(None, said, says, autojunk=False).ratio()


def undecided(catalogue: Catalogue) -> dict[str, Sequence[Sequence[Entry]]]:
    """Return the codes of which nobody decided what they mean, with the entries that are alike.

    Of those whose decision no longer holds, that is asked instead.
    """
    decisions = [d for document in catalogue.documents for d in document.meanings]
    asked = [
        word
        for document in catalogue.documents
        for word in document.equivalents
        if lapsed_keys(word, catalogue.entries)
    ]
    told = {key.rpartition("/")[2] for each in (*decisions, *asked) for key in each.keys}
    return {
        code: meanings.groups
        for code, meanings in catalogue.meanings.items()
        if not meanings.decided and code not in told
    }


def propose(
    project: Project, catalogue: Catalogue
) -> tuple[list[tuple[Path, str]], list[Diagnostic]]:
    """Write groups for each code that nobody decided, without a reason, where it stands first.

    Return what was written, file and code, and what could not be. Raises OSError where a file
    cannot be written.
    """
    items: dict[Path, dict[str, dict[str, Any]]] = {}
    for code, groups in undecided(catalogue).items():
        path = project.curation(groups[0][0].document.id)
        items.setdefault(path, {})[code] = proposed_item(groups)
    written: list[tuple[Path, str]] = []
    diagnostics: list[Diagnostic] = []
    for path, of_code in items.items():
        if write_items(path, "meanings", list(of_code.values())):
            written += ((path, code) for code in of_code)
        else:
            message = f"nothing can be put here for {', '.join(of_code)}; write it by hand"
            diagnostics.append(Diagnostic(str(path), Span(), LinkRule.UNDECIDED_MEANING, message))
    return written, diagnostics


def proposed_item(groups: Sequence[Sequence[Entry]]) -> dict[str, Any]:
    """Return what stands under ``meanings`` of a code, but for the reason."""
    return {"groups": _proposed(groups), "why": ""}


def _proposed(groups: Sequence[Sequence[Entry]]) -> list[InLine]:
    """Put the groups together whose texts are alike; one entry stands for those that say so."""
    proposed: list[list[Entry]] = []
    for first, *_ in groups:
        near = [group for group in proposed if likeness(group[0], first) >= _ALIKE]
        if near:
            max(near, key=lambda group: likeness(group[0], first)).append(first)
        else:
            proposed.append([first])
    return [InLine(entry.key for entry in group) for group in proposed]
