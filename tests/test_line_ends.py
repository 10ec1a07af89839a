"""Git may change how lines end: nothing is stale for that."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from projects import REPOSITORY, copy_family, findings_here, replace, sync_here

GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@b.c"]


@pytest.fixture(autouse=True)
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a copy of the small family, in sync."""
    (tmp_path / "p").mkdir()
    monkeypatch.chdir(tmp_path / "p")
    copy_family(Path())
    sync_here()


@pytest.mark.parametrize("folder", ["data", "data/codes", "data/curation", "docs", "."])
def test_line_ends_do_not_count(folder: str) -> None:
    for path in Path(folder).rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = {path: path.read_bytes() for path in Path().rglob("*.*")}
    assert findings_here() == []
    assert sync_here() == []
    assert {path: path.read_bytes() for path in Path().rglob("*.*")} == before


def test_a_file_that_changes_is_written_with_the_line_ends_of_all() -> None:
    data = Path("data/codes/alpha.json")
    data.write_bytes(data.read_bytes().replace(b"\n", b"\r\n"))
    replace("docs/sources/alpha.md", "执行成功", "执行失败")
    assert [str(path) for path in sync_here()] == [str(data)]
    assert b"\r" not in data.read_bytes()


@pytest.mark.parametrize("value", ["true", "input", "false"])
def test_a_clone_has_the_same_bytes(tmp_path: Path, value: str) -> None:
    shutil.copy(REPOSITORY / ".gitattributes", ".")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "All"]):
        subprocess.run([*GIT, *command], check=True)
    clone = [*GIT, "clone", "-q", "-c", f"core.autocrlf={value}", ".", str(tmp_path / "clone")]
    subprocess.run(clone, check=True)
    for path in [*Path("data").rglob("*.*"), *Path("docs/sources").rglob("*.*")]:
        assert (tmp_path / "clone" / path).read_bytes() == path.read_bytes(), path
