"""Relations: what a text or a curator leaves open is found at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import Case, copy_family, findings_here, read_cases, sync_here

CASES = read_cases(Path(__file__).parent / "relations.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_an_open_relation_is_found(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_family(tmp_path)
    monkeypatch.chdir(tmp_path)
    case.plant()
    sync_here()
    assert findings_here() == case.findings
