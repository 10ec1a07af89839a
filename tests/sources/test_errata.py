"""Errata: what they correct, what they settle, and where findings behind them stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from reading import curated, fields_of, in_words, read

from sphinx_zegocodes.catalogue.curation import Erratum, Waiver
from sphinx_zegocodes.catalogue.diagnostics import in_order
from sphinx_zegocodes.catalogue.rules.project import CurationRule
from sphinx_zegocodes.catalogue.rules.texts import MarkupRule
from sphinx_zegocodes.sources.errata import RowText
from sphinx_zegocodes.sources.waivers import stale_waivers, without_waived

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.records import Field

TABLE = """\
| 返回码 | 说明 | 处理建议 |
|---|---|---|
| 1 | 一𠮷二 | 三[四](x) |
| 2 | 五'
<Content />, 六 | <Foo>七 [八](y) |
"""


def erratum(code: int, field: Field, was: str, reads: str) -> Erratum:
    return Erratum(f"doc/t1/{code}", field, was, reads, "原文有误。")


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("reads", ["'$'", "", "'$' and much more text than before", "'\n'"])
def test_findings_behind_an_erratum_stand_where_the_source_has_them(
    reads: str, newline: str
) -> None:
    was = f"'{newline}<Content />"
    file = curated("", errata=(erratum(2, "description", was, reads),))
    reading = read(TABLE.replace("\n", newline), file)
    found = [(d.rule, d.span.line, d.span.column) for d in reading.diagnostics]
    assert found == [
        (MarkupRule.BAD_LINK, 3, 14),
        (MarkupRule.UNKNOWN_TAG, 5, 18),
        (MarkupRule.BAD_LINK, 5, 25),
    ]


def test_an_erratum_is_noted_with_its_row_and_its_field_only() -> None:
    correction = erratum(2, "description", "'\n<Content />", "'$'")
    row = read(TABLE, curated("", errata=(correction,))).document.tables[0].rows[1]
    assert row.description == "五'$', 六"
    assert row.action == "\\<Foo>七 八"
    assert [(c.field, c.was, c.reads) for c in row.corrections] == [
        ("description", correction.was, correction.reads)
    ]


def test_findings_inside_what_an_erratum_replaces_are_settled() -> None:
    """The tear, the component and the link are gone with the text that held them."""
    errata = (
        erratum(1, "action", "三[四](x)", "三"),
        erratum(2, "description", "五'\n<Content />", "五"),
        erratum(2, "action", "<Foo>", ""),
        erratum(2, "action", "[八](y)", "[八](/y)"),
    )
    reading = read(TABLE, curated("", errata=errata))
    assert in_words(reading) == (
        "返回码 = code | 说明 = description | 处理建议 = action\n"
        "- 1\n"
        "description:  一𠮷二\n"
        "action:       三\n"
        "- 2\n"
        "description:  五, 六\n"
        "action:       七 [八](https://doc-zh.zego.im/y)"
    )


@pytest.mark.parametrize(
    "stale",
    [
        erratum(1, "description", "没有", "二"),
        erratum(1, "action", "一", "二"),
        erratum(2, "description", "一", "二"),
        erratum(9, "description", "一", "二"),
    ],
    ids=["not in the row", "in another field", "in another row", "of no row"],
)
def test_an_erratum_whose_text_is_gone_is_an_error(stale: Erratum) -> None:
    reading = read(TABLE, curated("", errata=(stale,)))
    (finding,) = [d for d in reading.diagnostics if d.rule is CurationRule.STALE_ERRATUM]
    assert finding.path == "doc.yaml"
    assert finding.at == stale.at


def test_an_erratum_may_mend_the_cells_of_a_row() -> None:
    text = "| 返回码 | 说明 | 处理建议 |\n|---|---|---|\n| 1 | 一 二 |\n| 2 | 三 | 四 |\n"
    file = curated("", errata=(erratum(1, "description", "| 一 二", "| 一 | 二"),))
    reading = read(text, file)
    assert fields_of(reading.document.tables[0].rows[0]) == {"description": "一", "action": "二"}


def test_an_erratum_in_a_cell_that_spans_rows() -> None:
    text = """\
<table>
<tr><th>返回码</th><th>说明</th><th>处理建议</th></tr>
<tr><td>1</td><td rowspan="2">一</td><td>二</td></tr>
<tr><td>2</td><td>三[四](x)</td></tr>
</table>
"""
    file = curated("", errata=(erratum(2, "action", "三", "三、五"),))
    reading = read(text, file)
    first, second = reading.document.tables[0].rows
    assert fields_of(first) == {"description": "一", "action": "二"}
    assert fields_of(second) == {"description": "一", "action": "三、五四"}
    assert [(d.span.line, d.span.column) for d in reading.diagnostics] == [(4, 20)]


def test_a_waiver_settles_a_finding_of_its_rule_at_its_row() -> None:
    waivers = tuple(
        Waiver(rule, at, "原文如此。")
        for rule, at in (("ZC304", "doc/t1/1"), ("ZC304", ("doc/t1/2", "doc/t1/3")))
    )
    file = curated("")
    file = replace(file, curation=replace(file.curation, waivers=waivers))
    found = read(TABLE, file).diagnostics
    assert [(d.rule.code, d.at) for d in in_order(without_waived(found, [file]))] == [
        ("ZC101", "doc/t1/2"),
        ("ZC305", "doc/t1/2"),
        ("ZC301", "doc/t1/2"),
    ]
    assert [(d.rule.code, d.at) for d in stale_waivers(found, [file])] == [("ZC603", "doc/t1/3")]


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4), st.text("xy", max_size=6))),
)
def test_a_passage_knows_where_each_of_its_characters_stands(
    edits: list[tuple[int, int, str]],
) -> None:
    """Letters of the source that are left stand where they stood, whatever was replaced."""
    source = "abcdefghijklm"
    passage = RowText(source, [], [(0, 100)])
    for wished, length, reads in edits:
        start = min(wished, len(passage.text))
        passage.replace(start, min(start + length, len(passage.text)), reads)
    for position, character in enumerate(passage.text):
        offset = passage.source_offset(position) - 100
        assert 0 <= offset <= len(source)
        if character not in "xy":
            assert source[offset] == character


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_an_erratum_holds_however_lines_end(newline: str) -> None:
    erratum = Erratum("doc/t1/1", "description", "a\nb", "ab", "换行。")
    text = "| 错误码 | 描述 |\n|---|---|\n| 1 | a\nb。 |\n".replace("\n", newline)
    reading = read(text, curated("", errata=(erratum,)))
    assert reading.document.tables[0].rows[0].description == "ab。"
    assert reading.diagnostics == []


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("description", ("频道不存在，请加入房间。", "请检查房间号，再进房间。")),
        ("action", ("房间不存在，请加入房间。", "请检查频道号，再进房间。")),
    ],
)
def test_an_erratum_is_looked_for_in_its_field(field: Field, expected: tuple[str, str]) -> None:
    table = "| 返回码 | 描述 | 处理建议 |\n|---|---|---|\n"
    text = f"{table}| 1 | 房间不存在，请加入房间。 | 请检查房间号，再进房间。 |\n"
    reading = read(text, curated("", errata=(erratum(1, field, "房间", "频道"),)))
    [row] = reading.rows
    assert (row.row.description, row.row.action) == expected
    assert [d for d in reading.diagnostics if d.rule is CurationRule.STALE_ERRATUM] == []
