"""Long work that somebody may watch: through how many items of how many it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

T = TypeVar("T")


class Watch(Protocol):
    """Takes note of each item that work comes to."""

    def __call__(self, items: Collection[T], doing: str, what: str, /) -> Iterable[T]:
        """Hand items on, one by one: ``watch(documents, "reading", "document")``."""


def unwatched(items: Collection[T], _doing: str, _what: str, /) -> Iterable[T]:
    """Hand items on, with nobody watching."""
    return items
