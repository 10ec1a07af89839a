"""Every builder of Sphinx's: it builds without a warning, and its links lead somewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from html_pages import addresses, dead_links, elements, elements_of
from left_entries import write_left
from site_fixtures import ROOT
from small_project import DOCUMENTS, write_project
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace
from sphinx_builds import build

if TYPE_CHECKING:
    from pathlib import Path

# That builders and themes call what is deprecated in Sphinx is not the business of this package.
pytestmark = [
    pytest.mark.any_sphinx,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::PendingDeprecationWarning"),
]

PAGES = {
    "html": ("html", "utf-8"),
    "dirhtml": ("html", "utf-8"),
    "singlehtml": ("html", "utf-8"),
    "epub": ("xhtml", "utf-8"),
    "htmlhelp": ("html", "cp936"),
    "devhelp": ("html", "utf-8"),
    "qthelp": ("html", "utf-8"),
    "applehelp": ("html", "utf-8"),
}
"""The builders that write HTML: how its files end, and their encoding in Chinese."""
OTHERS = {
    *("json", "pickle", "text", "man", "latex", "texinfo", "xml", "pseudoxml", "gettext"),
    *("changes", "dummy", "linkcheck"),
}
CHINESE = {"language": "zh_CN", "version": "1", "copyright": "ZEGO"}
LIKE_THE_SITE = {
    "html_theme": "furo",
    "html_copy_source": False,
    "html_use_index": False,
    "html_sidebars": {
        "**": [
            *("sidebar/brand.html", "zegocodes/lookup/sidebar.html", "sidebar/navigation.html"),
            "zegocodes/sidebar.html",
        ]
    },
}
"""What a theme shows around the content; by itself it links to a search wherever there is none."""
NEEDED: dict[str, dict[str, Any]] = {
    "applehelp": {
        "applehelp_bundle_id": "org.example",
        "applehelp_disable_external_tools": True,
        "html_theme": "alabaster",  # Furo takes no other folder than that of the output
        "html_sidebars": {"**": ["zegocodes/lookup/sidebar.html", "zegocodes/sidebar.html"]},
    },
    "linkcheck": {"linkcheck_ignore": ["https?://"]},
}
"""What a builder wants to be told, and that no other host is asked for anything."""
START = (
    "Codes\n=====\n\n.. zego:lookup::\n\n.. zego:documents::\n\n.. zego:map::\n\n"
    ":zego:code:`100` :zego:entry:`alpha/main/7` :ref:`table <alpha/main>` "
    ":ref:`all <zego-codes>` "
    ":ref:`related <zego-relations>` :ref:`JSON <zego-codes-json>`\n\n"
    ".. toctree::\n\n" + "".join(f"   {id_}\n" for id_ in DOCUMENTS)
)
"""A start page with all that links to what is collected."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small project, a part of whose codes left."""
    return write_project(tmp_path_factory.mktemp("builders") / "p", index=START)


def test_these_are_all_builders(project: Path, tmp_path: Path) -> None:
    with docutils_namespace():
        app = Sphinx(project, project, tmp_path, tmp_path, "dummy", status=None)
    assert app.registry.builders.keys() == PAGES.keys() | OTHERS


@pytest.mark.parametrize("builder", PAGES)
def test_links_in_html_land(project: Path, tmp_path: Path, builder: str) -> None:
    settings = {**CHINESE, **LIKE_THE_SITE, **NEEDED.get(builder, {})}
    built = build(project, tmp_path, builder=builder, settings=settings)
    assert built.warnings == []
    suffix, encoding = PAGES[builder]
    pages = elements_of(built.out, f"*.{suffix}", encoding)
    assert pages
    dead = dead_links(built.out, pages)
    if builder == "applehelp":  # which has Sphinx put its static files beside the book
        dead = {(page, address) for page, address in dead if "_static/" not in address}
    assert dead == set()


@pytest.mark.parametrize("builder", sorted(OTHERS))
def test_builds_without_a_warning(project: Path, tmp_path: Path, builder: str) -> None:
    settings = {**CHINESE, **NEEDED.get(builder, {})}
    assert build(project, tmp_path, builder=builder, settings=settings).warnings == []


@pytest.mark.parametrize("builder", ["text", "latex", "json", "singlehtml", "htmlhelp"])
def test_what_left_is_no_obstacle(tmp_path: Path, builder: str) -> None:
    built = build(write_left(tmp_path / "p"), tmp_path / "out", builder=builder, settings=CHINESE)
    assert built.warnings == []


def test_pages_as_json_link_to_each_other(project: Path, tmp_path: Path) -> None:
    """Whoever shows them has them at the addresses that they link by."""
    built = build(project, tmp_path, builder="json", settings=CHINESE)
    names = {path.relative_to(built.out).with_suffix("").as_posix() for path in _json(built.out)}
    known = {f"/{name}/".replace("/index/", "/") for name in names}
    for path in _json(built.out):
        name = path.relative_to(built.out).with_suffix("").as_posix()
        if name not in {"search", "genindex"}:
            page = msgspec.json.decode(path.read_bytes())
            folder = f"/{name}/".replace("/index/", "/")
            for address in addresses(elements(page["body"])):
                target = address.partition("#")[0]
                landed = os.path.normpath(os.path.join(folder, target))  # noqa: PTH118
                is_file = (built.out / landed.lstrip("/")).is_file()
                assert is_file or f"{landed}/".replace("//", "/") in known, (name, address)


def _json(out: Path) -> list[Path]:
    return sorted(path for path in out.rglob("*.fjson") if "_" not in path.name)


@pytest.mark.parametrize("builder", ["htmlhelp", "json", "devhelp", "epub"])
def test_what_is_for_browsers_is_for_them_alone(
    project: Path, tmp_path: Path, builder: str
) -> None:
    built = build(project, tmp_path, builder=builder, settings=CHINESE)
    for name in ("404.html", "robots.txt", "_static/zegocodes-lookup"):
        assert not (built.out / name).exists()


def test_the_site_itself_is_built_from_what_nobody_may_write(tmp_path: Path) -> None:
    """Nothing but the output is written, the doctrees among it as Sphinx has them by default."""
    checkout = tmp_path / "checkout"
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("docs", "data", "sphinx_zegocodes"):
        shutil.copytree(ROOT / name, checkout / name, ignore=ignored)
    for name in ("conf.py", "docutils.conf"):
        shutil.copy(ROOT / name, checkout)
    before = _state(checkout)
    command = [sys.executable, "-B", "-m", "sphinx", "-b", "epub", "-nW", "-q", "-c", "."]
    done = subprocess.run(
        [*command, "docs", tmp_path / "out"],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert _state(checkout) == before
    pages = elements_of(tmp_path / "out", "*.xhtml")
    assert dead_links(tmp_path / "out", pages) == set()


def _state(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}
