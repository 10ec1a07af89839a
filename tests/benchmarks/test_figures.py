"""Figures say what was measured, and whether it is good enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures import Sample, ratio, sample
from lookup_queries import queries
from processes import run

from sphinx_zegocodes.catalogue.catalogue import load_catalogue

ROOT = Path(__file__).parents[2]


def test_the_median_counts_and_the_spread_stands_beside_it() -> None:
    one = Sample("one", [1.0, 9.0, 2.0], 3_000_000)
    assert one.median == 2.0
    assert str(one) == "one 2.00 s (1.00 to 9.00), 3 MB"


@pytest.mark.parametrize(("most", "met"), [(0.5, True), (0.4, False), (None, True)])
def test_a_ratio_is_held_to_its_target(most: float | None, met: bool) -> None:  # noqa: FBT001
    figure = ratio("what", Sample("ours", [1.0], 0), Sample("theirs", [2.0], 0), most)
    assert figure.figure == "0.500"
    assert figure.met is met


def test_memory_is_that_of_the_process_that_runs_and_of_those_that_it_makes() -> None:
    small = run("-c", "pass", folder=ROOT)
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'b\"x\" * 50_000_000'])"
    large = run("-c", code, folder=ROOT)
    assert large.memory > small.memory + 45_000_000
    assert sample("both", small, large).memory == large.memory


def test_what_fails_is_no_measurement() -> None:
    with pytest.raises(RuntimeError, match="returned 3"):
        run("-c", "raise SystemExit(3)", folder=ROOT)


def test_no_two_queries_are_alike() -> None:
    catalogue, _ = load_catalogue(ROOT / "data")
    asked = queries(catalogue, 20)
    assert len(asked) > 100
    assert len(set(asked)) == len(asked)
