"""Entries that left: what is found until a tombstone or a move stands, and what is wrong then."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from projects import copy_family, findings_here, replace, sync_here

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FINDINGS

ALPHA = "docs/sources/alpha.md"
CURATION = "data/curation/alpha.yaml"
PERMALINKS = "data/permalinks.txt"
GONE = "was published and is gone; restore it, or run: zegocodes sync --retire"
ROW_8 = "<tr><td>8</td><td>没有摄像头。</td></tr>\n"
END = "    replaced_by: alpha/room/5024\n"
"""The end of the curation file."""


@pytest.fixture(autouse=True)
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a copy of the small family, in sync."""
    copy_family(tmp_path)
    monkeypatch.chdir(tmp_path)
    sync_here()


def found() -> list[str]:
    """Return the findings, each without what its message says beyond the fact."""
    return [
        finding.replace("; where it went elsewhere, add it to moves in its curation file", "")
        for finding in findings_here()
    ]


def named() -> list[str]:
    """Return the findings about links and curation: data that wait for a sync are stale too."""
    return [finding for finding in found() if re.search(" ZC[56]", finding)]


def retire(key: str, description: str) -> None:
    """Add a tombstone to the end of the curation file."""
    tombstone = (
        f"  - at: {key}\n    when: 2026-01-31\n    why: 已下线。\n"
        f"    last: {{description: {description}}}\n"
    )
    replace(CURATION, END, END + tombstone)


def move(old: str, new: str) -> None:
    """Add a move to the end of the curation file."""
    path = Path(CURATION)
    text = path.read_text("utf-8")
    head = "" if "\nmoves:\n" in text else "moves:\n"
    path.write_text(f"{text}{head}  - {{from: {old}, to: {new}, why: 表已调整。}}\n", "utf-8")


def test_a_row_that_is_gone_is_named_where_it_stood() -> None:
    replace(ALPHA, ROW_8, "")
    assert found() == [f"{ALPHA}:44:1: error ZC501 alpha/device/8 {GONE}"]
    before = Path("data/codes/alpha.json").read_bytes()
    assert main(["sync"]) == FINDINGS
    assert Path("data/codes/alpha.json").read_bytes() == before
    retire("alpha/device/8", "没有摄像头。")
    assert main(["sync"]) == CLEAN
    assert found() == []
    assert main(["sync", "--check"]) == CLEAN


def test_a_code_taken_out_of_its_row_is_named_at_the_row() -> None:
    replace(ALPHA, "| 1010、5007 |", "| 1010 |")
    gone = f"{ALPHA}:35:1: error ZC501 alpha/room/5007 {GONE}"
    assert gone in found()
    assert not any("ZC402" in finding for finding in found())


def test_a_code_without_data_is_named_in_its_curation_file() -> None:
    replace(ALPHA, ROW_8, "")
    Path("data/codes/alpha.json").unlink()
    assert f"{CURATION}:1:1: error ZC501 alpha/device/8 {GONE}" in found()


def test_a_code_of_a_document_that_cannot_be_read_is_not_gone() -> None:
    Path("docs/sources/beta.md").write_bytes(b"\xff")
    assert not any("ZC50" in finding for finding in found())
    replace(ALPHA, "| 104 | 房间", "| 1o4 | 房间")
    assert not any("ZC50" in finding for finding in found())


def test_a_document_that_is_gone_is_retired_as_a_whole() -> None:
    Path("docs/sources/beta.md").unlink()
    curation = Path("data/curation/beta.yaml")
    gone = [finding for finding in found() if "ZC501" in finding]
    assert gone == [
        f"{curation}:1:1: error ZC501 beta/tasks/104 {GONE}",
        f"{curation}:1:1: error ZC501 beta/tasks/105 {GONE}",
    ]
    assert main(["sync", "--retire"]) == FINDINGS
    curation.write_text(
        curation.read_text("utf-8").replace("why: ''", "why: 产品已下线。"), "utf-8"
    )
    replace(
        CURATION,
        "equivalents:\n  - entries: [alpha/room/104, beta/tasks/104]\n    why: 判断逻辑相同。\n",
        "",
    )
    assert "docs/beta.md:1:1: error ZC409 beta is retired; its page must go" in found()
    Path("docs/beta.md").unlink()
    assert main(["sync"]) == CLEAN
    assert found() == []


def test_a_document_without_a_curation_file_is_named_where_it_was_published() -> None:
    for path in ("docs/sources/beta.md", "docs/beta.md", "data/curation/beta.yaml"):
        Path(path).unlink()
    line = Path(PERMALINKS).read_text("utf-8").split("\n").index("/beta/#beta-tasks-104") + 1
    assert f"{PERMALINKS}:{line}:1: error ZC501 beta/tasks/104 {GONE}" in found()


def test_a_tombstone_whose_entry_is_back_can_go() -> None:
    retire("alpha/device/8", "没有摄像头。")
    [finding] = named()
    assert finding.endswith("ZC605 alpha/device/8 is in the source; the tombstone can go")


def test_a_retired_key_that_means_something_else_is_named() -> None:
    retire("alpha/device/8", "没有扬声器。")
    [finding] = named()
    assert finding == (
        f"{CURATION}:37:9: error ZC502 alpha/device/8 is in the source again with another "
        "meaning: it says 「没有摄像头。」, and said 「没有扬声器。」; where that is meant to be, "
        "take the tombstone out"
    )


def test_a_replacement_has_to_be_another_entry() -> None:
    replace(CURATION, "replaced_by: alpha/room/5024", "replaced_by: alpha/room/99")
    assert named() == [f"{CURATION}:36:18: error ZC604 alpha/room/99 is gone itself"]


