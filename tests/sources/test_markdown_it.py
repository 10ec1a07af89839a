"""The scanner against markdown-it-py, on documents whose tables are well formed."""

from __future__ import annotations

from typing import NamedTuple

from cell_texts import SETTINGS
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from reading import scan

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
