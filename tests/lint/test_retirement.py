"""Entries that left: what is found until curation says so, and what is wrong with what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from projects import copy_family, findings_here, release_here, replace, sync_here

from sphinx_zegocodes.catalogue.storage import load_document
from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FINDINGS

ALPHA = "docs/sources/alpha.md"
BETA = "docs/sources/beta.md"
CURATION = "data/curation/alpha.yaml"
PERMALINKS = "data/permalinks.txt"
GONE = (
    "was published and is gone; restore it, or run: zegocodes sync --retire, "
    "and say why, and where it went if it did"
)
SOURCELESS = (
    f"error ZC002 there is no source {BETA}; restore it or, where the document is gone, run: "
    "zegocodes sync --retire"
)
ROW_8 = "<tr><td>8</td><td>没有摄像头。</td></tr>\n"
EQUIVALENTS = (
    "equivalents:\n  - entries: [alpha/room/104, beta/tasks/104]\n    why: 判断逻辑相同。\n"
    "    texts:\n      alpha/room/104: 房间不存在，与 5024 相同。\n"
    "      beta/tasks/104: 任务不存在。 / 请重试。\n"
)
"""What names an entry of beta."""


@pytest.fixture(autouse=True)
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a copy of the small family, in sync and released."""
    copy_family(tmp_path)
    monkeypatch.chdir(tmp_path)
    sync_here()
    release_here()


def named() -> list[str]:
    """Return the findings about links and curation: data that wait for a sync are stale too."""
    return [finding for finding in findings_here() if re.search(" ZC[56]", finding)]


def leaves(key: str, *, to: str = "", last: str = "") -> int:
    """Say in its document's curation that an entry left; return the line that says so."""
    lines = [f"  - at: {key}", "    when: 2026-01-31", "    why: 已下线。"]
    lines += [f"    to: {to}"] * bool(to) + [f"    last: {{description: {last}}}"] * bool(last)
    path = Path(f"data/curation/{key.partition('/')[0]}.yaml")
    text = path.read_text("utf-8") + "left:\n" * ("left:\n" not in path.read_text("utf-8"))
    path.write_text(text + "".join(f"{line}\n" for line in lines), "utf-8")
    return text.count("\n") + 1


def lose(*paths: str) -> None:
    """Delete files of beta, which nothing outside of it names any longer."""
    replace(CURATION, EQUIVALENTS, "")
    sync_here()
    for path in paths:
        Path(path).unlink()


def test_a_row_that_is_gone_is_named_where_it_stood() -> None:
    replace(ALPHA, ROW_8, "")
    assert findings_here() == [f"{ALPHA}:44:1: error ZC501 alpha/device/8 {GONE}"]
    before = Path("data/codes/alpha.json").read_bytes()
    assert main(["sync"]) == FINDINGS
    assert Path("data/codes/alpha.json").read_bytes() == before
    leaves("alpha/device/8", last="没有摄像头。")
    assert main(["sync"]) == CLEAN
    assert findings_here() == []
    assert main(["sync", "--check"]) == CLEAN


def test_a_code_taken_out_of_its_row_is_named_at_the_row() -> None:
    replace(ALPHA, "| 1010、5007 |", "| 1010 |")
    found = findings_here()
    assert f"{ALPHA}:35:1: error ZC501 alpha/room/5007 {GONE}" in found
    assert not any("ZC402" in finding for finding in found)


def test_a_code_without_data_is_named_in_its_curation_file() -> None:
    replace(ALPHA, ROW_8, "")
    Path("data/codes/alpha.json").unlink()
    assert f"{CURATION}:1:1: error ZC501 alpha/device/8 {GONE}" in findings_here()


def test_a_code_of_a_document_that_cannot_be_read_is_not_gone() -> None:
    Path(BETA).write_bytes(b"\xff")
    assert not any("ZC50" in finding for finding in findings_here())
    replace(ALPHA, "| 104 | 房间", "| 1o4 | 房间")
    assert not any("ZC50" in finding for finding in findings_here())


def test_a_document_that_is_gone_is_kept_with_what_it_had() -> None:
    lose(BETA)
    assert findings_here() == [f"data/codes/beta.json:1:1: {SOURCELESS}"]
    assert main(["sync"]) == FINDINGS
    assert main(["sync", "--retire"]) == FINDINGS
    curation = Path("data/curation/beta.yaml")
    text = curation.read_text("utf-8")
    assert text.count("why: ''") == 2
    curation.write_text(text.replace("why: ''", "why: 产品已下线。"), "utf-8")
    assert main(["sync"]) == CLEAN
    assert findings_here() == []
    assert "/codes/105/#beta-tasks-105\n" in Path(PERMALINKS).read_text("utf-8")
    data, _ = load_document(Path("data/codes/beta.json"))
    assert data is not None
    assert data.content == ()
    assert [(left.at, left.last.description) for left in data.left] == [
        ("beta/tasks/104", "任务不存在。"),
        ("beta/tasks/105", "任务已结束。"),
    ]


