"""``404.html`` as it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from small_project import write_project
from sphinx_builds import build, soup

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_builds import Build


def test_it_stands_beside_the_start_page_alone(site: Build) -> None:
    assert (site.out / "404.html").is_file()
    assert not (site.out / "404").exists()


@pytest.mark.parametrize("fixture", ["site", "addressed_site"])
def test_its_links_hold_at_any_depth(request: pytest.FixtureRequest, fixture: str) -> None:
    out = request.getfixturevalue(fixture).out
    root = "/" if fixture == "site" else "/zego/"
    page = soup(out / "404.html")
    tags = page.find_all(["a", "link", "script", "form", "img"], hreflang=False)
    links = [tag[name] for tag in tags for name in ("href", "src", "action") if tag.has_attr(name)]
    assert len(links) > 10
    for link in links:
        if re.match("https?:", link) or link.startswith("#"):
            continue
        assert link.startswith(root), link
        path = out / re.split("[?#]", link.removeprefix(root))[0]
        assert (path / "index.html" if path.is_dir() else path).is_file(), link
    assert page.html["data-content_root"] == root


def test_search_engines_leave_it_alone(addressed_site: Build) -> None:
    page = soup(addressed_site.out / "404.html")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.select("link[rel=canonical], meta[property]") == []


def test_other_builder_and_second_build(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    for _ in range(2):
        built = build(project, tmp_path / "out", builder="html")
        page = soup(built.out / "404.html")
        assert page.find("a", string="all return codes")["href"] == "/codes/index.html"


def test_a_project_may_have_its_own(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p", **{"404": ":orphan:\n\nMine\n====\n"})
    built = build(project, tmp_path / "out", builder="html")
    assert soup(built.out / "404.html").h1.get_text().startswith("Mine")
