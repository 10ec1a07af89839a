"""``sitemap.xml`` and ``robots.txt``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from site_fixtures import ADDRESS
from small_project import write_project
from sphinx_builds import build

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_builds import Build

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(path: Path) -> list[str]:
    root = ET.fromstring(path.read_bytes())  # noqa: S314 - this package wrote it
    return [str(loc.text) for loc in root.iterfind(f"{NAMESPACE}url/{NAMESPACE}loc")]


def test_every_page_is_listed(addressed_site: Build) -> None:
    out = addressed_site.out
    listed = addresses(out / "sitemap.xml")
    pages = {path.parent.relative_to(out).as_posix() for path in out.rglob("index.html")}
    expected = {f"{ADDRESS}{page}/" for page in pages - {".", "search"}} | {ADDRESS}
    assert listed == sorted(expected)
    assert f"{ADDRESS}codes/104/" in listed


def test_crawlers_are_told(site: Build, addressed_site: Build) -> None:
    robots = (addressed_site.out / "robots.txt").read_text()
    maps = "".join(f"Sitemap: {ADDRESS}{path}sitemap.xml\n" for path in ("", "en/"))
    assert robots == f"User-agent: *\nAllow: /\n\n{maps}"
    assert (site.out / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_without_an_address_there_is_none(site: Build) -> None:
    assert not (site.out / "sitemap.xml").exists()


@pytest.mark.parametrize("base", ["https://e.org", "https://e.org/"])
def test_later_builds(tmp_path: Path, base: str) -> None:
    project = write_project(tmp_path / "p")
    address = {"html_baseurl": base}
    files = ("sitemap.xml", "robots.txt", "404.html")
    first = build(project, tmp_path / "out", settings=address).out
    written = [(first / name).read_bytes() for name in files]
    assert re.search(rb"<loc>https://e.org/</loc>", written[0])
    for jobs in (1, 2):  # one page is written, the others are not
        (project / "alpha.rst").write_text((project / "alpha.rst").read_text() + "\nMore.\n")
        build(project, tmp_path / "out", settings=address, jobs=jobs)
        assert [(first / name).read_bytes() for name in files] == written
    parallel = build(project, tmp_path / "parallel", settings=address, jobs=2).out
    assert [(parallel / name).read_bytes() for name in files] == written
    build(project, tmp_path / "out")
    assert not (first / "sitemap.xml").exists()


@pytest.mark.parametrize("given", ["extra", "extra/robots.txt"])
def test_a_project_may_have_its_own(tmp_path: Path, given: str) -> None:
    project = write_project(tmp_path / "p")
    (project / "extra").mkdir()
    (project / "extra/robots.txt").write_text("mine")
    built = build(project, tmp_path / "out", settings={"html_extra_path": [given]})
    assert (built.out / "robots.txt").read_text() == "mine"
