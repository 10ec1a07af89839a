"""The scanner against markdown-it-py, on documents whose tables are well formed.

Those that stand where the scanner reads none are reported.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from cell_texts import SETTINGS
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin
from reading import prose_with_tables, scan

from sphinx_zegocodes.catalogue.rules.tables import TableRule

CELL = st.text(st.sampled_from("a1-中é𠮷*_<>[]()!&;:#`\\ ~=+.'\""), max_size=8).map(
    lambda text: text.replace("`", "`x`") if text.count("`") % 2 else text
)
"""Any text without pipes, its backticks in pairs."""


class Table(NamedTuple):
    """A table as one of the two sees it."""

    line: int
    rows: list[tuple[int, list[str]]]


@st.composite
def cells(draw: st.DrawFn, *, framed: bool) -> str:
    """Draw a cell; without a pipe before it, a row must not begin like another block."""
    text = draw(CELL)
    pipes = draw(st.sampled_from(["", "", "\\|", "\\| \\|", "`\\|`"]))
    text = f"{text}{pipes}".rstrip("\\")
    return text if framed else f"x{text}x"


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Draw a table."""
    framed = draw(st.booleans())
    width = draw(st.integers(1 if framed else 2, 4))
    indent = draw(st.sampled_from(["", "", " ", "   "]))
    dashes = st.sampled_from(["---", ":--", "-:", ":-:", "-", "-----"])
    rows = [
        [draw(cells(framed=framed)) for _ in range(width)] for _ in range(draw(st.integers(1, 4)))
    ]
    rows.insert(1, ["---", *(draw(dashes) for _ in range(width - 1))])
    rows[0] = [cell.replace("-", "x") for cell in rows[0]]
    blank = draw(st.sampled_from(["", " ", "\t", "  "]))
    lines = [f"{blank}|{blank}".join(row) for row in rows]
    if framed:
        lines = [f"|{blank}{line}{blank}|" for line in lines]
    return "".join(f"{indent}{line}{draw(st.sampled_from(['', ' ']))}\n" for line in lines)


OTHER = st.sampled_from(
    [
        "text\n",
        "# heading\n",
        "```\n| a |\n|---|\n```\n",
        "~~~ x\n| a |\n|---|\n\n~~~\n",
        "- list\n\ntext\n",
        "> quotation\n",
        "<!--\n| a |\n|---|\n-->\n",
        "    | a |\n    |---|\n",
        "text | text\n",
    ]
)
DOCUMENTS = st.lists(st.one_of(tables(), OTHER), max_size=5).map("\n".join)


def seen_by_markdown_it(text: str) -> list[Table]:
    """Return the tables that markdown-it-py sees."""
    found: list[Table] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        line = token.map[0] if token.map else -1
        if token.type == "table_open":
            found.append(Table(line, []))
        elif token.type == "tr_open":
            found[-1].rows.append((line, []))
        elif token.type == "inline" and token.level > 3:
            found[-1].rows[-1][1].append(token.content)
    return found


def seen_by_scanner(text: str) -> list[Table]:
    """Return the tables that the scanner sees; as in GFM, an escaped pipe is a pipe."""
    found = []
    for table in scan(text).tables:
        rows = [
            (
                text.count("\n", 0, row.start),
                [text[cell.start : cell.end].replace("\\|", "|") for cell in row.cells],
            )
            for row in (table.header, *table.rows)
        ]
        found.append(Table(rows[0][0], rows))
    return found


@given(DOCUMENTS)
@SETTINGS
def test_both_see_the_same_tables(text: str) -> None:
    assert seen_by_scanner(text) == seen_by_markdown_it(text)
    rules = {diagnostic.rule for diagnostic in scan(text).diagnostics}
    assert rules <= {TableRule.TRAILING_SPACE}, "nothing but white space is out of order"


@given(DOCUMENTS)
@SETTINGS
def test_newlines_change_nothing(text: str) -> None:
    """Neither the cells nor their lines and columns depend on how lines end."""
    for newline in ("\r\n", "\r"):
        other = text.replace("\n", newline)
        assert [
            [[other[cell.start : cell.end] for cell in row.cells] for row in table.rows]
            for table in scan(other).tables
        ] == [
            [[text[cell.start : cell.end] for cell in row.cells] for row in table.rows]
            for table in scan(text).tables
        ]


