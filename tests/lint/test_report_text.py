"""The format for people: what is quoted, and where the carets stand."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from cell_texts import SETTINGS
from hypothesis import given
from hypothesis import strategies as st
from reading import Case, read_cases

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix, Rule, Span
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.catalogue.rules.texts import FieldRule
from sphinx_zegocodes.lint.report import Report, coloured
from sphinx_zegocodes.lint.report.as_text import render
from sphinx_zegocodes.lint.report.excerpt import visible

PATH = "docs/demo.md"
WIDEST = 100
LINES = st.text(
    st.one_of(
        st.sampled_from("房间，。ab |\t\x1b\u0301\u200b"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"),
    ),
    max_size=200,
)


def _finding(
    span: Span,
    fix: Fix | None = None,
    *,
    rule: Rule = TableRule.MISSING_CLOSING_PIPE,
    path: str = PATH,
    message: str = "the message",
) -> Diagnostic:
    return Diagnostic(path, span, rule, message, fix=fix)


def _shown(content: bytes | str, *findings: Diagnostic) -> str:
    """Show findings about a text."""
    content = content.encode() if isinstance(content, str) else content
    return "".join(render(Report(list(findings), lambda _: content)))


def _spans(text: str) -> Span:
    line, column, end_line, end_column = map(int, re.findall(r"\d+", text))
    return Span(line, column, end_line, end_column)


@pytest.mark.parametrize(
    "case", read_cases(Path(__file__).with_name("quotations.txt")), ids=lambda case: case.title
)
def test_quotation(case: Case) -> None:
    span, _, text = case.text.partition("\n")
    assert _shown(text, _finding(_spans(span))) == f"{case.expected}\n"


@pytest.mark.parametrize(
    ("text", "column", "end", "carets"),
    [
        ("cafe\u0301\u0301 房间", 2, 7, "    |  ^^^"),
        ("ze\u0301房", 3, 4, "    |  ^"),
        ("ze\u0301房", 3, 3, "    |   ^"),
        ("\u0301房", 1, 2, "    | ^"),
        ("\u0301" * 300 + "房", 301, 302, "    |  ^^"),
        ("房" + "\u0301" * 300 + "间", 302, 303, "    |  ^^"),
    ],
)
def test_a_combining_mark_takes_no_column_and_is_marked_under_its_letter(
    text: str, column: int, end: int, carets: str
) -> None:
    assert _shown(text, _finding(Span(1, column, 1, end))).splitlines()[2] == carets


def _columns(text: str) -> int:
    """Count columns as Unicode's own tables have them: no mark takes any, wide characters two."""
    marks = sum(unicodedata.category(c) in ("Mn", "Me") for c in text)
    return len(text) - marks + sum(unicodedata.east_asian_width(c) in "WF" for c in text)


@pytest.mark.parametrize(
    "before", ["房间", "ab", "￥", "é", "e\u0301", "、", "\t", "\x00", "\u202e"]
)
@pytest.mark.parametrize("marked", ["不存在", "x", "。", "\t\t", "e\u0301"])
def test_carets_stand_under_what_was_found(before: str, marked: str) -> None:
    span = Span(1, len(before) + 1, 1, len(before + marked) + 1)
    _, line, carets = _shown(before + marked + "后", _finding(span)).splitlines()
    text, marks = line.removeprefix("  1 | "), carets.removeprefix("    | ")
    assert marks.count(" ") == _columns(text[: len(before)])
    assert marks.count("^") == _columns(text[len(before) : -1])


