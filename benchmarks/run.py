"""Measure, compare within the run, and print: ``make bench``. See README.md beside this file."""

from __future__ import annotations

import argparse
import platform
import sys
from typing import TYPE_CHECKING

import build_speed
import lint_proof
import lint_speed
import msgspec
import scanner_speed
from figures import ROOT, Figure
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MEASUREMENTS: dict[str, Callable[[], Figure]] = {
    "scanner": scanner_speed.measure,
    "build": build_speed.measure,
    "lint": lint_speed.measure_documents,
    "rows": lint_speed.measure_many_rows,
    "proof": lint_proof.measure,
}


def main() -> int:
    """Measure everything, or what is named; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description="Measure, compare within the run, and print.")
    parser.add_argument(
        "names", nargs="*", choices=[*MEASUREMENTS, "all"], default="all", help="what to measure"
    )
    names = parser.parse_args().names
    wanted = MEASUREMENTS if "all" in names else dict.fromkeys(names)
    figures = [MEASUREMENTS[name]() for name in wanted]
    _print(figures)
    target = ROOT / "_build/bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(msgspec.json.format(msgspec.json.encode(figures)) + b"\n")
    return 0 if all(figure.met for figure in figures) else 1


def _print(figures: Sequence[Figure]) -> None:
    table = Table(title=f"{platform.machine()}, Python {platform.python_version()}")
    for column in ("what", "figure", "target", "detail"):
        table.add_column(column)
    for figure in figures:
        table.add_row(figure.what, figure.figure, figure.target, figure.detail)
    Console(width=None if sys.stdout.isatty() else 160).print(table)
    for figure in figures:
        if figure.report:
            print(f"\n{figure.report}")


if __name__ == "__main__":
    raise SystemExit(main())
