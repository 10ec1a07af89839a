"""What each release of the data changed: ``data/changes.json``, written by ``zegocodes release``.

The first release adds every entry with its texts. So the file says by itself what the last release
has: its changes are carried out one after the other.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.records import Key
from sphinx_zegocodes.catalogue.rules.project import FileRule
from sphinx_zegocodes.catalogue.storage import load_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_zegocodes.catalogue.records import Row

CHANGES = "changes.json"
"""The name of the file in the data folder."""

Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A day: ``2026-12-01``."""


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of an entry."""

    key: Key
    """The entry."""
    kind: Literal["added", "changed", "moved", "removed"]
    """What became of it. One that moved leads to another; that one is added by itself if new."""
    before: dict[str, str] = {}
    """The fields that are others now as they were; of what moved, those that are others there."""
    after: dict[str, str] = {}
    """The same as they are now; of what was added, all."""
    to: Key | None = None
    """Where it went, or what takes its place."""
    why: str = ""
    """The reason why it left."""


class Release(msgspec.Struct, frozen=True):
    """A release."""

    day: Day
    """Its day."""
    changes: tuple[Change, ...]
    """What became of entries since the release before: those that are there in their order, then
    those that left."""

    def of_kind(self, kind: str) -> list[Change]:
        """Return the changes of a kind. What others moved to is not named a second time."""
        targets = {change.to for change in self.changes} if kind == "added" else ()
        return [each for each in self.changes if each.kind == kind and each.key not in targets]


class Releases(msgspec.Struct, frozen=True, dict=True):
    """All releases."""

    releases: tuple[Release, ...] = ()
    """The releases in their order."""

    @property
    def day(self) -> str:
        """The day of the last release; empty where there is none."""
        return self.releases[-1].day if self.releases else ""

    @cached_property
    def texts(self) -> dict[str, dict[str, str]]:
        """The fields of each entry that the last release has, by key."""
        texts: dict[str, dict[str, str]] = {}
        for change in (change for release in self.releases for change in release.changes):
            if change.kind == "added":
                texts[change.key] = change.after
            elif change.kind == "changed":
                kept = {k: v for k, v in texts[change.key].items() if k not in change.before}
                texts[change.key] = kept | change.after
            else:
                del texts[change.key]
        return texts

    @cached_property
    def added(self) -> dict[str, str]:
        """The day of the release that each entry was added by, by key."""
        return self._days("added")

    @cached_property
    def changed(self) -> dict[str, str]:
        """The day of the last release that changed an entry's words, by key."""
        days = self._days("changed")
        return {key: day for key, day in days.items() if day > self.added[key]}

    def _days(self, kind: str) -> dict[str, str]:
        return {c.key: each.day for each in self.releases for c in each.changes if c.kind == kind}

    def has_pending(self, key: str, row: Row) -> bool:
        """Tell whether an entry is new, or its words are others, since the last release."""
        return bool(self.releases) and self.texts.get(key) != texts_of(row)

    def dump(self) -> bytes:
        """Encode the releases as JSON, a change a line."""
        releases = (
            f'{{"day":"{release.day}","changes":{_a_line_each(release.changes)}}}'
            for release in self.releases
        )
        return f'{{"releases":[{",".join(releases)}]}}\n'.encode()


def load_releases(data: Path) -> tuple[Releases | None, list[Diagnostic]]:
    """Read the releases of a data folder; there need be none. None where they cannot be read."""
    path = data / CHANGES
    if not path.exists():
        return Releases(), []
    releases, diagnostics = load_json(path, Releases, "restore the file with git")
    if releases is not None:
        days = [release.day for release in releases.releases]
        try:
            _ = releases.texts, releases.changed
        except KeyError as error:
            message = f"{error.args[0]} is changed and was not added; restore the file with git"
            return None, [_bad(path, message)]
        if days != sorted({*days}):
            return None, [_bad(path, "the releases are not in the order of their days")]
    return releases, diagnostics


def _a_line_each(changes: Iterable[Change]) -> str:
    lines = (f"\n{msgspec.json.encode(change).decode()}" for change in changes)
    return f"[{','.join(lines)}\n]"


def _bad(path: Path, message: str) -> Diagnostic:
    return Diagnostic(str(path), Span(), FileRule.UNREADABLE_FILE, message)


def texts_of(row: Row) -> dict[str, str]:
    """Return the texts of a row by their fields."""
    return {field: row.text(field) or "" for field in row.fields}
