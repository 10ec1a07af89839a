"""The real site: every code, every word, every link."""

from __future__ import annotations

import csv
import html
import json
import re
from collections import Counter
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin

import jsonschema
import pytest
from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from html_pages import Element
    from sphinx_builds import Build

    Page = Callable[[str], Any]

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("ai-agent", "rtc-server", "speech-recognition", "stream-mixing", "web-sdk")
LINKING = {"a", "link", "script"}
CORRECTED = {"1002006", "1002012", "1005003"}
"""The codes of the three rows whose published text an erratum corrects."""

ROW = re.compile(r"^\|\s*(?P<codes>\d[\d、]*)\s*\|(?P<text>.*)$")
MARKUP = re.compile(r"<[A-Za-z/][^<>]*>|\\\|_blank|\]\([^()\s]*\)|(?<!\\)\[(?=[^\[\]]*\]\()")
LABEL = re.compile(r"(?:描述|可能原因|处理建议|注意事项)：")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def source_text(document: str) -> str:
    """Return a source with its torn cells mended."""
    text = (ROOT / f"docs/sources/{document}.md").read_text("utf-8")
    return re.sub(r"'\n<Content />", "' ", text)


def source_rows() -> Iterator[tuple[str, str, list[str]]]:
    """Yield document, codes and pieces of visible text of each row, by plain text surgery."""
    for document in DOCUMENTS:
        for line in source_text(document).splitlines():
            if match := ROW.match(line):
                cells = re.split(r"(?<!\\)\|", match["text"])
                parts = [part for cell in cells for part in re.split(r"<br ?/>|</?li>|\n", cell)]
                plain = [
                    squeezed(html.unescape(LABEL.sub("", MARKUP.sub("", part)))) for part in parts
                ]
                plain = [re.sub(r"\\(.)", r"\1", part) for part in plain]
                yield document, match["codes"], [p for p in plain if p not in ("", "-")]


def source_prose(document: str) -> Iterator[str]:
    """Yield the visible text of each line outside of tables, by plain text surgery."""
    for line in source_text(document).splitlines():
        if not re.match(r"\||```|- - -|---", line):
            text = MARKUP.sub("", re.sub(r'<Note title="(.*)">', r"\1", line))
            yield squeezed(re.sub(r"^(?:#+|-|\d\.) ", "", text))


def codes_json(site: Build) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads((site.out / "codes.json").read_bytes())["entries"]
    return entries


def test_builds_without_a_warning(site: Build) -> None:
    assert site.warnings == []


def test_counts(site: Build, page: Page) -> None:
    tables = [t for d in DOCUMENTS for t in page(d).select("table.zego-table")]
    rows = [row for table in tables for row in table.select("tbody tr")]
    pages = [p for p in (site.out / "codes").iterdir() if p.is_dir()]
    assert len(tables) == 21
    assert len(rows) == 494
    assert sum(len(row.select("th .target")) for row in rows) == 502
    assert len(pages) == 411


def test_every_word_of_every_cell_is_on_both_pages(article: Page) -> None:
    rows = list(source_rows())
    assert len(rows) == 494
    missing = []
    corrected = 0
    shown: dict[tuple[str, str], list[str]] = {
        (document, row.select_one("th p").get_text(strip=True)): []
        for document in DOCUMENTS
        for row in article(document).select("table.zego-table tbody tr")
    }
    for document in DOCUMENTS:
        for row in article(document).select("table.zego-table tbody tr"):
            key = (document, row.select_one("th p").get_text(strip=True))
            shown[key].append(squeezed(row.get_text()))
    for document, codes, parts in rows:
        if codes in CORRECTED:
            corrected += 1
            continue
        texts = [" ".join(shown[document, codes])]
        texts += [squeezed(article(f"codes/{code}").get_text()) for code in codes.split("、")]
        missing += [(document, codes, part) for part in parts for text in texts if part not in text]
    assert missing == []
    assert corrected == 3


def test_every_line_of_prose_is_on_its_page_in_order(page: Page) -> None:
    for document in DOCUMENTS:
        text = squeezed(page(document).select_one("article").get_text())
        at = 0
        for line in source_prose(document):
            assert line in text[at:], (document, line)
            at = text.index(line, at) + len(line)
    assert len(list(source_prose("web-sdk"))) > 80


def test_errata_are_applied_and_say_why(page: Page) -> None:
    for code in sorted(CORRECTED):
        for name in ("web-sdk", f"codes/{code}"):
            (table_row,) = (
                tag.find_parent(["tr", "section"]) for tag in page(name).select(f"[id$='-{code}']")
            )
            assert "'#', '$', '', '^'" in table_row.get_text()
            assert "勘误" in table_row.select_one(".zego-erratum").get_text()


def test_code_page_names_document_table_row_and_neighbours(page: Page) -> None:
    section = page("codes/104").select_one("#rtc-server-room-104")
    assert section.h2.get_text() == "RTC 服务端 API › 房间信令接口#"
    labels = [dt.get_text() for dt in section.select("dt")]
    assert labels == ["说明", "处理建议", "出处", "收录于", "同义"]
    assert section.select_one(".zego-source a")["href"] == "../../rtc-server/#rtc-server-room-104"
    assert section.select_one("a[rel=prev]")["href"] == "../9/"
    assert section.select_one("a[rel=next]")["href"] == "../105/"
    # Of a code with several entries, it is the one in this table that is near.
    near = page("codes/8").select_one("#rtc-server-room-8 a[rel=prev]")
    assert near["href"] == "../3/#rtc-server-room-3"
    assert page("codes/104").title.get_text() == "104 房间不存在 - ZEGO 返回码"


