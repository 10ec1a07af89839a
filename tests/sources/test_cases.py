"""The scanner and the dialect, case by case: each `.txt` beside this file holds some."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from reading import (
    Case,
    cell_in_words,
    fields_of,
    in_words,
    read,
    read_cases,
    read_cell,
    read_html_cell,
    scan_in_words,
)

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.reader import Reading

HERE = Path(__file__).parent
SCANNER = read_cases(HERE / "scanner.txt")
TABLES = read_cases(HERE / "tables.txt")
CELLS = read_cases(HERE / "cells.txt")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("case", SCANNER, ids=lambda case: case.title)
def test_scanner(case: Case, newline: str) -> None:
    assert scan_in_words(case.text.replace("\n", newline)) == case.expected


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("case", TABLES, ids=lambda case: case.title)
def test_table(case: Case, newline: str) -> None:
    assert in_words(read(case.text.replace("\n", newline))) == case.expected


@pytest.mark.parametrize("case", CELLS, ids=lambda case: case.title)
def test_cell(case: Case) -> None:
    assert cell_in_words(read_cell(case.text.rstrip("\n"))) == case.expected


@pytest.mark.parametrize("case", CELLS, ids=lambda case: case.title)
def test_an_html_cell_reads_like_a_pipe_cell(case: Case) -> None:
    cell = case.text.rstrip("\n")
    pipe, html = read_cell(cell), read_html_cell(cell)
    (pipe_row,), (html_row,) = pipe.document.tables[0].rows, html.document.tables[0].rows
    assert fields_of(html_row) == fields_of(pipe_row)
    rules = [d.rule for d in pipe.diagnostics if d.rule.code not in ("ZC105", "ZC106")]
    assert [d.rule for d in html.diagnostics] == rules


ROW = "| 7、8 | 一，二 [三] \\| | 四#五>六 - 七 |"


TEARS = [at for at in range(1, len(ROW)) if ROW[at - 1] != "\\"]
"""Where the row may be torn: at an escaped pipe a tear makes two cells of one."""


@pytest.mark.parametrize("at", TEARS)
def test_a_row_may_be_torn_anywhere(at: int) -> None:
    """Wherever a row is torn, it stays one row with the same words, and the tear is found."""
    torn = read(_table(f"{ROW[:at]}\n{ROW[at:]}"))
    assert [(d.rule.code, d.span.line, d.span.column) for d in torn.diagnostics] == [
        ("ZC101", 3, at + 1)
    ]
    assert _words(torn) == _words(read(_table(ROW)))


@pytest.mark.parametrize("first", TEARS)
def test_a_row_may_be_torn_twice(first: int) -> None:
    for second in (at for at in TEARS if at > first):
        pieces = ROW[:first], ROW[first:second], ROW[second:]
        torn = read(_table("\n".join(pieces)))
        assert [d.rule.code for d in torn.diagnostics] == ["ZC101"], pieces
        assert _words(torn) == _words(read(_table(ROW))), pieces


def _table(row: str) -> str:
    return f"| 返回码 | 说明 | 处理建议 |\n|---|---|---|\n{row}\n| 2 | 八 | 九 |\n"


def _words(reading: Reading) -> list[tuple[tuple[str, ...], dict[str, str]]]:
    """Return codes and fields of all rows, white space and escapes apart."""
    return [
        (row.codes, {f: "".join(t.replace("\\", "").split()) for f, t in fields_of(row).items()})
        for row in reading.document.tables[0].rows
    ]
