"""The prose of a document: what stands beside its tables."""

from __future__ import annotations

import pytest
from reading import read


def blocks(text: str) -> list[tuple[str, str, int]]:
    """Return kind, text and line of each block."""
    return [(block.kind, block.text, block.line) for block in read(text).prose]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_blocks_with_their_lines(newline: str) -> None:
    text = """\
---
title: x
---
# 一 `a`

<Content />
<Note title="说明">

二 **b**
[三](/x) [四\\|_blank](8985#3) 。

</Note>

| 返回码 | 说明 |
|---|---|
| 1 | 五
六 |

- 七
  - 八

```js
九
```
<table><tr><td>返回码</td></tr>
<tr><td>1</td></tr></table>

十
---
"""
    assert blocks(text.replace("\n", newline)) == [
        ("h1", "一a", 4),
        ("paragraph", "二b三四。", 9),
        ("paragraph", "七", 19),
        ("paragraph", "八", 20),
        ("code", "九", 22),
        ("h2", "十", 28),
    ]


def test_links_are_absolute() -> None:
    (block,) = read("[一](/x) [二](8985#3) [三](#14214) [四](#here) <https://a.b>").prose
    assert block.links == (
        "https://doc-zh.zego.im/x",
        "https://doc-zh.zego.im/article/8985#3",
        "https://doc-zh.zego.im/article/14214",
        "#here",
        "https://a.b",
    )


def test_text_in_html_is_prose() -> None:
    text = "<div>\n一\n</div>\n\n<p>二</p>\n\n<Note>三</Note>\n\n<!-- 四 -->\n\n<br /><br />\n"
    assert [(kind, shown) for kind, shown, _ in blocks(text)] == [
        ("paragraph", "一"),
        ("paragraph", "二"),
        ("paragraph", "三"),
    ]


def test_links_in_html_are_links() -> None:
    text = '参见 <a href="/x" target="_blank">一</a> [二](/y)\n\n<p>参见 <a href="/z">三</a></p>\n'
    assert [(block.text, block.links) for block in read(text).prose] == [
        ("参见一二", ("https://doc-zh.zego.im/x", "https://doc-zh.zego.im/y")),
        ("参见三", ("https://doc-zh.zego.im/z",)),
    ]


def test_html_that_leads_nowhere_has_no_links() -> None:
    (block,) = read('<a name="x">一</a><a href="javascript:x">二</a>').prose
    assert block.links == ()


def test_entities_are_what_they_stand_for() -> None:
    assert [text for _, text, _ in blocks("<p>a &lt; b</p>\n\na &lt; b\n")] == ["a<b", "a<b"]


def test_what_shows_nothing_is_no_prose() -> None:
    text = '<Note\n  title="x">\n\n![](/a.png)\n\n{/* 一\n二 */}\n\n三\n'
    assert blocks(text) == [("paragraph", "三", 9)]


def test_directives_hold_prose() -> None:
    text = "(target)=\n## 一\n\n:::{note}\n二\n\n```{code} x\n三\n```\n:::\n\n"
    text += "```{zego:table} a/b\n```\n"
    assert blocks(text) == [
        ("h2", "一", 2),
        ("directive:note", "", 4),
        ("paragraph", "二", 5),
        ("directive:code", "x", 7),
        ("paragraph", "三", 8),
        ("directive:zego:table", "a/b", 12),
    ]


def test_directives_without_end_are_read() -> None:
    assert len(blocks(":::{note}\n" * 500)) == 22