def test_the_oracle_bites() -> None:
    """It sees what is not well formed: a surplus cell, and a torn row."""
    for text in ("| a |\n|---|\n| 1 | 2 |\n", "| a | b |\n|---|---|\n| 1 | x\ny |\n"):
        assert seen_by_scanner(text) != seen_by_markdown_it(text)


CODES = "| 错误码 | 说明 |\n| --- | --- |\n| 2001 | 失败。 |\n"
PLACES = {
    "a quotation": "> ",
    "a quotation without blanks": ">",
    "two quotations": "> > ",
    "a list": ("- ", "  "),
    "a list behind its text": ("- 一\n\n  ", "  "),
    "a list in a list": ("1. 一\n\n   - 二\n\n     ", "     "),
    "a quotation in a list": ("- 一\n\n  > ", "  > "),
    "a list in a quotation": ("> - ", ">   "),
    "a note": (":::note\n", ""),
    "a note with a blank line": (":::note 标题\n\n", ""),
    "a quotation in a note": (":::note\n> ", "> "),
    "a note in a quotation": ("> :::note\n> ", "> "),
    "a list in a note": (":::note\n- 一\n\n  - 二\n\n    ", "    "),
    "a component": ("<Tabs>\n<Tab>\n\n", ""),
    "an indented component": ("<Tabs>\n    <Tab>\n\n    ", "    "),
    "an indented component without blank lines": ("<Tabs>\n    <Tab>\n    ", "    "),
    "a component indented by tabs": ("<Tabs>\n\t<Tab>\n\n\t", "\t"),
    "a component in a quotation": ("> <Note>\n>\n> ", "> "),
    "an item of an HTML list": ("<ul>\n<li>\n\n", ""),
    "a definition": ("一\n:   二\n\n    ", "    "),
    "nothing": "",
}
"""What stands before the first line of a table, and before the others."""


def put(table: str, place: str | tuple[str, str]) -> str:
    """Put a table into a place."""
    first, rest = (place, place) if isinstance(place, str) else place
    return "".join(f"{rest if n else first}{line}\n" for n, line in enumerate(table.splitlines()))


def lines_of_tables(text: str, line: int = 1) -> list[int]:
    """Return where markdown-it-py sees tables begin, those in notes included."""
    parser = MarkdownIt("commonmark").enable("table").use(colon_fence_plugin)
    found = []
    for token in parser.parse(text):
        if token.type == "table_open" and token.map:
            found.append(line + token.map[0])
        elif token.type == "colon_fence" and token.map:
            found += lines_of_tables(token.content, line + token.map[0] + 1)
    return found


def noticed(text: str) -> set[int]:
    """Return the lines on which a table begins that is read or reported."""
    reading = prose_with_tables(text)
    reported = (d for d in reading.diagnostics if d.rule is TableRule.ROW_OUTSIDE_TABLE)
    read = (text.count("\n", 0, table.start) + 1 for table in scan(text).tables)
    return {*read, *(d.span.line for d in reported)}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_table_of_codes_is_read_or_reported_wherever_it_stands(
    place: str | tuple[str, str],
) -> None:
    text = "# 错误码\n\n" + put(CODES, place)
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "错误码 |" in row)
    assert noticed(text) == {line}
    assert noticed(f"{CODES}\n{text}") == {1, line + 4}


@given(st.lists(st.tuples(tables(), st.sampled_from([*PLACES.values()])), min_size=1, max_size=3))
@SETTINGS
def test_no_table_that_a_reader_sees_is_lost(
    placed: list[tuple[str, str | tuple[str, str]]],
) -> None:
    text = "\n\n文\n\n".join(put(*each) for each in placed)
    assert set(lines_of_tables(text)) <= noticed(text)


@pytest.mark.parametrize("place", ["```\n{}```\n", "<!--\n{}-->\n", "> ```\n{}> ```\n"])
def test_what_is_code_or_a_comment_is_no_table(place: str) -> None:
    text = place.format(put(CODES, "> "))
    assert noticed(text) == set()
