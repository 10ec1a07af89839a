"""What `zegocodes lint` writes: formats, colours, counts, and what options leave of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import REPOSITORY, replace

from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS, painter
from sphinx_zegocodes.commands.lint import FORMATS
from sphinx_zegocodes.lint.report import as_sarif, coloured, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from command_fixtures import Ran

    Run = Callable[..., Ran]

pytestmark = pytest.mark.usefixtures("family")

BETA = "docs/sources/beta.md"
NOTHING = {
    "text": "",
    "github": "",
    "json": '{\n  "diagnostics": []\n}\n',
}
EVERY_FORMAT = """
import sys
from sphinx_zegocodes.cli import main
for name in sys.argv[1:]:
    print(main(["lint", "--format", name]), flush=True)
"""
"""A program that lints once for each format that it is given, and writes the exit statuses."""


@pytest.fixture
def planted(family: None) -> None:
    """Plant three errors, a warning and a note, which can be mended."""
    del family
    replace(BETA, "任务不存在。 | 请重试。 |", "任务 ID不存在。 | 请重试！")


def _process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return _python("-m", "sphinx_zegocodes.cli", *arguments, **environment)


def _python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)} | environment,
    )


def _rules(ran: Ran) -> list[str]:
    """Return the codes that a report in JSON holds."""
    return [found["rule"] for found in json.loads(ran.out)["diagnostics"]]


@pytest.mark.parametrize("format_", FORMATS)
def test_where_all_is_well_only_the_counts_are_written(zegocodes: Run, format_: str) -> None:
    ran = zegocodes("lint", "--format", format_)
    assert (ran.status, ran.err) == (CLEAN, "0 errors, 0 warnings\n")
    if format_ in NOTHING:
        assert ran.out == NOTHING[format_]
    else:
        assert json.loads(ran.out)["runs"][0]["results"] == []


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("folder", [".", "docs", "docs/sources", "data/codes"])
def test_programs_are_told_paths_from_the_project_s_folder_and_people_from_theirs(
    zegocodes: Run, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    root, here = Path.cwd(), Path(folder).absolute()
    there = os.path.relpath(BETA, here)
    monkeypatch.chdir(here)
    for files in ([], [there]):
        annotations = zegocodes("lint", "--format=github", *files).out
        paths = set(re.findall(r"file=([^,]*),", annotations))
        assert BETA in paths
        assert all((root / path).is_file() for path in paths)
        log = zegocodes("lint", "--format=sarif", *files).out
        assert set(re.findall(r'"uri": "(.*)"', log)) == paths
        text = zegocodes("lint", *files).out
        assert re.findall(r"^(\S*beta\.md):\d", text, re.MULTILINE)[0] == there


def test_a_sarif_log_that_is_cut_is_said_to_be(
    zegocodes: Run, planted: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    del planted
    monkeypatch.setattr(as_sarif, "MOST_RESULTS", 1)
    ran = zegocodes("lint", "--format=sarif", "--select=ZC1,ZC4")
    assert re.findall(r'"ruleId": "(ZC\d+)"', ran.out) == ["ZC403"]
    assert ran.err.startswith("the least severe findings, 2 of 3, are left out: ")
    assert ran.err.endswith("\n2 errors, 1 warning, 1 fixable\n")


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_tells_the_same_and_counts_on_the_other_stream(
    zegocodes: Run, format_: str
) -> None:
    ran = zegocodes("lint", "--format", format_)
    assert (ran.status, ran.err) == (FINDINGS, "3 errors, 1 warning, 1 fixable\n")
    codes = {
        "text": re.findall(r"^\S+: \w+ (ZC\d+) ", ran.out, re.MULTILINE),
        "json": re.findall(r'"rule": "(ZC\d+)"', ran.out),
        "github": re.findall(r"^::\w+ .*title=(ZC\d+) ", ran.out, re.MULTILINE),
        "sarif": re.findall(r'"ruleId": "(ZC\d+)"', ran.out),
    }[format_]
    assert codes == ["ZC607", "ZC403", "ZC403", "ZC102"]


@pytest.mark.usefixtures("planted")
def test_every_run_writes_the_same_bytes() -> None:
    runs = {
        (ran.returncode, ran.stdout, ran.stderr)
        for seed in ("0", "1", "4711")
        for ran in [_python("-c", EVERY_FORMAT, *FORMATS, PYTHONHASHSEED=seed)]
    }
    [(status, _, counts)] = runs
    assert status == 0
    assert counts == b"3 errors, 1 warning, 1 fixable\n" * len(FORMATS)


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("format_", ["json", "github", "sarif"])
def test_what_is_for_programs_is_utf_8_wherever_it_is_written(format_: str) -> None:
    plain_, ascii_ = (
        _process("lint", "--format", format_, PYTHONIOENCODING=encoding)
        for encoding in ("utf-8", "ascii")
    )
    assert "任务 ID不存在".encode() in plain_.stdout
    assert ascii_.stdout == plain_.stdout


def test_a_file_name_that_is_no_utf_8_can_be_reported() -> None:
    Path("docs/sources/a\udcff.md").write_bytes(b"")
    ran = {format_: _process("lint", "--format", format_) for format_ in FORMATS}
    for each in ran.values():
        assert each.returncode == FINDINGS
        assert b"Traceback" not in each.stderr
    [found] = json.loads(ran["json"].stdout)["diagnostics"]
    assert found["path"] == "docs/sources/a\udcff.md"


@pytest.mark.parametrize("format_", ["json", "github", "sarif"])
def test_a_reader_that_leaves_ends_the_command_without_a_word(format_: str) -> None:
    for number in range(300):
        Path(f"docs/sources/{'x' * 100}{number}.md").touch()
    process = subprocess.Popen(
        [sys.executable, "-m", "sphinx_zegocodes.cli", "lint", "--format", format_],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": ""},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == FAILED


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize(
    ("options", "rules", "counts"),
    [
        ([], ["ZC607", "ZC403", "ZC403", "ZC102"], "3 errors, 1 warning, 1 fixable"),
        (["--severity", "error"], ["ZC607", "ZC403", "ZC403"], "3 errors, 0 warnings"),
        (
            ["--severity", "note"],
            ["ZC607", "ZC403", "ZC207", "ZC403", "ZC102"],
            "3 errors, 1 warning, 1 note, 2 fixable",
        ),
        (["--select", "ZC102"], ["ZC102"], "0 errors, 1 warning, 1 fixable"),
        (["--select", "ZC1"], ["ZC102"], "0 errors, 1 warning, 1 fixable"),
        (["--select", "typography"], ["ZC207"], "0 errors, 0 warnings, 1 note, 1 fixable"),
        (
            ["--select=ZC1,ZC4", "--select", "ZC2"],
            ["ZC403", "ZC403", "ZC102"],
            "2 errors, 1 warning",
        ),
        (["--ignore", "text-differs"], ["ZC607", "ZC102"], "1 error, 1 warning"),
        (["--select", "ZC1", "--ignore", "ZC102"], [], "0 errors, 0 warnings"),
        (["--ignore", "ZC4,ZC1,ZC6"], [], "0 errors, 0 warnings"),
    ],
)
def test_options_say_what_is_reported_and_counted(
    zegocodes: Run, options: list[str], rules: list[str], counts: str
) -> None:
    ran = zegocodes("lint", "--format", "json", *options)
    assert _rules(ran) == rules
    assert ran.err.startswith(counts)
    assert ran.status == (FINDINGS if rules else CLEAN)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--select", "torn-rwo"],
            "argument --select: there is no rule 'torn-rwo'; did you mean torn-row?",
        ),
        (
            ["--ignore", "ZC101,torn"],
            "argument --ignore: there is no rule 'torn'; did you mean torn-row?",
        ),
        (["--select", ""], "argument --select: no rule is named"),
        (["--severity", "fatal"], "argument --severity: invalid choice: 'fatal'"),
        (["--format", "xml"], "argument --format: invalid choice: 'xml'"),
        (["--stdin-path", BETA], "--stdin-path is for standard input: add -"),
        (["-", BETA], "standard input cannot be linted together with files"),
        (["--selcet", "ZC101"], "unrecognized arguments: --selcet"),
    ],
)
def test_a_mistyped_option_could_not_run(zegocodes: Run, options: list[str], message: str) -> None:
    ran = zegocodes("lint", *options)
    assert (ran.status, ran.out) == (FAILED, "")
    assert re.search(rf"^zegocodes(?: lint)?: error: {re.escape(message)}", ran.err, re.MULTILINE)


def test_without_curation_the_sources_are_linted_as_published(zegocodes: Run) -> None:
    ran = zegocodes("lint", "--no-curation", "--format", "json")
    assert _rules(ran) == ["ZC201", "ZC204", "ZC101", "ZC305", "ZC204", "ZC204"]
    assert ran.status == FINDINGS


class _Terminal:
    def __init__(self, *, terminal: bool) -> None:
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured_"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": ""}, False),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_a_terminal_gets_colours_unless_people_want_otherwise(
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,  # noqa: FBT001 - a case's part
    environment: dict[str, str],
    coloured_: bool,  # noqa: FBT001
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    paint = painter(_Terminal(terminal=terminal))  # type: ignore[arg-type]
    assert paint is (coloured if coloured_ else plain)


@pytest.mark.usefixtures("planted")
def test_only_the_text_is_coloured(zegocodes: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pale = {format_: zegocodes("lint", "--format", format_).out for format_ in FORMATS}
    monkeypatch.setenv("FORCE_COLOR", "1")
    for format_ in FORMATS:
        out = zegocodes("lint", "--format", format_).out
        assert ("\x1b[" in out) == (format_ == "text")
        assert re.sub(r"\x1b\[[\d;]*m", "", out) == pale[format_]
