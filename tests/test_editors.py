"""What CONTRIBUTING.md tells editors about the linter's output."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from projects import REPOSITORY, replace

from sphinx_zegocodes.cli import main

CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
ALPHA = "docs/sources/alpha.md"
pytestmark = pytest.mark.usefixtures("family")


def _snippet(language: str) -> str:
    """Return the one code block of a language."""
    (snippet,) = re.findall(rf"^```{language}\n(.*?)^```$", CONTRIBUTING, re.MULTILINE | re.DOTALL)
    return str(snippet)


def test_vs_code_finds_every_finding(capsys: pytest.CaptureFixture[str]) -> None:
    line = replace(ALPHA, "执行成功。 |", "执行成功.")
    main(["lint"])
    output = capsys.readouterr().out
    pattern = json.loads(_snippet("json"))["tasks"][0]["problemMatcher"]["pattern"]
    parts = [pattern[part] for part in ("file", "line", "column", "severity", "code")]
    found = [
        m.group(*parts) for text in output.splitlines() if (m := re.match(pattern["regexp"], text))
    ]
    assert found == [
        (ALPHA, str(line), "1", "error", "ZC403"),
        (ALPHA, str(line), "11", "warning", "ZC205"),
        (ALPHA, str(line), "12", "warning", "ZC102"),
    ]


@pytest.mark.skipif(not shutil.which("vim"), reason="there is no Vim here")
def test_vim_finds_every_finding(capsys: pytest.CaptureFixture[str]) -> None:
    line = replace(ALPHA, "执行成功。 |", "执行成功.")
    main(["lint"])
    Path("output.txt").write_text(capsys.readouterr().out, "utf-8")
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
    assert found == [f"{ALPHA} {line}{severity}" for severity in "eww"]
