"""Sources, curation and data of this repository agree, and a fault in any is named.

The second half plants faults in rows, each on its own and in every document.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from projects import REPOSITORY, copy_repository, findings_here, project_here

from sphinx_zegocodes.sources.sync import plan_sync

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.records import Row

PUBLISHED = {
    "ai-agent": "183b9c67c7da359d751407a9256c473c0cd6b4b6d63a2d137f33f528beb9cb10",
    "rtc-server": "a93a60eee9469323db9efca098004fae8e5c975b07aea020c1df256ce0f5da80",
    "speech-recognition": "013f7a67c58a3f7c855ef7ac4fa443071970e54443ca22f3e7c602f1d02c2c2c",
    "stream-mixing": "166fd62c571d173587e736584319bcba00a55be1143767859b41d80b024fb15e",
    "web-sdk": "076ba745fd84c9563e34d9ec6f1680fd5257dcb625f64b7fb2825e0a80a6ad80",
}
"""The SHA-256 of every document as ZEGO published it."""
DOCUMENTS = sorted(PUBLISHED)


@pytest.fixture(scope="session")
def findings() -> list[str]:
    """Return what is wrong with this repository."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(REPOSITORY)
        return findings_here()


def test_this_repository_is_in_sync(findings: list[str]) -> None:
    if findings:
        lines = ["sources, curation and data disagree:", *findings]
        pytest.fail("\n".join(lines), pytrace=False)


def test_every_document_is_as_published() -> None:
    paths = sorted((REPOSITORY / "docs" / "sources").iterdir())
    digests = {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    changed = [id_ for id_, digest in digests.items() if PUBLISHED.get(id_) != digest]
    assert digests == PUBLISHED, (
        f"docs/sources/ holds documents byte for byte as ZEGO publishes them, and {changed} "
        "changed. A correction is an erratum in data/curation/<document>.yaml. Where ZEGO "
        "published a new version, put its SHA-256 here."
    )


def test_the_site_is_built_of_what_is_in_sync() -> None:
    _, recipe = (REPOSITORY / "Makefile").read_text("utf-8").split("\nhtml: ", 1)
    assert recipe.splitlines()[1] == "\t$(BIN)/zegocodes sync --check"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, findings: list[str]) -> None:
    """Work in a copy of this repository."""
    if findings:
        pytest.skip("the repository itself is not in sync")
    copy_repository(tmp_path)
    monkeypatch.chdir(tmp_path)


def _found() -> list[str]:
    """Return the place and the rule of every finding: ``docs/sources/web-sdk.md:80 ZC403``."""
    return [re.sub(r"^(\S+:\d+):\d+: \w+ (ZC\d+) .*$", r"\1 \2", f) for f in findings_here()]


class Lines:
    """The lines of a file, to be changed: counted from 1, written back by every change."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self.lines = self.path.read_text("utf-8").split("\n")

    def write(self) -> None:
        self.path.write_text("\n".join(self.lines), "utf-8")

    def replace(self, line: int, old: str, new: str) -> None:
        """Replace the last place of a text in a line."""
        head, found, tail = self.lines[line - 1].rpartition(old)
        assert found, f"{old!r} is not in line {line}"
        self.lines[line - 1] = head + new + tail
        self.write()

    def take(self, line: int) -> str:
        """Take a line out."""
        taken = self.lines.pop(line - 1)
        self.write()
        return taken

    def insert(self, line: int, *lines: str) -> None:
        """Insert lines before a line."""
        self.lines[line - 1 : line - 1] = lines
        self.write()


class Midst(NamedTuple):
    """A row in the midst of a document."""

    document: str
    source: str
    lines: Lines
    line: int
    row: Row


@pytest.fixture(params=DOCUMENTS)
def midst(request: pytest.FixtureRequest) -> Midst:
    """Return the row in the midst of each document."""
    request.getfixturevalue("repository")
    rows = plan_sync(project_here()).readings[request.param].rows
    row = rows[len(rows) // 2]
    source = f"docs/sources/{request.param}.md"
    return Midst(request.param, source, Lines(source), row.span.line, row.row)


def test_a_changed_character_is_named(midst: Midst) -> None:
    midst.lines.replace(midst.line, "。", "！")
    [finding] = findings_here()
    text = midst.row.action or ""
    around = "…" * (len(text) > 13) + text[-13:-1]
    column = midst.lines.lines[midst.line - 1].rindex("！") + 1
    assert finding == (
        f"{midst.source}:{midst.line}:{column}: error ZC403 the 处理建议 of {midst.row.codes[0]}: "
        f"the source says 「{around}！」, data/codes/{midst.document}.json says 「{around}。」; "
        "run: zegocodes sync"
    )


def test_a_lost_row_is_named(midst: Midst) -> None:
    midst.lines.take(midst.line)
    assert _found() == [f"{midst.source}:{midst.line} ZC501"]


def test_an_extra_row_is_named(midst: Midst) -> None:
    copy = midst.lines.lines[midst.line - 1].replace(midst.row.codes[0], "987654321")
    midst.lines.insert(midst.line + 1, copy)
    found = _found()
    assert f"{midst.source}:{midst.line + 1} ZC401" in found
    assert {finding.partition(" ")[0] for finding in found} == {f"{midst.source}:{midst.line + 1}"}


def test_a_changed_code_is_named(midst: Midst) -> None:
    midst.lines.replace(midst.line, midst.row.codes[0], "987654321")
    found = _found()
    assert f"{midst.source}:{midst.line} ZC501" in found
    assert f"{midst.source}:{midst.line} ZC401" in found
    assert {finding.partition(" ")[0] for finding in found} == {f"{midst.source}:{midst.line}"}


def test_a_torn_cell_is_named(midst: Midst) -> None:
    midst.lines.replace(midst.line, "请", "\n<Content />请")
    found = _found()
    assert f"{midst.source}:{midst.line} ZC101" in found
    assert f"{midst.source}:{midst.line + 1} ZC305" in found
    assert {finding.partition(" ")[0] for finding in found} == {
        f"{midst.source}:{midst.line}",
        f"{midst.source}:{midst.line + 1}",
    }


def test_swapped_rows_are_named(midst: Midst) -> None:
    midst.lines.insert(midst.line + 1, midst.lines.take(midst.line))
    line = f"{midst.source}:{midst.line}"
    assert _found() == [f"{line} ZC404", f"{line} ZC114"]


def test_an_edited_data_file_is_named(midst: Midst) -> None:
    data = Lines(f"data/codes/{midst.document}.json")
    text = json.dumps(midst.row.action, ensure_ascii=False)
    line = data.lines.index(f'            "{midst.row.codes[0]}"') + 1
    line = data.lines.index(f'          "action": {text}', line) + 1
    data.replace(line, "。", "！")
    assert _found() == [f"{midst.source}:{midst.line} ZC403"]