def test_an_entry_of_a_document_that_is_gone_needs_its_word_too() -> None:
    lose(BETA)
    leaves("beta/tasks/104")
    assert findings_here() == [f"data/curation/beta.yaml:1:1: error ZC501 beta/tasks/105 {GONE}"]
    assert main(["sync"]) == FINDINGS


def test_a_curator_s_word_on_a_document_that_is_gone_is_named() -> None:
    Path(BETA).unlink()
    assert f"{CURATION}:34:31: error ZC604 there is no entry beta/tasks/104" in findings_here()


@pytest.mark.parametrize(
    ("lost", "named_at"),
    [
        (["data/curation/beta.yaml"], "data/codes/beta.json"),
        (["data/codes/beta.json"], "data/curation/beta.yaml"),
    ],
)
def test_a_document_without_a_source_is_named_where_something_is_left_of_it(
    lost: list[str], named_at: str
) -> None:
    lose(BETA, *lost)
    assert findings_here() == [f"{named_at}:1:1: {SOURCELESS}"]


def test_a_document_of_which_nothing_is_left_is_named_where_it_was_published() -> None:
    lose(BETA, "data/curation/beta.yaml", "data/codes/beta.json")
    line = Path(PERMALINKS).read_text("utf-8").split("\n").index("/beta/#beta-tasks-104") + 1
    assert f"{PERMALINKS}:{line}:1: error ZC501 beta/tasks/104 {GONE}" in findings_here()


def test_an_entry_that_is_back_has_left_no_more() -> None:
    line = leaves("alpha/device/8", last="没有摄像头。")
    assert named() == [
        f"{CURATION}:{line}:9: error ZC605 alpha/device/8 is in the source; take it out here"
    ]


def test_an_entry_that_is_back_and_means_something_else_is_named() -> None:
    line = leaves("alpha/device/8", last="没有扬声器。")
    [finding] = named()
    assert finding == (
        f"{CURATION}:{line}:9: error ZC502 alpha/device/8 is in the source again with another "
        "meaning: it says 「没有摄像头。」, and said 「没有扬声器。」; where that is meant to be, "
        "take it out here"
    )


def test_an_entry_that_went_elsewhere_leads_there() -> None:
    replace(ALPHA, ROW_8, "")
    replace(ALPHA, "| 104 |", "| 8 | 没有摄像头。 | 请检查设备。 |\n| 104 |")
    leaves("alpha/device/8", to="alpha/room/8")
    assert main(["sync"]) == CLEAN
    assert findings_here() == []
    assert "/alpha/#alpha-device-8\n/alpha/#alpha-room-" in Path(PERMALINKS).read_text("utf-8")


@pytest.mark.parametrize("end", ["", "alpha/room/5024", "beta/tasks/104"])
def test_an_entry_may_lead_to_one_that_left_too(end: str) -> None:
    replace(ALPHA, ROW_8, "")
    if end:
        replace(CURATION, "alpha/room/99\n", f"alpha/room/99\n    to: {end}\n")
    leaves("alpha/device/8", to="alpha/room/99")
    assert main(["sync"]) == CLEAN
    assert findings_here() == []


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("alpha/device/88", "ZC604 there is no entry alpha/device/88"),
        ("gamma/room/1", "ZC604 there is no entry gamma/room/1"),
        ("alpha/device/8", "ZC503 alpha/device/8 leads to itself"),
    ],
)
def test_an_entry_that_leads_nowhere_is_named(to: str, message: str) -> None:
    replace(ALPHA, ROW_8, "")
    line = leaves("alpha/device/8", to=to) + 3
    assert named() == [f"{CURATION}:{line}:9: error {message}"]


@pytest.mark.parametrize("to", ["", "alpha/device/7"])
def test_an_entry_that_was_never_published_cannot_have_left(to: str) -> None:
    line = leaves("alpha/device/9", to=to)
    message = "alpha/device/9 was never published; only a published entry can have left"
    assert named() == [f"{CURATION}:{line}:9: error ZC503 {message}"]
    assert main(["sync"]) == FINDINGS
    assert "device-9" not in Path(PERMALINKS).read_text("utf-8")


