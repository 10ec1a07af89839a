"""Any text, any table and any edit of a real document can be linted, and mended once for all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from cell_texts import CELLS, PIECES, SETTINGS
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from mutations import mutations
from projects import FAMILY, REPOSITORY, copy_family, project_here, sync_here
from reading import curated, read, scan

from sphinx_zegocodes.catalogue.diagnostics import has_errors
from sphinx_zegocodes.lint.check import check, check_tables
from sphinx_zegocodes.lint.fixing import mend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.sources.project import Project

FEW = settings(
    SETTINGS,
    max_examples=SETTINGS.max_examples // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
"""A whole project is read for each."""
NEWLINE = re.compile(r"\r\n|\r|\n")

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
HEADERS = ["返回码", "错误码", "描述", "说明", "可能原因", "处理建议", "错误码提示", "返回码-12%-l"]


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Draw a table whose rows need not fit its header, nor its newlines each other."""
    newline = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\x00\n"])
    cell = st.one_of(CELLS, st.sampled_from(["-", "", "1", "2、3", "104", "x"]), TEXT)
    row = st.lists(cell, min_size=1, max_size=5).map(lambda cells: f"| {' | '.join(cells)} |")
    header = draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=4))
    lines = [f"|{'|'.join(header)}|", "|---" * len(header) + "|"]
    lines += draw(st.lists(st.one_of(row, row, TEXT), max_size=6))
    heading = draw(
        st.sampled_from(["", "## 公共错误码\n\n", "## 房间错误码（1002xxx/1102xxx）\n\n"])
    )
    return heading + "".join(line + draw(newline) for line in lines)


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """Draw a few edits of a text: something taken out, something put in."""
    piece = st.one_of(st.sampled_from([*PIECES, "|", "\n", "\r", "\n\n", " ", "|\n|"]), TEXT)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.sampled_from([0, 0, 1, 1, 2, 5, 80]))
        text = text[:start] + draw(piece) + text[end:]
    return text


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """Draw a few of the faults that people and tools make in tables."""
    for _ in range(draw(st.integers(1, 3))):
        text = draw(st.sampled_from([*mutations("alpha", text)])).apply(text)
    return text


CURATED = curated("", "公共错误码", "房间错误码（1002xxx/1102xxx）")
REAL = (REPOSITORY / "docs/sources/stream-mixing.md").read_text("utf-8")
ALPHA = (FAMILY / "docs/sources/alpha.md").read_text("utf-8")
DOCUMENTS = st.one_of(TEXT, st.lists(tables(), max_size=2).map("\n".join), edited(REAL))
SOURCES = st.one_of(damaged(ALPHA), edited(ALPHA), tables(), TEXT)
CURATIONS = edited((FAMILY / "data/curation/alpha.yaml").read_text("utf-8")).map(
    lambda text: re.sub("[\x85\u2028\u2029]", "\n", text)
)
"""Without the characters that end a line for YAML alone."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Return the small family, in sync, for all examples: what is edited is never saved."""
    folder = tmp_path_factory.mktemp("family")
    copy_family(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        sync_here()
        yield project_here()


def holds_inside(found: Iterable[Diagnostic], text: str, path: str) -> None:
    """Hold that each finding about a text is a stretch of it, and is told on one line."""
    lines = NEWLINE.split(text.removeprefix("\ufeff"))
    for finding in found:
        assert len(str(finding).splitlines()) == 1
        if finding.path == path:
            span = finding.span
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
            assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
            assert (span.line, span.column) <= (span.end_line, span.end_column)


def unsaved(project: Project, path: Path, text: str) -> Project:
    """Return a project in which an editor holds a text of a file."""
    return project.with_unsaved({path: text.encode("utf-8")})


@given(DOCUMENTS)
@SETTINGS
def test_any_document_is_scanned_read_and_checked(text: str) -> None:
    holds_inside(scan(text).diagnostics, text, "doc.md")
    reading, again = read(text, CURATED), read(text, CURATED)
    found = [*reading.diagnostics, *check_tables(reading, advice=True)]
    holds_inside(found, text, "doc.md")
    assert found == [*again.diagnostics, *check_tables(again, advice=True)]


def holds_for(project: Project, path: Path, text: str) -> None:
    """Hold that a project is linted, twice alike, while an editor holds a text."""
    project = unsaved(project, path, text)
    found = check(project)
    holds_inside(found, text, str(path))
    assert check(project) == found


@given(text=SOURCES)
@example(text=ALPHA[: ALPHA.index("\n| 5024")])
@FEW
def test_any_source_is_linted(project: Project, text: str) -> None:
    holds_for(project, project.source("alpha"), text)


@given(text=CURATIONS)
@example(text="\r\x1f")
@FEW
def test_any_curation_is_linted(project: Project, text: str) -> None:
    holds_for(project, project.curation("alpha"), text)


@given(text=SOURCES)
@example(text="|\n|-|\n| x |\n")
@FEW
def test_what_is_mended_needs_no_more_mending(project: Project, text: str) -> None:
    source = project.source("alpha")
    once = mend(unsaved(project, source, text), check, unsafe=True)
    again = mend(once.project, check, unsafe=True)
    assert again.applied == []
    assert once.project.read(source) == again.project.read(source)


@given(text=SOURCES)
@example(text="## 公共错误码\n\n|\n|-|-|\n| 1 |\n")
@FEW
def test_safe_mending_changes_no_word(project: Project, text: str) -> None:
    """Where a document can be read; pieces of a row that stray about might come together."""
    headings = curated("公共错误码", "房间错误码", "设备错误码")
    reading = read(text, headings)
    assume(not has_errors(reading.diagnostics))
    source = project.source("alpha")
    mended = mend(unsaved(project, source, text), check, unsafe=False).project.read(source)
    assert read(mended.decode("utf-8"), headings).document == reading.document
