"""What became of entries since the last release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.releases import Change, Release, Releases, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.catalogue import Catalogue


def closed(releases: Releases, day: str, catalogue: Catalogue) -> Releases:
    """Return releases with one more, of what changed since the last."""
    return Releases((*releases.releases, release_of(releases, day, catalogue)))


def release_of(releases: Releases, day: str, catalogue: Catalogue) -> Release:
    """Return what became of entries since the last release."""
    return Release(day, (*_added_and_changed(releases, catalogue), *_left(releases, catalogue)))


def _added_and_changed(releases: Releases, catalogue: Catalogue) -> Iterator[Change]:
    for key, entry in catalogue.entries.items():
        now = texts_of(entry.row)
        if key not in releases.texts:
            yield Change(key, "added", after=now)
        elif now != releases.texts[key]:
            yield Change(key, "changed", *_difference(releases.texts[key], now))


def _left(releases: Releases, catalogue: Catalogue) -> Iterator[Change]:
    for key in sorted(releases.texts.keys() - catalogue.entries.keys()):
        texts, departed = releases.texts[key], catalogue.departures.entries.get(key)
        why = departed.departure.why if departed else ""
        if departed is None or departed.landing is None:
            yield Change(key, "removed", before=texts, why=why)
        else:
            there = texts_of(catalogue.entry(departed.landing).row)
            yield Change(key, "moved", *_difference(texts, there), to=departed.landing, why=why)


def _difference(
    before: dict[str, str], after: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the fields that differ, as they were and as they are."""
    return (
        {field: text for field, text in before.items() if after.get(field) != text},
        {field: text for field, text in after.items() if before.get(field) != text},
    )
