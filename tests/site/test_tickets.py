"""The texts that readers copy, as the pages hand them to the script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from small_project import document, write_data, write_project
from sphinx_builds import build, soup

from sphinx_zegocodes.catalogue.records import Row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Page = Callable[[str], Any]

DOCUMENTS = ("ai-agent", "rtc-server", "speech-recognition", "stream-mixing", "web-sdk")

PROMISE = """处理建议：
Web 端：
1. 明确流的来源，确保流是由 createStream 接口生成。
2. createStream 是异步操作返回的是 promise，需要保证在 then 之后或者 await 之后，再去推流。"""


def texts_of(tag: Any) -> dict[str, str]:
    return {
        name.removeprefix("data-zego-"): value
        for name, value in tag.attrs.items()
        if name.startswith("data-zego-")
    }


def test_both_pages_of_each_entry_say_the_same(article: Page) -> None:
    anchors = [anchor for name in DOCUMENTS for anchor in article(name).select("th .target")]
    assert len(anchors) == 502
    for anchor in anchors:
        texts = texts_of(anchor)
        assert texts["address"] == f"codes/{texts['code']}/#{anchor['id']}"
        section = article(f"codes/{texts['code']}").find(id=anchor["id"])
        assert texts_of(section) == texts


@pytest.mark.parametrize(
    ("anchor", "title", "advice"),
    [
        (
            "rtc-server-room-104",
            "ZEGO 104 房间不存在（RTC 服务端 API › 房间信令接口）",
            "处理建议：请确认请求房间 RoomId 是否存在。",
        ),
        ("stream-mixing-mixing-110200001", "ZEGO 110200001 失败（云端混流）", "处理建议：请重试。"),
        (
            "rtc-server-common-100000000",
            "ZEGO 100000000 请求头部中的 Host 错误（RTC 服务端 API › 公共返回码）",
            "处理建议：请确认请求头部 Host 地址是否正确。",
        ),
        ("rtc-server-room-121", "ZEGO 121 保存广播消息失败（RTC 服务端 API › 房间信令接口）", None),
        (
            "web-sdk-publish-1103044",
            (
                "ZEGO 1103044 不是通过 createStream 创建的流"
                "（Express Web SDK › 1003xxx/1103xxx 推流相关的错误码）"
            ),
            PROMISE,
        ),
    ],
)
def test_texts(page: Page, anchor: str, title: str, advice: str | None) -> None:
    texts = texts_of(page(f"codes/{anchor.rpartition('-')[2]}").find(id=anchor))
    assert texts["title"] == title
    assert texts.get("advice") == advice


def test_errata_are_no_advice(page: Page) -> None:
    texts = texts_of(page("codes/1002006").select_one(".zego-entry"))
    assert "'#', '$', '', '^'" in texts["advice"]
    assert "勘误" not in texts["advice"]


def test_advice_keeps_its_lines_and_a_column_that_is_not_shown_its_texts(tmp_path: Path) -> None:
    text = "Alpha\n=====\n\n.. zego:table:: alpha/main\n   :columns: name\n"
    project = write_project(tmp_path / "p", alpha=text)
    advice = "first\n\n- one\n- two & x\n\n  more\n\n3. three\n4. <b>\\\nfour"
    write_data(project, document("alpha", Row(("100",), name="E", action=advice)))
    built = build(project, tmp_path / "out")
    texts = texts_of(soup(built.out / "alpha/index.html").select_one("th .target"))
    assert texts["title"] == "ZEGO 100 E (alpha)"
    assert texts["advice"].splitlines() == [
        "Advice:",
        "first",
        "- one",
        "- two & x",
        "  more",
        "3. three",
        "4. <b>",
        "   four",
    ]


@pytest.mark.parametrize("builder", ["text", "latex", "xml", "singlehtml"])
def test_builders_without_code_pages_carry_no_texts(tmp_path: Path, builder: str) -> None:
    built = build(write_project(tmp_path / "p"), tmp_path / "out", builder=builder)
    assert built.warnings == []
    files = [
        path for path in built.out.rglob("*") if path.suffix in {".txt", ".tex", ".xml", ".html"}
    ]
    assert files
    assert all("ZEGO 100" not in path.read_text("utf-8") for path in files)
    assert all("data-zego-address" not in path.read_text("utf-8") for path in files)


def test_scripts_come_from_files(page: Page) -> None:
    """Hold that a policy can forbid everything inline; the theme's own few lines stand apart."""
    for name in ("codes/104", "rtc-server", "codes", "relations"):
        own = page(name).select("article script, article style, article [style], article [onclick]")
        assert own == []
        sources = [tag["src"].partition("?")[0] for tag in page(name).select("script[src]")]
        assert any(source.endswith("_static/zegocodes.js") for source in sources)
        assert not any(":" in source for source in sources)
