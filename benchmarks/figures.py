"""What a measurement returns, and how it is taken: in turns, the median counting."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
ROUNDS = 5


class Figure(msgspec.Struct, frozen=True):
    """A figure, and whether it is good enough."""

    what: str
    """What was measured, against what."""
    figure: str
    """What came out."""
    target: str
    """What should."""
    met: bool
    """Whether it did."""
    detail: str
    """What it was made from."""
    report: str = ""
    """What else there is to say, in lines of Markdown."""


def in_turns(*actions: Callable[[], object], rounds: int = ROUNDS) -> list[list[float]]:
    """Run the actions in turns, so that a slow moment hits all of them; return seconds of each."""
    seconds: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for action, taken in zip(actions, seconds, strict=True):
            start = time.perf_counter()
            action()
            taken.append(time.perf_counter() - start)
    return seconds


def spread(seconds: list[float]) -> str:
    """Format a median with the fastest and the slowest run."""
    return f"{statistics.median(seconds):.3f} s ({min(seconds):.3f} to {max(seconds):.3f})"
