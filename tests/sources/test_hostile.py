"""Texts made to hurt: nothing takes more than linear time, nothing ends in a traceback."""

from __future__ import annotations

import time

import pytest
from cell_texts import PIECES, SETTINGS
from hypothesis import given
from hypothesis import strategies as st
from reading import CELL_HEAD, read, visible

from sphinx_zegocodes.catalogue.records import statements_of

LONG = 4_000
PIECES_OF_MARKS = [
    *(
        "[",
        "![",
        "](",
        "[a](",
        "[a](<",
        "[a](  ",
        "[[",
        "[]",
        "(",
        "<",
        "&",
        "&a",
        "\\",
        "`",
        "a`|``",
    ),
    *("<a ", "<a a a a ", '<a a="', "<a a='", "<a a={{", "<a a={", "<a a={{}} ", "<a\n", "<br />"),
    *("<!--", "<!-- -->", "{/*", "{/* */", "<code>", "<!", "<![CDATA[", "<?", "</td>", "<table>"),
    *("<ul><li>", "</ul>", "<Note>", '<Note title="', "<a href='x'>", "https://", "https://a!"),
    *(
        "描述：",
        "描述  ",
        "**描述**：",
        "-",
        "- ",
        "|",
        "| - |",
        "|-",
        "—",
        "1、",
        " ",
        "　",
        "~",
        "*",
        "_",
    ),
    *(
        "```{a}\n",
        ":::{a}\n",
        "> ",
        "# x\n",
        "\\|",
        "[a]: ",
        "1. ",
        "<td colspan=1000 rowspan=1000>",
    ),
    *(":::note\n", "<Note>\n", "- <Note>\n", "<ul>\n- ", "- </ul>\n", "# <ul>\n", "- ```\n"),
]


def places(piece: str) -> list[str]:
    """Put as many of a piece as fit into 4,000 characters, everywhere in a document."""
    many = piece * (LONG // len(piece))
    lines = f"{piece}\n" * (LONG // 4 // (len(piece) + 1))
    rows = f"| 1 | {piece}\n" * (LONG // 8 // (len(piece) + 6))
    return [
        f"{CELL_HEAD}{many} |\n",
        f"{CELL_HEAD}a{many}b\n",
        f"{CELL_HEAD}{lines}",
        f"{CELL_HEAD}x |\n{lines}",
        f"{CELL_HEAD}x |\n{rows}",
        f"{CELL_HEAD}x |\n{rows.replace(' | ', ' ')}",
        f"| 错误码 | 描述{many} |\n|---|---|\n| 1 | 2 |\n",
        f"| 错误码 | 描述 |\n|---|---{many}x\n| 1 | 2 |\n",
        f"<table><tr><td>错误码<td>描述<tr><td>1<td>{many}</table>\n",
        f"{many}\n",
        lines,
    ]


@pytest.mark.parametrize("piece", PIECES_OF_MARKS)
def test_no_text_takes_for_ever(piece: str) -> None:
    start = time.process_time()
    for text in places(piece):
        read(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "piece",
    ["<!--", "{/*", "<code>", "<a a={{}}", "<a a={", "[", "](", "<ul><li>", "`", "\\|", "a  b"],
)
def test_a_long_cell_takes_linear_time(piece: str) -> None:
    """Half a minute or more, if its characters were looked at once for each other one."""
    text = f"{CELL_HEAD}<br />{piece * (60_000 // len(piece))}<br /> |\n"
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "piece",
    [
        *("# x\n", "- x\n", "> x\n", "x\\\n", "[x](y)\n", "```\n", ":::note\n", "<Note>\n\n"),
        *("- <Note>x</Note>\n", "- x\n\n  <Note>\n\n", "<Foo>\n", "{/* */}\n", "&amp;", "**a "),
    ],
)
def test_long_prose_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    read(piece * (60_000 // len(piece)))
    assert time.process_time() - start < 5


def test_many_rows_with_findings_take_linear_time() -> None:
    start = time.process_time()
    reading = read(CELL_HEAD + "".join(f"x |\n| {code} | y\n" for code in range(2, 8_000)))
    assert len(reading.diagnostics) == 7_998
    assert time.process_time() - start < 5


DOCUMENTS = st.lists(
    st.one_of(
        st.sampled_from([*PIECES, "\n", "\r", "\r\n", "\n\n", CELL_HEAD, "| 2 | x |\n", "|---|\n"]),
        st.sampled_from(["<table>", "<tr>", "<td>", "</table>", "```\n", "---\n", "# x\n"]),
        st.sampled_from(["- ", "> ", "3. ", "  ", "# ", ":::note\n", ":::\n", "<Note>\n\n"]),
        st.text(max_size=5),
    ),
    max_size=20,
).map("".join)


@given(DOCUMENTS)
@SETTINGS
def test_any_text_can_be_read(text: str) -> None:
    """There is no traceback, and each finding is inside the text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in read(text).diagnostics:
        if finding.path == "doc.md":
            span = finding.span
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1


def test_deep_nesting_keeps_its_text() -> None:
    for piece in ("<ul><li>", "<Note>", "<ol>", "<a>"):
        reading = read(f"{CELL_HEAD}{piece * 3000}内{'</li></ul>' * 3000} |\n")
        (row,) = reading.document.tables[0].rows
        assert "内" in f"{row.description}{row.notes}"


@pytest.mark.parametrize("piece", ["<ul><li>", "<Note>", "<Note>\n\n", ":::note\n", "- ", "> "])
def test_deep_nesting_in_prose_keeps_its_text(piece: str) -> None:
    for depth in (8, 40, 3000):
        reading = read(f"{piece * depth}内")
        texts = [visible(s.text) for s in statements_of(reading.document.content)]
        assert "内" in "".join([*texts, *(d.message for d in reading.diagnostics)]), depth
