"""The editions of the site: each in its language, page by page beside the other."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from projects import REPOSITORY
from site_fixtures import ADDRESS
from small_project import write_project
from sphinx.errors import ConfigError
from sphinx_builds import build, soup

from sphinx_zegocodes.catalogue.catalogue import load_catalogue
from sphinx_zegocodes.catalogue.folding import has_chinese
from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FAILED

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_builds import Build

PAGES = (
    "",
    "rtc-server/",
    "web-sdk/",
    "stream-mixing/",
    "codes/",
    "codes/104/",
    "codes/50001/",
    "relations/",
    "rules/",
)
NAMES = {"zh-CN": "", "en": "en/"}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
_OURS = re.compile(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->")
_MARKED = re.compile(r'(?s)<(\w+)[^>]*\slang="zh[^"]*"[^>]*>(?:(?!<\1\b).)*?</\1>')
_SAID = re.compile(r'\s(?:title|alt|aria-label|content|placeholder)="([^"]*)"')
_TAG = re.compile("<[^>]*>")


def pages_of(folder: Path) -> list[str]:
    """Return the addresses of a site's pages."""
    found = {path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html")}
    return sorted("" if page == "." else f"{page}/" for page in found)


def said_on(path: Path) -> list[str]:
    """Return what a page says in Chinese without a mark that it is."""
    text = _MARKED.sub("", _OURS.sub("", path.read_text("utf-8")))
    said = [*_TAG.sub("\n", text).splitlines(), *_SAID.findall(text)]
    return [each.strip() for each in said if has_chinese(each)]


def ids_of(path: Path) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', path.read_text("utf-8"))


def alternates(page: Any) -> dict[str, str]:
    """Return where a page says that its editions are, by language."""
    found = page.select('link[rel="alternate"][hreflang]')
    return {each["hreflang"]: each["href"] for each in found}


def test_no_chinese_is_on_a_page_in_english(english_site: Build) -> None:
    assert english_site.warnings == []
    out = english_site.out
    pages = {page: said_on(out / page / "index.html") for page in pages_of(out)}
    pages["404.html"] = said_on(out / "404.html")
    del pages["rules/"]  # its examples are in the language of the documents
    assert {page: said for page, said in pages.items() if said} == {}


def test_what_is_for_programs_is_in_english_too(english_site: Build) -> None:
    for name in ("codes/104.md", "codes/50001.md", "llms.txt"):
        assert not has_chinese((english_site.out / name).read_text("utf-8")), name


def test_pages_name_their_language(site: Build, english_site: Build) -> None:
    for page in PAGES:
        assert soup(site.out / page / "index.html").html["lang"] == "zh-CN"
        assert soup(english_site.out / page / "index.html").html["lang"] == "en"


def test_both_have_the_same_pages_with_the_same_anchors(site: Build, english_site: Build) -> None:
    pages = pages_of(site.out)
    assert pages == pages_of(english_site.out)
    catalogue, _ = load_catalogue(REPOSITORY / "data")
    anchors = {entry.anchor for entry in catalogue.entries.values()}
    anchors.update(key.partition("/")[2] for key in catalogue.tables)
    found = set()
    for page in pages:
        own, other = (
            anchors.intersection(ids_of(out / page / "index.html"))
            for out in (site.out, english_site.out)
        )
        assert own == other, page
        found |= own
    assert found == anchors


@pytest.mark.parametrize("page", PAGES)
def test_each_page_leads_to_its_twin(editions: Path, page: str) -> None:
    for own, other in (("", "en/"), ("en/", "")):
        at = editions / own / page
        parsed = soup(at / "index.html")
        (link,) = parsed.select("a.zego-edition")
        assert (at / link["href"]).resolve() == (editions / other / page).resolve()
        assert link["hreflang"] == link["lang"] == ("en" if other else "zh-CN")
        assert link.get_text() == ("English" if other else "中文")
        found = alternates(parsed)
        assert list(found) == ["zh-CN", "en", "x-default"]
        for language, path in {**NAMES, "x-default": ""}.items():
            assert (at / found[language]).resolve() == (editions / path / page).resolve()


@pytest.mark.parametrize("page", PAGES)
def test_with_an_address_alternates_are_absolute(addressed_editions: Path, page: str) -> None:
    expected = {language: f"{ADDRESS}{path}{page}" for language, path in NAMES.items()}
    expected["x-default"] = ADDRESS + page
    for own in NAMES.values():
        parsed = soup(addressed_editions / own / page / "index.html")
        assert alternates(parsed) == expected
        assert parsed.select_one('link[rel="canonical"]')["href"] == f"{ADDRESS}{own}{page}"


def test_all_twins_are_there(editions: Path) -> None:
    for path in editions.rglob("index.html"):
        if path.parent.name == "search":  # of no use to who searches elsewhere
            continue
        hrefs = re.findall(r'hreflang="[^"]*" href="([^"]*)"', path.read_text("utf-8"))
        assert hrefs, path
        for href in hrefs:
            assert (path.parent / href / "index.html").is_file(), (path, href)


def test_sitemaps_name_the_other_edition(addressed_editions: Path) -> None:
    for own in NAMES.values():
        tree = ET.fromstring((addressed_editions / own / "sitemap.xml").read_bytes())  # noqa: S314
        urls = tree.findall(f"{SITEMAP}url")
        assert urls
        for url in urls:
            address = str(url.findtext(f"{SITEMAP}loc"))
            page = address.removeprefix(f"{ADDRESS}{own}")
            assert page != address
            assert {link.get("hreflang"): link.get("href") for link in url.findall(LINK)} == {
                language: f"{ADDRESS}{path}{page}" for language, path in NAMES.items()
            }


def test_a_site_of_one_language_has_no_switch(tmp_path: Path) -> None:
    out = build(write_project(tmp_path / "p"), tmp_path / "out").out
    page = soup(out / "index.html")
    assert page.select("a.zego-edition") == []
    assert alternates(page) == {}


@pytest.mark.parametrize(
    ("conf", "message"),
    [
        ('{"en": "English"}', 'zegocodes_editions has to be like {"en": ("English", "en/")}'),
        ('{"en": ("English",)}', 'zegocodes_editions has to be like {"en": ("English", "en/")}'),
        ('{"en": ("English", 1)}', 'zegocodes_editions has to be like {"en": ("English", "en/")}'),
        ('{"en": 5}', 'zegocodes_editions has to be like {"en": ("English", "en/")}'),
        ('{"de": ("Deutsch", "")}', "zegocodes_editions has no edition for language = 'en'"),
        (
            '{"en": ("English", "en/")}\nhtml_baseurl = "https://e.org/"',
            "html_baseurl is 'https://e.org/', and has to end in /en/ as the edition in 'en' does",
        ),
    ],
)
def test_what_is_set_wrong_is_said(tmp_path: Path, conf: str, message: str) -> None:
    project = write_project(tmp_path / "p", f'language = "en"\nzegocodes_editions = {conf}\n')
    with pytest.raises(ConfigError, match=re.escape(message)):
        build(project, tmp_path / "out")


@pytest.mark.parametrize("base", ["https://e.org/en", "https://e.org/en/", "https://e.org/a/en/"])
def test_an_address_of_the_edition_is_right(tmp_path: Path, base: str) -> None:
    conf = f"""language = "en"
html_baseurl = "{base}"
zegocodes_editions = {{"zh_CN": ("中文", ""), "en": ("English", "en/")}}
"""
    out = build(write_project(tmp_path / "p", conf), tmp_path / "out").out
    site = f"{base.rstrip('/')}/".removesuffix("en/")
    assert alternates(soup(out / "alpha/index.html")) == {
        "zh-CN": f"{site}alpha/",
        "en": f"{site}en/alpha/",
        "x-default": f"{site}alpha/",
    }


def test_a_page_of_a_language_takes_the_place_of_the_other(tmp_path: Path) -> None:
    editions = '{"zh_CN": ("中文", ""), "en": ("English", "en/")}'
    project = write_project(tmp_path / "p", f"zegocodes_editions = {editions}\n")
    (project / "alpha.zh_CN.rst").write_text("甲\n==\n\n.. zego:table:: alpha/main\n", "utf-8")
    titles = {}
    for language in ("en", "zh_CN"):
        built = build(project, tmp_path / language, settings={"language": language})
        assert built.warnings == []
        titles[language] = soup(built.out / "alpha/index.html").h1.contents[0]
        assert not (built.out / "alpha.zh_CN").exists()
    assert titles == {"en": "alpha", "zh_CN": "甲"}


@pytest.fixture
def explain(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Return a function that explains in the repository: exit status, output and errors."""
    monkeypatch.chdir(REPOSITORY)
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delitem(os.environ, name, raising=False)

    def run(*arguments: str) -> tuple[int, str, str]:
        return main(["explain", *arguments]), *capsys.readouterr()

    return run


def test_codes_are_explained_in_english(explain: Any) -> None:
    status, out, err = explain("104", "--language", "en")
    assert (status, err) == (CLEAN, "")
    assert "rtc-server/room/104" in out
    assert not has_chinese(out)
    assert has_chinese(explain("104")[1])
    assert explain("104", "--language", "zh_CN") == explain("104")


def test_a_language_that_there_is_not_is_said(explain: Any) -> None:
    assert explain("104", "--language", "de") == (
        FAILED,
        "",
        "there is no translation into de; there are texts in zh, en\n",
    )
