"""What a measurement returns, and how it is taken: in turns, the median counting."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from processes import Run

ROOT = Path(__file__).parents[1]
ROUNDS = 5


class Sample(msgspec.Struct, frozen=True):
    """How long something took each time, and how much memory."""

    what: str
    """What was run."""
    seconds: list[float]
    """How long each run took."""
    memory: int
    """The most bytes of any of its processes at any one time; 0 where that was not measured."""

    @property
    def median(self) -> float:
        """The median of the seconds."""
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        digits = 3 if self.median < 1 else 2
        text = f"{self.what} {self.median:.{digits}f} s"
        if len(self.seconds) > 1:
            text += f" ({min(self.seconds):.{digits}f} to {max(self.seconds):.{digits}f})"
        return text + (f", {self.memory / 1e6:,.0f} MB" if self.memory else "")


class Figure(msgspec.Struct, frozen=True):
    """A figure, and whether it is good enough."""

    what: str
    """What was measured, against what."""
    figure: str
    """What came out."""
    target: str
    """What should; empty where the figure is only reported."""
    met: bool
    """Whether it did."""
    detail: str = ""
    """What else it says."""
    samples: tuple[Sample, ...] = ()
    """What it was made from."""
    report: str = ""
    """What else there is to say, in lines of Markdown."""

    @property
    def details(self) -> str:
        """What it was made from, and what else it says."""
        return "; ".join([*map(str, self.samples), *filter(None, [self.detail])])


def ratio(what: str, ours: Sample, theirs: Sample, most: float | None) -> Figure:
    """Make a figure of how long one takes, of the time of another: at most so much of it."""
    part = ours.median / theirs.median
    target = f"at most {most}" if most else ""
    return Figure(what, f"{part:.3f}", target, not most or part <= most, samples=(ours, theirs))


def in_turns(actions: Mapping[str, Callable[[], Run]], rounds: int = ROUNDS) -> list[Sample]:
    """Run the actions, by their names, in turns, so that a slow moment hits all of them."""
    runs: dict[str, list[Run]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            runs[name].append(action())
    return [sample(name, *of_action) for name, of_action in runs.items()]


def sample(what: str, *runs: Run) -> Sample:
    """Sum runs of the same thing up."""
    return Sample(what, [run.seconds for run in runs], max(run.memory for run in runs))
