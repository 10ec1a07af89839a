"""Fixtures: builds of the real site, one of each kind for all tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from html_pages import Element, elements_of
from sphinx_builds import Build, build, soup

from sphinx_zegocodes.catalogue.wording import speak

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "sphinx_zegocodes/site/static"
ADDRESS = "https://codes.example.org/zego/"
"""Where the site stands that knows its address."""


@pytest.fixture(scope="session", autouse=True)
def _no_address() -> Iterator[None]:
    """Take the address of a site out of the environment, which conf.py would read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(os.environ, "SITE_URL", raising=False)
        yield


@pytest.fixture(autouse=True)
def _in_chinese() -> None:
    """Speak the language of the real site, whatever was built before."""
    speak("zh_CN")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the real site, built from nothing."""
    return build(ROOT / "docs", tmp_path_factory.mktemp("site"), conf=ROOT)


@pytest.fixture(scope="session")
def addressed_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the real site as it is built for ``ADDRESS``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "SITE_URL", ADDRESS)
        return build(ROOT / "docs", tmp_path_factory.mktemp("addressed"), conf=ROOT)


@pytest.fixture(scope="session")
def english_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the English edition of the real site, on its own."""
    return build(ROOT / "docs", tmp_path_factory.mktemp("english"), conf=ROOT, tags=("en",))


@pytest.fixture(scope="session")
def editions(site: Build, english_site: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the real site with its English edition below it."""
    return _together(site, english_site, tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="session")
def addressed_editions(addressed_site: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same as it is built for ``ADDRESS``."""
    folder = tmp_path_factory.mktemp("addressed-editions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "SITE_URL", ADDRESS)
        english = build(ROOT / "docs", folder / "english", conf=ROOT, tags=("en",))
    return _together(addressed_site, english, folder)


def _together(chinese: Build, english: Build, folder: Path) -> Path:
    shutil.copytree(chinese.out, folder / "site")
    shutil.copytree(english.out, folder / "site/en")
    return folder / "site"


@pytest.fixture(scope="session")
def page(site: Build) -> Callable[[str], Any]:
    """Return a function that parses a page of the real site: ``page("codes/104")``."""
    parsed: dict[str, Any] = {}

    def parse(name: str) -> Any:
        if name not in parsed:
            parsed[name] = soup(site.out / name / "index.html")
        return parsed[name]

    return parse


@pytest.fixture(scope="session")
def article(site: Build) -> Callable[[str], Any]:
    """Return a function that parses what a page of the real site says, without what is around.

    That is an eighth of the page of a code; who asks for those of all codes does not wait.
    """
    parsed: dict[str, Any] = {}

    def parse(name: str) -> Any:
        if name not in parsed:
            text = (site.out / name / "index.html").read_text("utf-8")
            _, start, rest = text.partition("<article")
            inside, end, after = rest.partition("</article>")
            assert end
            assert "<article" not in inside + after
            parsed[name] = BeautifulSoup(start + inside + end, "html.parser").article
        return parsed[name]

    return parse


@pytest.fixture(scope="session")
def elements(site: Build) -> dict[str, list[Element]]:
    """Return the elements of all pages of the real site."""
    return elements_of(site.out)


@pytest.fixture(autouse=True)
def _fixed_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the date out of what is compared."""
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "1700000000")
