"""Projects to plant faults in: copies of this repository, and of a small family of documents."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

from sphinx_zegocodes.catalogue.changes import closed
from sphinx_zegocodes.catalogue.releases import load_releases
from sphinx_zegocodes.lint.check import check
from sphinx_zegocodes.sources.project import Project, load_project
from sphinx_zegocodes.sources.sync import plan_sync, write, write_release

REPOSITORY = Path(__file__).resolve().parent.parent
FAMILY = Path(__file__).resolve().parent / "family"


def copy_repository(folder: Path) -> None:
    """Copy what `zegocodes` reads of this repository, translations and their addresses apart.

    Whatever changes a text asks for a translation too.
    """
    shutil.copytree(REPOSITORY / "docs", folder / "docs")
    apart = shutil.ignore_patterns("translations")
    shutil.copytree(REPOSITORY / "data", folder / "data", ignore=apart)
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    permalinks = folder / "data/permalinks.txt"
    lines = permalinks.read_text("utf-8").splitlines(keepends=True)
    permalinks.write_text("".join(each for each in lines if not each.startswith("/en/")), "utf-8")


def copy_family(folder: Path) -> None:
    """Copy the small family of documents; its data have to be synced first."""
    shutil.copytree(FAMILY, folder, dirs_exist_ok=True)


def project_here() -> Project:
    """Return the project of the working directory, so that findings name relative paths."""
    project, diagnostics = load_project(Path())
    assert project is not None, diagnostics
    return project


def sync_here() -> list[Path]:
    """Write the data of the project of the working directory."""
    return write(plan_sync(project_here()))


def release_here(day: str = "2026-01-01") -> list[Path]:
    """Release the synced data of the project of the working directory."""
    project = project_here()
    releases, _ = load_releases(project.data)
    assert releases is not None
    return write_release(project, closed(releases, day, plan_sync(project).catalogue))


def findings_here() -> list[str]:
    """Return what `zegocodes lint` prints in the working directory."""
    return [str(diagnostic) for diagnostic in check(project_here())]


def replace(path: str, old: str, new: str) -> int:
    """Replace the one place where a text stands in a file; return its line."""
    file = Path(path)
    text = file.read_bytes().decode("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    file.write_bytes(text.replace(old, new).encode("utf-8"))
    return text[: text.index(old)].count("\n") + 1


class Case(NamedTuple):
    """A fault to plant, and the findings that it must bring."""

    title: str
    path: str
    old: str
    new: str
    findings: list[str]

    def plant(self) -> None:
        """Put the fault into the working directory."""
        replace(self.path, self.old, self.new)


def read_cases(path: Path) -> list[Case]:
    """Read cases: `=== title`, the file, `< old` lines, `> new` lines, the findings.

    Without new lines the old ones are taken out, the end of the last included.
    """
    cases = []
    for block in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, file, *lines = block.rstrip("\n").split("\n")
        old = "\n".join(line[2:] for line in lines if line[0] == "<")
        new = "\n".join(line[2:] for line in lines if line[0] == ">")
        findings = [line for line in lines if line[0] not in "<>"]
        cases.append(Case(title, file, old if new else f"{old}\n", new, findings))
    return cases
