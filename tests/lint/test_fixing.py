"""Mending: what fixes change, what they leave alone, and that they come to an end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import findings_here, project_here, replace

from sphinx_zegocodes.lint.check import check
from sphinx_zegocodes.lint.fixing import mend

if TYPE_CHECKING:
    from sphinx_zegocodes.lint.fixing import Mended

ALPHA = Path("docs/sources/alpha.md")
DATA = Path("data/codes/alpha.json")
pytestmark = pytest.mark.usefixtures("family")

ROW = "| 5024 | 房间不存在，与 104 相同。 | 请确认房间号。 |"


def _mend(*, unsafe: bool = False) -> Mended:
    return mend(project_here(), check, unsafe=unsafe)


def _mended_row(row: str, *, unsafe: bool = False) -> str:
    """Return what becomes of the row of 5024 when it is written otherwise."""
    line = replace(str(ALPHA), ROW, row)
    _mend(unsafe=unsafe).write()
    return ALPHA.read_bytes().decode("utf-8").split("\n")[line - 1]


@pytest.mark.parametrize(
    ("row", "mended"),
    [
        (ROW.removesuffix(" |"), ROW),
        (ROW.removesuffix("|") + "  ", ROW),
        (ROW + " \t", ROW),
        (ROW + " |", ROW),
        (ROW + " - | 无 |", ROW),
        (ROW + " -", ROW),
        (ROW.removeprefix("| "), ROW),
        (ROW.removeprefix("| ").removesuffix(" |"), ROW),
        (ROW.replace("房间号", "`a|b||c`"), ROW.replace("房间号", "`a\\|b\\|\\|c`")),
    ],
)
def test_what_changes_no_word_is_mended(row: str, mended: str) -> None:
    assert _mended_row(row) == mended
    assert findings_here() == []


@pytest.mark.parametrize(
    ("row", "mended"),
    [
        (ROW.replace("同。", "同"), ROW),
        (ROW.replace("同。", "同."), ROW),
        (ROW.replace("同。", "同").removesuffix(" |"), ROW),
        (ROW.replace("，", ","), ROW),
        (ROW.replace("确认", "确|认"), ROW.replace("确认", "确\\|认")),
        (ROW.replace("确认", "确\n认"), ROW),
        (ROW.replace("与 104", "与\n104"), ROW),
        (ROW.replace("确认", "<Content />确认"), ROW),
        (ROW.replace("确认", '<b onclick="x()">确认</b>'), ROW.replace("确认", "<b>确认</b>")),
    ],
)
def test_what_changes_a_text_is_mended_only_when_asked(row: str, mended: str) -> None:
    assert _mended_row(row).rstrip(" |") == row.split("\n", maxsplit=1)[0].rstrip(" |")
    replace(str(ALPHA), row if row in ALPHA.read_text("utf-8") else row + " |", ROW)
    assert _mended_row(row, unsafe=True) == mended
    assert findings_here() == []


@pytest.mark.parametrize(
    ("row", "left"),
    [
        (ROW.replace("不存在", "不存|在").replace("。", ""), "不存\\|在"),
        ("|" + ROW, "|| 5024"),
        (ROW.replace("同。", "同..."), "同..."),
        (ROW.replace("同。", "同 !"), "同 ！"),
    ],
)
def test_what_is_not_certain_is_not_mended(row: str, left: str) -> None:
    """A row that is not whole says nothing of where its texts end."""
    assert left in _mended_row(row, unsafe=True)


def test_a_missing_label_is_written() -> None:
    replace("data/curation/alpha.yaml", "  - rule: ZC201\n    at: alpha/common/1000015\n", "")
    replace(
        "data/curation/alpha.yaml",
        "    why: Published without the last label.\n    texts:\n      alpha/common/1000015: "
        "输入 StreamID 为空。 / 没有传入 StreamID。 / 缩短 StreamID。\n",
        "",
    )
    _mend(unsafe=True).write()
    assert "<br />处理建议：缩短 StreamID。 |" in ALPHA.read_text("utf-8")
    assert findings_here() == []


def test_data_follow_what_was_mended() -> None:
    replace(str(ALPHA), ROW, ROW.replace("确认", "检查").removesuffix(" |"))
    written, _ = _mend().write()
    assert written == [ALPHA, DATA]
    assert "请检查房间号。" in DATA.read_text("utf-8")
    assert findings_here() == []


def test_mended_sources_are_written_though_an_error_keeps_the_data_as_they_are() -> None:
    replace(str(ALPHA), ROW, ROW.removesuffix(" |"))
    replace(str(ALPHA), "| 104 |", "| 1o4 |")
    before = DATA.read_bytes()
    written, _ = _mend().write()
    assert (written, DATA.read_bytes()) == ([ALPHA], before)
    assert ROW in ALPHA.read_text("utf-8")


def test_accepted_and_corrected_faults_are_left_alone() -> None:
    before = ALPHA.read_bytes()
    mended = _mend(unsafe=True)
    assert (mended.applied, mended.targets) == ([], [])
    assert ALPHA.read_bytes() == before


def test_a_file_that_changed_meanwhile_is_left_alone() -> None:
    replace(str(ALPHA), ROW, ROW.removesuffix(" |"))
    mended = _mend()
    ALPHA.write_bytes(ALPHA.read_bytes() + "\n新的一行。\n".encode())
    before = ALPHA.read_bytes()
    written, (finding,) = mended.write()
    assert (written, ALPHA.read_bytes()) == ([], before)
    assert str(finding) == f"{ALPHA}:1:1: error ZC001 changed meanwhile; left alone"


def test_nothing_else_of_a_file_changes() -> None:
    replace(str(ALPHA), ROW, ROW.removesuffix(" |"))
    content = b"\xef\xbb\xbf" + ALPHA.read_bytes().replace(b"\n", b"\r\n")
    ALPHA.write_bytes(content)
    _mend().write()
    torn, whole = (row.encode() + b"\r\n" for row in (ROW.removesuffix(" |"), ROW))
    assert ALPHA.read_bytes() == content.replace(torn, whole)


def test_a_second_run_finds_nothing_more() -> None:
    replace(str(ALPHA), ROW, ROW.replace("，", ",").replace("号。 |", "`a|b`"))
    _mend(unsafe=True).write()
    again = _mend(unsafe=True)
    assert (again.applied, again.targets) == ([], [])
