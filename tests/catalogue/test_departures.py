"""Entries that left: what is still known of them, and where their addresses lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from small_project import COLUMNS, document

from sphinx_zegocodes.catalogue.departures import Departures
from sphinx_zegocodes.catalogue.records import Departure, LastText, Row

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.records import Document

DAY = "2026-01-31"


def leaving(id_: str, *left: tuple[str, str | None]) -> Document:
    """Return a document with one entry, ``main/1``, that entries left for others or for good."""
    departures = tuple(Departure(f"{id_}/{at}", DAY, "gone", to=to) for at, to in left)
    return msgspec.structs.replace(document(id_, Row(("1",))), left=departures)


ALPHA = leaving(
    "alpha",
    ("main/1", "beta/main/1"),
    ("main/2", None),
    ("main/3", "alpha/main/4"),
    ("main/4", "beta/side/5"),
    ("main/6", "alpha/main/2"),
    ("main/7", "beta/main/8"),
    ("main/8", "alpha/main/8"),
    ("side/9", "alpha/side/10"),
    ("side/10", "alpha/main/8"),
)
BETA = leaving("beta", ("side/5", "alpha/main/1"))


@pytest.mark.parametrize(
    ("key", "landing"),
    [
        ("alpha/main/1", "alpha/main/1"),
        ("alpha/main/2", "alpha/main/2"),
        ("alpha/main/3", "alpha/main/1"),
        ("alpha/main/6", "alpha/main/2"),
        ("alpha/main/7", None),
        ("alpha/main/8", None),
        ("alpha/side/9", None),
        ("gamma/main/1", None),
    ],
    ids=[
        *("an entry in force that was gone once", "gone for good", "from one to the next"),
        *("to one gone for good", "to none", "to itself", "into a circle", "unknown"),
    ],
)
def test_a_key_is_followed_to_its_end(key: str, landing: str | None) -> None:
    assert Departures([ALPHA, BETA]).landing(key) == landing


def test_circles_are_told_from_what_ends_nowhere() -> None:
    departures = Departures([ALPHA, BETA])
    circling = [left.at for left in ALPHA.left if departures.circles(left.at)]
    assert circling == ["alpha/main/8", "alpha/side/9", "alpha/side/10"]


def test_they_are_grouped_by_code_and_by_table() -> None:
    departures = Departures([ALPHA, BETA])
    assert "alpha/main/1" not in departures.entries, "it is back"
    assert list(departures.entries) == [
        left.at for left in (*ALPHA.left, *BETA.left) if left.at != "alpha/main/1"
    ]
    assert [each.entry.key for each in departures.of_code["5"]] == ["beta/side/5"]
    assert [each.entry.key for each in departures.of_table["alpha/side"]] == [
        *("alpha/side/9", "alpha/side/10")
    ]


def test_an_entry_has_its_last_text_and_what_is_known_of_its_table() -> None:
    last = LastText(name="E_OLD", causes="too old")
    left = tuple(Departure(at, DAY, "gone", last) for at in ("alpha/main/2", "alpha/side/9"))
    entries = Departures([msgspec.structs.replace(ALPHA, left=left)]).entries
    kept, lost = (entries[departure.at].entry for departure in left)
    assert kept.row == Row(("2",), name="E_OLD", causes="too old")
    assert lost.row == Row(("9",), name="E_OLD", causes="too old")
    assert lost.table_key == "alpha/side"
    labels = {column.field: column.label for column in kept.table.columns}
    assert labels.items() >= {column.field: column.label for column in COLUMNS}.items()
    assert labels["causes"] == "可能原因"
    assert [column.label for column in lost.table.columns] == [
        *("返回码", "错误码枚举值", "说明", "可能原因", "处理建议", "注意事项")
    ]
