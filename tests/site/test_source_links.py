"""Links to the line of each row in its source, and to a new issue about it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from projects import REPOSITORY, copy_repository
from sphinx_builds import build, soup

from sphinx_zegocodes.catalogue.catalogue import load_catalogue
from sphinx_zegocodes.catalogue.records import Column, Document, Entry, Row, Table
from sphinx_zegocodes.site.source_links import SourceLinks, host_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_builds import Build

AT_GITHUB = "https://github.com/example/codes"
OPTIONS = {
    "source_repository": f"{AT_GITHUB}/",
    "source_branch": "main",
    "source_directory": "docs/",
}
ADDRESS = "https://codes.example.org"
_LINE = re.compile(rf"{AT_GITHUB}/blob/main/docs/sources/([a-z-]+)\.md\?plain=1#L(\d+)")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of this repository."""
    folder = tmp_path_factory.mktemp("linked")
    copy_repository(folder)
    for name in ("conf.py", "docutils.conf"):
        shutil.copy(REPOSITORY / name, folder)
    return folder


def built(project: Path) -> Build:
    settings: dict[str, Any] = {"html_theme_options": OPTIONS, "html_baseurl": ADDRESS}
    settings["html_last_updated_fmt"] = None  # tests have a day of their own
    return build(project / "docs", project / "out", conf=project, settings=settings)


@pytest.fixture(scope="module")
def linked(project: Path) -> Build:
    """Return the site with its repository known."""
    return built(project)


def lines_shown(site: Build) -> dict[str, tuple[str, int]]:
    """Return document and line that each entry leads to, the same on both of its pages."""
    catalogue, _ = load_catalogue(REPOSITORY / "data")
    rows: dict[str, Any] = {}
    for id_ in (document.id for document in catalogue.documents):
        for row in soup(site.out / id_ / "index.html").select("tr"):
            for anchor in row.select("th .target"):
                rows[anchor["id"]] = row.select_one("th .zego-to-source a")["href"]
    shown = {}
    for code, entries in catalogue.codes.items():
        page = soup(site.out / "codes" / code / "index.html")
        links = [a["href"] for a in page.select("dl .zego-to-source a") if "/blob/" in a["href"]]
        assert sorted(links) == sorted(rows[entry.anchor] for entry in entries)
        for entry in entries:
            match = _LINE.fullmatch(rows[entry.anchor])
            assert match
            document, line = match.groups()
            assert document == entry.document.id
            shown[entry.key] = document, int(line)
    return shown


def check_lines(project: Path, site: Build) -> None:
    """Hold each line against the source."""
    shown = lines_shown(site)
    texts = {p.stem: p.read_text("utf-8").split("\n") for p in (project / "docs/sources").iterdir()}
    assert len(shown) == sum(
        len(row.codes)
        for document in load_catalogue(REPOSITORY / "data")[0].documents
        for table in document.tables
        for row in table.rows
    )
    for key, (document, line) in shown.items():
        assert key.rpartition("/")[2] in texts[document][line - 1]


def contents(site: Build) -> dict[str, bytes]:
    return {p.relative_to(site.out).as_posix(): p.read_bytes() for p in site.out.rglob("*.html")}


def test_each_entry_leads_to_its_line_after_an_edit_above_it_too(
    project: Path, linked: Build
) -> None:
    assert linked.warnings == []
    check_lines(project, linked)
    before = contents(linked)
    source = project / "docs/sources/rtc-server.md"
    head, heading, rest = source.read_bytes().partition(b"\n## ")
    source.write_bytes(head + b"\n\n" + heading + rest)
    after = built(project)
    check_lines(project, after)
    changed = {name for name, content in contents(after).items() if before[name] != content}
    catalogue, _ = load_catalogue(REPOSITORY / "data")
    shifted = {e.code for e in catalogue.entries.values() if e.document.id == "rtc-server"}
    assert changed <= {"rtc-server/index.html", *(f"codes/{c}/index.html" for c in shifted)}
    assert "rtc-server/index.html" in changed


