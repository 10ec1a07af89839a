"""Whether the texts that something was decided about are still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.plain_text import plain_lines, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_zegocodes.catalogue.records import Decision, Entry, Key, Row

_BETWEEN = " / "
"""What stands between the texts of two fields."""


def noted_text(decision: Decision, row: Row) -> str:
    """Return what a row says in the fields that a decision is about, in one line."""
    texts = (row.text(field) for field in decision.fields)
    lines = (plain_lines(text, marks=False) for text in texts if text)
    return _BETWEEN.join(" ".join(" ".join(each).split()) for each in lines)


def lapsed_keys(
    decision: Decision, entries: Mapping[Key, Entry], among: Iterable[Key] | None = None
) -> list[Key]:
    """Return the entries that say something else than when it was decided, blanks and marks apart.

    An entry that says by now what another of those ``among`` which it belongs did then is none;
    nor is one whose text was never noted.
    """
    keys = [key for key in (decision.keys if among is None else among) if key in decision.texts]
    noted = {key: words_of(decision.texts[key]) for key in keys}
    known = set(noted.values())
    return [
        key
        for key in keys
        if key in entries
        and (now := words_of(noted_text(decision, entries[key].row))) != noted[key]
        and now not in known
    ]
