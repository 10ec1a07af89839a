"""What is proposed for the curation of a document that has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import REPOSITORY
from reading import BASE, curated

from sphinx_zegocodes.catalogue.curation import CuratedTable, Curation, load_curation
from sphinx_zegocodes.sources.adding.proposal import Given, curation_text, holds_codes, propose
from sphinx_zegocodes.sources.adding.table_names import id_of
from sphinx_zegocodes.sources.source_text import SourceText, read_source
from sphinx_zegocodes.sources.tables.scanner import scan_tables

TABLE = "|错误码|描述|\n|-|-|\n|1|失败。|\n"


def _propose(text: str, given: Given | None = None, *known: str) -> Curation:
    files = [curated(*known)] if known else []
    source = SourceText(text, "new/player-errors.md")
    return propose(source, "player", given or Given(), files).curation


@pytest.mark.parametrize("document", ["ai-agent", "rtc-server", "speech-recognition", "web-sdk"])
def test_for_the_published_documents_it_is_what_people_wrote(document: str) -> None:
    source, _ = read_source(REPOSITORY / f"docs/sources/{document}.md")
    file, _ = load_curation(REPOSITORY / f"data/curation/{document}.yaml")
    assert source is not None
    assert file is not None
    wrote = file.curation
    given = Given(product=wrote.product, url=wrote.url)
    proposed = propose(source, document, given).curation
    assert (proposed.title, proposed.tables) == ((wrote.title, wrote.tables))


@pytest.mark.parametrize(
    ("heading", "id_"),
    [
        ("房间错误码", "room"),
        ("## 1. 推流与拉流相关错误码", "publish-play"),
        ("混流转码接口", "mixing"),
        ("1000xxx/1100xxx 通用错误码", "general"),
        ("MEDIA_PLAYER 错误码", "media-player"),
        ("播放器插件错误码", "player-plugin"),
        ("ZEGO API 错误码", None),
        ("其他", None),
        ("", None),
        ("登录、鉴权、网络、设备", "login-auth-network"),
    ],
)
def test_ids_are_made_of_the_words_that_are_known(heading: str, id_: str | None) -> None:
    assert id_of(heading) == id_


def test_a_heading_keeps_the_id_that_it_has_elsewhere() -> None:
    text = f"## 公共 返回码\n\n{TABLE}\n## 房间\n\n{TABLE}"
    assert _propose(text, None, "公共返回码").tables == (
        CuratedTable("t1", "公共 返回码"),
        CuratedTable("room", "房间"),
    )


def test_ids_are_unique() -> None:
    text = f"{TABLE}\n## 房间\n\n{TABLE}\n二\n\n{TABLE}\n## 其他\n\n{TABLE}\n# room\n\n{TABLE}"
    assert [table.id for table in _propose(text).tables] == [
        "table-1",
        "room",
        "room-2",
        "table-4",
        "room-3",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_headings_are_as_a_reader_sees_them(newline: str) -> None:
    text = f"## `zg`  [**房间**](/x) &amp; 其他 ##\n\n{TABLE}\n设备\n---\n\n{TABLE}"
    tables = _propose(text.replace("\n", newline)).tables
    assert [table.heading for table in tables] == ["zg 房间 & 其他", "设备"]


@pytest.mark.parametrize(
    ("text", "given", "title", "product"),
    [
        ("# 云播放器错误码\n", Given(), "云播放器错误码", "云播放器"),
        ("# 云播放器（Web）常见错误码\n", Given(), "云播放器（Web）常见错误码", "云播放器（Web）"),
        ("# 云播放器（错误码）\n", Given(), "云播放器（错误码）", "云播放器"),
        ("# 错误码\n", Given(), "错误码", "player"),
        ("# API 返回码\n", Given(), "API 返回码", "player"),
        ("# 错误码\n", Given(product="云播放器"), "云播放器 错误码", "云播放器"),
        ("# 错误码\n", Given("播放器的错误码"), "播放器的错误码", "播放器"),
        ("---\ntitle: 云播放器\n---\n# 错误码\n", Given(), "云播放器 错误码", "云播放器"),
        ("---\ntitle: 错误码\n---\n# 云播放器错误码\n", Given(), "云播放器错误码", "云播放器"),
        ("---\ntitle: 云播放器 错误码\n---\n# 错误码\n", Given(), "云播放器 错误码", "云播放器"),
        ("---\ntitle: 云播放器错误码\n---\n", Given(), "云播放器错误码", "云播放器"),
        ("---\ntitle: [\n---\n# 错误码\n", Given(), "错误码", "player"),
        ("---\n- title\n---\n# 错误码\n", Given(), "错误码", "player"),
        ("## 房间\n", Given(), "player-errors", "player-errors"),
    ],
)
def test_titles_and_products(text: str, given: Given, title: str, product: str) -> None:
    curation = _propose(text + TABLE, given)
    assert (curation.title, curation.product) == (title, product)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("# 错误码\n", "https://doc-zh.zego.im/"),
        ("---\nurl: https://doc-zh.zego.im/article/5\n---\n", "https://doc-zh.zego.im/article/5"),
        ("---\nurl: /article/5\n---\n", "https://doc-zh.zego.im/"),
        ("---\narticleID: 19702\n---\n", "https://doc-zh.zego.im/article/19702"),
        ("---\narticleID: 7\nurl: https://e.org/a\n---\n", "https://e.org/a"),
        ("---\narticleID: none\n---\n", "https://doc-zh.zego.im/"),
        (
            "---\narticleID: 7\n---\n## 房间\n[房间](/article/5#2)\n",
            "https://doc-zh.zego.im/article/7",
        ),
        ("## 房间\n见 [房间](/article/5#2)。\n", "https://doc-zh.zego.im/article/5"),
        ("## 房间\n见 [房间 \\|_blank](5#2)。\n", "https://doc-zh.zego.im/article/5"),
        ("## 房间\n见 [房间](/article/5)。\n", "https://doc-zh.zego.im/"),
        ("## 房间\n见 [设备](/article/5#2)。\n", "https://doc-zh.zego.im/"),
        ("## 房间\n见 [房间](https://example.org/#2)。\n", "https://doc-zh.zego.im/"),
    ],
)
def test_addresses(text: str, url: str) -> None:
    assert _propose(text + TABLE).url == url


@pytest.mark.parametrize("url", ["https://doc-zh.zego.im/", "https://doc-zh.zego.im/article/5"])
def test_the_text_of_a_curation_file_says_the_same(url: str) -> None:
    tables = (CuratedTable("room", "a: 'b' # c"), CuratedTable("table-2"))
    curation = Curation("yes", "2024-05-01", url, tables)
    text = curation_text(curation, BASE)
    file, findings = load_curation(Path("player.yaml"), lambda _: text.encode())
    assert findings == []
    assert file is not None
    assert file.curation == curation
    assert ("stands in for it" in text) == (url == "https://doc-zh.zego.im/")


def test_tables_of_something_else_hold_no_codes() -> None:
    source = SourceText(f"{TABLE}\n|参数|类型|\n|-|-|\n|a|b|\n")
    tables = scan_tables(source).tables
    assert [holds_codes(source, table) for table in tables] == [True, False]
