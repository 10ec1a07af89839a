"""The real site comes out byte for byte the same, wherever and however it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from site_fixtures import ROOT
from sphinx_builds import different_files

if TYPE_CHECKING:
    from pathlib import Path

_PARTS = ("conf.py", "docutils.conf", "docs", "data", "sphinx_zegocodes")
_MADE = shutil.ignore_patterns("__pycache__")


def clone(folder: Path) -> Path:
    """Copy what the site is made from, without anything that was made of it."""
    folder.mkdir(parents=True)
    for part in _PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=_MADE)
        else:
            shutil.copy(ROOT / part, folder)
    return folder


def start(folder: Path, seed: str, jobs: str) -> subprocess.Popen[str]:
    """Start a build of a clone into its folder ``site``."""
    known = {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1700000000", "PYTHONPATH": str(folder)}
    options = ["-q", "-W", "-b", "dirhtml", "-c", ".", "-d", "doctrees", "-j", jobs]
    return subprocess.Popen(
        [sys.executable, "-m", "sphinx", *options, "docs", "site"],
        cwd=folder,
        env={**os.environ, **known},
        text=True,
        stderr=subprocess.PIPE,
    )


def test_the_site_is_the_same_bytes(tmp_path: Path) -> None:
    serial = clone(tmp_path / "one")
    parallel = clone(tmp_path / "another/folder, deeper")
    for build in (start(serial, "1", "1"), start(parallel, "2", "2")):
        _, errors = build.communicate()
        assert (build.returncode, errors) == (0, "")
    assert different_files(serial / "site", parallel / "site") == []
    assert len(list((serial / "site/codes").glob("*/index.html"))) == 411
