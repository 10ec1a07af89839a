"""The text of a source: bytes as they are, and the place of each character."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_zegocodes.catalogue.diagnostics import Span
from sphinx_zegocodes.catalogue.rules.project import FileRule
from sphinx_zegocodes.sources.source_text import SourceText, read_source

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "character", "line", "column"),
    [
        ("ab\ncd", "d", 2, 2),
        ("ab\r\ncd", "d", 2, 2),
        ("ab\rcd", "d", 2, 2),
        ("ab\r\n\r\n\rc", "c", 4, 1),
        ("𠮷\U0001f469\u200d\U0001f4bbe\u0301|", "|", 1, 7),
        ("a\u2028b\x0bc\x85d", "d", 1, 7),
    ],
)
def test_place(text: str, character: str, line: int, column: int) -> None:
    at = text.index(character)
    assert SourceText(text).span(at, at + 1) == Span(line, column, line, column + 1)


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "doc.md"
    path.write_bytes("\ufeffa\r\nb\rc\n".encode())
    source, diagnostics = read_source(path)
    assert source is not None
    assert (source.text, source.path, diagnostics) == ("a\r\nb\rc\n", str(path), [])


def test_a_file_that_is_no_utf_8_is_named_at_its_first_wrong_byte(tmp_path: Path) -> None:
    path = tmp_path / "doc.md"
    path.write_bytes("返回\n错".encode() + b"\xff")
    source, (finding,) = read_source(path)
    assert source is None
    assert (finding.rule, finding.span.line, finding.span.column) == (
        FileRule.UNREADABLE_FILE,
        2,
        2,
    )


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    source, (finding,) = read_source(tmp_path / "doc.md")
    assert source is None
    assert finding.rule is FileRule.UNREADABLE_FILE