def test_a_replacement_may_move_on() -> None:
    replace(ALPHA, "| 5024 |", "| 5025 |")
    replace(ALPHA, "与 5024 相同", "与 5025 相同")
    move("alpha/room/5024", "alpha/room/5025")
    assert main(["sync"]) == CLEAN
    assert found() == []


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        (
            [("alpha/device/8", "alpha/device/8")],
            ["39:34: error ZC503 alpha/device/8 is moved to itself"],
        ),
        (
            [("alpha/device/8", "alpha/device/88")],
            ["38:34: error ZC604 there is no entry alpha/device/88"],
        ),
        (
            [("alpha/device/9", "alpha/device/7")],
            ["error ZC503 alpha/device/9 was never published; only a published entry needs a move"],
        ),
    ],
)
def test_a_move_that_leads_nowhere_is_named(
    moves: list[tuple[str, str]], expected: list[str]
) -> None:
    replace(ALPHA, ROW_8, "")
    for old, new in moves:
        move(old, new)
    said = [finding for finding in named() if "ZC501" not in finding]
    assert [e.partition("error")[2] for e in expected] == [s.partition("error")[2] for s in said]
    assert {finding.split(":")[1] for finding in said} == {"38"}


def test_moves_in_a_circle_are_named() -> None:
    replace(ALPHA, ROW_8, "")
    replace(ALPHA, "<tr><td>7</td><td>没有麦克风。</td></tr>\n", "<tr><td>9</td><td>x</td></tr>\n")
    move("alpha/device/8", "alpha/device/7")
    move("alpha/device/7", "alpha/device/8")
    circles = [finding for finding in found() if "ZC503" in finding]
    assert circles == [
        f"{CURATION}:38:32: error ZC503 alpha/device/8 is moved in a circle",
        f"{CURATION}:39:32: error ZC503 alpha/device/7 is moved in a circle",
    ]


def test_a_moved_entry_is_found_where_it_went() -> None:
    replace(ALPHA, ROW_8, "")
    replace(ALPHA, "| 104 |", "| 8 | 没有摄像头。 | 请检查设备。 |\n| 104 |")
    move("alpha/device/8", "alpha/room/8")
    assert main(["sync"]) == CLEAN
    assert found() == []
    assert "/alpha/#alpha-device-8\n/alpha/#alpha-room-" in Path(PERMALINKS).read_text("utf-8")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("alpha/device/7", "ZC502 alpha/device/8 is in the source again with another meaning"),
        ("alpha/device/88", "ZC605 alpha/device/8 is in the source; the move can go"),
    ],
)
def test_a_move_whose_entry_is_back_is_named(target: str, expected: str) -> None:
    replace(ALPHA, ROW_8, ROW_8 + ROW_8.replace("8", "88"))
    move("alpha/device/8", target)
    assert any(expected in finding for finding in found())


def test_a_key_is_retired_or_moved_once() -> None:
    replace(ALPHA, ROW_8, "")
    retire("alpha/device/8", "没有摄像头。")
    move("alpha/device/8", "alpha/device/7")
    assert f"{CURATION}:42:12: error ZC601 alpha/device/8 is retired or moved twice" in found()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("/codes/99999/", "ZC504 /codes/99999/ was published and leads nowhere"),
        ("/alpha/#rooms", "ZC504 /alpha/#rooms was published and leads nowhere"),
        ("/gamma/", "ZC504 /gamma/ was published and leads nowhere"),
        ("/gamma/#gamma-x-1", "ZC501 gamma/x/1 was published and is gone"),
        ("https://example.com/", "ZC505 this is no address of the site: 「https://example.com/」"),
        ("<<<<<<< HEAD", "ZC505 this is no address of the site: 「<<<<<<< HEAD」"),
    ],
)
def test_an_address_that_nothing_serves_is_named_at_its_line(line: str, message: str) -> None:
    path = Path(PERMALINKS)
    path.write_text(f"{line}\n{path.read_text('utf-8')}", "utf-8")
    [finding] = named()
    assert finding.startswith(f"{PERMALINKS}:1:1: error {message}")
    content = path.read_bytes()
    assert main(["sync"]) == FINDINGS
    assert path.read_bytes() == content


def test_an_address_that_is_missing_is_a_change() -> None:
    replace(PERMALINKS, "/codes/8/\n", "")
    assert found() == [
        f"{PERMALINKS}:1:1: error ZC405 the file is not what sync would write; run: zegocodes sync"
    ]
    assert main(["sync", "--check"]) == FINDINGS
    assert main(["sync"]) == CLEAN
    assert "/codes/8/\n" in Path(PERMALINKS).read_text("utf-8")


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: "".join(sorted(text.splitlines(keepends=True), reverse=True)),
        lambda text: text + "\n\n" + text,
    ],
    ids=["CRLF", "a BOM", "order", "twice"],
)
def test_the_file_is_mended_without_loss(damage: object) -> None:
    path = Path(PERMALINKS)
    before = path.read_bytes()
    path.write_bytes(damage(before.decode("utf-8")).encode("utf-8"))  # type: ignore[operator]
    assert main(["sync"]) == CLEAN
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_stops_the_sync() -> None:
    path = Path(PERMALINKS)
    path.write_bytes(b"/codes/\n\xff\n")
    assert f"{PERMALINKS}:2:1: error ZC001 cannot be read: not UTF-8" in found()
    path.unlink()
    path.mkdir()
    assert f"{PERMALINKS}:1:1: error ZC001 cannot be read: Is a directory" in found()
