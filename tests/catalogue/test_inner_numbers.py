"""Numbers that logs show inside a code that an SDK reports."""

from __future__ import annotations

import json

import pytest
from inner_numbers import lookup_of, with_inner
from real_data import real_catalogue

from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.curation_checks import contradictions
from sphinx_zegocodes.catalogue.exports import dump_json, publish_found
from sphinx_zegocodes.catalogue.lookup import Lookup
from sphinx_zegocodes.commands.question import read_asked

LOOKUP = lookup_of("104", "50001", "90000", "90001", code_90000="40001-40003 7", code_90001="50001")


@pytest.mark.parametrize(
    ("asked", "codes", "reported"),
    [
        ("40002", [], ["90000"]),
        ("0040002", [], ["90000"]),
        ("7", [], ["90000"]),
        ("50001", ["50001"], ["90001"]),
        ("alpha/main/50001", ["50001"], []),
        ("90000", ["90000"], []),
    ],
)
def test_they_lead_to_the_code_that_is_reported(
    asked: str, codes: list[str], reported: list[str]
) -> None:
    found = LOOKUP.find(asked)
    assert found
    assert [entry.code for entry in found.entries] == codes
    assert [each.entry.code for each in found.reported] == reported


@pytest.mark.parametrize("number", ["40000", "40004", "alpha/main/40001"])
def test_other_numbers_are_none(number: str) -> None:
    assert LOOKUP.find(number) is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("code 90000 … 40001", ["90000"]),
        ("code 40001, error 90000", ["90000"]),
        ("error 40001", ["40001"]),
        ("code 104: 40001", ["104", "40001"]),
        ("code 90001 (50001)", ["90001"]),
        ("code 50001", ["50001"]),
    ],
)
def test_a_text_that_names_both_gives_one_answer(text: str, codes: list[str]) -> None:
    assert [each.code for each in read_asked([text], LOOKUP).found] == codes


def test_the_records_have_them() -> None:
    catalogue = Catalogue([with_inner("alpha", "90000", code_90000="11-13 15")])
    found = Lookup(catalogue).find("12")
    assert found
    (entry,) = json.loads(dump_json(publish_found(catalogue, "", [found]), {}, ""))["entries"]
    assert entry["code"] == "90000"
    assert entry["inner"] == [
        {
            "numbers": ["11", "12", "13", "15"],
            "seen": "日志中的 code",
            "evidence": {"package": "demo-sdk", "version": "1.2.0"},
            "why": "服务端的数值归为 90000。",
        }
    ]


@pytest.mark.parametrize(
    ("numbers", "messages"),
    [
        ([1, "2-4", 5], []),
        ([3, "2-4"], ["3 is given twice, as 3 and as 2-4"]),
        (["1-1000"], []),
        (["1-1001"], ["1-1001 is no range of at most 1,000 numbers"]),
        (["4-2"], ["4-2 is no range of at most 1,000 numbers"]),
        ([None, {}, "x", -1], []),
    ],
)
def test_ranges_and_repetitions(numbers: list[object], messages: list[str]) -> None:
    value = {"tables": [], "inner": [{"numbers": numbers[:1]}, {"numbers": numbers[1:]}, {}, None]}
    assert [message for _, _, message in contradictions(value, "alpha")] == messages


def test_every_real_one_has_its_evidence_and_leads_somewhere() -> None:
    catalogue = real_catalogue()
    inner = [each for document in catalogue.documents for each in document.inner]
    assert {code for each in inner for code in each.codes()} == catalogue.reported.keys()
    assert all(each.evidence.version for each in inner)
