"""``zegocodes update``: versions of the published documents, made here by small edits."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import copy_repository, findings_here, sync_here

from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS
from sphinx_zegocodes.sources import updating

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENTS = ["ai-agent", "rtc-server", "speech-recognition", "stream-mixing", "web-sdk"]
NEWER = "newer.md"
_ROW = re.compile(r"\|\s*([0-9]+)\s*\|.*\|\s*")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a copy of this repository."""
    copy_repository(tmp_path)
    monkeypatch.chdir(tmp_path)


def _source(document: str) -> Path:
    return Path(f"docs/sources/{document}.md")


def _lines(document: str) -> list[str]:
    return _source(document).read_text("utf-8").split("\n")


def _row(document: str) -> int:
    """Return the line, from 0, of a row of one number in the middle of a document."""
    lines = _lines(document)
    rows = [n for n, line in enumerate(lines) if _ROW.fullmatch(line) and "---" not in lines[n - 1]]
    return rows[len(rows) * 2 // 3]


def _code(line: str) -> str:
    found = _ROW.fullmatch(line)
    assert found
    return found[1]


def _contents() -> dict[str, bytes]:
    files = (path for path in sorted(Path().rglob("*")) if path.is_file())
    return {str(path): path.read_bytes() for path in files if path.name != NEWER}


def _update(document: str, text: str, *options: str) -> int:
    Path(NEWER).write_bytes(text.encode("utf-8"))
    return main(["update", NEWER, "--id", document, *options])


def _fates(out: str) -> list[str]:
    return [line.strip() for line in out.split("\n\n", maxsplit=1)[0].splitlines()[1:]]


def _decide(before: dict[str, bytes]) -> None:
    """Give a reason for all that waits for one, which stands in one file."""
    now = _contents()
    open_ = [path for path in now if path.endswith(".yaml") and b"why: ''" in now[path]]
    assert len(open_) <= 1
    for path in open_:
        text = now[path].decode("utf-8").replace("why: ''", "why: 官方文档已调整。")
        Path(path).write_bytes(text.encode("utf-8"))
        assert before[path] != now[path]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_same_version_changes_nothing(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _contents()
    assert _update(document, "\n".join(_lines(document))) == CLEAN
    assert _contents() == before
    out = capsys.readouterr().out
    assert _fates(out) == ["Nothing is left to decide."]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_row_more_is_added(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines, row = _lines(document), _row(document)
    code = _code(lines[row])
    more = re.sub(rf"\b{code}\b", "999999", lines[row], count=1)
    assert _update(document, "\n".join([*lines[: row + 1], more, *lines[row + 1 :]])) == FINDINGS
    out = capsys.readouterr().out
    [added] = _fates(out)
    assert re.fullmatch(rf"added    {document}/[a-z-]+/999999", added)
    assert "ZC114" in out
    assert f"({added.split()[-1]})" in out
    why = ("--why", "As published.")
    assert main(["lint", "--waive", "ZC114,ZC115,ZC2,ZC3", *why]) == CLEAN
    assert _update(document, Path(NEWER).read_text("utf-8")) == CLEAN
    assert findings_here() == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_row_that_is_gone_waits_for_a_reason(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before, lines, row = _contents(), _lines(document), _row(document)
    assert _update(document, "\n".join([*lines[:row], *lines[row + 1 :]])) == FINDINGS
    out = capsys.readouterr().out
    [gone] = _fates(out)
    assert re.fullmatch(rf"gone     {document}/[a-z-]+/{_code(lines[row])}", gone)
    curation = f"data/curation/{document}.yaml"
    number = Path(curation).read_text("utf-8").split("why: ''")[0].count("\n") + 1
    assert f"  {curation}:{number}:10: error ZC601 left[0].why" in out
    assert _contents()[f"data/codes/{document}.json"] == before[f"data/codes/{document}.json"]
    _decide(before)
    assert _update(document, Path(NEWER).read_text("utf-8")) == CLEAN
    assert "Nothing is left to decide." in capsys.readouterr().out
    assert findings_here() == []
    assert sync_here() == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_number_that_was_corrected_is_a_move(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before, lines, row = _contents(), _lines(document), _row(document)
    code = _code(lines[row])
    lines[row] = re.sub(rf"\b{code}\b", f"{code}7", lines[row], count=1)
    assert _update(document, "\n".join(lines)) == FINDINGS
    [moved, *_] = _fates(capsys.readouterr().out)
    key = moved.split()[1]
    assert moved == f"moved    {key} → {key}7, proposed"
    assert f"to: {key}7" in Path(f"data/curation/{document}.yaml").read_text("utf-8")
    _decide(before)
    main(["lint", "--waive", "ZC114,ZC115", "--why", "As published."])
    assert _update(document, Path(NEWER).read_text("utf-8")) == CLEAN


@pytest.mark.parametrize("document", DOCUMENTS)
def test_words_that_changed_are_shown(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines, row = _lines(document), _row(document)
    lines[row] = re.sub("[\u4e00-\u9fff](?=[\u4e00-\u9fff]*。)", "新", lines[row], count=1)
    _update(document, "\n".join(lines))
    [changed, *_] = _fates(capsys.readouterr().out)
    assert re.fullmatch(
        rf"changed  {document}/[a-z-]+/{_code(_lines(document)[row])}: .* → 「新」", changed
    )


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if d != "stream-mixing"])
def test_a_heading_that_was_renamed_needs_no_decision(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    curation = Path(f"data/curation/{document}.yaml")
    heading = re.findall("heading: (.+)", curation.read_text("utf-8"))[-1]
    text = _source(document).read_text("utf-8").replace(f"## {heading}", "## 新: 标题")
    assert _update(document, text) == CLEAN
    assert "stands under 「新: 标题」 now" in capsys.readouterr().out
    assert "heading: '新: 标题'\n" in curation.read_text("utf-8")
    assert findings_here() == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_table_that_was_split_is_decided_in_one_file(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before, lines = _contents(), _lines(document)
    row = _row(document)
    while lines[row + 1].startswith("|"):
        row += 1
    row -= 1
    head = next(n for n in range(row, 0, -1) if re.match(r"\|[\s:|-]+\|\s*$", lines[n]))
    split = [*lines[:row], "", "## 用户接口", "", *lines[head - 1 : head + 1], *lines[row:]]
    assert _update(document, "\n".join(split)) == FINDINGS
    out = capsys.readouterr().out
    assert [line.split()[0] for line in _fates(out)[:2]] == ["moved", "moved"]
    curation = f"data/curation/{document}.yaml"
    assert re.search(rf"  {curation}:\d+:\d+: is user the right id for the new table\?", out)
    assert "-user-" not in Path("data/permalinks.txt").read_text("utf-8")
    _decide(before)
    assert _update(document, Path(NEWER).read_text("utf-8"), "--apply") == CLEAN
    assert findings_here() == []


def test_a_column_more_changes_each_entry(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        re.sub(r"\|\s*$", "| 说明。 |", line) if line.startswith("|") else line
        for line in _lines("stream-mixing")
    ]
    head = next(n for n, line in enumerate(lines) if line.startswith("|"))
    lines[head] = lines[head].replace("说明。 |", "备注 |")
    lines[head + 1] = lines[head + 1].replace("说明。 |", "--- |")
    _update("stream-mixing", "\n".join(lines))
    fates = _fates(capsys.readouterr().out)
    assert [fate.split()[0] for fate in fates if "/" in fate] == ["changed"] * 47


@pytest.mark.parametrize("document", DOCUMENTS)
def test_front_matter_and_links_of_a_new_kind_change_no_entry_without_one(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = _source(document).read_text("utf-8")
    link = "\n\n[错误码](/real-time-video-server/api-reference/return-codes)。\n"
    _update(document, f"---\narticleID: 19702\n---\n\n{text.rstrip()}{link}")
    fates = _fates(capsys.readouterr().out)
    assert [fate for fate in fates if "/" in fate] == []
    assert any("the text around the tables" in fate for fate in fates)


@pytest.mark.parametrize(
    ("document", "newline"), [*zip(DOCUMENTS, ["\r\n", "\r", "\r\n", "\r", "\r\n"], strict=True)]
)
def test_another_line_ending_changes_no_entry(
    document: str, newline: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = _source(document).read_text("utf-8").replace("\n", newline)
    assert _update(document, text) == CLEAN
    assert not any("/" in fate for fate in _fates(capsys.readouterr().out))
    assert _source(document).read_bytes() == text.encode("utf-8")


def test_tables_in_another_order_change_no_entry(capsys: pytest.CaptureFixture[str]) -> None:
    text = _source("rtc-server").read_text("utf-8")
    before, room, mixing, rest = re.split(
        "(?=## 房间信令|## 混流转码|## 媒体服务)", text, maxsplit=3
    )
    _update("rtc-server", before + mixing + room + rest)
    assert not any("/" in fate for fate in _fates(capsys.readouterr().out))


def test_rows_in_another_order_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    lines, row = _lines("rtc-server"), _row("rtc-server")
    lines[row], lines[row + 1] = lines[row + 1], lines[row]
    _update("rtc-server", "\n".join(lines))
    assert _fates(capsys.readouterr().out)[0].startswith("order    of the rows of rtc-server/")


def test_a_code_that_went_to_another_table_is_a_move(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _lines("rtc-server")
    row = next(n for n, line in enumerate(lines) if line.startswith("| 50124"))
    line = lines.pop(row)
    end = next(n for n, each in enumerate(lines) if each.startswith("## 媒体服务接口"))
    end = next(n for n in range(end - 1, 0, -1) if lines[n].startswith("|")) + 1
    assert _update("rtc-server", "\n".join([*lines[:end], line, *lines[end:]])) == FINDINGS
    moved = "moved    rtc-server/room/50124 → rtc-server/mixing/50124, proposed"
    assert moved in _fates(capsys.readouterr().out)


def test_what_decisions_say_of_an_entry_that_is_gone_goes_with_it() -> None:
    before = _contents()
    text = _source("rtc-server").read_text("utf-8")
    text = re.sub(r"(## 房间信令接口\n(?:.*\n)*?)\|\s*0\s*\|.*\n", r"\1", text, count=1)
    assert _update("rtc-server", text) == FINDINGS
    assert "rtc-server/room/0," not in Path("data/curation/rtc-server.yaml").read_text("utf-8")
    _decide(before)
    assert _update("rtc-server", text) == CLEAN
    assert findings_here() == []


def test_an_erratum_that_was_corrected_upstream_goes_where_that_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = _source("web-sdk").read_text("utf-8")
    text = text.replace("'#', '\n<Content />, ''", "'#', '$', ''")
    assert _update("web-sdk", text) == FINDINGS
    out = capsys.readouterr().out
    assert "warning ZC602 web-sdk/room/1002006 has no such text" in out
    assert "data/codes/web-sdk.json written" in out
    comments = Path("data/curation/web-sdk.yaml").read_text("utf-8").count("#")
    assert _update("web-sdk", text, "--apply") == CLEAN
    curation = Path("data/curation/web-sdk.yaml").read_text("utf-8")
    assert "web-sdk/room/1002006" not in curation
    assert curation.count("#") <= comments
    assert findings_here() == []


@pytest.mark.parametrize(
    ("document", "content", "message"),
    [
        ("web-sdk", b"\xff", "error ZC001 not UTF-8"),
        ("web-sdk", b"<<<<<<< HEAD\n", "error ZC005 two versions of this file were not merged"),
        ("web-sdk", b"", "0 of 232 entries are in this document"),
        ("web-sdk", "# 错误码\n\n|错误码|描述|\n|-|-|\n|1|失败。|\n".encode(), "0 of 232 entries"),
        ("cloud-player", b"# a\n", "there is no document cloud-player; a new one goes by"),
    ],
)
def test_what_cannot_be_taken_in_leaves_the_old_state(
    document: str, content: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _contents()
    Path(NEWER).write_bytes(content)
    assert main(["update", NEWER, "--id", document]) == FAILED
    assert message in capsys.readouterr().err
    assert _contents() == before


@pytest.mark.parametrize(
    ("document", "part"), [*zip(DOCUMENTS, [0.3, 0.6, 0.9, 0.5, 0.7], strict=True)]
)
def test_a_document_that_breaks_off_in_a_row_leaves_the_old_state(
    document: str, part: float
) -> None:
    before, lines = _contents(), _lines(document)
    rows = [n for n, line in enumerate(lines) if _ROW.fullmatch(line)]
    row = rows[int(len(rows) * part)]
    torn = "\n".join([*lines[:row], lines[row][: len(lines[row]) * 2 // 3]])
    assert _update(document, torn) == FAILED
    assert _contents() == before


def _gone_and_referred() -> str:
    text = _source("rtc-server").read_text("utf-8")
    return re.sub(r"(## 房间信令接口\n(?:.*\n)*?)\|\s*0\s*\|.*\n", r"\1", text, count=1)


def _stop_after(writes: int, patch: pytest.MonkeyPatch) -> None:
    """End everything when so many files were written."""
    done: list[Path] = []

    def write(path: Path, content: bytes, *, durable: bool) -> bool:
        if len(done) == writes:
            raise KeyboardInterrupt
        done.append(path)
        return write_if_changed(path, content, durable=durable)

    patch.setattr(updating, "write_if_changed", write)


@contextmanager
def _not_restored(_: object) -> Iterator[None]:
    yield


@pytest.mark.parametrize("writes", range(2))
def test_what_is_interrupted_leaves_the_old_state(
    writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _contents()
    _stop_after(writes, monkeypatch)
    assert _update("rtc-server", _gone_and_referred()) == FAILED
    assert _contents() == before


@pytest.mark.parametrize("writes", range(2))
def test_what_was_killed_can_be_done_again(writes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text, before = _gone_and_referred(), _contents()
    with monkeypatch.context() as patch:
        patch.setattr(updating, "restored_on_failure", _not_restored)
        _stop_after(writes, patch)
        assert _update("rtc-server", text) == FAILED
    assert _update("rtc-server", text) == FINDINGS
    _decide(before)
    assert _update("rtc-server", text) == CLEAN
    assert findings_here() == []


def test_a_copy_is_updated_after_its_original(capsys: pytest.CaptureFixture[str]) -> None:
    source = _source("stream-mixing").read_text("utf-8")
    Path("docs/sources/copy.md").write_text(source, "utf-8")
    Path("data/curation/copy.yaml").write_text(
        "title: 副本\nproduct: 副本\nurl: https://example.com/\nsame_as: stream-mixing\n", "utf-8"
    )
    sync_here()
    lines = _lines("stream-mixing")
    row = next(n for n, line in enumerate(lines) if "110208003" in line)  # which is its alone
    lines[row] = re.sub("[\u4e00-\u9fff]{2}", "新的", lines[row], count=1)
    before = _contents()
    assert _update("stream-mixing", "\n".join(lines)) == FINDINGS
    assert "error ZC610" in capsys.readouterr().out
    assert _update("copy", "\n".join(lines)) == CLEAN
    changed = [path for path, content in _contents().items() if before[path] != content]
    assert changed == [
        "data/codes/stream-mixing.json",
        "docs/sources/copy.md",
        "docs/sources/stream-mixing.md",
    ]


def test_while_addresses_are_not_known_nothing_is_taken_in() -> None:
    links = Path("data/permalinks.txt")
    links.write_text(f"<<<<<<< HEAD\n{links.read_text('utf-8')}", "utf-8")
    before = _contents()
    assert _update("rtc-server", _gone_and_referred()) == FAILED
    assert _contents() == before


def test_what_is_known_is_updated_not_added(capsys: pytest.CaptureFixture[str]) -> None:
    Path(NEWER).write_bytes(_source("web-sdk").read_bytes())
    assert main(["add", NEWER, "--id", "web-sdk"]) == FAILED
    assert (
        "a newer version goes by: zegocodes update newer.md --id web-sdk" in capsys.readouterr().err
    )