@SETTINGS
@given(LINES, st.data())
def test_any_line_is_quoted_within_its_columns(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    span = Span(2, start + 1, 2, end + 1)
    lines = _shown(f"\n{line}\n", _finding(span)).split("\n")
    assert len(lines) == 4
    quoted = lines[1].removeprefix("  2 |").removeprefix(" ")
    assert _columns(quoted.rstrip()) <= WIDEST
    assert re.fullmatch(r"    \|  *\^+", lines[2])
    assert len(lines[2]) <= WIDEST
    cropped = quoted.removeprefix("…").removesuffix("…")
    assert cropped.rstrip() in visible(line)


def test_a_tab_and_other_controls_are_shown_and_not_obeyed() -> None:
    text = "a\tb\x1b[31m\x7f\u202e房\u200b间\u3000。\n"
    shown = _shown(text, _finding(Span(1, 2, 1, 5)))
    assert shown.splitlines()[1:] == [
        "  1 | a␉b␛[31m␡�房�间\u3000。",
        "    |  ^^^",
    ]


def test_controls_in_a_message_or_a_path_are_not_obeyed_either() -> None:
    finding = _finding(Span(), path="a\x1b[2J.md", message="the tag \x1b]0;x\x07 is unknown\nhere")
    assert _shown("", finding) == "a␛[2J.md:1:1: warning ZC102 the tag ␛]0;x␇ is unknown↵here\n"


@pytest.mark.parametrize(
    "rule", [TableRule.SURPLUS_CELL, TableRule.TORN_ROW, FieldRule.TYPOGRAPHY, SyncRule.STALE_DATA]
)
def test_the_first_line_is_that_of_every_command(rule: Rule) -> None:
    finding = _finding(Span(3, 4, 5, 6), rule=rule)
    assert _shown("", finding) == f"{finding}\n"


def test_a_blank_line_stands_between_findings() -> None:
    first, second = _finding(Span(1, 1, 1, 2)), _finding(Span(), rule=SyncRule.STALE_DATA)
    assert _shown("ab", first, second, second) == (
        f"{first}\n  1 | ab\n    | ^\n\n{second}\n\n{second}\n"
    )


@pytest.mark.parametrize(
    ("fix", "line"),
    [
        (Fix("close the row", " |", safe=True), "    = fix: close the row"),
        (Fix("add 。", "。"), "    = fix (changes text): add 。"),
        (Fix("write \x1b", "x"), "    = fix (changes text): write ␛"),
    ],
)
def test_a_fix_is_named_in_the_last_line(fix: Fix, line: str) -> None:
    assert _shown("ab", _finding(Span(1, 1, 1, 2), fix)).splitlines()[-1] == line


@pytest.mark.parametrize(
    ("path", "content", "number", "line"),
    [
        ("a.md", "\ufeff房间\n", 1, "房间"),
        ("a.md", "a\r\nb\rc\u2028d\n", 2, "b"),
        ("a.md", "a\r\nb\rc\u2028d\n", 3, "c�d"),
        ("a.yaml", "a\r\nb\rc\u2028d\x85e\n", 4, "d"),
        ("a.json", "a\rb\nc\u2028d\n", 2, "c�d"),
        ("permalinks.txt", "a\nb\n", 2, "b"),
        ("<stdin>", "a\rb\n", 2, "b"),
    ],
)
def test_lines_are_counted_as_the_file_s_readers_count_them(
    path: str, content: str, number: int, line: str
) -> None:
    finding = _finding(Span(number, 1, number, 2), path=path)
    assert _shown(content, finding).splitlines()[1] == f"  {number} | {line}"


@pytest.mark.parametrize("content", [b"\xff| 1 |\n", "房间\n".encode("gb18030"), b"\xed\xa0\x80"])
def test_what_is_no_utf_8_is_not_quoted(content: bytes) -> None:
    finding = _finding(Span(1, 1, 1, 2))
    assert _shown(content, finding) == f"{finding}\n"


def test_a_file_that_is_gone_is_not_quoted() -> None:
    def read(path: str) -> bytes:
        raise FileNotFoundError(path)

    finding = _finding(Span(1, 1, 1, 2))
    assert "".join(render(Report([finding], read))) == f"{finding}\n"


def test_a_file_is_read_once() -> None:
    paths = []

    def read(path: str) -> bytes:
        paths.append(path)
        return b"ab\n"

    findings = [_finding(Span(1, n, 1, 3), path=path) for path in "ab" for n in (1, 2)]
    assert "".join(render(Report(findings, read))).count("^") == 6
    assert paths == ["a", "b"]


@pytest.mark.parametrize("column", [2, 500_000, 1_000_001])
def test_of_a_line_of_a_million_characters_a_screen_is_shown(column: int) -> None:
    shown = _shown("房" * 1_000_000, _finding(Span(1, column, 1, column)))
    assert len(shown) < 3 * WIDEST
    assert shown.count("^") == 1


def test_colours_are_around_the_words_and_change_none() -> None:
    finding = _finding(Span(1, 2, 1, 3), Fix("close the row", " |", safe=True))
    shown = "".join(render(Report([finding], lambda _: "房间".encode(), coloured)))
    assert shown.splitlines()[0] == (
        f"\x1b[1m{PATH}:1:2\x1b[0m: \x1b[1;33mwarning\x1b[0m \x1b[1mZC102\x1b[0m the message"
    )
    assert re.sub(r"\x1b\[[\d;]*m", "", shown) == _shown("房间", finding)
