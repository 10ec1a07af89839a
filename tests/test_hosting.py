"""What publishes the site elsewhere: its commands, run in a copy, and what they leave behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from browser_fixtures import POLICY
from projects import REPOSITORY, replace, sync_here
from site_fixtures import ADDRESS
from sphinx_builds import soup

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKFLOW: dict[Any, Any] = yaml.safe_load(
    (REPOSITORY / ".github/workflows/pages.yml").read_text("utf-8")
)
READ_THE_DOCS: dict[str, Any] = yaml.safe_load((REPOSITORY / ".readthedocs.yaml").read_text())
STEPS = {step.get("name"): step for step in WORKFLOW["jobs"]["build"]["steps"]}
CI = (REPOSITORY / ".ci/run").read_text("utf-8")
OURS = ("conf.py", "docutils.conf", "Makefile", "pyproject.toml", "constraints.txt")


def run(command: str, **environment: str) -> str:
    """Run a command of a shell as a host would; return what it prints."""
    done = subprocess.run(
        ["/bin/bash", "-euo", "pipefail", "-c", command],
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a copy of the repository whose environment is made, and one text is another."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in OURS:
        shutil.copy(REPOSITORY / name, folder)
    for name in ("docs", "data", "deploy", "sphinx_zegocodes"):
        shutil.copytree(REPOSITORY / name, folder / name)
    environment = folder / ".venv"
    environment.mkdir()
    for part in ("bin", "lib", "pyvenv.cfg"):
        (environment / part).symlink_to(Path(sys.prefix, part))
    for extras in ("site", "site,test,bench,lint", "site,typography,bench,test"):
        (environment / f".with-{extras}").touch()
    (folder / ".gitignore").write_text("/.venv\n/_build\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        git = "git -c user.name=x -c user.email=x@example.org"
        run(f"git init -q && git add . && {git} commit -qm x")
        replace("docs/sources/rtc-server.md", "| 105 | 用户不存在。", "| 105 | 没有这个用户。")
        sync_here()
        yield folder


def test_read_the_docs_publishes_the_site(checkout: Path) -> None:
    published = {"READTHEDOCS_OUTPUT": str(checkout / "out"), "READTHEDOCS_CANONICAL_URL": ADDRESS}
    for command in READ_THE_DOCS["build"]["commands"]:
        run(command, **published)
    out = checkout / "out/html"
    canonical = soup(out / "codes/104/index.html").select_one("link[rel=canonical]")
    assert canonical["href"] == f"{ADDRESS}codes/104/"
    assert (out / ".nojekyll").is_file()  # a branch that GitHub Pages serves drops _static without
    headers = (out / "_headers").read_text().splitlines()
    assert headers[:2] == ["/*", f"  Content-Security-Policy: {POLICY}"]
    assert headers[-1] == "  Access-Control-Allow-Origin: *"


def test_a_pull_request_says_which_code_pages_change(checkout: Path) -> None:
    run(STEPS["Build"]["run"])
    summary = checkout / "summary.md"
    step = STEPS["List the code pages that change"]
    run(step["run"], BASE="HEAD", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text() == "Code pages that change:\n- 105\n"


@pytest.mark.parametrize("name", ["Build", "Lint", "Test"])
def test_the_workflow_runs_what_ci_runs(checkout: Path, name: str) -> None:
    del checkout
    command = STEPS[name]["run"]
    make, target, *_ = command.split()
    assert f"\n{make} {target}\n" in CI
    printed = run(f"{command} --dry-run")
    assert "zegocodes lint --format github" in printed or name != "Lint"


def test_the_workflow_installs_what_ci_installs() -> None:
    install = STEPS["Install what the tests ask for"]["run"]
    assert "npm ci --prefix .ci --ignore-scripts --no-audit --no-fund" in install
    assert "npm ci --prefix .ci --ignore-scripts --no-audit --no-fund" in CI
    assert "nginx-light" in install
    assert "nginx-light" in CI


def test_only_what_is_merged_is_published() -> None:
    deploy = WORKFLOW["jobs"]["deploy"]
    assert "refs/heads/main" in deploy["if"]
    assert deploy["needs"] == "build"
    assert WORKFLOW["permissions"] == {"contents": "read"}
