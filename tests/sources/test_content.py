"""What a document says in order, prose and tables: `content.txt` beside this file holds cases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cell_texts import PROSE, SETTINGS
from hypothesis import given
from reading import Case, content_in_words, curated, prose_with_tables, read, read_cases

from sphinx_zegocodes.catalogue.diagnostics import in_order
from sphinx_zegocodes.catalogue.plain_text import plain_text
from sphinx_zegocodes.catalogue.records import Heading, blocks_of, statements_of

CASES = read_cases(Path(__file__).with_name("content.txt"))
WORD = re.compile(r"[A-Za-z]+|\w")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_content(case: Case, newline: str) -> None:
    assert content_in_words(prose_with_tables(case.text.replace("\n", newline))) == case.expected


@pytest.mark.parametrize(
    "note",
    [":::note\n{}:::\n", ":::note\n\n{}\n:::\n", "<Note>\n\n{}\n</Note>\n", "<Note>\n{}</Note>\n"],
)
def test_a_heading_with_its_table_stands_in_its_note(note: str) -> None:
    section = "## 公共错误码\n\n| 错误码 | 说明 |\n| --- | --- |\n| 1 | 失败。 |\n"
    assert content_in_words(read(note.format(section), curated("公共错误码"))).split("\n") == [
        "beginning of the note",
        "heading of level 2: 公共错误码",
        "table: t1",
        "end of the note",
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_stretch_for_each_statement_holds_its_first_word(case: Case) -> None:
    reading = prose_with_tables(case.text)
    statements = statements_of(reading.document.content)
    for statement, (start, end) in zip(statements, reading.stretches, strict=True):
        stretch = case.text[start:end]
        if statement.kind == "table":
            assert stretch.lstrip().startswith(("| 返回码", "<table>"))
        elif word := WORD.search(plain_text(statement.text)):
            assert word[0] in stretch


def test_what_is_found_in_prose_is_found_in_the_document() -> None:
    text = "<Foo>\n\n| 返回码 | 说明 |\n|---|---|\n| 1 | <Foo> |\n\n<Foo>\n"
    assert [d.at for d in in_order(read(text).diagnostics)] == ["doc", "doc/t1/1", "doc"]


@given(PROSE)
@SETTINGS
def test_there_is_a_stretch_for_each_statement(prose: str) -> None:
    reading = read(prose)
    assert len(reading.stretches) == len([*statements_of(reading.document.content)])
    assert all(0 <= start <= end <= len(prose) for start, end in reading.stretches)
    assert reading.stretches == sorted(reading.stretches, key=lambda stretch: stretch[0])


@pytest.mark.parametrize(
    "text",
    [
        "# 一 <ul>\n\n二",
        "# 一 <ul><li>二</li></ul>",
        "# 一 <Note>二</Note>",
        "# 一 <p>二</p>",
        "<Note>\n\n# 一 </Note>\n\n二",
        "- 一 </ul>\n- 二",
        "- 一 </li>\n- 二",
        "<Note>\n\n- 一 </Note>\n- 二\n",
        "<ul>\n\n- 一 </ul>\n- 二\n",
        "> 一 <Note>\n\n二 </Note>",
    ],
)
def test_tags_that_do_not_suit_the_blocks_around_them_lose_no_word(text: str) -> None:
    content = read(text).document.content
    assert re.findall("[一二]", "".join(s.text for s in statements_of(content))) == ["一", "二"]
    headings = [block.text for block in blocks_of(content) if isinstance(block, Heading)]
    assert not any("\n" in heading for heading in headings)
