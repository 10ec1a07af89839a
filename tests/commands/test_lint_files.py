"""Files and folders as arguments of `zegocodes lint`, and documents of no project."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import REPOSITORY, replace

from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from command_fixtures import Ran

    Run = Callable[..., Ran]

ALPHA, BETA = "docs/sources/alpha.md", "docs/sources/beta.md"
ALONE = "| 返回码 | 说明 | 处理建议 |\n|---|---|---|\n| 1 | 失败。 | 请重试。\n"
CLOSED = ALONE.replace("请重试。\n", "请重试。 |\n")
NO_CODES = "| a | b |\n|---|---|\n| 1 | 2 |\n"


@pytest.fixture
def planted(family: None) -> None:
    """Plant faults in rows and prose of two sources, in curation and in data."""
    del family
    replace(ALPHA, "| 执行成功。 |", "| 执行成功。")
    replace(BETA, "| 请重试。 |", "| 请重试！")
    replace(
        "data/curation/alpha.yaml", "alpha/room/104, alpha/device", "alpha/room/104, alpha/room"
    )
    replace(ALPHA, "所有接口共用。", "全部接口共用。")
    Path("data/codes/gamma.json").write_bytes(b"{}")


def _found(ran: Ran) -> list[str]:
    """Return path and code of each finding of a report in JSON."""
    return [f"{f['path']} {f['rule']}" for f in json.loads(ran.out)["diagnostics"]]


EVERYTHING = [
    "data/codes/gamma.json ZC002",
    "data/curation/alpha.yaml ZC603",
    "docs/sources/alpha.md ZC403",
    "docs/sources/alpha.md ZC102",
    "docs/sources/alpha.md ZC204",
    "docs/sources/beta.md ZC403",
    "docs/sources/beta.md ZC102",
]


@pytest.mark.usefixtures("planted")
def test_without_files_everything_is_reported(zegocodes: Run) -> None:
    assert _found(zegocodes("lint", "--format", "json")) == EVERYTHING


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize(
    "files",
    [
        [ALPHA],
        [BETA],
        [ALPHA, "data/codes/gamma.json"],
        [f"./docs/../{BETA}", BETA],
        ["docs/sources"],
        ["docs"],
        ["data"],
        ["data/curation", "docs/alpha.md"],
        ["."],
        ["data/permalinks.txt"],
        ["docs/index.md", "docs/alpha.md"],
        ["data/curation/schema.json"],
    ],
    ids=" ".join,
)
def test_only_findings_in_named_files_and_folders_are_reported(
    zegocodes: Run, files: list[str]
) -> None:
    parts = [os.path.normpath(file) for file in files]
    wanted = [f for f in EVERYTHING if any(f.startswith(part) or part == "." for part in parts)]
    ran = zegocodes("lint", "--format", "json", *files)
    assert _found(ran) == wanted
    assert ran.status == (FINDINGS if wanted else CLEAN)


@pytest.mark.usefixtures("planted")
def test_files_are_told_by_where_they_are_and_not_by_how_they_are_written(
    zegocodes: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("link.md").symlink_to(BETA)
    for file in (BETA, f"{tmp_path}/{BETA}", "link.md"):
        assert _found(zegocodes("lint", "--format=json", file)) == EVERYTHING[-2:]
    monkeypatch.chdir("docs")
    ran = zegocodes("--project", "..", "lint", "--format=json", "sources/beta.md")
    assert _found(ran) == [found.removeprefix("docs/") for found in EVERYTHING[-2:]]


@pytest.mark.usefixtures("family")
def test_relations_are_checked_in_the_whole_project(zegocodes: Run) -> None:
    replace(ALPHA, "没有摄像头。", "没有喇叭。")
    [found, *_] = _found(zegocodes("lint", "--format=json", ALPHA))
    assert found == f"{ALPHA} ZC403"


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("file", [BETA, "docs/beta.md", "data/codes/beta.json"])
def test_what_keeps_a_named_file_from_being_checked_is_reported(zegocodes: Run, file: str) -> None:
    curation = Path("data/curation/beta.yaml")
    good = curation.read_bytes()
    curation.write_bytes(b"title: [\n")
    ran = zegocodes("lint", "--format=json", file)
    assert (ran.status, _found(ran)) == (FINDINGS, [f"{curation} ZC001"])
    curation.write_bytes(good + b"  - rule: ZC999\n    at: beta\n    why: x\n")
    assert _found(zegocodes("lint", "--format=json", file)) == [f"{curation} ZC604"]
    curation.unlink()
    assert f"{BETA} ZC002" in _found(zegocodes("lint", "--format=json", file))
    curation.write_bytes(good)
    Path(BETA).write_bytes(b"\xff")
    assert f"{BETA} ZC001" in _found(zegocodes("lint", "--format=json", file))
    assert "ZC001" not in "".join(_found(zegocodes("lint", "--format=json", ALPHA)))


NOWHERE = "there is no such file or folder"
NEITHER = "this is no part of the project, and no Markdown with a table of codes"
NO_PART = "the folder holds no part of the project"


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("docs/sources/rtc.md", NOWHERE),
        ("nowhere/x.md", NOWHERE),
        ("pyproject.toml", NEITHER),
        ("docs/picture.png", NEITHER),
        ("notes.md", NEITHER),
        ("notes.txt", NEITHER),
        ("other", NO_PART),
        ("docs2", NO_PART),
    ],
)
def test_what_cannot_be_linted_could_not_run(zegocodes: Run, file: str, message: str) -> None:
    Path("other").mkdir()
    Path("docs2").mkdir()
    Path("docs/picture.png").write_bytes(b"\x89PNG")
    Path("notes.md").write_text(f"# Notes\n\n{NO_CODES}")
    Path("notes.txt").write_text(ALONE)
    ran = zegocodes("lint", BETA, file)
    assert ran == (FAILED, "", f"{file}:1:1: error ZC001 {message}\n")


@pytest.mark.usefixtures("family")
def test_everything_that_cannot_be_linted_is_named(zegocodes: Run) -> None:
    ran = zegocodes("lint", "a.md", BETA, "b.md")
    assert (ran.status, ran.out) == (FAILED, "")
    assert re.findall(r"^(\S+):1:1:", ran.err, re.MULTILINE) == ["a.md", "b.md"]


@pytest.mark.usefixtures("family")
def test_a_file_that_nothing_reads_is_a_finding_of_its_own(zegocodes: Run) -> None:
    Path("docs/sources/old").mkdir()
    Path("docs/sources/old/alpha.md").write_text(ALONE)
    ran = zegocodes("lint", "--format=json", "docs/sources/old/alpha.md")
    assert (ran.status, _found(ran)) == (FINDINGS, ["docs/sources/old/alpha.md ZC004"])


@pytest.mark.usefixtures("planted")
def test_a_document_of_no_project_is_linted_on_its_own(zegocodes: Run) -> None:
    Path("draft.md").write_text(ALONE)
    ran = zegocodes("lint", "draft.md")
    assert ran == (
        FINDINGS,
        (
            "draft.md:3:17: warning ZC102 the row has no closing pipe\n"
            "  3 | | 1 | 失败。 | 请重试。\n"
            "    |                        ^\n"
            "    = fix: close the row\n"
        ),
        "0 errors, 1 warning, 1 fixable\n",
    )
    ran = zegocodes("lint", "--format=json", BETA, "draft.md", "./draft.md")
    assert _found(ran) == [*EVERYTHING[-2:], "draft.md ZC102"]
    Path("draft.md").write_text(CLOSED)
    assert zegocodes("lint", "draft.md") == (CLEAN, "", "0 errors, 0 warnings\n")


def test_no_project_is_needed_for_that(
    zegocodes: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.md").write_text(ALONE)
    Path("docs").mkdir()
    Path("docs/draft.md").write_text(ALONE)
    ran = zegocodes("lint", "--format=json", "draft.md", "docs/draft.md")
    assert (ran.status, _found(ran)) == (FINDINGS, ["docs/draft.md ZC102", "draft.md ZC102"])
    missing = (
        "docs/sources:1:1: error ZC001 there is no such folder of sources; "
        "is this the project's folder?\n"
    )
    assert zegocodes("lint") == (FAILED, "", missing)
    assert zegocodes("lint", "docs") == (FAILED, "", f"docs:1:1: error ZC001 {NO_PART}\n")
    assert zegocodes("--project", "docs", "lint", "draft.md").status == FAILED
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "draft.md"]


def test_settings_that_cannot_be_read_are_not_passed_over(
    zegocodes: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.md").write_text(CLOSED)
    Path("pyproject.toml").write_text("[tool.zegocodes\n")
    ran = zegocodes("lint", "draft.md")
    assert ran.status == FAILED
    assert ran.err.startswith("pyproject.toml:1:16: error ZC001 cannot be read: Expected ']'")


def test_of_tables_only_those_of_codes_are_linted_and_only_for_what_a_text_can_tell(
    zegocodes: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tables = f"## 房间\n\n{NO_CODES}\n{CLOSED}\n## 房间\n\n{CLOSED}\n{NO_CODES}"
    Path("draft.md").write_text(f"{tables}\n{NO_CODES}")
    assert zegocodes("lint", "--format=json", "draft.md").status == CLEAN
    Path("draft.md").write_text(f"{tables}\n[x](javascript:1)\n")
    assert _found(zegocodes("lint", "--format=json", "draft.md")) == ["draft.md ZC306"]
    Path("draft.md").write_text(tables.replace("| 1 | 失败", "| 一 | 失败").replace("说明", "说"))
    found = _found(zegocodes("lint", "--format=json", "draft.md"))
    assert set(found) == {"draft.md ZC108", "draft.md ZC109"}


@pytest.mark.parametrize("path", sorted((REPOSITORY / "docs/sources").glob("*.md")), ids=str)
def test_the_published_documents_are_linted_alike_in_any_place(
    zegocodes: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("copy.md").write_bytes(path.read_bytes())
    alone = json.loads(zegocodes("lint", "--format=json", "copy.md").out)["diagnostics"]
    monkeypatch.chdir(REPOSITORY)
    options = ("--format=json", "--no-curation", "--select=ZC1,ZC2,ZC3")
    ran = zegocodes("lint", *options, f"docs/sources/{path.name}")
    known = json.loads(ran.out)["diagnostics"]
    assert [{**d, "path": ""} for d in alone] == [{**d, "path": "", "at": None} for d in known]
    assert known
