"""One cause is one finding: what merely follows from a fault is not reported beside it."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import REPOSITORY, copy_repository, findings_here, replace, sync_here

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Callable

RTC = "docs/sources/rtc-server.md"
CURATION = "data/curation/rtc-server.yaml"
FILES = (
    RTC,
    "docs/sources/web-sdk.md",
    CURATION,
    "data/codes/web-sdk.json",
    "data/permalinks.txt",
    "data/words.yaml",
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a copy of this repository."""
    copy_repository(tmp_path)
    monkeypatch.chdir(tmp_path)


def _edit(path: str, change: Callable[[list[str]], list[str]]) -> None:
    lines = Path(path).read_text("utf-8").split("\n")
    Path(path).write_text("\n".join(change(lines)), "utf-8")


def _insert(path: str, number: int, *inserted: str) -> None:
    """Insert lines before that of a number, from 0."""
    _edit(path, lambda lines: [*lines[:number], *inserted, *lines[number:]])


def _conflict(lines: list[str], first: int, last: int) -> list[str]:
    ours = lines[first:last]
    theirs = [line.replace("。", "！") for line in ours]
    return ["<<<<<<< HEAD", *ours, "=======", *theirs, ">>>>>>> other"]


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.usefixtures("repository")
def test_a_conflict_is_one_finding(path: str, end: str) -> None:
    _edit(path, lambda lines: [*lines[:20], *_conflict(lines, 20, 24), *lines[24:]])
    text = Path(path).read_text("utf-8").replace("\n", end)
    Path(path).write_bytes(text.encode("utf-8"))
    [found] = findings_here()
    assert found.startswith(f"{path}:21:1: error ZC005 two versions of this file were not merged")
    before = Path(path).read_bytes()
    is_generated = path.startswith("data/codes/")
    assert main(["lint", "--fix", "--unsafe"]) == (CLEAN if is_generated else FINDINGS)
    assert is_generated or Path(path).read_bytes() == before


@pytest.mark.usefixtures("repository")
def test_each_conflict_is_one_finding_be_it_resolved_by_half() -> None:
    _edit(RTC, lambda lines: [*lines[:40], *_conflict(lines, 40, 44), *lines[44:]])
    _edit(RTC, lambda lines: [*lines[:80], ">>>>>>> other", *lines[80:]])
    lines = [found.split(":")[1] for found in findings_here() if "ZC005" in found]
    assert lines == ["41", "81"]
    assert len(findings_here()) == 2


@pytest.mark.usefixtures("repository")
def test_a_middle_that_was_left_among_rows_is_a_conflict() -> None:
    _edit(RTC, lambda lines: [*lines[:45], "=======", *lines[45:]])
    assert [found.split()[2] for found in findings_here()] == ["ZC005"]


@pytest.mark.usefixtures("family")
def test_a_line_that_underlines_a_title_is_no_conflict() -> None:
    text = Path("docs/sources/beta.md").read_text("utf-8")
    Path("docs/sources/beta.md").write_text(f"{text}\n说明\n=======\n\n文字。\n", "utf-8")
    sync_here()
    assert findings_here() == []