def test_an_issue_is_filled_in(linked: Build) -> None:
    page = soup(linked.out / "codes/104/index.html")
    (report,) = [a["href"] for a in page.select(".zego-to-source a") if a.text == "报告问题"]
    assert report.startswith(f"{AT_GITHUB}/issues/new?title=ZEGO%20104%20")
    said = parse_qs(urlsplit(report).query)
    assert said["title"] == ["ZEGO 104 房间不存在（RTC 服务端 API › 房间信令接口）"]
    (body,) = said["body"]
    assert "条目：rtc-server/room/104\n" in body
    assert f"地址：{ADDRESS}/codes/104/#rtc-server-room-104\n" in body
    assert "> 说明：房间不存在" in body


def test_the_page_of_a_document_leads_to_its_source(linked: Build) -> None:
    page = soup(linked.out / "rtc-server/index.html")
    edit, report = page.select("p.zego-to-source a")
    source = f"{AT_GITHUB}/blob/main/docs/sources/rtc-server.md?plain=1"
    assert edit["href"] == source
    assert parse_qs(urlsplit(report["href"]).query)["title"] == ["RTC 服务端 API 全局返回码"]
    assert {a["href"] for a in page.select('a[rel="edit"]')} == {source}


def test_without_a_repository_there_are_no_links(site: Build) -> None:
    for name in ("codes/104", "rtc-server"):
        text = (site.out / name / "index.html").read_text("utf-8")
        assert "zego-to-source" not in text
        assert "报告问题" not in text


def entry_of(text: str) -> Entry:
    table = Table("main", (Column("code", "码"), Column("description", "说明")), ())
    row = Row(("1",), description=text)
    return Entry("1", row, table, Document("alpha", "t", "p", "https://example.org", ()))


@pytest.mark.parametrize(
    ("repository", "edit", "report"),
    [
        (
            "https://github.com/a/b",
            "https://github.com/a/b/blob/a%23b/docs/sources/alpha.md?plain=1#L7",
            "https://github.com/a/b/issues/new?title=",
        ),
        (
            "https://gitlab.example.org/a/b",
            "https://gitlab.example.org/a/b/-/blob/a%23b/docs/sources/alpha.md?plain=1#L7",
            "https://gitlab.example.org/a/b/-/issues/new?issue%5Btitle%5D=",
        ),
        (
            "https://codeberg.org/a/b",
            "https://codeberg.org/a/b/src/branch/a%23b/docs/sources/alpha.md?display=source#L7",
            "https://codeberg.org/a/b/issues/new?title=",
        ),
    ],
)
def test_each_host_has_its_own_addresses(repository: str, edit: str, report: str) -> None:
    host = host_of(repository)
    assert host
    links = SourceLinks(repository, host, "a#b", "docs/sources", "", {"alpha/main/1": 7})
    made = links.of_entry(entry_of("x"), "t")
    assert made.edit == edit
    assert made.report.startswith(report)


@pytest.mark.parametrize("text", ["&body=x#y", '"><script>', "%0A", "房" * 5000, "😀" * 500])
def test_any_text_is_escaped_and_bounded(text: str) -> None:
    host = host_of(AT_GITHUB)
    assert host
    links = SourceLinks(AT_GITHUB, host, "main", "docs", "", {})
    made = links.of_entry(entry_of(text), text)
    assert len(made.report) < 4000
    assert re.fullmatch(r"[\w:/?=&%.~-]+", made.report, re.ASCII)
    assert made.report.count("&") == 1
    assert "#" not in made.edit  # the line is not known


@pytest.mark.parametrize("repository", ["", "http://github.com/a/b", "https://example.org/a", "x"])
def test_an_address_that_is_not_understood_makes_no_links(repository: str) -> None:
    assert host_of(repository) is None
