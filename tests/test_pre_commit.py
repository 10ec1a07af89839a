"""The hooks for pre-commit, run by pre-commit itself in the repository of another project.

Its environment takes the libraries from this one, so that nothing is downloaded.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from projects import REPOSITORY, copy_family, replace, sync_here

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.skipif(
    not shutil.which("git") and "CI" not in os.environ, reason="there is no git here"
)

ALPHA = "docs/sources/alpha.md"
PACKAGE = ("pyproject.toml", "setup.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
NOT_SHARED = ("sphinx_zegocodes", "__editable__", "pip", "_distutils_hack")
"""What stands in this environment and must not in another."""


def _environment(folder: Path) -> dict[str, str]:
    """Return variables under which git, virtualenv and pip touch nothing outside a folder."""
    libraries = folder / "libraries"
    libraries.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if not path.name.startswith(NOT_SHARED) and path.suffix != ".pth":
            (libraries / path.name).symlink_to(path)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PRE_COMMIT_HOME": str(folder / "cache"),
        "PYTHONPATH": str(libraries),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip takes the value for that of build-isolation
        "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
        **{f"GIT_{who}_NAME": "A" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "a@example.org" for who in ("AUTHOR", "COMMITTER")},
    }


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a function that runs a command under those variables."""
    environment = _environment(tmp_path_factory.mktemp("environment"))

    def run(*command: str, cwd: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command, cwd=cwd, env=environment, check=False, capture_output=True, encoding="utf-8"
        )
        assert not check or not done.returncode, done.stdout + done.stderr
        return done

    return run


def _commit(run: Run, folder: Path) -> str:
    """Make a repository of a folder with all that is in it; return the commit."""
    run("git", "init", "--quiet", cwd=folder)
    run("git", "add", "--all", cwd=folder)
    run("git", "commit", "--quiet", "--message", "x", cwd=folder)
    return run("git", "rev-parse", "HEAD", cwd=folder).stdout.strip()


@pytest.fixture(scope="module")
def family(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of the small family, in sync, whose hooks come from this package."""
    package = tmp_path_factory.mktemp("package")
    for name in PACKAGE:
        shutil.copy(REPOSITORY / name, package)
    for name in ("data/codes", "data/translations/en"):
        shutil.copytree(REPOSITORY / name, package / name)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "sphinx_zegocodes", package / "sphinx_zegocodes", ignore=ignored)
    revision = _commit(run, package)
    folder = tmp_path_factory.mktemp("family")
    copy_family(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        sync_here()
    hooks = [{"id": hook["id"]} for hook in _hooks()]
    repos = [{"repo": str(package), "rev": revision, "hooks": hooks}]
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": repos}), "utf-8")
    _commit(run, folder)
    return folder


def _hooks() -> list[dict[str, Any]]:
    hooks: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / PACKAGE[-1]).read_text("utf-8"))
    return hooks


@pytest.fixture
def commit(run: Run, family: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Work in that repository; return a function that runs the hooks as a commit would."""
    run("git", "reset", "--quiet", "--hard", cwd=family)
    monkeypatch.chdir(family)

    def commit() -> subprocess.CompletedProcess[str]:
        run("git", "add", "--all", cwd=family)
        return run(sys.executable, "-m", "pre_commit", "run", cwd=family, check=False)

    return commit


def _outcomes(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return how each hook ended."""
    return re.findall(r"^zegocodes \w+\.+(?:\(.*\))?(\w+)$", done.stdout, re.MULTILINE)


def test_hooks_pass_where_all_is_well(commit: Run) -> None:
    replace(ALPHA, "| 0 | 执行成功。 |", "| 0 |  执行成功。 |")
    done = commit()
    assert (done.returncode, _outcomes(done)) == (0, ["Passed", "Passed"]), done.stdout


def test_hooks_name_a_fault_and_fail(commit: Run) -> None:
    line = replace(ALPHA, "| 104 | 房", "| 1o4 | 房")
    done = commit()
    assert (done.returncode, _outcomes(done)) == (1, ["Failed", "Failed"]), done.stdout
    assert done.stdout.count(f"{ALPHA}:{line}:3: error ZC109 ") == 2


def test_hooks_write_the_data_and_ask_to_commit_them(commit: Run) -> None:
    replace(ALPHA, "执行成功", "执行完成")
    done = commit()
    assert (done.returncode, _outcomes(done)) == (1, ["Failed", "Passed"]), done.stdout
    assert "files were modified by this hook" in done.stdout
    assert "执行完成" in Path("data/codes/alpha.json").read_text("utf-8")
    done = commit()
    assert (done.returncode, _outcomes(done)) == (0, ["Passed", "Passed"]), done.stdout


def test_hooks_let_other_files_be(commit: Run) -> None:
    Path("README.md").write_text("| 1o4 |\n")
    done = commit()
    assert (done.returncode, _outcomes(done)) == (0, ["Skipped", "Skipped"]), done.stdout


def test_this_repository_uses_its_own_hooks() -> None:
    config = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text("utf-8"))
    used = {hook["id"]: hook for repo in config["repos"] for hook in repo["hooks"]}
    for hook in _hooks():
        own = {**hook, "entry": f".venv/bin/{hook['entry']}", "language": "system"}
        del own["description"]
        assert used[hook["id"]] == own
