"""Descriptions, and the tags that links unfurl by."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from site_fixtures import ADDRESS, ROOT
from small_project import write_project
from sphinx_builds import build, soup

from sphinx_zegocodes.site.pages.html_context import shorten

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_builds import Build

    Page = Callable[[str], Any]

LONGEST = 122
"""A hundred and twenty characters, and an ellipsis."""


CARD = ROOT / "docs/_static/card.png"


def checksum(path: Path) -> str:
    return f"{zlib.crc32(path.read_bytes()):08x}"


def size_of(picture: Path) -> tuple[int, int]:
    """Return width and height of a PNG."""
    return struct.unpack(">II", picture.read_bytes()[16:24])


def tags_of(page: Any) -> dict[str, str]:
    """Return the tags of a page by name; each stands there once."""
    found = [(tag.get("name") or tag.get("property"), tag.get("content")) for tag in page("meta")]
    wanted = [
        tag for tag in found if tag[0] and tag[0].startswith(("description", "og:", "twitter:"))
    ]
    assert len(dict(wanted)) == len(wanted)
    return dict(wanted)


def test_code(addressed_site: Build) -> None:
    page = soup(addressed_site.out / "codes/104/index.html")
    description = (
        "RTC 服务端 API 返回码 104：房间不存在，与 5024、50001 内部判断逻辑相同。"
        "处理建议：请确认请求房间 RoomId 是否存在。"
    )
    assert tags_of(page) == {
        "description": description,
        "og:type": "article",
        "og:title": "104 房间不存在",
        "og:description": description,
        "og:url": f"{ADDRESS}codes/104/",
        "og:site_name": "ZEGO 返回码",
        "og:locale": "zh_CN",
        "og:image": f"{ADDRESS}_static/card.png?v={checksum(CARD)}",
        "twitter:card": "summary_large_image",
    }
    assert page.select_one("link[rel=canonical]")["href"] == f"{ADDRESS}codes/104/"


def test_pictures(site: Build, page: Page) -> None:
    """A card needs an absolute address; the icon is that of the favicon in pixels."""
    assert "og:image" not in tags_of(page("codes/104"))
    assert (site.out / "_static/card.png").read_bytes() == CARD.read_bytes()
    assert size_of(CARD) == (1200, 630)
    icon = CARD.with_name("icon.png")
    assert size_of(icon) == (180, 180)
    for rel in ("icon", "apple-touch-icon"):
        (tag,) = page("codes/104").select(f'link[rel="{rel}"]')
        assert tag["href"] == f"../../_static/icon.png?v={checksum(icon)}"


def test_without_an_address_nothing_says_where_the_page_is(page: Page) -> None:
    assert "og:url" not in tags_of(page("codes/104"))
    assert page("codes/104").select("link[rel=canonical]") == []


@pytest.mark.parametrize(
    ("name", "description"),
    [
        (  # two meanings, named with their places
            "codes/41003",
            (
                "41003 有 2 种含义。RTC 服务端 API（媒体服务接口）：直播不存在。"
                "RTC 服务端 API（媒体文件接口）：文件不存在。"
            ),
        ),
        (  # one meaning in three documents
            "codes/100000008",
            (
                "实时互动 AI Agent、RTC 服务端 API 等 3 个产品的返回码 100000008："
                "SignatureNonce 字段为空。处理建议：请填写 SignatureNonce。"
            ),
        ),
        (  # a list of marks follows
            "codes/1005003",
            (
                "Express Web SDK 返回码 1005003：混流任务 ID 中含有非法字符。"
                "处理建议：请检查混流任务 ID 是否有含有非法字符，仅支持数字……"
            ),
        ),
        (  # an address follows
            "codes/1017000",
            (
                "Express Web SDK 返回码 1017000：command 参数无效。"
                "处理建议：请传入正确的 command 参数……"
            ),
        ),
        ("codes", "411 个返回码（错误码）按数值排列，附含义和出处。"),
        (
            "web-sdk",
            (
                "Express Web SDK 常见错误码：232 个返回码（错误码）的含义与处理建议，"
                "每个返回码都有固定链接。"
            ),
        ),
    ],
)
def test_descriptions(page: Page, name: str, description: str) -> None:
    assert tags_of(page(name))["description"] == description


def test_every_page_has_a_description_that_ends_well(site: Build, page: Page) -> None:
    names = sorted(
        path.parent.relative_to(site.out).as_posix() for path in site.out.rglob("index.html")
    )
    names.remove("search")
    described = {name: tags_of(page(name))["description"] for name in names}
    assert len(described) > 411
    bad = {
        name: text
        for name, text in described.items()
        if len(text) > LONGEST or not text.endswith(("。", "！", "？", "……", "）", "”"))
    }
    assert bad == {}
    by_text: dict[str, list[str]] = {}
    for name, text in described.items():
        by_text.setdefault(text, []).append(name)
    assert [names for names in by_text.values() if len(names) > 1] == []


def test_the_start_page_is_the_website(page: Page) -> None:
    tags = tags_of(page("."))
    assert tags["og:type"] == "website"
    assert tags["og:title"] == "ZEGO 返回码"
    assert tags["description"].startswith("本站收录 ZEGO")


def test_a_page_says_itself_what_it_is_about(tmp_path: Path) -> None:
    text = '.. meta::\n   :description: All of "alpha" & <more>\n\nAlpha\n=====\n\nText.\n'
    project = write_project(tmp_path / "p", links=f":orphan:\n\n{text}")
    built = build(project, tmp_path / "out")
    tags = tags_of(soup(built.out / "links/index.html"))
    assert tags["description"] == tags["og:description"] == 'All of "alpha" & <more>'


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("短。", "短。"),
        ("a\n b", "a b"),
        ("一" * 100 + "。" + "二" * 100, "一" * 100 + "。"),
        ("一" * 30 + "。" + "二" * 60 + "，" + "三" * 60, "一" * 30 + "。" + "二" * 60 + "……"),
        ("一" * 200, "一" * 120 + "……"),
        ("支持数字，字符 '~', '!', '@', '#', '$'", "支持数字……"),
        ("详情见文档，https://example.org/", "详情见文档……"),
        ("他说：“好。”" + "一" * 200, "他说：“好。”" + "一" * 113 + "……"),
    ],
)
def test_shorten(text: str, short: str) -> None:
    assert shorten(text) == short
