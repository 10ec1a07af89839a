"""What each release changed, as pages, feed and data tell it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import feedparser
import msgspec
import pytest
from left_entries import ALPHA
from small_project import DOCUMENTS, document, write_data, write_project
from sphinx_builds import build, soup

from sphinx_zegocodes.catalogue.catalogue import load_catalogue
from sphinx_zegocodes.catalogue.changes import closed
from sphinx_zegocodes.catalogue.records import Row

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_builds import Build

BETA = (
    Row(("200", "201"), name="E_BETA", description="beta failed <b> & more", action="retry"),
    Row(("7",), description="seven of beta"),
    Row(("250",), description="new"),
)
HOME = "https://codes.example.org"
SETTINGS = {"html_theme": "furo", "language": "zh_CN", "html_baseurl": HOME}


def release(project: Path, day: str) -> None:
    catalogue, diagnostics = load_catalogue(project / "data")
    assert diagnostics == []
    path = project / "data/changes.json"
    path.write_bytes(closed(catalogue.releases, day, catalogue).dump())


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a site with two releases, and a change that is not released."""
    project = write_project(tmp_path_factory.mktemp("changes") / "p")
    release(project, "2026-01-01")
    write_data(project, document("beta", *BETA), ALPHA)
    release(project, "2026-02-01")
    gamma = document("gamma", Row(("300", "301"), description="gamma failed again"))
    rows = (*gamma.tables[0].rows, *document("gamma").tables[0].rows[1:])
    write_data(project, document("gamma", *rows))
    return build(project, project / "out", settings=SETTINGS)


def test_the_page_has_the_words_before_and_after(changed: Build) -> None:
    page = soup(changed.out / "changes/index.html").select_one(".zego-changes")
    sections = page.select("section")
    assert [section["id"] for section in sections] == [
        "unreleased",
        "on-2026-02-01",
        "on-2026-01-01",
    ]
    pending, last, _ = sections
    assert "新增 1 个、修改 2 个" in last.p.text
    by_kind = {h3.text: h3.find_next_sibling("ul") for h3 in last.select("h3")}
    assert by_kind["新增"].li.a["href"] == "../codes/250/#beta-main-250"
    assert by_kind["新增"].li.a.text == "250"
    action = [dl for dl in by_kind["修改"].li.select("dl > div") if dl.dt.text == "Advice"]
    assert [each.text for each in action[0].select("del")] != []
    meaning = [dl for dl in by_kind["修改"].li.select("dl > div") if dl.dt.text == "Meaning"]
    assert [each.text for each in meaning[0].select("ins")] == [" <b> & more"]
    assert pending.select_one("ins").text == " again"


def test_the_page_of_a_code_says_since_when(changed: Build) -> None:
    def dates(code: str) -> dict[str, str]:
        rows = soup(changed.out / f"codes/{code}/index.html").select("div.zego-source")
        return {row.dt.text: row.dd.text for row in rows}

    assert dates("250")["收录于"] == "2026-02-01"
    assert "最近修改" not in dates("250")
    assert dates("200")["收录于"] == "2026-01-01"
    assert dates("200")["最近修改"] == "2026-02-01"
    assert dates("300")["最近修改"] == "尚未发布"
    assert dates("500") == {**dates("500"), "收录于": "2026-01-01"}


def test_every_page_says_which_data_it_shows(changed: Build) -> None:
    for name in ("index", "beta/index", "codes/200/index", "codes/index", "relations/index"):
        link = soup(changed.out / f"{name}.html").select_one(".zego-day a")
        assert link.text == "2026-02-01"


def test_the_data_have_the_days(changed: Build) -> None:
    data = json.loads((changed.out / "codes.json").read_bytes())
    assert data["version"] == "1.0"
    assert data["released"] == "2026-02-01"
    assert [each["id"] for each in data["documents"]] == sorted(DOCUMENTS)
    assert data["documents"][0]["official_url"] == "https://example.org/"
    by_key = {entry["key"]: entry for entry in data["entries"]}
    assert by_key["beta/main/250"]["added"] == "2026-02-01"
    assert by_key["beta/main/200"]["changed"] == "2026-02-01"
    assert by_key["gamma/main/300"]["unreleased"] is True
    assert "unreleased" not in by_key["beta/main/200"]
    schema = json.loads((changed.out / "codes.schema.json").read_bytes())
    assert schema["$id"] == f"{HOME}/codes.schema.json"


def test_a_parser_reads_the_feed(changed: Build) -> None:
    content = (changed.out / "changes.atom").read_bytes()
    feed = feedparser.parse(content)
    assert feed.bozo is False
    assert feed.version == "atom10"
    assert feed.feed.link == f"{HOME}/changes/"
    assert [entry.title.partition("：")[0] for entry in feed.entries] == [
        "2026-02-01",
        "2026-01-01",
    ]
    last, first = feed.entries
    assert last.updated == "2026-02-01T00:00:00+00:00"
    assert last.link == f"{HOME}/changes/#on-2026-02-01"
    assert f'href="{HOME}/codes/250/#beta-main-250"' in last.summary
    assert len({feed.feed.id, last.id, first.id}) == 3
    assert last.id.startswith("urn:uuid:")


def test_pages_name_the_feed(changed: Build) -> None:
    for name, href in (("index", "changes.atom"), ("changes/index", "../changes.atom")):
        links = soup(changed.out / f"{name}.html").select('link[type="application/atom+xml"]')
        assert [link["href"] for link in links] == [href]


def test_without_a_release_nothing_tells_of_any(tmp_path: Path) -> None:
    site = build(write_project(tmp_path / "p"), tmp_path / "out", settings=SETTINGS)
    assert not (site.out / "changes").exists()
    assert not (site.out / "changes.atom").exists()
    assert "zego-day" not in (site.out / "index.html").read_text("utf-8")
    entry = json.loads((site.out / "codes.json").read_bytes())["entries"][0]
    assert not {"added", "changed", "unreleased"} & entry.keys()


def test_a_feed_calls_itself_the_same_wherever_the_site_stands(
    tmp_path: Path, changed: Build
) -> None:
    project = write_project(tmp_path / "p")
    release(project, "2026-01-01")
    site = build(project, tmp_path / "out", settings={**SETTINGS, "html_baseurl": ""})
    here = feedparser.parse((site.out / "changes.atom").read_bytes())
    there = feedparser.parse((changed.out / "changes.atom").read_bytes())
    assert here.feed.id == there.feed.id
    assert here.entries[0].id == there.entries[1].id
    assert here.entries[0].link == "/changes/#on-2026-01-01"
    assert msgspec.json.encode(here.entries[0].title) == msgspec.json.encode(there.entries[1].title)
