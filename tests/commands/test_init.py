"""``zegocodes init``: a project from nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx_builds import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from command_fixtures import Ran

    Command = Callable[..., Ran]

MADE = [
    "pyproject.toml",
    "docs/conf.py",
    "docs/index.md",
    "docs/sources/example.md",
    "data/curation/example.yaml",
    "docs/example.md",
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_site_is_built_from_nothing(zegocodes: Command, folder: Path) -> None:
    made = zegocodes("init")
    assert made.status == 0
    assert [line.removesuffix(" written") for line in made.out.splitlines()[:6]] == MADE
    assert "docs/sources/example.md:1: put your codes here, then run: zegocodes sync" in made.out
    assert zegocodes("sync").status == 0
    assert zegocodes("lint").out == ""
    built = build(folder / "docs", folder / "out")
    assert built.warnings == []
    assert "房间不存在" in (built.out / "codes/1000/index.html").read_text("utf-8")


def test_nothing_is_published_until_it_is_synced(zegocodes: Command) -> None:
    zegocodes("init")
    assert not Path("data/permalinks.txt").exists()


def test_twice_changes_nothing(zegocodes: Command) -> None:
    zegocodes("init")
    before = {path: path.read_bytes() for path in Path().rglob("*.*") if path.is_file()}
    assert zegocodes("init").out.count("written") == 0
    assert before == {path: path.read_bytes() for path in Path().rglob("*.*") if path.is_file()}


def test_what_is_there_stays(zegocodes: Command) -> None:
    Path("docs").mkdir()
    Path("pyproject.toml").write_text('[project]\nname = "x"')
    Path("docs/conf.py").write_text("project = 1\n")
    Path("docs/index.rst").write_text("Start\n=====\n")
    said = zegocodes("init").out
    assert (
        Path("pyproject.toml").read_text().startswith('[project]\nname = "x"\n\n[tool.zegocodes]\n')
    )
    assert Path("docs/conf.py").read_text() == "project = 1\n"
    assert not Path("docs/index.md").exists()
    assert 'zegocodes_data = "../data"' in said
    assert "docs/index.md:1: this page cannot be read; put example on one" in said


def test_a_document_of_its_own_comes_by_add(zegocodes: Command) -> None:
    assert zegocodes("init", "codes", "--no-document").status == 0
    assert not Path("codes/docs/sources/example.md").exists()
    table = "# 甲\n\n|错误码|描述|处理建议|\n|-|-|-|\n|1|失败。|请重试。|\n"
    Path("new.md").write_bytes(table.encode())
    assert zegocodes("--project", "codes", "add", "new.md", "--id", "new").status == 0
    assert Path("codes/docs/index.md").read_text("utf-8").endswith("\nnew\n```\n")


def test_settings_decide_where_things_go(zegocodes: Command) -> None:
    Path("pyproject.toml").write_text('[tool.zegocodes]\npages = "site"\nsources = "md"\n')
    zegocodes("init", "--id", "mine")
    assert Path("md/mine.md").is_file()
    assert 'zegocodes_data = "../data"' in Path("site/conf.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "arguments"),
    [("[tool", ()), ("[tool.zegocodes]\nsources = 1\n", ()), ("", ("--id", "No Good"))],
)
def test_what_is_wrong_is_said_and_nothing_written(
    zegocodes: Command, text: str, arguments: tuple[str, ...]
) -> None:
    Path("pyproject.toml").write_text(text)
    ran = zegocodes("init", *arguments)
    assert ran.status == 2
    assert ran.err.endswith("Nothing was written.\n")
    assert [str(path) for path in Path().rglob("*")] == ["pyproject.toml"]
