"""`zegocodes lint -`: a text as an editor holds it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import replace

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from command_fixtures import Ran

    Run = Callable[..., Ran]

ALPHA, BETA = "docs/sources/alpha.md", "docs/sources/beta.md"
ALONE = "| 返回码 | 说明 | 处理建议 |\n|---|---|---|\n| 1 | 失败。 | 请重试。\n".encode()


def _found(ran: Ran) -> list[str]:
    """Return path and code of each finding of a report in JSON."""
    return [f"{f['path']} {f['rule']}" for f in json.loads(ran.out)["diagnostics"]]


@pytest.mark.usefixtures("family")
def test_it_takes_the_place_of_a_file_of_the_project(zegocodes: Run) -> None:
    unsaved = Path(BETA).read_bytes().replace("| 请重试。 |".encode(), "| 请等待。".encode())
    ran = zegocodes("lint", "-", "--stdin-path", BETA, stdin=unsaved)
    assert ran.status == FINDINGS
    assert "「请等待。」, data/codes/beta.json says 「请重试。」" in ran.out
    assert ran.out.endswith(
        f"\n\n{BETA}:3:22: warning ZC102 the row has no closing pipe\n"
        "  3 | | 104 | 任务不存在。 | 请等待。\n"
        "    |                                ^\n"
        "    = at: beta/tasks/104\n"
        "    = fix: close the row\n"
    )
    assert ran.err == "1 error, 1 warning, 1 fixable\n"


@pytest.mark.usefixtures("family")
def test_only_findings_in_that_file_are_reported(zegocodes: Run) -> None:
    saved = Path(BETA).read_bytes()
    replace(ALPHA, "| 执行成功。 |", "| 执行成功。")
    assert zegocodes("lint").status == FINDINGS
    assert zegocodes("lint", "-", "--stdin-path", BETA, stdin=saved).status == CLEAN
    replace(BETA, "| 请重试。 |", "| 请重试。")
    assert zegocodes("lint", BETA).status == FINDINGS
    assert zegocodes("lint", "-", "--stdin-path", BETA, stdin=saved).status == CLEAN


@pytest.mark.usefixtures("family")
def test_findings_bear_the_path_that_was_given(zegocodes: Run, tmp_path: Path) -> None:
    unsaved = Path(BETA).read_bytes().replace("请重试。 |".encode(), "请重试。".encode())
    Path("link").symlink_to("docs")
    for path in (
        f"./{BETA}",
        f"{tmp_path}/{BETA}",
        "docs/../docs//sources/beta.md",
        "link/sources/beta.md",
    ):
        ran = zegocodes("lint", "-", "--stdin-path", path, stdin=unsaved)
        assert ran.out.startswith(f"{path}:3:22: warning ZC102 ")
        assert "  3 | | 104 | 任务不存在。 | 请重试。\n" in ran.out


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (b"title:", b"titel:", ["ZC601", "ZC601"]),
        (b"beta/tasks/105", b"beta/tasks/104", ["ZC603"]),
    ],
)
def test_curation_can_be_linted_too(
    zegocodes: Run, old: bytes, new: bytes, codes: list[str]
) -> None:
    path = "data/curation/beta.yaml"
    saved = Path(path).read_bytes()
    assert old in saved
    unsaved = saved.replace(old, new)
    ran = zegocodes("lint", "-", "--stdin-path", path, "--format=json", stdin=unsaved)
    assert _found(ran) == [f"{path} {code}" for code in codes]
    assert zegocodes("lint", "-", "--stdin-path", path, stdin=saved).status == CLEAN
    assert Path(path).read_bytes() == saved


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("path", ["data/codes/beta.json", "data/permalinks.txt", "pyproject.toml"])
def test_what_is_written_by_a_tool_cannot(zegocodes: Run, path: str) -> None:
    ran = zegocodes("lint", "-", "--stdin-path", path, stdin=b"x")
    assert (ran.status, ran.out) == (FAILED, "")
    assert ran.err.startswith(f"{path}:1:1: error ZC001 ")


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("path", ["docs/sources/gamma.md", "draft.md"])
def test_a_file_that_is_not_there_yet_is_linted_on_its_own(zegocodes: Run, path: str) -> None:
    ran = zegocodes("lint", "-", "--stdin-path", path, "--format=json", stdin=ALONE)
    assert _found(ran) == [f"{path} ZC102"]


@pytest.mark.parametrize("in_project", [True, False])
def test_without_a_path_it_is_linted_on_its_own(
    zegocodes: Run,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    in_project: bool,  # noqa: FBT001 - a case
) -> None:
    monkeypatch.chdir(tmp_path)
    if in_project:
        request.getfixturevalue("family")
    assert zegocodes("lint", "-", stdin=ALONE) == (
        FINDINGS,
        (
            "<stdin>:3:17: warning ZC102 the row has no closing pipe\n"
            "  3 | | 1 | 失败。 | 请重试。\n"
            "    |                        ^\n"
            "    = fix: close the row\n"
        ),
        "0 errors, 1 warning, 1 fixable\n",
    )


@pytest.mark.parametrize("text", [b"", b"# x\n", b"| a | b |\n|---|---|\n| 1 | 2 |\n"])
def test_a_text_without_a_table_of_codes_is_clean(zegocodes: Run, text: bytes) -> None:
    assert zegocodes("lint", "-", stdin=text) == (CLEAN, "", "0 errors, 0 warnings\n")


def test_without_any_standard_input_it_could_not_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SystemExit) as ended:
        main(["lint", "-"])
    assert ended.value.code == FAILED
    assert "standard input is closed" in capsys.readouterr().err


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("path", [None, BETA, "draft.md"])
@pytest.mark.parametrize(
    ("content", "places"),
    [
        (ALONE.replace(b"| 1", b"| \xff"), ["3:3 ZC001"]),
        (b"\xef\xbb\xbf" + ALONE, ["3:17 ZC102"]),
        (ALONE.replace(b"\n", b"\r\n"), ["3:17 ZC102"]),
        (ALONE.replace(b"\n", b"\r"), ["3:17 ZC102"]),
        (ALONE.replace("失败".encode(), b"\x00\x1b"), ["3:17 ZC102"]),
        (ALONE.replace("失败".encode(), "失".encode() * 300_000), ["3:300015 ZC102"]),
    ],
    ids=["no UTF-8", "BOM", "CRLF", "CR", "controls", "a line of a megabyte"],
)
def test_any_bytes_bring_findings_in_their_places(
    zegocodes: Run, path: str | None, content: bytes, places: list[str]
) -> None:
    options = ["--stdin-path", path] if path else []
    ran = zegocodes("lint", "-", *options, "--format=json", "--select=ZC1", stdin=content)
    found = json.loads(ran.out)["diagnostics"]
    assert [f"{f['line']}:{f['column']} {f['rule']}" for f in found] == places
    assert {f["path"] for f in found} == {path or "<stdin>"}
    text = zegocodes("lint", "-", *options, "--select=ZC1", stdin=content).out
    assert all(len(line) <= 130 for line in text.splitlines())
    assert not set(text) & {"\x00", "\x1b", "\ufeff", "\r"}
