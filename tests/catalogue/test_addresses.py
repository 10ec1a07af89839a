"""Addresses: what a catalogue publishes, and which entry a row's address points at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_zegocodes.catalogue.permalinks import FIXED, addresses_of, addresses_of_key, key_of
from sphinx_zegocodes.catalogue.records import Column, Departure, Document, Row, Table

IDS = st.from_regex(r"[a-z](-?[a-z0-9])*", fullmatch=True)
NUMBERS = st.integers(-(10**18) + 1, 10**18 - 1)
CODES = st.one_of(
    NUMBERS.map(str),
    st.tuples(NUMBERS, NUMBERS).map(lambda ends: f"{min(ends)}to{max(ends)}"),
)


def test_what_a_document_publishes() -> None:
    document = Document(
        "doc",
        "Document",
        "Product",
        "https://example.org/",
        (Table("one", (Column("code", "c"),), (Row(("1", "2")),)), Table("none", (), ())),
        left=(
            Departure("doc/gone/3", "2026-01-31", "x"),
            Departure("doc/one/4", "2026-01-31", "x", to="doc/one/1"),
        ),
    )
    assert sorted(addresses_of([document]) - set(FIXED)) == [
        "/codes/1.json",
        "/codes/1.md",
        "/codes/1/",
        "/codes/1/#doc-one-1",
        "/codes/2.json",
        "/codes/2.md",
        "/codes/2/",
        "/codes/2/#doc-one-2",
        "/codes/3.json",
        "/codes/3.md",
        "/codes/3/",
        "/codes/3/#doc-gone-3",
        "/codes/4.json",
        "/codes/4.md",
        "/codes/4/",
        "/codes/4/#doc-one-4",
        "/doc/",
        "/doc/#doc-gone-3",
        "/doc/#doc-one-1",
        "/doc/#doc-one-2",
        "/doc/#doc-one-4",
        "/doc/#gone",
        "/doc/#none",
        "/doc/#one",
    ]


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/rtc-server/#rtc-server-media-file-41003", "rtc-server/media-file/41003"),
        ("/a/#a-b--5", "a/b/-5"),
        ("/a/#a-b-1-5", "a/b-1/5"),
        ("/a/#a-b-1to5", "a/b/1to5"),
        ("/a/#a-b--9to-5", "a/b/-9to-5"),
        ("/a/#a-b-1to-5", "a/b-1to/5"),
        ("/a/#b", None),
        ("/a/#a-5", None),
        ("/codes/5/#a-b-5", None),
        ("/codes/", None),
    ],
)
def test_the_key_of_a_row(address: str, key: str | None) -> None:
    assert key_of(address) == key


@given(IDS, IDS, CODES)
def test_every_key_comes_back(document: str, table: str, code: str) -> None:
    key = f"{document}/{table}/{code}"
    assert key_of(addresses_of_key(key)[-1]) == key
