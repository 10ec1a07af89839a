"""The address that the site is built for."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
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
