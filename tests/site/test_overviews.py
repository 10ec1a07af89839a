"""The list of documents on the start page, and its links to the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from small_project import DOCUMENTS, write_project
from sphinx_builds import build, soup

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Page = Callable[[str], Any]


def test_documents_stand_in_the_order_of_the_sidebar(page: Page) -> None:
    listed = [a["href"] for a in page(".").select(".zego-document a")]
    sidebar = [a["href"] for a in page(".").select(".sidebar-tree a.internal")]
    assert len(listed) == 5
    assert [address for address in sidebar if address in listed] == listed


def test_a_document_says_how_much_it_has_and_where(page: Page) -> None:
    first = page(".").select_one(".zego-documents > ul > li")
    lines = [line.get_text() for line in first.select("p")]
    assert lines == [
        "RTC 服务端 API 全局返回码",
        "134 个返回码，6 个表格（官方文档）",
        "表格 公共返回码、房间信令接口、混流转码接口、媒体服务接口、媒体文件接口、音视频流审核接口",
        "号段 0–999、1xxx、3xxx、5xxx、30xxx、40xxx–43xxx、50xxx、100000xxx、1102xxxxx",
    ]
    addresses = [a["href"] for a in first.select("a")]
    assert addresses[:3] == [
        "rtc-server/",
        "https://doc-zh.zego.im/real-time-video-server/api-reference/return-codes",
        "rtc-server/#common",
    ]


def test_a_code_that_is_alone_is_no_range(page: Page) -> None:
    ranges = [li.select("p")[-1].get_text() for li in page(".").select(".zego-documents > ul > li")]
    assert "号段 0、100000xxx、41000xxxx" in ranges
    assert "号段 1102xxxxx" in ranges


def test_overviews_are_not_what_searches_find(page: Page) -> None:
    assert all("no-search" in o["class"] for o in page(".").select(".zego-map, .zego-documents"))


def test_only_documents_on_pages_are_listed(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p", all=":orphan:\n\nAll\n===\n\n.. zego:documents::\n")
    (project / "zeta.rst").unlink()
    index = project / "index.rst"
    text = index.read_text().replace("   zeta\n", "").replace("   alpha\n", "") + "   alpha\n"
    index.write_text(text)
    built = build(project, tmp_path / "out")
    listed = [a.get_text() for a in soup(built.out / "all/index.html").select(".zego-document a")]
    assert listed == [f"{id_} codes" for id_ in (*DOCUMENTS[1:-1], "alpha")]


def test_the_data_can_be_linked_to(tmp_path: Path) -> None:
    text = ":orphan:\n\nData\n====\n\n:ref:`JSON <zego-codes-json>` :ref:`list <zego-codes>`\n"
    project = write_project(tmp_path / "p", data=text)
    pages = {"dirhtml": "data/index.html", "html": "data.html", "text": "data.txt"}
    for builder, page in pages.items():
        built = build(project, tmp_path / "out", builder=builder)
        assert built.warnings == []
        links = [a["href"] for a in soup(built.out / page).select("p a.internal")]
        files = [(built.out / page).parent / link for link in links]
        assert len(files) == (0 if builder == "text" else 2)
        assert all(file.exists() for file in files)
    assert "*JSON* *list*" in (built.out / page).read_text()
