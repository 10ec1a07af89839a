"""The package as others install it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_project import write_project

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel of this package, built from a copy without what a checkout has besides."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "sphinx_zegocodes", folder / "sphinx_zegocodes", ignore=ignored)
    shutil.copytree(ROOT / "data/codes", folder / "data/codes")
    for name in ("changes.json", "words.yaml"):
        shutil.copy(ROOT / "data" / name, folder / "data")
    shutil.copytree(ROOT / "data/translations/en", folder / "data/translations/en")
    command = [
        sys.executable,
        "-c",
        "from setuptools import build_meta as b; b.build_wheel('dist')",
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (built,) = (folder / "dist").glob("*.whl")
    return built


def names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def test_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    expected = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "sphinx_zegocodes").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert expected <= names(wheel)
    assert any(name.endswith("templates/zegocodes/code.html") for name in names(wheel))


def test_wheel_holds_the_published_data(wheel: Path) -> None:
    data = {f"codes/{path.name}": path.read_bytes() for path in (ROOT / "data/codes").iterdir()}
    data |= {name: (ROOT / "data" / name).read_bytes() for name in ("changes.json", "words.yaml")}
    translations = sorted((ROOT / "data/translations/en").iterdir())
    data |= {f"translations/en/{path.name}": path.read_bytes() for path in translations}
    folder = "sphinx_zegocodes/published"
    assert {name for name in names(wheel) if "/published/" in name} == {
        f"{folder}/{name}" for name in data
    }
    for name, content in data.items():
        assert zipfile.ZipFile(wheel).read(f"{folder}/{name}") == content


def test_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in names(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"sphinx_zegocodes"}


def test_installed_wheel_builds_a_site(tmp_path: Path, in_wheel: Callable[..., str]) -> None:
    project = write_project(tmp_path / "p")
    in_wheel("-m", "sphinx", "-b", "dirhtml", "-W", "-q", project, tmp_path / "out")
    assert "alpha failed" in (tmp_path / "out/codes/100/index.html").read_text("utf-8")
    assert (tmp_path / "out/_static/zegocodes.css").is_file()


def test_installed_command_answers(in_wheel: Callable[..., str]) -> None:
    code = "from sphinx_zegocodes.cli import main; main(['--version'])"
    assert in_wheel("-c", code).startswith("zegocodes 0.1")


def test_installed_command_explains_codes_in_an_empty_folder(in_wheel: Callable[..., str]) -> None:
    code = "import sys; from sphinx_zegocodes.cli import main; sys.exit(main(['explain', '50001']))"
    lines = in_wheel("-c", code).splitlines()
    assert lines[0] == "50001  房间不存在"
    assert "    地址：/codes/50001/#rtc-server-room-50001" in lines


def test_what_the_readme_tells_newcomers_works_as_pasted(wheel: Path, tmp_path: Path) -> None:
    """All but the first command, which installs what is installed here."""
    section = (ROOT / "README.md").read_text("utf-8").partition("## Use it in another project")[2]
    block = section.partition("```console\n")[2].partition("```")[0]
    install, *commands = re.findall(r"^\$ (.*)$", block, re.MULTILINE)
    assert install == "pip install 'sphinx-zegocodes[site]'"
    installed = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", installed, wheel], check=True, capture_output=True)
    path = os.pathsep.join((f"{installed}/bin", str(Path(sys.executable).parent), os.defpath))
    subprocess.run(
        ["/bin/sh", "-ec", "\n".join(commands)],
        cwd=tmp_path,
        env={"PATH": path, "PYTHONPATH": str(installed), "SPHINXOPTS": "-W"},
        check=True,
        capture_output=True,
    )
    page = tmp_path / "codes/_build/html/codes/1000/index.html"
    assert "房间不存在" in page.read_text("utf-8")


@pytest.fixture
def in_wheel(wheel: Path, tmp_path: Path) -> Callable[..., str]:
    """Return a function that runs Python with the unpacked wheel before everything else."""
    target = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(target)

    def run(*arguments: str | Path) -> str:
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            env={"PYTHONPATH": str(target), "PATH": ""},
            cwd=tmp_path,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout

    return run
