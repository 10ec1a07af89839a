"""A build after an edit: it writes the pages that show it, and leaves the same as a fresh one."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from left_entries import ALPHA, ZETA, whole
from small_project import document, write_data, write_project
from sphinx_builds import build, different_files

from sphinx_zegocodes.catalogue.records import Equivalence, Meanings, Row, Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Edit = Callable[[Path], object]

CONF = """
templates_path = ["own"]
html_copy_source = False
"""
THEME = {"html_theme": "furo", "html_title": "Codes", "language": "zh_CN"}
BETA = document("beta")
SEVEN = Row(("7",), description="seven of beta")


def beta(*rows: Row, **changes: Any) -> Edit:
    changed = msgspec.structs.replace(document("beta", *rows), **changes)
    return lambda project: write_data(project, changed)


def text(name: str, old: str, new: str) -> Edit:
    """Return an edit of a file, which is made if there is none."""

    def edit(project: Path) -> None:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text() if path.exists() else old
        assert old in before
        path.write_text(before.replace(old, new))

    return edit


def left(project: Path) -> None:
    """Have entries of a document leave, and another document as a whole."""
    write_data(project, ALPHA, ZETA)
    for id_ in ("alpha", "zeta"):
        (project / f"{id_}.rst").write_text(whole(id_))


def below(project: Path) -> None:
    """Have a page stand below another in the navigation."""
    text("index.rst", "   beta\n", "")(project)
    text("gamma.rst", "\n\n", "\n\n.. toctree::\n\n   beta\n\n")(project)


def said(project: Path) -> None:
    """Have a document say something before its table."""
    said = document("epsilon")
    content = (Text("Something *new*."), *said.content)
    write_data(project, msgspec.structs.replace(said, content=content))


def pages(*codes: int) -> set[str]:
    return {f"codes/{code}/index.html" for code in codes}


LISTS = {"beta/index.html", "codes/index.html"}
"""What lists codes by what they mean."""
EVERYTHING: set[str] = set()
"""Stands for all pages."""
EDITS: dict[str, tuple[Edit, set[str]]] = {
    # Code pages name the codes before and behind them in their table.
    "a cell": (
        beta(Row(("200", "201"), description="edited"), SEVEN),
        LISTS | pages(200, 201),
    ),
    "a cell that no title shows": (
        beta(Row(("200", "201"), name="E_BETA", description="beta failed", action="-"), SEVEN),
        {"beta/index.html", "codes/index.html"} | pages(200, 201),  # which names kinds of advice
    ),
    "a code added": (
        beta(*BETA.tables[0].rows, Row(("250",), description="new")),
        LISTS | pages(250, 7),
    ),
    "a code removed": (
        beta(Row(("200",), description="beta failed", name="E_BETA"), SEVEN),
        LISTS | pages(200, 7),
    ),
    "rows in another order": (
        beta(*reversed(BETA.tables[0].rows)),
        {"beta/index.html"} | pages(7, 200, 201),
    ),
    "a relation": (
        beta(equivalents=(Equivalence(("beta/main/200", "gamma/main/300"), "same"),)),
        {"beta/index.html", "gamma/index.html", "relations/index.html"} | pages(200, 300),
    ),
    "a meaning": (
        beta(meanings=(Meanings((("alpha/main/7", "beta/main/7"),), "why"),)),
        EVERYTHING,
    ),
    "the title of a document": (beta(title="Other"), EVERYTHING),
    "what a document says": (said, {"epsilon/index.html"}),
    "prose": (text("gamma.rst", "\n\n", "\n\nProse.\n\n"), {"gamma/index.html"}),
    "the title of a page": (text("gamma.rst", "gamma", "Gamma"), EVERYTHING),
    "the order of a toctree": (
        text("index.rst", "   beta\n   gamma\n", "   gamma\n   beta\n"),
        EVERYTHING,
    ),
    "a title in a toctree": (text("index.rst", "   gamma\n", "   Third <gamma>\n"), EVERYTHING),
    "the caption of a toctree": (
        text("index.rst", ".. toctree::\n", ".. toctree::\n   :caption: All\n"),
        EVERYTHING,
    ),
    "a page moved below another": (below, EVERYTHING),
    "a template of codes": (text("own/zegocodes/code.html", "", "{{ page.code }}"), EVERYTHING),
    "a template of the theme": (
        text("own/page.html", "", '{% extends "!page.html" %}{% block footer %}own{% endblock %}'),
        EVERYTHING,
    ),
    "a configuration value": (
        text("conf.py", "\nhtml_", "\nhtml_show_sphinx = False\nhtml_"),
        EVERYTHING,
    ),
    "what left": (left, EVERYTHING),
}


def times(out: Path) -> dict[str, int]:
    return {str(p.relative_to(out)): p.stat().st_mtime_ns for p in sorted(out.rglob("*.html"))}


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a project and its site, of which each test has a copy."""
    folder = tmp_path_factory.mktemp("incremental")
    project = write_project(folder / "p", CONF, epsilon=whole("epsilon"))
    (project / "own").mkdir()
    build(project, folder / "out", settings=THEME)
    shutil.copytree(folder, folder / "kept")
    return folder


