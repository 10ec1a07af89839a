"""Where the site is published: its address, and what Read the Docs runs."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from small_project import write_project
from sphinx.errors import ConfigError
from sphinx_builds import build

ROOT = Path(__file__).parents[2]
BY_READTHEDOCS = "https://zego.readthedocs.io/zh-cn/latest/"


@pytest.mark.parametrize(
    "address",
    [
        "c.example",
        "//c.example/",
        "/zego/",
        "zego",
        "https:/c.example",
        "https://",
        "https:///zego/",
        "ftp://c.example/",
        "file:///srv/www/",
        " https://c.example/",
        "https://c.example/a b/",
        "https://c.example/?a",
        "https://c.example/#a",
        "https://c.example?a",
    ],
)
def test_no_site_is_built_for_an_address_that_is_not_absolute(tmp_path: Path, address: str) -> None:
    project = write_project(tmp_path / "p")
    with pytest.raises(ConfigError, match=r"SITE_URL.* has to be the absolute address of the site"):
        build(project, tmp_path / "out", settings={"html_baseurl": address})
    assert not list(tmp_path.rglob("*.html"))


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, ""),
        ({"SITE_URL": "https://codes.example.org/"}, "https://codes.example.org/"),
        ({"READTHEDOCS_CANONICAL_URL": BY_READTHEDOCS}, BY_READTHEDOCS),
        ({"SITE_URL": "", "READTHEDOCS_CANONICAL_URL": BY_READTHEDOCS}, BY_READTHEDOCS),
        ({"SITE_URL": "http://a.b", "READTHEDOCS_CANONICAL_URL": BY_READTHEDOCS}, "http://a.b"),
    ],
)
def test_the_address_is_that_of_the_host(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], address: str
) -> None:
    for name in ("SITE_URL", "READTHEDOCS_CANONICAL_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert runpy.run_path(str(ROOT / "conf.py"))["html_baseurl"] == address


def test_read_the_docs_builds_the_pages_where_it_looks_for_them(tmp_path: Path) -> None:
    write_project(tmp_path / "docs")
    (tmp_path / "docs/conf.py").rename(tmp_path / "conf.py")
    (tmp_path / "docs/data").rename(tmp_path / "data")
    jobs = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text("utf-8"))["build"]["jobs"]
    (call,) = jobs["build"]["html"]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    out = tmp_path / "its output"
    environment = os.environ | {"PATH": path, "READTHEDOCS_OUTPUT": str(out)}
    quoted = call.replace("$READTHEDOCS_OUTPUT", '"$READTHEDOCS_OUTPUT"')
    environment["PYTHONPATH"] = str(ROOT)
    subprocess.run(["/bin/sh", "-c", quoted], cwd=tmp_path, env=environment, check=True)
    assert (out / "html/codes/100/index.html").is_file()
    assert {path.name for path in out.iterdir()} == {"html"}
    assert not (out / "html/.doctrees").exists()
