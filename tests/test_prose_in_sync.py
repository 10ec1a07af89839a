"""Prose of this repository: whatever changes in any block of it is named at its place.

`make bench` plants one in every word; here it is three of each block.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import pytest
from projects import REPOSITORY, copy_repository, findings_here, project_here

from sphinx_zegocodes.catalogue.curation import load_curation
from sphinx_zegocodes.catalogue.records import Statement, statements_of
from sphinx_zegocodes.catalogue.storage import dump_document, load_document
from sphinx_zegocodes.lint.checks.data import compare
from sphinx_zegocodes.sources.reader import read_document
from sphinx_zegocodes.sources.source_text import SourceText
from sphinx_zegocodes.sources.sync import plan_sync
from sphinx_zegocodes.sources.waivers import without_waived

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.sources.project import Project

WORD = re.compile(r"(?<![A-Za-z0-9_])(?!https:)[A-Za-z0-9_]+|[\u4e00-\u9fff]")
"""A word; not the scheme of an address, without which a link would be none."""
NEW = "新的一段。"
WITHOUT = "stream-mixing"
"""The document that is one table."""
DOCUMENTS = sorted(path.stem for path in (REPOSITORY / "docs/sources").glob("*.md"))


class Block(NamedTuple):
    """A heading, a text, a block of code, or the beginning of the note with its title."""

    kind: str
    text: str
    start: int
    """The offset of its first character in the source."""
    end: int
    """The offset behind its last character."""
    following: int
    """The offset of what follows it, prose or table."""
    heads_table: bool
    """Whether it is the heading of a table, by which the table is known."""

    def words(self, source: str) -> list[re.Match[str]]:
        """Return its first word, the one in its midst and the last."""
        verbatim = source.find(self.text, self.start, self.end)
        first, last = self.start, self.end
        if verbatim >= 0:  # without what stands around it, such as a tag
            first, last = verbatim, verbatim + len(self.text)
        found = list(WORD.finditer(source, first, last))
        return [found[0], found[len(found) // 2], found[-1]]


class Source(NamedTuple):
    """A document of this repository, with a fault in it or not."""

    project: Project
    path: Path
    text: str

    def with_text(self, start: int, end: int, new: str) -> Source:
        """Return the document with another text in the place of a stretch."""
        return self._replace(text=self.text[:start] + new + self.text[end:])

    def line_start(self, offset: int) -> int:
        """Return where the line of a character begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def place(self, offset: int) -> str:
        """Return path, line and column of a character."""
        line = self.text.count("\n", 0, offset) + 1
        return f"{self.path}:{line}:{offset - self.line_start(offset) + 1}"

    def findings(self) -> list[str]:
        """Return what is found when the document is read and held against its data."""
        file, data = _kept(
            self.project.curation(self.path.stem), self.project.codes(self.path.stem)
        )
        reading = read_document(SourceText(self.text, str(self.path)), file, self.project.base_url)
        differences = compare(reading, str(self.project.codes(data.id)), data, ())
        return [str(d) for d in without_waived([*reading.diagnostics, *differences], [file])]


@cache
def _kept(curation: Path, codes: Path) -> tuple[CurationFile, Document]:
    """Return the curation and the data of a document."""
    file, wrong = load_curation(curation)
    data, found = load_document(codes)
    assert file is not None, wrong
    assert data is not None, found
    return file, data


class Published(NamedTuple):
    """A document of this repository."""

    source: Source
    record: Document
    prose: list[Block]


@pytest.fixture(params=DOCUMENTS)
def published(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Published:
    """Return each document with the blocks of its prose."""
    monkeypatch.chdir(REPOSITORY)
    project = project_here()
    reading = plan_sync(project).readings[request.param]
    text = reading.source.text
    statements = [*statements_of(reading.document.content), Statement("end", "")]
    stretches = [*reading.stretches, (len(text), len(text))]
    prose = [
        Block(
            statement.kind,
            statement.text,
            *stretches[number],
            stretches[number + 1][0],
            statement.kind.startswith("heading") and statements[number + 1].kind == "table",
        )
        for number, statement in enumerate(statements[:-1])
        if statement.kind != "table" and statement.text
    ]
    assert bool(prose) == (request.param != WITHOUT)
    return Published(Source(project, project.source(request.param), text), reading.document, prose)


def test_a_changed_word_is_named_at_its_place(published: Published) -> None:
    source = published.source
    for block in published.prose:
        for word in block.words(source.text):
            new = "Planted" if word[0].isascii() else "改"
            found = source.with_text(*word.span(), new).findings()
            named = f"{source.place(word.start())}: error ZC403 the {block.kind}: "
            assert any(finding.startswith(named) for finding in found), (word, found)
            assert len(found) == 1 or block.kind.startswith("heading")


def test_a_block_that_is_added_is_named_at_its_place(published: Published) -> None:
    source = published.source
    for offset in (*(block.start for block in published.prose), len(source.text)):
        at = source.line_start(offset) if offset < len(source.text) else offset
        [finding] = source.with_text(at, at, f"\n\n{NEW}\n\n").findings()
        place = source.with_text(at, at, f"\n\n{NEW}\n\n").place(at + 2)
        assert finding.startswith(f"{place}: error ZC403 the text 「{NEW}」 is missing in data/")


def test_a_block_that_is_taken_out_is_named_where_it_stood(published: Published) -> None:
    for block in published.prose:
        start = published.source.line_start(block.start)
        end = published.source.text.find("\n", block.end - 1) + 1
        rule = "- - -\n"  # keeps apart what stands around the block
        without = published.source.with_text(start, end, rule)
        found = without.findings()
        following = without.place(block.following - (end - start) + len(rule))
        said = block.text[:40].replace("\n", "↵")
        named = f"error ZC403 the {block.kind} 「{said}"
        if block.heads_table:
            assert any(named in finding for finding in found), (block, found)
            named = "error ZC406 the table "
        assert any(finding.startswith(f"{following}: {named}") for finding in found), (block, found)


def test_each_block_that_the_data_lack_is_named_at_its_place(
    published: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_repository(tmp_path)
    monkeypatch.chdir(tmp_path)
    tables = msgspec.structs.replace(published.record, content=published.record.tables)
    Path(f"data/codes/{tables.id}.json").write_bytes(dump_document(tables))
    places = [finding.partition(": ")[0] for finding in findings_here() if "ZC403" in finding]
    for block in published.prose:
        assert published.source.place(block.start) in places
