"""Addresses that were published once are served for ever."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from permalinks import unserved
from projects import REPOSITORY, copy_repository, findings_here, replace, sync_here
from sphinx_builds import build, soup

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FINDINGS

if TYPE_CHECKING:
    import pytest
    from sphinx_builds import Build

PERMALINKS = REPOSITORY / "data" / "permalinks.txt"


def test_every_address_ever_published_is_in_the_site(editions: Path) -> None:
    addresses = PERMALINKS.read_text("utf-8").splitlines()
    assert len(addresses) >= 2884
    assert {f"/en{each}" for each in addresses if not each.startswith("/en/")} < set(addresses)
    assert unserved(editions, addresses) == []


def test_a_lost_page_or_id_is_noticed(site: Build) -> None:
    made_up = [
        "/codes/999999.json",
        "/codes/104/#rtc-server-room-105",
        "/codes/999999/",
        "/gone/#room",
    ]
    assert unserved(site.out, made_up) == sorted(made_up)


def test_a_removed_row_fails_the_lint_until_it_is_said_to_have_left_and_is_served_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy_repository(tmp_path)
    addresses = (tmp_path / "data/permalinks.txt").read_text("utf-8").splitlines()
    for name in ("conf.py", "docutils.conf"):
        shutil.copy(REPOSITORY / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    source = Path("docs/sources/rtc-server.md")
    row = next(line for line in source.read_text("utf-8").splitlines() if line.startswith("| 105 "))
    line = replace(str(source), f"{row}\n", "")
    [finding] = findings_here()
    place = f"docs/sources/rtc-server.md:{line}:1: error ZC501 rtc-server/room/105 was published"
    assert finding.startswith(place)

    before = Path("data/codes/rtc-server.json").read_bytes()
    assert main(["sync"]) == FINDINGS
    assert Path("data/codes/rtc-server.json").read_bytes() == before
    assert main(["sync", "--retire", "--when", "2026-01-31"]) == FINDINGS
    assert main(["sync"]) == FINDINGS
    assert "left[0].why: '' should be non-empty" in capsys.readouterr().err
    replace("data/curation/rtc-server.yaml", "why: ''", "why: 接口已下线。")
    assert main(["sync"]) == CLEAN
    assert findings_here() == []
    assert Path("data/permalinks.txt").read_text("utf-8").splitlines() == addresses

    built = build(tmp_path / "docs", tmp_path / "out", conf=tmp_path)
    assert built.warnings == []
    page = soup(built.out / "codes/105/index.html")
    assert page.h1.get_text().endswith("（不再收录）")
    assert (
        "自 2026-01-31 起不再收录：接口已下线。" in page.find(id="rtc-server-room-105").get_text()
    )
    assert unserved(built.out, addresses) == []
    assert sync_here() == []
