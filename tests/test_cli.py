"""The command: what it writes, what it says, and how it ends."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import REPOSITORY, copy_family, replace, sync_here

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Callable

ALPHA = "docs/sources/alpha.md"
DATA = "data/codes/alpha.json"
SOURCELESS = (
    "error ZC002 there is no source docs/sources/gamma.md; restore it or delete this file too: "
    "nothing of it was published"
)
FINDING = re.compile(r"\S+:[1-9]\d*:[1-9]\d*: (error|warning) ZC\d{3} \S")
QUOTATION = re.compile(r" +(\d* \||= (?:at|fix))|\Z")
COUNTS = re.compile(r"\d+ errors?, \d+ warnings?(, \d+ fixable)?\n\Z")
COMMAND = "import sys; from sphinx_zegocodes.cli import main; sys.exit(main())"


@pytest.fixture(autouse=True)
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a copy of the small family, in sync."""
    copy_family(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    sync_here()


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, with a text that names a code to read."""
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *arguments],
        input="错误码：104\n".encode(),
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)} | environment,
    )


def _contents() -> dict[str, bytes]:
    """Return every file of the working directory, hidden ones too."""
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def test_sync_writes_the_same_bytes_whatever_the_hash_seed() -> None:
    before = _contents()
    for seed in ("0", "1", "4711"):
        for path in Path("data").rglob("*.json"):
            path.unlink()
        result = _run("sync", PYTHONHASHSEED=seed)
        assert (result.returncode, result.stderr) == (CLEAN, b"")
        assert _contents() == before


def test_sync_touches_only_what_changed(capsys: pytest.CaptureFixture[str]) -> None:
    for path in Path("data").rglob("*.json"):
        os.utime(path, ns=(1, 1))
    replace(ALPHA, "执行成功", "执行失败")
    assert main(["sync"]) == CLEAN
    assert capsys.readouterr() == (f"{DATA} written\n", "")
    touched = [str(p) for p in Path("data").rglob("*.json") if p.stat().st_mtime_ns != 1]
    assert touched == [DATA]


def test_check_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sync", "--check"]) == CLEAN
    replace(ALPHA, "执行成功", "执行失败")
    Path("data/codes/beta.json").unlink()
    before = _contents()
    assert main(["sync", "--check"]) == FINDINGS
    assert _contents() == before
    assert capsys.readouterr() == (
        "",
        (
            f"{DATA} would change; run: zegocodes sync\n"
            "data/codes/beta.json would change; run: zegocodes sync\n"
        ),
    )


def test_diff_shows_what_would_change_and_writes_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    replace(ALPHA, "执行成功", "执行\u2028失败")
    Path("data/codes/beta.json").write_text("{}")
    before = _contents()
    assert main(["sync", "--diff"]) == CLEAN
    assert main(["sync", "--diff", "--check"]) == FINDINGS
    assert _contents() == before
    out = capsys.readouterr().out
    first, second = out[: len(out) // 2], out[len(out) // 2 :]
    assert first == second
    assert first.startswith(f"--- {DATA}\n+++ {DATA}\n@@ ")
    assert '\n-          "description": "执行成功。"\n' in first
    assert '\n+          "description": "执行\u2028失败。"\n' in first
    assert "\n-{}\n\\ No newline at end of file\n+{\n" in first


@pytest.mark.parametrize(
    ("path", "content", "finding"),
    [
        pytest.param(
            "docs/sources/beta.md",
            "|返回码|说明|\n|-|-|\n|1|".encode() + b"\xff|\n",
            "docs/sources/beta.md:3:4: error ZC001 not UTF-8",
            id="source",
        ),
        pytest.param(
            "docs/sources/beta.md",
            "|返回码|说明|处理建议|\n|-|-|-|\n|104|a|b|\n|x|a|b|\n".encode(),
            "docs/sources/beta.md:4:2: error ZC109 「x」 is no number; "
            "write digits alone, and 、 between codes",
            id="table",
        ),
        pytest.param(
            "data/curation/beta.yaml",
            b"title: x\n",
            "data/curation/beta.yaml:1:1: error ZC601 'product' is a required property\n"
            "data/curation/beta.yaml:1:1: error ZC601 'tables' is a required property\n"
            "data/curation/beta.yaml:1:1: error ZC601 'url' is a required property",
            id="curation",
        ),
        pytest.param(
            "docs/sources/gamma.md",
            b"# Gamma\n",
            "docs/sources/gamma.md:1:1: error ZC002 the document has no curation file "
            "data/curation/gamma.yaml",
            id="document without curation",
        ),
        pytest.param(
            "docs/sources/Read me.md",
            b"# Read me\n",
            "docs/sources/Read me.md:1:1: error ZC002 Read me is no document id: lower-case "
            "letters, digits and hyphens only",
            id="document without an id",
        ),
        pytest.param(
            "data/codes/gamma.json",
            b"{}",
            f"data/codes/gamma.json:1:1: {SOURCELESS}",
            id="data without document",
        ),
        pytest.param(
            "data/curation/gamma.yaml",
            b"title: x\nproduct: x\nurl: https://example.com/\ntables: [{id: x}]\n",
            f"data/curation/gamma.yaml:1:1: {SOURCELESS}",
            id="curation without document",
        ),
    ],
)
@pytest.mark.parametrize("options", [[], ["--check"], ["--diff"]], ids=["", "check", "diff"])
def test_nothing_is_written_where_any_document_cannot_be_read_whole(
    capsys: pytest.CaptureFixture[str], path: str, content: bytes, finding: str, options: list[str]
) -> None:
    replace(ALPHA, "执行成功", "执行失败")
    Path(path).write_bytes(content)
    before = _contents()
    assert main(["sync", *options]) == FINDINGS
    assert sync_here() == []
    assert _contents() == before
    assert capsys.readouterr() == ("", f"{finding}\nNothing was written.\n")


def test_sync_reports_warnings_and_writes(capsys: pytest.CaptureFixture[str]) -> None:
    replace("docs/sources/beta.md", "| 请重试。 |", "| 请重试！")
    assert main(["sync"]) == CLEAN
    assert capsys.readouterr() == (
        "data/codes/beta.json written\n",
        "docs/sources/beta.md:3:22: warning ZC102 the row has no closing pipe\n",
    )


def test_lint_names_every_finding_and_counts_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint"]) == CLEAN
    assert capsys.readouterr() == ("", "0 errors, 0 warnings\n")
    replace("docs/sources/beta.md", "| 请重试。 |", "| 请重试！")
    assert main(["lint"]) == FINDINGS
    assert capsys.readouterr() == (
        (
            "docs/sources/beta.md:3:21: error ZC403 the 处理建议 of 104: "
            "the source says 「请重试！」, data/codes/beta.json says 「请重试。」; "
            "run: zegocodes sync\n"
            "  3 | | 104 | 任务不存在。 | 请重试！\n"
            "    |                              ^^\n"
            "    = at: beta/tasks/104\n"
            "\n"
            "docs/sources/beta.md:3:22: warning ZC102 the row has no closing pipe\n"
            "  3 | | 104 | 任务不存在。 | 请重试！\n"
            "    |                                ^\n"
            "    = at: beta/tasks/104\n"
            "    = fix: close the row\n"
        ),
        "1 error, 1 warning, 1 fixable\n",
    )


@pytest.mark.parametrize("arguments", [["sync", "--chekc"], ["lnit"], [], ["lint", "--project"]])
def test_a_mistyped_command_could_not_run(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == FAILED
    assert capsys.readouterr().err.startswith("usage: zegocodes")


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        main(["--version"])
    assert capsys.readouterr().out.startswith("zegocodes 0.")


@pytest.mark.parametrize("command", ["sync", "lint"])
def test_a_folder_that_holds_no_project_could_not_run(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main(["--project", "nowhere", command]) == FAILED
    assert capsys.readouterr().err == (
        "nowhere/docs/sources:1:1: error ZC001 there is no such folder of sources; "
        "is this the project's folder?\n"
    )


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (b"[tool.zegocodes\n", "1:16: error ZC001 cannot be read: Expected ']'"),
        (b"\xff", "1:1: error ZC001 cannot be read: 'utf-8' codec"),
        (b"\0", "1:1: error ZC001 cannot be read: Invalid statement"),
        (b"tool = 5\n", "1:1: error ZC001 cannot be read: Expected `object`, got `int`"),
        (b"[tool]\nzegocodes = 5\n", "1:1: error ZC001 cannot be read: Expected `object`"),
        (b"[tool.zegocodes]\nsource = 'a'\n", "1:1: error ZC001 cannot be read: Object contains"),
        (b"[tool.zegocodes]\nbase_url = 'a'\n", "1:1: error ZC001 cannot be read: Expected `str`"),
    ],
)
def test_settings_that_cannot_be_read_could_not_run(
    capsys: pytest.CaptureFixture[str], content: bytes, finding: str
) -> None:
    Path("pyproject.toml").write_bytes(content)
    assert main(["lint"]) == FAILED
    assert capsys.readouterr().err.startswith(f"pyproject.toml:{finding}")


def test_settings_that_are_a_folder_could_not_run(capsys: pytest.CaptureFixture[str]) -> None:
    Path("pyproject.toml").unlink()
    Path("pyproject.toml").mkdir()
    assert main(["lint"]) == FAILED
    assert capsys.readouterr().err == (
        "pyproject.toml:1:1: error ZC001 cannot be read: Is a directory\n"
    )


def test_without_settings_the_defaults_hold(capsys: pytest.CaptureFixture[str]) -> None:
    Path("pyproject.toml").unlink()
    assert main(["sync", "--check"]) == FINDINGS  # links go to another site
    assert capsys.readouterr().err == f"{DATA} would change; run: zegocodes sync\n"


def test_a_data_folder_that_cannot_be_written_could_not_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for path in Path("data/codes").iterdir():
        path.unlink()
    Path("data/codes").rmdir()
    Path("data/codes").write_text("no folder")
    assert main(["sync"]) == FAILED
    assert (
        capsys.readouterr().err
        == f"{DATA}:1:1: error ZC001 cannot be read or written: File exists\n"
    )


def test_a_full_disk_could_not_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    replace(ALPHA, "执行成功", "执行失败")
    before = _contents()
    monkeypatch.setattr("os.fsync", fail)
    assert main(["sync"]) == FAILED
    assert _contents() == before
    assert capsys.readouterr().err == (
        f"{DATA}:1:1: error ZC001 cannot be read or written: No space left on device\n"
    )


def _replaced_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("path", [ALPHA, "data/curation/alpha.yaml", DATA, "data/permalinks.txt"])
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.write_bytes(b"\xff" + path.read_bytes()), id="no UTF-8"),
        pytest.param(
            lambda path: path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes()), id="a BOM"
        ),
        pytest.param(
            lambda path: path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n")), id="CRLF"
        ),
        pytest.param(
            lambda path: path.write_bytes(path.read_bytes().replace(b"\n", b"\r")), id="CR"
        ),
        pytest.param(
            lambda path: path.write_bytes(path.read_bytes().replace(b"0", b"\0")), id="NUL"
        ),
        pytest.param(lambda path: path.write_bytes(b""), id="an empty file"),
        pytest.param(lambda path: path.unlink(), id="a missing file"),
        pytest.param(_replaced_by_folder, id="a folder"),
        pytest.param(lambda path: path.unlink() or path.symlink_to("gone"), id="a broken link"),
    ],
)
def test_no_file_whatever_brings_a_traceback(
    capsys: pytest.CaptureFixture[str], path: str, damage: Callable[[Path], object]
) -> None:
    damage(Path(path))
    for arguments in (["lint"], ["sync", "--check"], ["sync", "--diff"], ["sync"], ["lint"]):
        assert main(arguments) in {CLEAN, FINDINGS, FAILED}
        out, err = capsys.readouterr()
        if arguments == ["lint"]:
            assert all(FINDING.match(line) or QUOTATION.match(line) for line in out.splitlines())
            assert COUNTS.match(err)


def test_hidden_files_are_no_documents(capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/sources/.#alpha.md").symlink_to("user@host.1234")  # what Emacs leaves
    assert main(["lint"]) == CLEAN
    assert capsys.readouterr().out == ""


def test_a_broken_pipe_ends_the_command_without_a_word() -> None:
    for number in range(500):
        Path(f"docs/sources/{'x' * 100}{number}.md").touch()
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "lint"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )
    assert process.stdout is not None
    process.stdout.read(1)
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == FAILED


@pytest.mark.parametrize(
    "arguments",
    [["sync"], ["lint"], ["lint", "--format", "json"], ["explain", "104"], ["--version"]],
    ids=" ".join,
)
def test_a_closed_standard_output_could_not_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    replace(ALPHA, "执行成功", "执行失败")
    before = _contents()
    monkeypatch.setattr("sys.stdout", None)
    assert main(arguments) == FAILED
    assert _contents() == before
    assert capsys.readouterr().err == "zegocodes: standard output is closed\n"


@pytest.mark.parametrize(
    ("arguments", "status"), [(["lint"], FINDINGS), (["sync", "--check"], FINDINGS), (["x"], 2)]
)
def test_closed_standard_errors_leave_the_status_as_it_is(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], status: int
) -> None:
    replace(ALPHA, "执行成功", "执行失败")
    monkeypatch.setattr("sys.stderr", None)
    try:
        assert main(arguments) == status
    except SystemExit as exit_:
        assert exit_.code == status  # noqa: PT017 - argparse's way to end


@pytest.mark.parametrize(
    "arguments",
    [
        *(["lint", "--format", format_] for format_ in ("json", "sarif", "github")),
        ["lint", "--fix", "--unsafe", "--diff"],
        ["sync", "--diff"],
        ["explain", "--json", "104"],
        ["explain", "--json", "-"],
    ],
    ids=" ".join,
)
def test_what_is_for_programs_is_utf_8_wherever_it_is_written(arguments: list[str]) -> None:
    replace(ALPHA, "执行成功。", "执行𠮷失败，")
    result = _run(*arguments, PYTHONIOENCODING="cp936")
    assert result.returncode in {CLEAN, FINDINGS}
    assert re.search("[一-龥]", result.stdout.decode("utf-8"))


def test_a_terminal_without_chinese_gets_escapes() -> None:
    replace(ALPHA, "执行成功", "执行失败")
    result = _run("lint", PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (FINDINGS, b"1 error, 0 warnings\n")
    assert rb"\u6267\u884c" in result.stdout


def test_the_command_line_starts_without_sphinx() -> None:
    code = "import sys, sphinx_zegocodes.cli; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=REPOSITORY, text=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "sphinx_zegocodes" in loaded
    assert not loaded & {"sphinx", "docutils", "myst_parser", "furo"}
