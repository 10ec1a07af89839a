"""Looking codes up by what people type."""

from __future__ import annotations

import msgspec
import pytest
from small_project import document

from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.lookup import Lookup
from sphinx_zegocodes.catalogue.records import Departure, LastText, Row

DAY = "2026-01-31"
LEFT = (
    Departure("alpha/old/50", DAY, "gone", LastText(description="it was 50")),
    Departure("alpha/main/60", DAY, "renumbered", to="alpha/main/61"),
    Departure("alpha/main/61", DAY, "renumbered again", to="alpha/main/7"),
    Departure("alpha/main/70", DAY, "merged", to="alpha/old/50"),
)


def lookup(*codes: str, left: tuple[Departure, ...] = ()) -> Lookup:
    """Return a look-up of one document with some codes, each in a row of its own."""
    rows = (Row((code,), description=f"it is {code}") for code in codes)
    return Lookup(Catalogue([msgspec.structs.replace(document("alpha", *rows), left=left)]))


def known(text: str, of: Lookup) -> tuple[list[str], dict[str, str | None]]:
    """Return the keys of what is known: entries in force, and departed ones with their landings."""
    found = of.find(text)
    assert found is not None
    assert found.key == (text if "/" in text else None)
    return (
        [entry.key for entry in found.entries],
        {departed.entry.key: departed.landing for departed in found.departed},
    )


@pytest.mark.parametrize(
    ("asked", "entries", "departed"),
    [
        ("7", ["alpha/main/7"], {}),
        ("007", ["alpha/main/7"], {}),
        ("-3", ["alpha/main/-3"], {}),
        ("alpha/main/7", ["alpha/main/7"], {}),
        ("50", [], {"alpha/old/50": None}),
        ("alpha/old/50", [], {"alpha/old/50": None}),
        ("60", ["alpha/main/7"], {"alpha/main/60": "alpha/main/7"}),
        ("alpha/main/61", ["alpha/main/7"], {"alpha/main/61": "alpha/main/7"}),
        ("70", [], {"alpha/main/70": "alpha/old/50", "alpha/old/50": None}),
    ],
)
def test_codes_and_entries_in_force_or_not(
    asked: str, entries: list[str], departed: dict[str, str | None]
) -> None:
    assert known(asked, lookup("7", "-3", left=LEFT)) == (entries, departed)


@pytest.mark.parametrize("asked", ["8", "3", "alpha/main/8", "beta/main/7", "alpha/main/007"])
def test_what_is_not_known(asked: str) -> None:
    assert lookup("7", "-3").find(asked) is None


def test_a_code_with_zeros_before_it_is_found_as_it_is_printed() -> None:
    of = lookup("007", "7", "008")
    assert known("007", of)[0] == ["alpha/main/007"]
    assert known("7", of)[0] == ["alpha/main/7"]
    assert known("8", of)[0] == ["alpha/main/008"]


@pytest.mark.parametrize(
    ("number", "codes", "ranges"),
    [
        ("5000", ("1999", "5001"), ["5xxx"]),
        ("5002", ("5001", "60001"), ["5xxx"]),
        ("1998", ("-3", "1999"), ["1xxx"]),
        ("999999999999999999", ("60001",), []),
        ("-4", ("-3",), []),
    ],
)
def test_what_is_near(number: str, codes: tuple[str, ...], ranges: list[str]) -> None:
    near = lookup("5001", "1999", "60001", "-3").near(number)
    assert near.codes == codes
    assert [range_.label for range_ in near.ranges] == ranges


def test_nothing_is_near_where_there_are_no_codes() -> None:
    near = Lookup(Catalogue([])).near("5")
    assert (near.codes, near.ranges) == ((), ())
