"""What CONTRIBUTING.md tells editors about the linter's output."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from projects import REPOSITORY, project_here, replace

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import FINDINGS
from sphinx_zegocodes.lint.check import check

CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
ALPHA = "docs/sources/alpha.md"
pytestmark = pytest.mark.usefixtures("family")


def _snippet(language: str) -> str:
    """Return the one code block of a language."""
    (snippet,) = re.findall(rf"^```{language}\n(.*?)^```$", CONTRIBUTING, re.MULTILINE | re.DOTALL)
    return str(snippet)


@pytest.fixture
def output(capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the linter prints of a row with several faults."""
    replace(ALPHA, "执行成功。 |", "执行成功.")
    assert main(["lint"]) == FINDINGS
    return capsys.readouterr().out


def test_vs_code_finds_every_finding(output: str) -> None:
    pattern = json.loads(_snippet("json"))["tasks"][0]["problemMatcher"]["pattern"]
    groups = [pattern[part] for part in ("file", "line", "column", "severity", "code", "message")]
    matches = (re.match(pattern["regexp"], line) for line in output.splitlines())
    assert [match.group(*groups) for match in matches if match] == [
        (d.path, f"{d.span.line}", f"{d.span.column}", d.rule.severity, d.rule.code, d.message)
        for d in check(project_here())
    ]


@pytest.mark.skipif(not shutil.which("vim"), reason="there is no Vim here")
def test_vim_finds_every_finding(output: str) -> None:
    Path("output.txt").write_text(output, "utf-8")
    script = [
        _snippet("vim"),
        "cgetfile output.txt",
        "let found = map(getqflist(), {_, e -> bufname(e.bufnr) .. ' ' .. e.lnum .. e.type})",
        "call writefile(found, 'found.txt')",
        "qall!",
    ]
    Path("script.vim").write_text("\n".join(script), "utf-8")
    vim = ["vim", "-N", "-u", "NONE", "-i", "NONE", "-es", "-S", "script.vim"]
    subprocess.run(vim, check=True, capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
    found = Path("found.txt").read_text("utf-8").splitlines()
    assert found == [f"{d.path} {d.span.line}{d.rule.severity[0]}" for d in check(project_here())]