@pytest.fixture
def project(built_once: Path) -> Path:
    """Return the project as it was built, in the same place: in another one it is a new one."""
    for part in ("p", "out"):
        shutil.rmtree(built_once / part)
        shutil.copytree(built_once / "kept" / part, built_once / part)
    return built_once / "p"


def rebuild(project: Path, jobs: int = 1) -> Path:
    """Build the site again, and return its folder."""
    return build(project, project.parent / "out", settings=THEME, jobs=jobs).out


def fresh(project: Path, folder: Path) -> Path:
    """Build the site from nothing."""
    return build(project, folder, settings=THEME).out


def check(edit: Edit, shown_on: set[str], project: Path, tmp_path: Path, jobs: int = 1) -> None:
    out = project.parent / "out/dirhtml"
    before = times(out)
    edit(project)
    rebuild(project, jobs)
    assert set(different_files(out, fresh(project, tmp_path))) <= {".buildinfo.bak"}
    after = times(out)
    if shown_on:
        written = {path for path, time in after.items() if before.get(path) != time}
        assert written == shown_on


@pytest.mark.parametrize(("edit", "shown_on"), EDITS.values(), ids=EDITS)
def test_an_edit(edit: Edit, shown_on: set[str], project: Path, tmp_path: Path) -> None:
    check(edit, shown_on, project, tmp_path)


@pytest.mark.parametrize("edit", ["a cell", "a code removed", "what left"])
def test_an_edit_that_two_processes_build(edit: str, project: Path, tmp_path: Path) -> None:
    check(*EDITS[edit], project, tmp_path, jobs=2)


def old(edit: Edit) -> Edit:
    """Return an edit after which the data are older than the site by their time stamps."""

    def edit_and_age(project: Path) -> None:
        edit(project)
        for path in (project / "data/codes").iterdir():
            os.utime(path, (1, 1))

    return edit_and_age


def behind_a_link(edit: Edit) -> Edit:
    """Return an edit of data that lie behind a symbolic link then."""

    def edit_behind_a_link(project: Path) -> None:
        edit(project)
        (project / "data").rename(project / "elsewhere")
        (project / "data").symlink_to("elsewhere")

    return edit_behind_a_link


@pytest.mark.parametrize("aged", [old, lambda edit: old(behind_a_link(edit))])
@pytest.mark.parametrize("edit", ["a cell", "what a document says"])
def test_the_content_of_data_decides(
    edit: str, aged: Callable[[Edit], Edit], project: Path, tmp_path: Path
) -> None:
    change, shown_on = EDITS[edit]
    check(aged(change), shown_on, project, tmp_path)


def test_nothing_to_do(project: Path) -> None:
    out = project.parent / "out/dirhtml"
    before = times(out)
    assert times(rebuild(project)) == before
    assert len(before) > len(pages(*range(100, 700, 100), *range(101, 701, 100)))


def test_a_page_that_was_deleted_is_written_again(project: Path) -> None:
    page = project.parent / "out/dirhtml/codes/200/index.html"
    content = page.read_bytes()
    page.unlink()
    rebuild(project)
    assert page.read_bytes() == content


def test_after_a_build_that_was_interrupted(project: Path, tmp_path: Path) -> None:
    expected = fresh(project, tmp_path)
    beta(Row(("200", "201"), description="edited"), SEVEN)(project)
    interrupt = "def setup(app):\n    app.connect('html-page-context', interrupt)\n"
    interrupt += "def interrupt(app, name, *_):\n    if name == 'codes/201':\n"
    interrupt += "        raise KeyboardInterrupt\n"
    conf = (project / "conf.py").read_text()
    (project / "conf.py").write_text(conf + interrupt)
    with pytest.raises(KeyboardInterrupt):
        rebuild(project)
    assert b"edited" in (project.parent / "out/dirhtml/codes/200/index.html").read_bytes()
    (project / "conf.py").write_text(conf)
    write_data(project, BETA)
    assert different_files(rebuild(project), expected) == []
