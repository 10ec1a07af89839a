"""The page that is made of a document: as people write it, and nothing of the prose lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import BASE, Case, read_cases

from sphinx_zegocodes.lint.pages import check_pages
from sphinx_zegocodes.sources.pages.page import Page, page_of
from sphinx_zegocodes.sources.project import Project
from sphinx_zegocodes.sources.adding.proposal import Given, propose
from sphinx_zegocodes.sources.reader import read_document
from sphinx_zegocodes.sources.source_text import SourceText

CASES = read_cases(Path(__file__).parent / "made-pages.txt")
TITLE = "云播放器 错误码"
BLOCKS = [
    block
    for case in CASES
    for block in ([case.text] if "~~~" in case.text else case.text.strip("\n").split("\n\n"))
]
"""What the cases are made of: opening tags without closing ones, and the other way round, too."""


def _made(source: SourceText) -> Page:
    return page_of(source, propose(source, "player", Given(TITLE)), BASE)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_pages(case: Case, newline: str) -> None:
    page = _made(SourceText(case.text.replace("\n", newline)))
    remarks = "".join(f"{remark.line}: {remark.message}\n" for remark in page.remarks)
    assert f"{page.text}{remarks}".rstrip("\n") == case.expected


@given(st.lists(st.sampled_from(BLOCKS), max_size=8))
@settings(deadline=None)
def test_whatever_the_prose_is_made_of_the_linter_finds_it_on_the_page(blocks: list[str]) -> None:
    source = SourceText("\n\n".join(blocks), "sources/player.md")
    file = propose(source, "player", Given(TITLE))
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder, "sources"), Path(folder, "data"), Path(folder), BASE)
        project.sources.mkdir()
        project.source("player").touch()
        project.page("player").write_text(_made(source).text, "utf-8")
        reading = read_document(source, file, BASE)
        assert list(check_pages(project, {"player": reading}, {"player": file})) == []
