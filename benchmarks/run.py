"""Measure, compare within the run, and print: ``make bench``. See README.md beside this file."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import build_speed
import full_builds
import hostile_texts
import lint_proof
import lint_speed
import lookup_speed
import made_projects
import many_documents
import msgspec
import page_load
import page_size
import rebuild_speed
import scanner_speed
from figures import ROOT, Figure
from machine import machine
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MEASUREMENTS: dict[str, Callable[[], list[Figure]]] = {
    "scanner": scanner_speed.measure,
    "hostile": hostile_texts.measure,
    "build": build_speed.measure,
    "pages": page_size.measure,
    "phone": page_load.measure,
    "lint": lint_speed.measure_documents,
    "rows": lint_speed.measure_lint,
    "sync": lint_speed.measure_sync,
    "proof": lint_proof.measure,
    "lookup": partial(lookup_speed.measure, made_projects.REAL),
    "small": full_builds.measure_small,
    "middle": full_builds.measure_middle,
    "parallel": full_builds.measure_parallel,
    "edit": rebuild_speed.measure,
    "platforms": many_documents.measure,
    "large": full_builds.measure_large,
    "large-lookup": partial(lookup_speed.measure, full_builds.LARGE),
}
"""What can be measured, those that take long last."""
_COLUMNS = "what", "figure", "target", "met", "detail"


def main() -> int:
    """Measure everything, or what is named; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description="Measure, compare within the run, and print.")
    names = ", ".join(MEASUREMENTS)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {names}")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there too")
    arguments = parser.parse_args()
    if unknown := sorted(set(arguments.names) - MEASUREMENTS.keys()):
        parser.error(f"no such measurement: {', '.join(unknown)}; there are {names}")
    figures = []
    for name in arguments.names or MEASUREMENTS:
        print(f"measuring {name} …", file=sys.stderr)
        figures += _measure(name)
    _print(figures)
    target = ROOT / "_build/bench.json"
    target.parent.mkdir(exist_ok=True)
    results = {"machine": machine(), "figures": figures}
    target.write_bytes(msgspec.json.format(msgspec.json.encode(results)) + b"\n")
    if arguments.markdown:
        arguments.markdown.write_text("\n".join(_markdown(figures)) + "\n", "utf-8")
    return 0 if all(figure.met for figure in figures) else 1


def _measure(name: str) -> list[Figure]:
    """Measure what a name says; what fails, as a build that runs out of memory, is a figure too."""
    try:
        return MEASUREMENTS[name]()
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return [Figure(name, "failed", "finishes", met=False)]


def _cells(figure: Figure) -> list[str]:
    met = ("yes" if figure.met else "**no**") if figure.target else ""
    return [figure.what, figure.figure, figure.target or "reported", met, figure.details]


def _print(figures: Sequence[Figure]) -> None:
    table = Table(*_COLUMNS, title=machine(), show_lines=True)
    for figure in figures:
        table.add_row(*map(Markdown, _cells(figure)))
    Console(width=None if sys.stdout.isatty() else 160).print(table)
    for figure in figures:
        if figure.report:
            print(f"\n{figure.report}")


def _markdown(figures: Sequence[Figure]) -> Iterator[str]:
    """Yield the lines of a page of the results."""
    yield "# The last run\n"
    yield f"Measured on {machine()}. [What is measured, and how](README.md).\n"
    yield f"| {' | '.join(_COLUMNS)} |"
    yield "|---" * len(_COLUMNS) + "|"
    for figure in figures:
        yield f"| {' | '.join(_cells(figure))} |"
    for figure in figures:
        if figure.report:
            yield f"\n{figure.report}"


if __name__ == "__main__":
    raise SystemExit(main())
