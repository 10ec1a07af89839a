"""Small faults in the documents of this repository are named at their lines.

`make bench` plants all of them; here it is a few of each kind in each document.
"""

from __future__ import annotations

import pytest
from lint_proof import every_mutation, outcome_of, report
from mutations import Kind, Mutation, mutations
from projects import REPOSITORY

from sphinx_zegocodes.catalogue.catalogue import load_catalogue
from sphinx_zegocodes.lint import check

MUTATIONS = every_mutation()
DOCUMENTS = sorted({mutation.document for mutation in MUTATIONS})


def sample(document: str) -> list[Mutation]:
    """Return two faults of each kind that it can have: from a document's midst, and its last."""
    kinds = [[m for m in MUTATIONS if (m.document, m.kind) == (document, kind)] for kind in Kind]
    return [mutation for kind in kinds if kind for mutation in (kind[len(kind) // 2], kind[-1])]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_faults_are_named_at_their_lines(document: str) -> None:
    outcomes = [outcome_of(mutation) for mutation in sample(document)]
    survivors = [str(outcome.mutation) for outcome in outcomes if outcome.survived]
    assert survivors == []


def test_a_linter_that_compares_no_data_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "compare", lambda *_: [])
    outcomes = [outcome_of(mutation) for mutation in sample("web-sdk")]
    assert {o.mutation.kind for o in outcomes if o.survived} == {
        Kind.CHARACTER,
        Kind.PROSE_CHANGED,
    }


def test_a_finding_on_another_line_does_not_count() -> None:
    (mutation, *_) = sample("stream-mixing")
    elsewhere = mutation._replace(lines=range(1, 2))
    outcome = outcome_of(elsewhere)
    assert (outcome.found, outcome.at_line, outcome.survived) == (True, False, True)
    assert f"- SURVIVED: {elsewhere}" in report([outcome])


ROWS = "| 17、2 | 未登录 |\n| 3 | - |\n"
FAULTS = """\
3-3 a digit of a code changed: | 18、2 | 未登录 |⏎| 3 | - |⏎
3-3 a digit of a code changed: | 17、3 | 未登录 |⏎| 3 | - |⏎
3-3 a character of a text changed: | 17、2 | 未改录 |⏎| 3 | - |⏎
3-3 a pipe added: | 17、2 | 未|登录 |⏎| 3 | - |⏎
3-3 a cell emptied: |  | 未登录 |⏎| 3 | - |⏎
3-4 a line break in a cell: | 17⏎、2 | 未登录 |⏎| 3 | - |⏎
3-3 a cell emptied: | 17、2 |  |⏎| 3 | - |⏎
3-4 a line break in a cell: | 17、2 | 未⏎登录 |⏎| 3 | - |⏎
3-3 a pipe removed:  17、2 | 未登录 |⏎| 3 | - |⏎
3-3 a pipe removed: | 17、2  未登录 |⏎| 3 | - |⏎
3-3 a pipe removed: | 17、2 | 未登录 ⏎| 3 | - |⏎
3-3 a row deleted: | 3 | - |⏎
3-4 two rows swapped: | 3 | - |⏎| 17、2 | 未登录 |⏎
"""


def test_each_cell_code_and_pipe_of_a_row_has_its_fault() -> None:
    head = "| 错误码 | 描述 |\n|-|-|\n"
    planted = [m for m in mutations("x", head + ROWS) if m.lines[0] == 3]
    listed = (
        f"{m.lines[0]}-{m.lines[-1]} {m.kind}: {m.apply(head + ROWS).removeprefix(head)}"
        for m in planted
    )
    assert "".join(line.replace("\n", "⏎") + "\n" for line in listed) == FAULTS


def test_every_row_has_its_faults() -> None:
    catalogue, _ = load_catalogue(REPOSITORY / "data")
    rows = {d.id: sum(len(table.rows) for table in d.tables) for d in catalogue.documents}
    deleted = [m.document for m in MUTATIONS if m.kind is Kind.ROW_DELETED]
    assert {document: deleted.count(document) for document in DOCUMENTS} == rows
