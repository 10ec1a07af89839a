"""Relations: what a text or a curator leaves open is found at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import Case, findings_here, read_cases, sync_here

CASES = read_cases(Path(__file__).parent / "relations.txt")
pytestmark = pytest.mark.usefixtures("family")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_an_open_relation_is_found(case: Case) -> None:
    case.plant()
    sync_here()
    assert findings_here() == case.findings


@pytest.mark.parametrize("path", ["docs/sources/beta.md", "data/curation/beta.yaml"])
def test_nothing_is_said_of_meanings_while_a_document_cannot_be_read(
    path: str,
) -> None:
    decision = "meanings:\n  - groups: [[alpha/room/104, beta/tasks/104]]\n    why: 相同。\n"
    with Path("data/curation/alpha.yaml").open("a", encoding="utf-8") as file:
        file.write(decision)
    sync_here()
    assert findings_here() == []
    Path(path).write_bytes(b"\xff")
    assert [f for f in findings_here() if "ZC51" in f] == []
