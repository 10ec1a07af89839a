"""Links from other sites, by the inventory of one, with and without this extension there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_project import write_project
from sphinx_builds import Build, build, soup

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.any_sphinx

HOME = "https://codes.example.org/zego/"
CODE, ENTRY = f"{HOME}codes/100/", f"{HOME}codes/7/#beta-main-7"
README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def inventory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the inventory of a built site."""
    folder = tmp_path_factory.mktemp("codes")
    return build(write_project(folder / "p"), folder / "out").out / "objects.inv"


def linking(folder: Path, inventory: Path, name: str, text: str, *extensions: str) -> Build:
    """Build a site of one page, which only links."""
    folder.mkdir()
    conf = (
        f'extensions = [*{extensions!r}, "sphinx.ext.intersphinx"]\n'
        f'intersphinx_mapping = {{"zego": ("{HOME}", {str(inventory)!r})}}\n'
    )
    (folder / "conf.py").write_text(conf)
    (folder / name).write_text(text)
    return build(folder, folder / "_build")


def links(built: Build) -> Iterator[tuple[str, str]]:
    for link in soup(built.out / "index.html").select("a.external"):
        if str(link["href"]).startswith(HOME):
            yield link.get_text(), link["href"]


def test_myst_links_without_the_extension(tmp_path: Path, inventory: Path) -> None:
    text = "# Links\n\n[](inv:zego:zego:code#100), [the seventh](inv:zego:zego:entry#beta/main/7)\n"
    built = linking(tmp_path / "p", inventory, "index.md", text, "myst_parser")
    assert built.warnings == []
    assert list(links(built)) == [("100", CODE), ("the seventh", ENTRY)]


def test_restructuredtext_links_with_the_extension_and_no_data(
    tmp_path: Path, inventory: Path
) -> None:
    text = (
        "Links\n=====\n\n:external+zego:zego:code:`100`, :zego:code:`beta/main/7`, "
        ":external+zego:zego:entry:`beta/main/7`, :zego:entry:`seven <beta/main/7>`\n"
    )
    built = linking(tmp_path / "p", inventory, "index.rst", text, "sphinx_zegocodes")
    assert built.warnings == []
    assert list(links(built)) == [("100", CODE), ("7", ENTRY), ("7", ENTRY), ("seven", ENTRY)]


def test_a_site_that_only_links_is_as_it_is_without_the_extension(
    tmp_path: Path, inventory: Path
) -> None:
    text = "Links\n=====\n\nNone yet.\n"
    with_it = linking(tmp_path / "a", inventory, "index.rst", text, "sphinx_zegocodes")
    without = linking(tmp_path / "b", inventory, "index.rst", text)
    assert with_it.warnings == []
    files = [
        {p.relative_to(b.out): p.read_bytes() for p in b.out.rglob("*.*") if p.is_file()}
        for b in (with_it, without)
    ]
    for each in files:
        del each[Path(".buildinfo")]
        del each[Path("objects.inv")]
        del each[Path("searchindex.js")]  # which names the extensions
    assert files[0] == files[1]


@pytest.mark.parametrize("role", ["code", "entry"])
def test_what_is_nowhere_is_warned_about(tmp_path: Path, inventory: Path, role: str) -> None:
    text = f"Links\n=====\n\n:zego:{role}:`999`\n"
    built = linking(tmp_path / "p", inventory, "index.rst", text, "sphinx_zegocodes")
    (said,) = built.warnings
    assert f"index.rst:4: WARNING: unknown {role}" in said


def test_a_code_is_no_entry(tmp_path: Path) -> None:
    text = ":orphan:\n\nLinks\n=====\n\n:zego:entry:`100` :zego:entry:`alpha/main/100`\n"
    built = build(write_project(tmp_path / "p", links=text), tmp_path / "out")
    (said,) = built.warnings
    assert "links.rst:6: WARNING: unknown entry: 100" in said


def test_directives_without_data_say_so_and_leave_nothing(tmp_path: Path, inventory: Path) -> None:
    text = (
        "Links\n=====\n\n.. zego:lookup::\n\n.. zego:map::\n\n.. zego:documents::\n\n"
        ".. zego:table:: alpha/main\n"
    )
    built = linking(tmp_path / "p", inventory, "index.rst", text, "sphinx_zegocodes")
    (said,) = built.warnings
    assert "index.rst:10: WARNING: there is no table alpha/main" in said
    assert not soup(built.out / "index.html").select("form.zego-lookup, .zego-map, .zego-documents")


def test_data_that_appear_make_pages(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    (project / "data").rename(project / "elsewhere")
    assert "there is no table alpha/main" in build(project, tmp_path / "out").warnings[0]
    (project / "elsewhere").rename(project / "data")
    built = build(project, tmp_path / "out")
    assert built.warnings == []
    assert (built.out / "codes/100/index.html").is_file()


def test_the_readme_names_these_ways() -> None:
    assert "[](inv:zego:zego:code#104)" in README
    assert re.search(r":external\+zego:zego:code:`104`", README)