def test_entries_that_lead_round_in_a_circle_are_named() -> None:
    replace(ALPHA, ROW_8, "")
    replace(ALPHA, "<tr><td>7</td><td>没有麦克风。</td></tr>\n", "<tr><td>9</td><td>x</td></tr>\n")
    first = leaves("alpha/device/8", to="alpha/device/7") + 3
    second = leaves("alpha/device/7", to="alpha/device/8") + 3
    assert named() == [
        f"{CURATION}:{first}:9: error ZC503 alpha/device/8 leads in a circle",
        f"{CURATION}:{second}:9: error ZC503 alpha/device/7 leads in a circle",
    ]


def test_nothing_is_said_of_where_an_entry_went_while_that_cannot_be_read() -> None:
    replace(ALPHA, ROW_8, "")
    leaves("alpha/device/8", to="beta/tasks/106")
    Path(BETA).write_bytes(b"\xff")
    assert named() == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("/codes/99999/", "ZC504 /codes/99999/ was published and leads nowhere"),
        ("/alpha/#rooms", "ZC504 /alpha/#rooms was published and leads nowhere"),
        ("/gamma/", "ZC504 /gamma/ was published and leads nowhere"),
        ("/gamma/#gamma-x-1", "ZC501 gamma/x/1 was published and is gone"),
        ("https://example.com/", "ZC505 this is no address of the site: 「https://example.com/」"),
        ("=======", "ZC505 this is no address of the site: 「=======」"),
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
    assert findings_here() == [
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
    assert path.read_bytes().replace(b"\r\n", b"\n") == before  # line ends may be Git's


def test_a_file_that_cannot_be_read_stops_the_sync() -> None:
    path = Path(PERMALINKS)
    path.write_bytes(b"/codes/\n\xff\n")
    assert f"{PERMALINKS}:2:1: error ZC001 cannot be read: not UTF-8" in findings_here()
    path.unlink()
    path.mkdir()
    assert f"{PERMALINKS}:1:1: error ZC001 cannot be read: Is a directory" in findings_here()


def test_what_was_only_ever_saved_is_not_asked_back(capsys: pytest.CaptureFixture[str]) -> None:
    replace(ALPHA, "| 104 |", "| 1030 | 房间已满。 | 请稍后重试。 |\n| 104 |")
    assert main(["sync"]) == CLEAN
    replace(ALPHA, "| 1030 |", "| 103 |")
    [lost] = [found for found in findings_here() if " ZC402 " in found]
    assert "it was never published; restore the row, or run: zegocodes sync" in lost
    assert main(["sync", "--retire"]) == CLEAN
    assert "left" not in capsys.readouterr().out
    assert findings_here() == []
    assert "1030" not in Path(PERMALINKS).read_text("utf-8")
    release_here("2026-02-01")
    assert "/codes/103/\n" in Path(PERMALINKS).read_text("utf-8")
    replace(ALPHA, "| 103 |", "| 102 |")
    assert main(["sync"]) == FINDINGS


def test_a_document_of_which_nothing_was_published_goes_without_a_word() -> None:
    Path("docs/sources/beta2.md").write_bytes(Path(BETA).read_bytes())
    curation = Path("data/curation/beta.yaml").read_text("utf-8")
    Path("data/curation/beta2.yaml").write_text(curation.replace("beta", "beta2"), "utf-8")
    assert main(["sync"]) == CLEAN
    Path("docs/sources/beta2.md").unlink()
    Path("data/curation/beta2.yaml").unlink()
    data = Path("data/codes/beta2.json")
    assert f"{data}:1:1: error ZC002 there is no source docs/sources/beta2.md; restore it or" in (
        "".join(findings_here())
    )
    assert "nothing of it was published" in "".join(findings_here())
    data.unlink()
    assert findings_here() == []


@pytest.mark.parametrize(("to", "found"), [("beta/tasks", []), ("beta/nowhere", [":4:7: "])])
def test_a_document_that_is_published_no_longer_leads_to_a_table(to: str, found: list[str]) -> None:
    replace(CURATION, "tables:\n", f"discontinued:\n  why: 不再发布。\n  to: {to}\ntables:\n")
    line = Path(CURATION).read_text("utf-8")[: Path(CURATION).read_text("utf-8").index("  to: ")]
    number = line.count("\n") + 1
    message = f"{CURATION}:{number}:7: error ZC604 there is no table {to}"
    assert named() == [message] * bool(found)
