"""Texts made to hurt: nothing ends in a traceback, and nothing is lost."""

from __future__ import annotations

import pytest
from cell_texts import PIECES as CELL_PIECES
from cell_texts import SETTINGS
from hostile_texts import PIECES, places
from hypothesis import given
from hypothesis import strategies as st
from reading import CELL_HEAD, read, visible

from sphinx_zegocodes.catalogue.records import statements_of

SHORT = 400


@pytest.mark.parametrize("piece", PIECES)
def test_any_of_many_marks_can_be_read(piece: str) -> None:
    """That they take linear time is measured by ``make bench``."""
    for text in places(piece, SHORT):
        read(text)


def test_every_row_of_many_is_found() -> None:
    reading = read(CELL_HEAD + "".join(f"x |\n| {code} | y\n" for code in range(2, 1_000)))
    assert len(reading.diagnostics) == 998


DOCUMENTS = st.lists(
    st.one_of(
        st.sampled_from(
            [*CELL_PIECES, "\n", "\r", "\r\n", "\n\n", CELL_HEAD, "| 2 | x |\n", "|---|\n"]
        ),
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
        reading = read(f"{CELL_HEAD}{piece * 300}内{'</li></ul>' * 300} |\n")
        (row,) = reading.document.tables[0].rows
        assert "内" in f"{row.description}{row.notes}"


@pytest.mark.parametrize("piece", ["<ul><li>", "<Note>", "<Note>\n\n", ":::note\n", "- ", "> "])
def test_deep_nesting_in_prose_keeps_its_text(piece: str) -> None:
    for depth in (8, 40, 300):
        reading = read(f"{piece * depth}内\n\n| - |\n|---|\n")
        texts = [visible(s.text) for s in statements_of(reading.document.content)]
        assert "内" in "".join([*texts, *(d.message for d in reading.diagnostics)]), depth
