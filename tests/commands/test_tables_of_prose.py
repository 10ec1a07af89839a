"""Tables that hold no codes: prose, which ``add`` gives no id and which pages show as tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from projects import findings_here, replace

from sphinx_zegocodes.catalogue.plain_text import plain_lines
from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN
from sphinx_zegocodes.site.documents.commonmark import to_nodes

DOCUMENT = """\
# 白板错误码

## 请求参数

{}

## 房间错误码

| 返回码 | 描述 | 处理建议 |
|---|---|---|
| 7704 | 房间不存在。 | 请检查房间 ID。 |

| 现象 | 可能原因 |
|---|---|
| 无声 | 设备静音。 |
"""
PIPES = """\
| 参数 | 默认值 | 描述 |
|---|---|---|
| RoomId | 0 | 房间 [ID](/id)。<br />`a\\|b` |
| Count | 100 | <ul><li>一</li><li>二</li></ul> |"""
HTML = (
    "<table><tr><th>参数</th><th>默认值</th><th>描述</th></tr>"
    '<tr><td>RoomId</td><td>0</td><td>房间 <a href="/id">ID</a>。<br />`a|b`</td></tr>'
    "<tr><td>Count</td><td>100</td><td><ul><li>一</li><li>二</li></ul></td></tr></table>"
)
SAID = (
    "| 参数 | 默认值 | 描述 |\n| --- | --- | --- |\n"
    "| RoomId | 0 | 房间 [ID](https://example.com/id)。 `a\\|b` |\n| Count | 100 | 一 二 |"
)


@pytest.fixture(autouse=True)
def project(family: None) -> None:
    """Work in a copy of the small family, in sync."""
    del family


def _add(text: str) -> list[Any]:
    Path("Downloaded.md").write_text(text, "utf-8")
    assert main(["add", "Downloaded.md", "--id", "new"]) == CLEAN
    return list(json.loads(Path("data/codes/new.json").read_text("utf-8"))["content"])


@pytest.mark.parametrize("table", [PIPES, HTML], ids=["pipes", "html"])
def test_a_table_without_codes_is_a_text_and_gets_no_id(table: str) -> None:
    content = _add(DOCUMENT.format(table))
    assert [block.get("id") for block in content if block["type"] == "table"] == ["room"]
    assert [block["text"] for block in content if block["type"] == "text"] == [
        SAID,
        "| 现象 | 可能原因 |\n| --- | --- |\n| 无声 | 设备静音。 |",
    ]
    assert "/new/#parameters" not in Path("data/permalinks.txt").read_text("utf-8")
    assert findings_here() == []


def test_one_that_comes_later_is_no_new_table() -> None:
    source = Path("docs/sources/alpha.md")
    source.write_text(f"{source.read_text('utf-8')}\n## 请求参数\n\n{PIPES}\n", "utf-8")
    assert main(["sync"]) == CLEAN
    assert main(["sync", "--propose"]) == CLEAN
    assert findings_here() == []


def test_a_known_table_whose_codes_are_gone_is_still_an_error() -> None:
    _add(DOCUMENT.format(PIPES))
    replace("docs/sources/new.md", "| 返回码 | 描述 |", "| 参数 | 描述 |")
    found = [finding for finding in findings_here() if " ZC118 " in finding]
    assert len(found) == 1
    assert found[0].endswith("where it is prose, take it out of the curation")


def test_it_is_shown_as_a_table() -> None:
    (table,) = to_nodes(SAID)
    assert isinstance(table, nodes.table)
    cells = [[cell.astext() for cell in row] for row in table.findall(nodes.row)]
    assert cells == [
        ["参数", "默认值", "描述"],
        ["RoomId", "0", "房间 ID。 a|b"],
        ["Count", "100", "一 二"],
    ]
    assert plain_lines(SAID)[1] == "RoomId | 0 | 房间 ID。 a|b"