def _rows(document: str) -> list[int]:
    """Return lines of rows, from 0, all over a document."""
    lines = (REPOSITORY / f"docs/sources/{document}.md").read_text("utf-8").split("\n")
    rows = [
        number
        for number, line in enumerate(lines)
        if line.startswith("|") and lines[number - 2].startswith("|") and line.endswith("|")
    ]
    return rows[:: len(rows) // 5]


DOCUMENTS = sorted(path.stem for path in (REPOSITORY / "docs/sources").glob("*.md"))


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.usefixtures("repository")
def test_a_blank_line_in_a_table_is_one_finding(document: str) -> None:
    path = f"docs/sources/{document}.md"
    text = Path(path).read_bytes()
    for number in _rows(document):
        _insert(path, number, "")
        [found] = findings_here()
        assert found.startswith(f"{path}:{number + 2}:1: error ZC112 a row in no table")
        Path(path).write_bytes(text)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("opening", ["```", "~~~~", "```json", "<!--"])
@pytest.mark.usefixtures("repository")
def test_what_takes_in_tables_is_one_finding(document: str, opening: str) -> None:
    path = f"docs/sources/{document}.md"
    text = Path(path).read_bytes()
    lines = text.decode("utf-8").split("\n")
    headings = [n for n, line in enumerate(lines) if line.startswith("## ")] or [0]
    closing = ["-->"] if opening == "<!--" else []
    for number in headings:
        _insert(path, number, opening)
        _insert(path, len(lines) + 1, *closing)
        [found] = findings_here()
        assert re.match(rf"{path}:{number + 1}:1: error ZC410 the (fence|comment) that op", found)
        Path(path).write_bytes(text)


@pytest.mark.parametrize("opening", ["```", "~~~", "```json"])
@pytest.mark.usefixtures("family")
def test_a_fence_that_nothing_closes_is_one_finding_though_it_hides_no_table(opening: str) -> None:
    path = "docs/sources/beta.md"
    text = Path(path).read_text("utf-8").rstrip("\n")
    Path(path).write_text(f"{text}\n\n{opening}\n{{}}\n\n文字。\n", "utf-8")
    [found] = findings_here()
    assert "error ZC410 nothing closes the fence that opens here" in found


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.usefixtures("repository")
def test_a_renamed_heading_is_one_finding(document: str) -> None:
    path, curation = f"docs/sources/{document}.md", f"data/curation/{document}.yaml"
    for heading in re.findall("heading: (.+)", Path(curation).read_text("utf-8")):
        text = Path(path).read_text("utf-8")
        line = replace(path, f"## {heading}\n", "## 新的标题\n")
        [found] = findings_here()
        assert found.startswith(f"{path}:{line}:1: error ZC406 this seems to be the table ")
        number = next(n for n, each in enumerate(_lines(curation), 1) if each.endswith(heading))
        assert found.endswith(
            f"which had 「{heading}」; renamed? change line {number} of {curation}"
        )
        Path(path).write_text(text, "utf-8")


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines()


@pytest.mark.usefixtures("repository")
def test_headings_that_were_exchanged_are_one_finding() -> None:
    one, other, between = "房间信令接口", "媒体服务接口", "@"
    text = Path(RTC).read_text("utf-8")
    text = text.replace(one, between).replace(other, one).replace(between, other)
    Path(RTC).write_text(text, "utf-8")
    [found] = findings_here()
    assert "under each other's headings: room 「媒体服务接口」、media 「房间信令接口」" in found
    assert f"exchange the headings in lines 9 and 13 of {CURATION}" in found


@pytest.mark.usefixtures("repository")
def test_a_renamed_id_is_one_finding_with_a_fix() -> None:
    before = Path(CURATION).read_bytes()
    line = replace(CURATION, "id: room\n", "id: rooms\n")
    [found] = findings_here()
    assert found.startswith(f"{CURATION}:{line}:9: error ZC406 the table was published as room")
    main(["lint", "--fix", "--unsafe"])
    assert Path(CURATION).read_bytes() == before


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


@pytest.mark.parametrize("make", [_fifo, _socket])
@pytest.mark.parametrize(
    "path",
    [
        "docs/sources/more.md",
        "docs/sources/beta.md",
        "data/curation/beta.yaml",
        "data/permalinks.txt",
        "data/codes/beta.json",
    ],
)
@pytest.mark.usefixtures("family")
def test_what_is_no_file_is_an_error(path: str, make: Callable[[Path], None]) -> None:
    Path(path).unlink(missing_ok=True)
    make(Path(path))
    found = [each for each in findings_here() if each.startswith(f"{path}:1:1: error ZC00")]
    assert len(found) == 1
    assert main(["sync"]) != CLEAN
    assert not Path(path).is_file()
