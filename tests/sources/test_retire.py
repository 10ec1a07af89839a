"""``sync --retire``: tombstones put into files that people write, no byte of theirs changed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from projects import copy_family, project_here, replace, sync_here

from sphinx_zegocodes.catalogue.diagnostics import Span
from sphinx_zegocodes.catalogue.records import LastText
from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS
from sphinx_zegocodes.sources.gone import GoneEntry
from sphinx_zegocodes.sources.retire import retire, with_tombstones

ALPHA = "docs/sources/alpha.md"
CURATION = Path("data/curation/alpha.yaml")
ROW = (
    "| 1000002 | 描述：未登录房间。<br />可能原因：没有登录房间。<br />"
    "处理建议：请先调用 [loginRoom\\|_blank](8985#3) 登录房间。 |\n"
)
SKELETON = """\
  - at: alpha/common/1000002
    when: 2026-01-31
    why: ''
    last:
      description: 未登录房间。
      causes: 没有登录房间。
      action: 请先调用 [loginRoom](https://example.com/article/8985#3) 登录房间。
"""
TOMBSTONE = {"at": "a/b/1", "when": "2026-01-31", "why": "", "last": {"description": "一\n二"}}
ITEM = (
    "- at: a/b/1\n  when: 2026-01-31\n  why: ''\n  last:\n    description: |-\n      一\n      二\n"
)


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a copy of the small family, in sync."""
    copy_family(tmp_path)
    monkeypatch.chdir(tmp_path)
    sync_here()


@pytest.mark.usefixtures("family")
def test_a_tombstone_is_added_once_and_waits_for_a_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = CURATION.read_text("utf-8")
    replace(ALPHA, ROW, "")
    for options in (["--check"], ["--diff"]):
        assert main(["sync", "--retire", *options]) == FINDINGS
    assert CURATION.read_text("utf-8") == before
    capsys.readouterr()
    assert main(["sync", "--retire", "--when", "2026-01-31"]) == FINDINGS
    assert capsys.readouterr() == (
        f"{CURATION}: a tombstone for alpha/common/1000002\n",
        "Say why in each, and run: zegocodes sync\n",
    )
    assert CURATION.read_text("utf-8") == before + SKELETON
    assert main(["sync", "--retire"]) == FINDINGS
    assert "39:10: error ZC601 tombstones[1].why: '' should be non-empty" in capsys.readouterr().err
    assert CURATION.read_text("utf-8") == before + SKELETON
    replace(str(CURATION), "why: ''", "why: 接口已下线。")
    assert main(["sync", "--retire"]) == CLEAN
    assert main(["sync", "--check"]) == CLEAN


@pytest.mark.usefixtures("family")
def test_without_a_day_it_is_today() -> None:
    replace(ALPHA, ROW, "")
    days = [dt.datetime.now().astimezone().date().isoformat()]
    assert main(["sync", "--retire"]) == FINDINGS
    days.append(dt.datetime.now().astimezone().date().isoformat())
    assert any(f"when: {day}\n" in CURATION.read_text("utf-8") for day in days)


@pytest.mark.usefixtures("family")
def test_a_day_that_is_none_could_not_run() -> None:
    with pytest.raises(SystemExit) as raised:
        main(["sync", "--retire", "--when", "yesterday"])
    assert raised.value.code == FAILED


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("content", [None, b"\xff", b"{title: x}\n"])
def test_a_file_that_cannot_take_it_is_named(content: bytes | None) -> None:
    if content is None:
        CURATION.unlink()
    else:
        CURATION.write_bytes(content)
    gone = GoneEntry("alpha/common/1", "x", Span(), LastText())
    written, [finding] = retire(project_here(), [gone], dt.date(2026, 1, 31))
    assert written == []
    assert str(finding) == (
        f"{CURATION}:1:1: error ZC501 no tombstone can be put here for alpha/common/1; "
        "write it by hand"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("t: x\n", "t: x\ntombstones:\n  @", id="no section"),
        pytest.param("t: x", "t: x\ntombstones:\n  @", id="no last newline"),
        pytest.param("t: x\n# end\n\n", "t: x\n# end\n\ntombstones:\n  @", id="a comment"),
        pytest.param(
            "tombstones:\n  - at: y # why\n# end\nt: x\n",
            "tombstones:\n  - at: y # why\n  @# end\nt: x\n",
            id="before another section",
        ),
        pytest.param("tombstones:\n- at: y\n", "tombstones:\n- at: y\n@", id="no margin"),
        pytest.param(
            "tombstones:\n  - why: |\n      y\n\n  # c\nt: x\n",
            "tombstones:\n  - why: |\n      y\n\n  @  # c\nt: x\n",
            id="behind a block",
        ),
        pytest.param(
            "tombstones:\n  - at: y\n    replaced_by:\nt: x\n",
            "tombstones:\n  - at: y\n    replaced_by:\n  @t: x\n",
            id="behind nothing",
        ),
        pytest.param("\ufefft: 房\n", "\ufefft: 房\ntombstones:\n  @", id="a byte order mark"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_it_stands_behind_the_others(text: str, expected: str, newline: str) -> None:
    margin = expected[: expected.index("@")].rpartition("\n")[2]
    lines = ITEM.splitlines(keepends=True)
    item = lines[0] + "".join(margin + line for line in lines[1:])
    changed = with_tombstones(text.replace("\n", newline), [TOMBSTONE])
    kept = newline if "\n" in text else "\n"
    assert changed == expected.replace("@", item).replace("\n", kept)


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        ("tombstones: []\nt: x\n", "tombstones: [", "]\nt: x\n"),
        ("tombstones: [{at: y}] # z\n", "tombstones: [{at: y}, ", "] # z\n"),
        ("tombstones: [\n  {at: y}, # z\n]\n", "tombstones: [\n  {at: y}, # z\n", "]\n"),
    ],
)
def test_a_list_in_brackets_stays_one(text: str, before: str, behind: str) -> None:
    changed = with_tombstones(text, [TOMBSTONE]) or ""
    assert changed.startswith(before)
    assert changed.endswith(behind)
    assert yaml.load(changed, yaml.BaseLoader)["tombstones"][-1] == TOMBSTONE  # noqa: S506 - text


@pytest.mark.parametrize(
    "text",
    [
        "{t: x}\n",
        "- t\n",
        "",
        "t: x\n...\n",
        "tombstones:\nt: x\n",
        "tombstones: y\n",
        "t: &a [{at: y}]\ntombstones: *a\n",
        "t: |+\n  x\n\n",
    ],
)
def test_what_would_not_say_the_same_is_left_alone(text: str) -> None:
    changed = with_tombstones(text, [TOMBSTONE])
    assert changed is None or changed.startswith(text)
    assert changed is None or text.startswith("t: |+")


@given(st.lists(st.text(max_size=30), min_size=1, max_size=3))
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    """A text that YAML cannot hold is refused, not changed."""
    tombstones = [TOMBSTONE | {"last": {"description": text}} for text in texts]
    before = "t: x # y\ntombstones:\n  - at: z\n"
    changed = with_tombstones(before, tombstones)
    if changed is not None:
        assert changed.startswith(before)
        assert yaml.load(changed, yaml.BaseLoader)["tombstones"][1:] == tombstones  # noqa: S506
    elif all(text.isprintable() for text in texts):
        pytest.fail("it was refused")
