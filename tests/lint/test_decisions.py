"""A decision holds for the texts that were compared, and is asked again when their words change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import copy_repository, findings_here, project_here, replace, sync_here

from sphinx_zegocodes.catalogue.catalogue import load_catalogue
from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FINDINGS
from sphinx_zegocodes.sources.sync import plan_sync

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.catalogue import Catalogue

ALPHA = "docs/sources/alpha.md"
BETA = "docs/sources/beta.md"
CURATION = "data/curation/alpha.yaml"
SPEECH = "docs/sources/speech-recognition.md"
BOTH = ["ai-agent/service/410000011", "speech-recognition/service/410000011"]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a copy of this repository."""
    copy_repository(tmp_path)
    monkeypatch.chdir(tmp_path)


def rules() -> list[str]:
    return [finding.split()[2] for finding in findings_here()]


def asked() -> list[str]:
    """Return the places of the decisions that are asked again."""
    return [f.partition(": error")[0] for f in findings_here() if " ZC607 " in f]


def catalogue() -> Catalogue:
    """Return what the site shows: the data, synced."""
    sync_here()
    read, found = load_catalogue(Path("data"))
    assert found == []
    return read


@pytest.mark.usefixtures("repository")
def test_another_meaning_is_asked_with_both_texts_and_no_longer_claimed(capsys: Capture) -> None:
    assert len(catalogue().meanings["410000011"].groups) == 1
    replace(SPEECH, "| 超过了并发控制.  |", "| 磁盘空间已满。 |")
    [asked] = [f for f in findings_here() if " ZC607 " in f]
    line = (
        Path("data/curation/ai-agent.yaml")
        .read_text("utf-8")
        .split("\n")
        .index(f"      - [{', '.join(BOTH)}]")
    )
    assert asked.startswith(f"data/curation/ai-agent.yaml:{line}:5: error ZC607 ")
    for text in ("「超过了并发控制. / ", "「磁盘空间已满。 / ", "「APP在线实例并发数量限制。 / "):
        assert text in asked
    assert "(「超过了并发控制.」 → 「磁盘空间已满。」)" in asked
    meanings = catalogue().meanings["410000011"]
    assert [[entry.key for entry in group] for group in meanings.groups] == [[k] for k in BOTH]
    assert (meanings.decided, meanings.why) == (False, None)
    main(["explain", "410000011"])
    out = capsys.readouterr().out
    assert "含义相同" not in out
    assert "并发数超过上限" not in out


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    "text",
    [
        "超过了并发控制",
        "超过了并发控制。",
        " 超过了 并发控制！",
        "**超过了**并发控制",
        "「超过了」并发控制．",
    ],
)
def test_blanks_and_marks_ask_for_nothing(text: str) -> None:
    replace(SPEECH, "| 超过了并发控制.  |", f"| {text} |")
    meanings = catalogue().meanings["410000011"]
    assert (meanings.decided, len(meanings.groups)) == (True, 1)
    assert {"ZC606", "ZC607", "ZC511", "ZC514"}.isdisjoint(rules())
    assert "超过了并发控制." in Path("data/curation/ai-agent.yaml").read_text("utf-8")


@pytest.mark.usefixtures("repository")
def test_full_width_letters_ask_for_nothing() -> None:
    replace("docs/sources/ai-agent.md", "| APP在线实例", "| ＡＰＰ　在线实例")
    sync_here()
    assert asked() == []


NEW = "# 直播返回码\n\n| 返回码 | 描述 | 处理建议 |\n|---|---|---|\n"
OPEN = {"ZC511", "ZC514", "ZC606", "ZC607"}


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("said", ["请求成功。", "执行成功", "成功。", " 成 功"])
def test_an_entry_whose_text_is_in_a_group_joins_it(said: str) -> None:
    Path("new.md").write_text(f"{NEW}| 0 | {said} | |\n", "utf-8")
    main(["add", "new.md", "--id", "live", "--product", "直播"])
    assert OPEN.isdisjoint(rules())
    meanings = catalogue().meanings["0"]
    assert [len(group) for group in meanings.groups] == [8]
    assert meanings.why


@pytest.mark.usefixtures("repository")
def test_an_entry_with_other_words_is_asked_and_not_put_into_a_group() -> None:
    Path("new.md").write_text(f"{NEW}| 0 | 已成功。 | |\n| 41003 | 文件不存在 | 无 |\n", "utf-8")
    main(["add", "new.md", "--id", "live", "--product", "直播"])
    [found] = [f for f in findings_here() if OPEN & {f.split()[2]}]
    assert found.endswith(
        "the decision leaves out live/live/0: 「已成功。」, most like 「成功」 of ai-agent/common/0"
    )
    meanings = catalogue().meanings["0"]
    assert [len(group) for group in meanings.groups] == [7, 1]
    assert (meanings.decided, meanings.why) == (False, None)
    assert [len(group) for group in catalogue().meanings["41003"].groups] == [1, 2]


