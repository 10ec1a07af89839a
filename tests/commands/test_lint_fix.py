"""`zegocodes lint --fix`, `--diff` and `--unsafe`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from projects import replace

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS

ALPHA = "docs/sources/alpha.md"
DATA = "data/codes/alpha.json"
ROW = "| 5024 | 房间不存在，与 104 相同。 | 请确认房间号。 |"
pytestmark = pytest.mark.usefixtures("family")
Capture = pytest.CaptureFixture[str]


def test_fix_mends_what_changes_no_word_and_reports_the_rest(capsys: Capture) -> None:
    replace(ALPHA, ROW, ROW.replace("，", ",").replace("确认", "检查").removesuffix(" |"))
    assert main(["lint", "--fix"]) == FINDINGS
    out, err = capsys.readouterr()
    assert out.startswith(f"{ALPHA}:37:15: warning ZC206 ")
    assert err == (f"{ALPHA} mended\n{DATA} mended\n0 errors, 1 warning, 1 fixable, 1 fixed\n")
    assert main(["lint", "--fix", "--unsafe"]) == CLEAN
    assert capsys.readouterr().err.endswith("0 errors, 0 warnings, 1 fixed\n")
    assert ROW.replace("确认", "检查") in Path(ALPHA).read_text("utf-8")
    assert main(["lint", "--fix", "--unsafe"]) == CLEAN
    assert capsys.readouterr() == ("", "0 errors, 0 warnings, 0 fixed\n")


def test_diff_shows_what_fix_would_change_and_writes_nothing(capsys: Capture) -> None:
    replace(ALPHA, ROW, ROW.replace("确认", "检查").removesuffix(" |"))
    before = {path: Path(path).read_bytes() for path in (ALPHA, DATA)}
    assert main(["lint", "--diff"]) == FINDINGS
    out, err = capsys.readouterr()
    assert f"--- {ALPHA}\n+++ {ALPHA}\n@@ " in out
    assert f"--- {DATA}\n+++ {DATA}\n@@ " in out
    assert f"\n+{ROW.replace('确认', '检查')}\n" in out
    assert err.endswith("1 would be fixed\n")
    assert {path: Path(path).read_bytes() for path in before} == before


def test_only_what_is_selected_is_mended(capsys: Capture) -> None:
    mixed = ROW.replace("，", ",").removesuffix(" |")
    replace(ALPHA, ROW, mixed)
    assert main(["lint", "--fix", "--unsafe", "--select", "ZC206"]) == CLEAN
    assert f"{ROW.removesuffix(' |')}\n" in Path(ALPHA).read_text("utf-8")
    assert capsys.readouterr().err.startswith(f"{ALPHA} mended\n")


def test_a_document_of_no_project_is_mended_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    text = "| 错误码 | 描述 | 处理建议 |\n|---|---|---|\n| 1 | 失败。 | 请重试。"
    Path("new.md").write_text(text, "utf-8")
    assert main(["lint", "--fix", "new.md"]) == CLEAN
    assert Path("new.md").read_text("utf-8") == f"{text} |"
    assert [path.name for path in folder.iterdir()] == ["new.md"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--unsafe"], "--unsafe is for --fix or --diff"),
        (["--fix", "-"], "standard input cannot be mended: name the file"),
    ],
)
def test_options_that_contradict_each_other(
    arguments: list[str],
    message: str,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    with pytest.raises(SystemExit) as ended:
        main(["lint", *arguments])
    assert ended.value.code == FAILED
    assert message in capsys.readouterr().err


def test_advice_without_its_library_says_what_to_install(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "autocorrect_py", None)
    assert main(["lint", "--severity", "note"]) == FAILED
    assert "pip install 'sphinx-zegocodes[typography]'" in capsys.readouterr().err
