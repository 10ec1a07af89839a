"""The codes in a code cell."""

from __future__ import annotations

import pytest

from sphinx_zegocodes.sources.dialect.columns import read_codes


@pytest.mark.parametrize(
    ("cell", "codes", "wrong"),
    [
        ("104", ("104",), ""),
        ("1010、5007", ("1010", "5007"), ""),
        ("`-1`", ("-1",), ""),
        ("9" * 18, ("9" * 18,), ""),
        ("9" * 19, (), f"「{'9' * 19}」 is no number of at most 18 digits"),
        ("9" * 5000, (), f"「{'9' * 40}…」 is no number of at most 18 digits"),
        ("１０４", (), "「１０４」 is no number"),
        ("", (), ""),
    ],
)
def test_codes(cell: str, codes: tuple[str, ...], wrong: str) -> None:
    assert read_codes(cell) == (codes, wrong)
