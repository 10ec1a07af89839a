"""``zegocodes release``: what changed since the last one, and what is permanent from then on."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from projects import replace, sync_here

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS

ALPHA = "docs/sources/alpha.md"
CHANGES = Path("data/changes.json")
PERMALINKS = Path("data/permalinks.txt")
ROW_8 = "<tr><td>8</td><td>没有摄像头。</td></tr>\n"

pytestmark = pytest.mark.usefixtures("family")


def last_changes() -> list[dict[str, Any]]:
    changes: list[dict[str, Any]] = json.loads(CHANGES.read_bytes())["releases"][-1]["changes"]
    return changes


def leave(to: str = "") -> None:
    """Take code 8 out, and say what became of it."""
    replace(ALPHA, ROW_8, "")
    main(["sync", "--retire", "--when", "2026-01-31"])
    why = "why: 已下线。" + (f"\n    to: {to}" if to else "")
    replace("data/curation/alpha.yaml", "why: ''", why)
    sync_here()


def test_the_first_release_is_what_stands(capsys: pytest.CaptureFixture[str]) -> None:
    changes = last_changes()
    assert {change["kind"] for change in changes} == {"added"}
    assert changes[0] == {
        "key": "alpha/common/0",
        "kind": "added",
        "after": {"description": "执行成功。"},
    }
    assert main(["release", "2026-02-01"]) == CLEAN
    assert capsys.readouterr().out == "nothing changed since 2026-01-01\n"


def test_words_before_and_after_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    before = CHANGES.read_text("utf-8")
    replace(ALPHA, "房间不存在，与 5024 相同。", "没有此房间，与 5024 相同。")
    sync_here()
    assert CHANGES.read_text("utf-8") == before
    assert main(["release", "2026-02-01"]) == CLEAN
    assert capsys.readouterr().out.splitlines() == [
        "data/changes.json written",
        "data/permalinks.txt written",
        "2026-02-01: 1 changed",
    ]
    assert last_changes() == [
        {
            "key": "alpha/room/104",
            "kind": "changed",
            "before": {"description": "房间不存在，与 5024 相同。"},
            "after": {"description": "没有此房间，与 5024 相同。"},
        }
    ]
    assert main(["release", "2026-03-01"]) == CLEAN
    assert "nothing changed since 2026-02-01" in capsys.readouterr().out


def test_a_field_that_is_new_or_gone_is_a_change() -> None:
    replace(ALPHA, "| 104 | 房间不存在，与 5024 相同。 |", "| 104 | |")
    replace(ALPHA, ROW_8, "<tr><td>8</td><td>没有摄像头。<br />处理建议：请检查。</td></tr>\n")
    sync_here()
    assert main(["release", "2026-02-01"]) == CLEAN
    by_key = {change["key"]: change for change in last_changes()}
    assert by_key["alpha/room/104"] == {
        "key": "alpha/room/104",
        "kind": "changed",
        "before": {"description": "房间不存在，与 5024 相同。"},
    }
    assert by_key["alpha/device/8"]["after"] == {"action": "请检查。"}
    assert "before" not in by_key["alpha/device/8"]


def test_what_left_is_removed_or_moved() -> None:
    leave()
    assert main(["release", "2026-02-01"]) == CLEAN
    assert last_changes() == [
        {
            "key": "alpha/device/8",
            "kind": "removed",
            "before": {"description": "没有摄像头。"},
            "why": "已下线。",
        }
    ]
    assert "/codes/8/\n" in PERMALINKS.read_text("utf-8")


def test_what_moved_is_named_with_where_it_went() -> None:
    leave("alpha/device/7")
    assert main(["release", "2026-02-01"]) == CLEAN
    assert last_changes() == [
        {
            "key": "alpha/device/8",
            "kind": "moved",
            "before": {"description": "没有摄像头。"},
            "after": {"description": "没有麦克风。"},
            "to": "alpha/device/7",
            "why": "已下线。",
        }
    ]


def test_what_is_back_is_added_again() -> None:
    leave()
    main(["release", "2026-02-01"])
    curation = Path("data/curation/alpha.yaml")
    text = curation.read_text("utf-8")
    curation.write_text(text[: text.index("  - at: alpha/device/8")], "utf-8")
    replace(ALPHA, "</table>", f"{ROW_8}</table>")
    sync_here()
    assert main(["release", "2026-03-01"]) == CLEAN
    assert [(change["key"], change["kind"]) for change in last_changes()] == [
        ("alpha/device/8", "added")
    ]


@pytest.mark.parametrize("day", ["2026-01-01", "2025-12-31"])
def test_a_day_that_is_not_later_is_refused(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = CHANGES.read_bytes()
    assert main(["release", day]) == FAILED
    assert capsys.readouterr().err == "the last release is of 2026-01-01; say a later day\n"
    assert CHANGES.read_bytes() == before


@pytest.mark.parametrize("day", ["2026-13-01", "heute", ""])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(SystemExit, match=r"^2$"):
        main(["release", day])


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ALPHA, "房间不存在，与 5024 相同。", "没有此房间，与 5024 相同。"),
        (ALPHA, "| 104 |", "| 1o4 |"),
        (ALPHA, ROW_8, ""),
    ],
    ids=["not synced", "cannot be read", "gone"],
)
def test_nothing_is_released_of_what_is_not_in_order(
    path: str, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = CHANGES.read_bytes(), PERMALINKS.read_bytes()
    replace(path, old, new)
    assert main(["release", "2026-02-01"]) == FINDINGS
    assert capsys.readouterr().err.endswith("Nothing was released.\n")
    assert (CHANGES.read_bytes(), PERMALINKS.read_bytes()) == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "the data cannot be read"),
        ('{"releases":[{"day":"x","changes":[]}]}', "the data cannot be read"),
        (
            '{"releases":[{"day":"2026-01-02","changes":[]},{"day":"2026-01-01","changes":[]}]}',
            "the releases are not in the order of their days",
        ),
        (
            '{"releases":[{"day":"2026-01-02","changes":[{"key":"a/b/1","kind":"removed"}]}]}',
            "a/b/1 is changed and was not added; restore the file with git",
        ),
    ],
)
def test_a_file_of_changes_that_is_broken_is_named_and_kept(
    content: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    CHANGES.write_text(content)
    for command in (["sync"], ["release", "2026-02-01"], ["lint"]):
        assert main(command) == FINDINGS
        out, err = capsys.readouterr()
        assert message in out + err
    assert main(["explain", "104"]) == FAILED
    assert CHANGES.read_text() == content


def test_two_branches_that_each_change_a_code_merge(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)  # noqa: S607

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "a")
    for branch, old, new in (
        ("first", "房间不存在，与 5024 相同。", "没有此房间，与 5024 相同。"),
        ("second", ROW_8, f"{ROW_8}<tr><td>9</td><td>没有扬声器。</td></tr>\n"),
    ):
        git("checkout", "-q", "-b", branch, "main")
        replace(ALPHA, old, new)
        sync_here()
        git("commit", "-q", "-a", "-m", branch)
    git("merge", "-q", "first")
    assert main(["sync", "--check"]) == CLEAN
    assert main(["release", "2026-02-01"]) == CLEAN
    assert {change["key"] for change in last_changes()} == {"alpha/room/104", "alpha/device/9"}
