"""Emphasis beside Chinese marks: what Markdown shows as asterisks is found, and mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cell_texts import SETTINGS
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from reading import prose_with_tables, read_cell

from sphinx_zegocodes.catalogue.rules.texts import MarkupRule
from sphinx_zegocodes.lint.fixing import apply_fixes

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic


def broken_in(found: list[Diagnostic]) -> list[Diagnostic]:
    return [each for each in found if each.rule is MarkupRule.BROKEN_EMPHASIS]


def mended(cell: str) -> str:
    """Return a cell with what was found mended."""
    reading = read_cell(cell)
    text = reading.source.text.encode()
    after = apply_fixes(text, broken_in(reading.diagnostics))[0].decode()
    return after.splitlines()[2].removeprefix("| 1 | ").removesuffix(" |")


def shown(text: str) -> str:
    return str(MarkdownIt("commonmark").renderInline(text))


@pytest.mark.parametrize(
    ("cell", "better"),
    [
        ("**注意：**如需帮助。", "**注意**：如需帮助。"),
        ("请**重试。**如需帮助。", "请**重试**。如需帮助。"),
        ("***重要！***请", "***重要***！请"),
        ("**注意:**如需", "**注意:** 如需"),
        ("如需**（注意）**帮助", "如需 **（注意）** 帮助"),
        ("前**“引”**后", "前 **“引”** 后"),
        ("**见（下）：**后", "**见（下）：** 后"),
        ("**`code`**中文", "**`code`** 中文"),
        ("**[链接](https://a.b)**请", "**[链接](https://a.b)** 请"),
        ("见**[链接](https://a.b)**", "见 **[链接](https://a.b)**"),
        ("**甲：**乙，**丙：**丁", "**甲**：乙，**丙**：丁"),
        ("描述：**注意：**如需<br />**原因：**无", "描述：**注意**：如需<br />**原因**：无"),
        ("*注意：*如需", "*注意*：如需"),
        ("__注意：__如需", "__注意__：如需"),
    ],
)
def test_what_shows_asterisks_is_found_and_mended(cell: str, better: str) -> None:
    assert mended(cell) == better
    assert broken_in(read_cell(better).diagnostics) == [] or "__" in better
    text = read_cell(better).document.tables[0].rows[0].description or ""
    assert "*" not in shown(text)


@pytest.mark.parametrize(
    "cell",
    [
        *("**注意**：如需", "**注意：** 如需", "（**注意：**）", "**注意：**", "**注意：**，如需"),
        *("**未闭合：如需", "2**3和4**5", "3 * 4 * 5", "3*4*5", "单价*（数量）*折扣", "* 一", "**"),
        *("a__b__c", "__init__：x", "a_b_c", r"\**注意：**如需", r"\*\*注意：\*\*如需"),
        *(
            "`**注意：**如需`",
            "[字](https://a.b/**甲：**乙)",
            "https://a.b/**c.**d",
            "****注意：****如需",
        ),
    ],
)
def test_what_markdown_sees_and_what_is_none_is_left_alone(cell: str) -> None:
    assert broken_in(read_cell(cell).diagnostics) == []


@pytest.mark.parametrize(
    "place", ["{}\n", "> {}\n", "- 一\n- {}\n", "# {}\n", ":::note\n{}\n:::\n"]
)
def test_prose_too(place: str) -> None:
    text = place.format("**注意：**如需帮助。")
    (found,) = broken_in(prose_with_tables(text).diagnostics)
    after = apply_fixes(text.encode(), [found])[0].decode()
    assert after == place.format("**注意**：如需帮助。")


@given(
    st.lists(
        st.sampled_from(["**", "中", "文", "a", "：", "。", "（", "）", "`x`", " "]), max_size=9
    )
)
@SETTINGS
def test_no_pair_is_shown_that_is_not_found(pieces: list[str]) -> None:
    """Two pairs of asterisks around a text are emphasis in the end, or one of them has a blank."""
    text = "".join(pieces)
    inner = text.split("**")
    if len(inner) != 3 or not inner[1].strip() or inner[1] != inner[1].strip():
        return
    assert "<strong>" in shown(mended(f"甲{text}乙").strip())