def test_code_with_several_entries_lists_them_first(page: Page) -> None:
    article = page("codes/41003").select_one("article")
    assert article.h1.get_text() == "41003 直播不存在 / 文件不存在"
    links = [a["href"] for a in article.select(".zego-several a")]
    assert links == ["#rtc-server-media-41003", "#rtc-server-media-file-41003"]
    assert not page("codes/104").select(".zego-several")


def test_a_document_that_is_published_no_longer_says_what_is_nowhere_else(
    site: Build, page: Page
) -> None:
    note = page("stream-mixing").select_one("article .admonition")
    in_table: dict[str, set[str]] = {}
    for entry in codes_json(site):
        in_table.setdefault(f"{entry['document']}/{entry['table']}", set()).add(entry["code"])
    section, *codes = note.select("a")
    assert section["href"] == "../rtc-server/#mixing"
    lacking = in_table["stream-mixing/mixing"] - in_table["rtc-server/mixing"]
    assert {code.get_text() for code in codes} == lacking
    assert f"以下 {len(lacking)} 个返回码" in note.get_text()


def test_all_codes_are_listed_with_their_meanings(page: Page) -> None:
    assert len(page("codes").select("table.zego-all-codes tbody .zego-at a")) == 502
    assert len(page("codes").select("th a")) == 411
    assert "房间不存在" in page("codes").get_text()


def test_tables_have_a_column_per_field_and_land_on_their_heading(page: Page) -> None:
    section = page("rtc-server").find(id="room")
    assert section.h2.get_text().startswith("房间信令接口")
    headers = [th.get_text(strip=True) for th in section.select("thead th")]
    assert headers == ["返回码", "说明", "处理建议"]


def test_a_field_that_few_rows_have_stands_below_another(page: Page) -> None:
    for name in ("rtc-server", "web-sdk"):
        below = page(name).select("td.zego-action > .zego-below")
        assert [each.select_one(".zego-kind").get_text() for each in below] == ["注意事项"]
        assert len(below[0].get_text()) > 20


def test_every_table_has_a_name_of_its_own(page: Page) -> None:
    for name in ("rtc-server", "web-sdk", "codes", "relations", "."):
        tables = page(name).select("article table")
        labels = [table.get("aria-label") for table in tables]
        assert all(labels)
        assert len(set(labels)) == len(labels)


def test_inventory_has_codes_and_entries(site: Build) -> None:
    inventory = InventoryFile.loads((site.out / "objects.inv").read_bytes(), uri="").data
    assert len(inventory["zego:code"]) == 411
    assert len(inventory["zego:entry"]) == 502
    assert inventory["zego:code"]["104"].uri == "codes/104/"
    entry = inventory["zego:entry"]["rtc-server/room/104"]
    assert entry.uri == "codes/104/#rtc-server-room-104"


def test_codes_json_keeps_its_promises(site: Build) -> None:
    entries = codes_json(site)
    assert len(entries) == 502
    entry = next(e for e in entries if e["key"] == "rtc-server/room/104")
    assert entry["url"] == "/codes/104/#rtc-server-room-104"
    assert entry["relations"]["equivalent"] == ["rtc-server/room/5024", "rtc-server/room/50001"]
    assert "causes" not in entry
    schema = json.loads((site.out / "codes.schema.json").read_bytes())
    jsonschema.Draft7Validator.check_schema(schema)
    for path in [site.out / "codes.json", *(site.out / "codes").glob("*.json")]:
        jsonschema.Draft7Validator(schema).validate(json.loads(path.read_bytes()))
    of_one = json.loads((site.out / "codes/104.json").read_bytes())["entries"]
    assert of_one == [entry]
    with (site.out / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["key"]: row for row in csv.DictReader(file)}
    assert len(rows) == 502
    for key in ("product", "heading", "official_url", "description"):
        assert [row[key] for row in rows.values()] == [e.get(key, "") for e in entries]
    assert rows["rtc-server/room/104"]["heading"] == "房间信令接口"


@pytest.mark.parametrize("kind", ["equivalent", "same_code", "same_row", "same_text"])
def test_relations_hold_both_ways(site: Build, kind: str) -> None:
    related = {entry["key"]: entry["relations"][kind] for entry in codes_json(site)}
    assert any(related.values())
    assert all(key in related[other] for key, others in related.items() for other in others)


def test_ids_are_unique_and_links_land(site: Build, elements: dict[str, list[Element]]) -> None:
    found = {
        PurePath(path).parent.as_posix(): tags
        for path, tags in elements.items()
        if PurePath(path).name == "index.html"
    }
    ids = {
        name: Counter(each.attributes["id"] for each in tags if "id" in each.attributes)
        for name, tags in found.items()
    }
    assert {name: n for name, c in ids.items() for n in c.items() if n[1] > 1} == {}
    links = {link for name, tags in found.items() for link in broken_links(site, tags, name, ids)}
    assert sorted(links) == []


def broken_links(
    site: Build, tags: list[Element], name: str, ids: dict[str, Counter[str]]
) -> Iterator[tuple[str, str]]:
    """Yield the links of a page inside the site whose page or anchor does not exist."""
    for tag in tags:
        address = tag.attributes.get("href") or tag.attributes.get("src")
        if tag.name not in LINKING or not address or "hreflang" in tag.attributes:
            continue
        if re.match(r"[a-z]+:", address):
            continue
        here = "/" if name == "." else f"/{name}/"
        path, fragment = urldefrag(urljoin(f"http://site{here}", address))
        path = unquote(path.removeprefix("http://site/").partition("?")[0])
        if path and not path.endswith("/"):
            if not (site.out / path).is_file():
                yield name, address
            continue
        target = path.rstrip("/") or "."
        if target not in ids or (fragment and fragment not in ids[target] and fragment != "top"):
            yield name, address
