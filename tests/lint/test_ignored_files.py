"""Files that nothing reads are named, so that nobody waits for them to appear."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import findings_here

pytestmark = pytest.mark.usefixtures("family")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("docs/sources/gamma.MD", "its name does not end with .md"),
        ("docs/sources/gamma.markdown", "its name does not end with .md"),
        ("docs/sources/more/gamma.md", "it is not directly in docs/sources"),
        ("data/curation/gamma.yml", "its name does not end with .yaml"),
        ("data/curation/more/gamma.yaml", "it is not directly in data/curation"),
    ],
)
def test_a_file_that_nothing_reads_is_named(path: str, reason: str) -> None:
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text("x", "utf-8")
    assert findings_here() == [f"{path}:1:1: warning ZC004 nothing reads this file: {reason}"]


@pytest.mark.parametrize("path", ["docs/sources/.gamma.MD", "docs/sources/figure.png"])
def test_hidden_files_and_other_kinds_are_nobodys_business(path: str) -> None:
    Path(path).write_text("x", "utf-8")
    assert findings_here() == []
