"""`zegocodes explain`: what it says of codes, of texts that name them, and of what it cannot."""

from __future__ import annotations

import codecs
import io
import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from explained import EXPLAINED
from inner_numbers import with_inner
from reading import Case, read_cases
from small_project import document, write_data

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    Explain = Callable[..., tuple[int, str, str]]

WAY_ON = (
    "give a number (104), an entry (document/table/number), a range (1102xxx), or what the code is "
    "about in other words (房间不存在)"
)
CASES = read_cases(Path(__file__).with_name("explanations.txt"))


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder that holds data."""
    monkeypatch.chdir(tmp_path)
    for name in ("SITE_URL", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    write_data(tmp_path, *EXPLAINED)


@pytest.fixture
def explain(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Explain:
    """Return a function that runs the command: exit status, standard output, errors."""

    def run(*arguments: str, stdin: str | bytes = "") -> tuple[int, str, str]:
        content = stdin.encode() if isinstance(stdin, str) else stdin
        buffer = io.BufferedReader(io.BytesIO(content))  # as a process has it
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(buffer, "ascii"))
        status = main(["explain", *arguments])
        return status, *capsys.readouterr()

    return run


def titles(out: str) -> list[str]:
    """Return the codes that were explained."""
    return [line.split()[0] for line in out.splitlines() if line and line[0] != " "]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_it_says(explain: Explain, case: Case) -> None:
    _, *arguments = shlex.split(case.title)
    status, out, err = explain(*arguments, stdin=case.text)
    assert f"{out}{err}[{status}]" == case.expected


@pytest.mark.parametrize(
    "arguments",
    [
        ["50001"],
        ["５０００１"],
        [" 50001 "],
        ["050001"],
        ["#50001"],
        ["“50001”。"],
        ["错误码 50001"],
        ["错误码", "50001"],
        ["错误码：５０００１"],
        ["code=50001, retry"],
        ['{"Code":50001,"Message":"room not exist"}'],
        ["{Code:50001,Message:room", "not", "exist}"],
        ["https://codes.example.org/codes/50001/#zeta-main-50001"],
        ["50001", "050001", "返回码 50001"],
    ],
)
def test_a_code_is_understood_however_it_is_written(explain: Explain, arguments: list[str]) -> None:
    status, out, err = explain(*arguments)
    assert (status, titles(out), err) == (CLEAN, ["50001"], "")


def test_several_codes_in_the_order_in_which_they_are_asked_for(explain: Explain) -> None:
    status, out, _ = explain("600", "zeta/main/7", "-5", "错误码：7、99", "600")
    assert (status, titles(out)) == (CLEAN, ["600", "7", "-5", "7", "99"])


@pytest.mark.parametrize(
    ("argument", "error"),
    [
        ("8", "there is no code 8; nearest: 7 and 95; in no known range"),
        ("50999", "there is no code 50999; nearest: 50002; in the range 50xxx zeta (zeta)"),
        ("-6", "there is no code -6; nearest: -5; in no known range"),
        ("错误码 8", "there is no code 8; nearest: 7 and 95; in no known range"),
        ("zeta/other/600", "there is no entry zeta/other/600; 600 is in zeta/main/600"),
        (
            "zeta/main/8",
            "there is no entry zeta/main/8; nearest: 7 and 95; in no known range",
        ),
        ("abc", f"this names no code: abc; {WAY_ON}"),
        (
            "1234567890123456789",
            "there is no code 1234567890123456789; nearest: 50002; in no known range",
        ),
        ("8 and 8", "there is no code 8; nearest: 7 and 95; in no known range"),
        ("70xxx", "there is no code in 70xxx; nearest: 50002; in no known range"),
        ("app.log", f"this names no code and no file: app.log; {WAY_ON}"),
        ("logs/today", f"this names no code and no file: logs/today; {WAY_ON}"),
        ("9" * 10000, f"this names no code: {'9' * 10000}; {WAY_ON}"),
        ("v1.50001", f"this names no code: v1.50001; {WAY_ON}"),
        ("天气", f"this names no code: 天气; {WAY_ON}"),
        ("", f"this names no code: ; {WAY_ON}"),
        ("\x1b[31m1\udcff", f"this names no code: �[31m1�; {WAY_ON}"),
        ("1000-1010", "there is no code in 1000-1010; nearest: 700 and 50001; in no known range"),
    ],
)
def test_what_is_unknown_is_named_with_what_is_near(
    explain: Explain, argument: str, error: str
) -> None:
    assert explain(argument) == (FINDINGS, "", f"{error}\n")
    status, out, err = explain(argument, "600")
    assert titles(out) == ["600"]
    assert (status, err) in [(FINDINGS, f"{error}\n"), (CLEAN, "")]


def test_addresses_are_those_of_the_site(explain: Explain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://codes.example.org/zego/")
    address = "https://codes.example.org/zego/codes/600/#zeta-main-600"
    assert f"    地址：{address}\n" in explain("600")[1]
    assert json.loads(explain("--json", "600")[1])["entries"][0]["url"] == address


@pytest.mark.parametrize("site", ["c.example", "/zego/", "https://", "https://c.example?a"])
@pytest.mark.parametrize("arguments", [["600"], ["--json", "600"], ["--open", "600"], ["-"]])
def test_addresses_need_one_that_is_absolute(
    explain: Explain, monkeypatch: pytest.MonkeyPatch, site: str, arguments: list[str]
) -> None:
    monkeypatch.setenv("SITE_URL", site)
    status, out, err = explain(*arguments)
    assert (status, out) == (FAILED, "")
    assert err.startswith("SITE_URL has to be an absolute address, as https://codes.example.org: ")


@pytest.mark.parametrize(
    ("environment", "bold"), [({}, False), ({"FORCE_COLOR": "1"}, True), ({"NO_COLOR": "1"}, False)]
)
def test_colours_are_for_those_who_want_them(
    explain: Explain, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, bold: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = explain("600")[1]
    assert out.startswith("\x1b[1m600\x1b[0m  \x1b[1m六百\x1b[0m\n" if bold else "600  六百\n")
    assert ("\x1b" in out) == bold
    assert "\x1b" not in explain("--json", "600")[1]


@pytest.mark.parametrize(
    ("text", "status", "codes", "error"),
    [
        (b"", FINDINGS, [], "the text names no code\n"),
        (b"50 years, port 50001\n", FINDINGS, [], "the text names no code\n"),
        (b"code 8", FINDINGS, [], "not in the data: 8 (once, in line 1)\n"),
        (b"code 8, code 600", CLEAN, ["600"], "not in the data: 8 (once, in line 1)\n"),
        (b"\xef\xbb\xbf50001\r\n", CLEAN, ["50001"], ""),
        ("错误码 600".encode("gb18030") + b"\n50001", CLEAN, ["600", "50001"], ""),
        (bytes(range(256)) * 100, FINDINGS, [], "the text names no code\n"),
        (b"code " * 10000 + b"600", CLEAN, ["600"], ""),
    ],
)
def test_any_text_may_come_from_standard_input(
    explain: Explain, text: bytes, status: int, codes: list[str], error: str
) -> None:
    got, out, err = explain("-", stdin=text)
    assert (got, titles(out), err) == (status, codes, error)


def test_a_file_is_read_as_a_log(explain: Explain, tmp_path: Path) -> None:
    for name in ("app.log", "app-50001.log", "app.log.1", "日志 600"):
        (tmp_path / name).write_bytes("port 50001\n错误码 600".encode() + b"\xff, 50002")
        status, out, err = explain(name)
        assert (status, titles(out), err) == (CLEAN, ["600", "50002"], ""), name
    (tmp_path / "7").write_text("code 600")
    assert titles(explain("7")[1]) == ["7"]
    assert json.loads(explain("--json", "app.log")[1])["mentions"][0]["line"] == 2
    (tmp_path / "secret.log").mkdir()
    assert explain("secret.log")[0] == FINDINGS


def test_a_file_may_be_unreadable(
    explain: Explain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "app.log").touch()

    def refuse(_: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("sphinx_zegocodes.commands.explain._opened", refuse)
    assert explain("app.log") == (FAILED, "", "cannot read app.log: Permission denied\n")


def test_the_codes_of_a_range(explain: Explain) -> None:
    expected = "50xxx  zeta（zeta）\n  50001  房间不存在，见 文档\n  50002  房间不存在，见 文档\n"
    assert explain("50xxx") == (CLEAN, expected, "")
    assert titles(explain("50xxx、600")[1]) == ["600", "50xxx"]
    keys = [entry["key"] for entry in json.loads(explain("--json", "50001-50009")[1])["entries"]]
    assert keys == ["zeta/main/50001", "zeta/main/50002"]


GOOD = "登录失败，错误码：50001，房间不存在"


@pytest.mark.parametrize(
    "text",
    [
        GOOD.encode("gbk"),
        GOOD.encode("gb18030").replace(b" ", b"\n"),
        GOOD.encode("utf-16"),
        codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"),
        f"{GOOD}\r\n".encode("utf-16"),
        "code 5\n成功。\n".encode() + GOOD.encode("gbk") + b"\r\n",
        b"\xe9\x94" + GOOD.encode() + b"\xe6\x88",
        b"\xff\x80 " + GOOD.encode(),
        b"\x00\x80 " + GOOD.encode("gbk"),
    ],
)
def test_a_log_is_read_in_whatever_it_was_written(explain: Explain, text: bytes) -> None:
    """GB 18030 is what Windows writes, UTF-16 what PowerShell does; UTF-8 may be cut off."""
    _, out, _ = explain("-", stdin=text)
    assert titles(out) == ["50001"]
    assert "错误码：50001，房间" in out


def test_standard_input_may_be_closed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["explain", "-"]) == FAILED
    assert capsys.readouterr() == ("", "cannot read standard input: it is closed\n")


def test_a_person_may_interrupt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Waiting(io.StringIO):
        def read(self, size: int | None = -1) -> str:
            raise KeyboardInterrupt(size)

    monkeypatch.setattr("sys.stdin", Waiting())
    assert main(["explain", "-"]) == FAILED
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "arguments",
    [
        *([], ["-", "600"], ["-", "-"], ["--open", "-"], ["--open", "--json", "600"]),
        *(["a.log", "600"], ["a.log", "a.log"], ["--open", "a.log"]),
    ],
)
def test_what_cannot_be_asked_for(explain: Explain, arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.log").touch()
    with pytest.raises(SystemExit, match=f"^{FAILED}$"):
        explain(*arguments)


def test_the_data_of_another_project(tmp_path: Path) -> None:
    write_data(tmp_path / "other/own", document("alpha"))
    (tmp_path / "other/own/data").rename(tmp_path / "other/own/kept")
    settings = '[tool.zegocodes]\ndata = "own/kept"\n'
    (tmp_path / "other/pyproject.toml").write_text(settings)
    assert main(["--project", "other", "explain", "600"]) == FINDINGS
    assert main(["--project", "other", "explain", "101"]) == CLEAN


def test_where_there_is_no_project_the_published_data_count(
    explain: Explain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    status, out, err = explain("50001")
    assert (status, out.splitlines()[0], err) == (CLEAN, "50001  房间不存在", "")


@pytest.mark.parametrize(
    ("path", "content", "error"),
    [
        ("data/codes/beta.json", b"[]", "data/codes/beta.json:1:1: error ZC001 the data cannot"),
        ("data/codes/beta.json", b"\xff", "data/codes/beta.json:1:1: error ZC001 the data cannot"),
        ("pyproject.toml", b"[tool\n", "pyproject.toml:1:6: error ZC001 cannot be read: "),
    ],
)
def test_what_cannot_be_read(explain: Explain, path: str, content: bytes, error: str) -> None:
    Path(path).write_bytes(content)
    status, out, err = explain("600")
    assert (status, out) == (FAILED, "")
    assert err.startswith(error)


def test_a_project_that_was_named_has_to_have_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", "nowhere", "explain", "600"]) == FAILED
    error = "nowhere/data/codes:1:1: error ZC001 there are no data; run: zegocodes sync\n"
    assert capsys.readouterr() == ("", error)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the browser is told to open."""
    addresses: list[str] = []

    def note(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", note)
    return addresses


def test_pages_of_the_site_are_opened(
    explain: Explain, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    monkeypatch.setenv("SITE_URL", "https://codes.example.org/zego/")
    assert explain("--open", "错误码 50001", "zeta/main/-5") == (CLEAN, "", "")
    assert opened == [
        "https://codes.example.org/zego/codes/50001/",
        "https://codes.example.org/zego/codes/-5/#zeta-main--5",
    ]
    status, _, err = explain("--open", "8", "600")
    assert (status, opened[2:]) == (FINDINGS, ["https://codes.example.org/zego/codes/600/"])
    assert err.startswith("there is no code 8; ")


def test_built_pages_are_opened(explain: Explain, tmp_path: Path, opened: list[str]) -> None:
    page = tmp_path / "_build/html/codes/600/index.html"
    page.parent.mkdir(parents=True)
    page.touch()
    assert explain("--open", "zeta/main/600") == (CLEAN, "", "")
    assert opened == [f"{page.as_uri()}#zeta-main-600"]
    status, _, err = explain("--open", "7", "600")
    missing = tmp_path / "_build/html/codes/7/index.html"
    expected = f"there is no page {missing}; build the site with make html, or set SITE_URL\n"
    assert (status, err) == (FAILED, expected)
    assert opened[1:] == [page.as_uri()]


def test_there_may_be_no_browser(explain: Explain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://codes.example.org")
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    error = "no browser could be started for https://codes.example.org/codes/600/\n"
    assert explain("--open", "600") == (FAILED, "", error)


def test_words_list_what_they_find_and_one_is_explained(explain: Explain) -> None:
    status, out, err = explain("seven", "of")
    assert (status, err) == (CLEAN, "")
    assert [line.partition("  ")[0] for line in out.splitlines()] == ["7", "7"]
    status, out, _ = explain("房间不存在，见")
    assert (status, titles(out)[0]) == (CLEAN, "50001")
    status, out, err = explain("房间打不开")
    assert (status, titles(out)) == (FINDINGS, ["50001", "50002"])
    assert err == "no code has all of the words; these share most of them\n"
    assert [each["code"] for each in json.loads(explain("--json", "房间不存在")[1])["entries"]] == [
        "50001",
        "50002",
    ]


def test_an_inner_number_is_explained_by_the_code_that_is_reported(
    explain: Explain, tmp_path: Path
) -> None:
    numbers = {"code_90000": "40001", "code_90001": "600"}
    write_data(tmp_path, with_inner("delta", "90000", "90001", **numbers))
    status, out, err = explain("40001")
    assert (status, err) == (CLEAN, "")
    assert out.splitlines()[:5] == [
        "40001  日志中的内层数值，返回码为 90000：90000 failed",
        "",
        "  40001 是 delta 日志中的内层数值，返回码为 90000。",
        "  服务端的数值归为 90000。",
        "  见于：日志中的 code（demo-sdk 1.2.0）",
    ]
    out = explain("600")[1]
    assert out.startswith("600  ")
    assert "  600 也可能是 delta 日志中的内层数值，返回码为 90001。\n" in out
