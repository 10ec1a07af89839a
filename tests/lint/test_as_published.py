"""What is wrong with the documents as published, before errata and waivers settle it."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import REPOSITORY, project_here

from sphinx_zegocodes.lint.check import check
from sphinx_zegocodes.sources.sync import plan_sync

EXPECTED = (Path(__file__).parent / "published.txt").read_text("utf-8").splitlines()


@pytest.fixture(autouse=True)
def _repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)


def test_every_fault_of_the_published_documents_is_found() -> None:
    found = [
        f"{Path(finding.path).name}:{finding.span.line} {finding.rule.code} {finding.at}"
        for finding in check(project_here(), as_published=True)
    ]
    assert found == EXPECTED


def test_what_is_corrected_was_found() -> None:
    corrected = {
        erratum.at
        for file in plan_sync(project_here()).curated.values()
        for erratum in file.curation.errata
    }
    assert corrected
    assert corrected <= {line.split()[2] for line in EXPECTED}