@pytest.mark.usefixtures("family")
class TestDecidedAnew:
    """What a person does about a decision that is asked again."""

    def test_an_equivalence_and_its_reason_are_gone_until_then(self) -> None:
        assert catalogue().reasons
        replace(BETA, "任务不存在。", "任务已满。")
        read = catalogue()
        assert read.equivalent.get("beta/tasks/104") is None
        assert "alpha/room/104" not in read.reasons
        assert asked() == [f"{CURATION}:34:5"]
        replace(CURATION, "      beta/tasks/104: 任务不存在。 / 请重试。\n", "")
        read = catalogue()
        assert "beta/tasks/104" in read.equivalent["alpha/room/104"]
        assert "      beta/tasks/104: 任务已满。 / 请重试。\n" in Path(CURATION).read_text("utf-8")
        assert findings_here() == []

    def test_a_waiver_is_asked_and_its_finding_is_back(self) -> None:
        replace(BETA, "任务已结束。", "任务超时。")
        sync_here()
        assert rules() == ["ZC607", "ZC204"]
        replace(BETA, "任务超时。", "任务已结束")
        sync_here()
        assert "ZC607" not in rules()

    def test_an_erratum_in_other_words_is_asked_and_not_applied(self) -> None:
        replace(ALPHA, "房间号含 '#'", "房间名不得含 '#'")
        [row] = [
            row for row in plan_sync(project_here()).readings["alpha"].rows if "1010" in row.at
        ]
        assert row.row.corrections == ()
        assert f"{CURATION}:13:5" in asked()
        replace(CURATION, "    texts:\n      alpha/room/1010: 房间号含 '#', '$', '' 等字符。\n", "")
        sync_here()
        assert findings_here() == []
        assert "      alpha/room/1010: 房间名不得含 '#', '$', '' 等字符。\n" in (
            Path(CURATION).read_text("utf-8")
        )

    def test_an_erratum_whose_text_is_gone_is_stale_and_nothing_else(self) -> None:
        replace(ALPHA, "'#', '\n<Content />, ''", "'#', '¥'")
        assert [rule for rule in rules() if rule.startswith("ZC6")] == ["ZC602"]

    def test_an_address_leads_on_to_what_takes_its_place_while_that_says_the_same(self) -> None:
        replace(
            CURATION, "    why: 接口已下线。\n", "    why: 接口已下线。\n    to: alpha/device/7\n"
        )
        assert catalogue().departures.entries["alpha/room/99"].landing == "alpha/device/7"
        assert "      alpha/device/7: 没有麦克风。\n" in Path(CURATION).read_text("utf-8")
        replace(ALPHA, "没有麦克风。", "没有麦克风")
        assert catalogue().departures.entries["alpha/room/99"].landing == "alpha/device/7"
        replace(ALPHA, "没有麦克风", "没有声卡。")
        assert catalogue().departures.entries["alpha/room/99"].landing is None
        assert asked() == [f"{CURATION}:40:5"]

    def test_a_text_that_is_not_needed_goes(self) -> None:
        replace(CURATION, "at: [alpha/room/104, alpha/device]", "at: alpha/device")
        replace(BETA, "| 104 | 任务不存在。 | 请重试。 |", "| 104 | 任务不存在。 | 请重试！ |")
        assert "ZC606" in rules()
        sync_here()
        assert "ZC606" not in rules()
        assert Path(CURATION).read_text("utf-8").count("alpha/room/104: ") == 1


@pytest.mark.usefixtures("family")
def test_fix_notes_texts_and_diff_shows_them(capsys: Capture) -> None:
    text = Path(CURATION).read_text("utf-8")
    start = text.index("    texts:\n      alpha/common/1000015: ")
    noted = text[start : text.index("  - rule: ZC204")]
    replace(CURATION, noted, "")
    assert main(["lint", "--diff"]) == FINDINGS
    assert "+    texts:\n+      alpha/common/1000015: " in capsys.readouterr().out
    assert main(["sync", "--check"]) == FINDINGS
    assert main(["lint", "--fix"]) == CLEAN
    assert Path(CURATION).read_text("utf-8") == text
    capsys.readouterr()


@pytest.mark.usefixtures("family")
def test_groups_are_proposed_by_likeness_and_wait_for_a_reason(capsys: Capture) -> None:
    row = "| 105 | 任务已结束。 | 无 |"
    replace(BETA, row, f"{row}\n| 7 | 没有麦克风设备。 | 请插入。 |\n| 8 | 频率过高。 | 请稍候。 |")
    sync_here()
    assert main(["sync", "--propose"]) == FINDINGS
    assert capsys.readouterr().out == (
        f"{CURATION}: groups for 7 proposed\n{CURATION}: groups for 8 proposed\n"
    )
    assert (
        Path(CURATION)
        .read_text("utf-8")
        .endswith(
            "meanings:\n"
            "  - groups:\n    - [alpha/device/7, beta/tasks/7]\n    why: ''\n"
            "  - groups:\n    - [alpha/device/8]\n    - [beta/tasks/8]\n    why: ''\n"
        )
    )
    assert main(["sync"]) == FINDINGS
    assert "meanings[0].why: '' should be non-empty" in capsys.readouterr().err
