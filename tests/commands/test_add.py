"""``zegocodes add``: a new document taken in, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from projects import REPOSITORY, copy_repository, findings_here, replace, sync_here
from sphinx_builds import build, soup

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS

PLAYER = Path(__file__).parent / "cloud-player.md"
INDEX = "docs/index.md"
TOCTREE = "\n```{toctree}\nalpha\nbeta\n```\n"
WRITTEN = [
    "docs/sources/new.md written",
    "data/curation/new.yaml written",
    "docs/new.md written",
    "docs/index.md written",
    "data/codes/new.json written",
]
TABLE = "|错误码|描述|处理建议|\n|-|-|-|\n|1|失败。|请重试。|\n|2|超时。|请重试。|\n"
TEXT = f"# 云播放器错误码\n\n{TABLE}"


@pytest.fixture(autouse=True)
def project(family: None) -> None:
    """Work in a copy of the small family, in sync, with a list of its documents."""
    del family
    _write(INDEX, Path(INDEX).read_text("utf-8") + TOCTREE)


def _write(path: str, text: str) -> None:
    Path(path).write_bytes(text.encode("utf-8"))


def _add(text: str = TEXT, *options: str, id_: str = "new") -> int:
    _write("Downloaded.md", text)
    return main(["add", "Downloaded.md", "--id", id_, *options])


def _contents() -> dict[str, bytes]:
    """Return every file of the working directory but the one that is added."""
    files = {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}
    files.pop("Downloaded.md", None)
    return files


def test_a_clean_document_is_in_the_project_with_one_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _add() == CLEAN
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        *WRITTEN,
        "",
        "Left to you:",
        "  data/curation/new.yaml:2: is this title right? it has to name the product",
        "  data/curation/new.yaml:3: is this the product's name?",
        "  data/curation/new.yaml:5: is this where the document is published?",
        (
            "  data/curation/new.yaml:7: is player the right id for this table? "
            "it is permanent once published"
        ),
    ]
    assert err == ""
    assert findings_here() == []
    assert sync_here() == []
    assert Path("docs/new.md").read_text("utf-8") == "```{zego:document} new\n```\n"
    assert Path(INDEX).read_text("utf-8").endswith("{toctree}\nalpha\nbeta\nnew\n```\n")


def test_what_is_given_is_not_left_to_anybody(capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--title", " 云播放器错误码 ", "--product", "云播放器：新", "--url", "https://a.b/c")
    assert _add(TEXT, *given) == CLEAN
    assert capsys.readouterr().out.count("data/curation/new.yaml:") == 1
    assert Path("data/curation/new.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=schema.json\n"
        "title: 云播放器错误码\n"
        "product: 云播放器：新\n"
        "url: https://a.b/c\n"
        "tables:\n"
        "  - id: player\n"
        "    heading: 云播放器错误码\n"
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_source_stays_as_published(newline: str) -> None:
    text = "\ufeff" + TEXT.replace("\n", newline)
    assert _add(text) == CLEAN
    assert Path("docs/sources/new.md").read_bytes() == text.encode("utf-8")
    assert "\r" not in Path("docs/new.md").read_bytes().decode("utf-8")


def test_a_source_that_stands_in_its_place_is_added() -> None:
    _write("docs/sources/new.md", TEXT)
    assert main(["add", "docs/sources/new.md", "--id", "new"]) == CLEAN
    assert findings_here() == []


@pytest.mark.parametrize(
    "document", ["ai-agent", "rtc-server", "speech-recognition", "stream-mixing", "web-sdk"]
)
def test_of_the_published_documents_no_word_and_no_table_is_lost(
    document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "repository"
    folder.mkdir()
    copy_repository(folder)
    monkeypatch.chdir(folder)
    before = findings_here()
    main(["add", f"docs/sources/{document}.md", "--id", "new", "--product", "新产品"])
    found = [finding for finding in findings_here() if finding not in before]
    assert [finding for finding in found if " ZC0" in finding or " ZC4" in finding] == []
    assert Path("data/codes/new.json").exists()


def test_a_document_of_the_family_brings_its_findings_and_can_be_built(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["add", str(PLAYER), "--id", "cloud-player"]) == FINDINGS
    out, err = capsys.readouterr()
    said, _, left = out.partition("Left to you:\n")
    source = "docs/sources/cloud-player.md"
    assert [line.split()[1:3] for line in said.splitlines() if line.startswith(f"{source}:")] == [
        ["warning", "ZC305"],
        ["error", "ZC511"],
        ["error", "ZC511"],
        ["warning", "ZC101"],
        ["warning", "ZC305"],
        ["warning", "ZC102"],
        ["warning", "ZC204"],
    ]
    assert [line.strip() for line in left.splitlines() if source in line] == [
        f"{source}:13: stray-component (ZC305): an erratum, or a waiver",
        f"{source}:21: does 0 mean here what it means elsewhere? say so under meanings",
        f"{source}:22: does 104 mean here what it means elsewhere? say so under meanings",
        f"{source}:35: torn-row (ZC101): an erratum, or a waiver",
        f"{source}:36: stray-component (ZC305): an erratum, or a waiver",
        f"{source}:37: missing-closing-pipe (ZC102): an erratum, or a waiver",
        f"{source}:47: missing-advice (ZC204): an erratum, or a waiver",
    ]
    assert err == ""
    site = build(
        Path("docs"),
        tmp_path / "out",
        conf=REPOSITORY,
        settings={"zegocodes_data": f"{tmp_path}/data"},
    )
    assert site.warnings == []
    page = soup(site.out / "cloud-player/index.html")
    assert [link["href"] for link in page.select(".admonition a")] == [
        "https://example.com/article/20001"
    ]
    assert len(page.select("table.zego-table")) == 3
    assert page.select_one("#cloud-player-room-9101")
    assert (site.out / "codes/9201/index.html").exists()


def test_what_cannot_be_read_of_a_document_stays_to_be_mended(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = _contents()
    assert _add(TEXT.replace("|2|", "|zwei|")) == FINDINGS
    out, err = capsys.readouterr()
    assert out.splitlines()[:6] == [*WRITTEN, ""]
    assert "docs/sources/new.md:6:2: error ZC109 " in out
    assert "  docs/sources/new.md:6: bad-code (ZC109): it has to be mended" in out
    assert err == "Until the errors are mended or waived, zegocodes sync writes nothing\n"
    after = _contents()
    assert {path for path in after if before.get(path) != after[path]} == {
        line.removesuffix(" written") for line in WRITTEN
    }
    replace("docs/sources/new.md", "zwei", "2")
    assert main(["sync"]) == CLEAN
    assert findings_here() == []


def test_older_findings_are_not_the_document_s(capsys: pytest.CaptureFixture[str]) -> None:
    replace("docs/sources/beta.md", "| 请重试。 |", "| 请重试。")
    sync_here()
    assert _add() == FINDINGS
    out, err = capsys.readouterr()
    assert "ZC" not in out
    assert err == "Besides these, 1 finding as before; run: zegocodes lint\n"


def test_pages_that_list_no_documents_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    _write(INDEX, "# 返回码\r\n\r\n收录两份官方文档。\r\n")
    before = _contents()[INDEX]
    assert _add() == CLEAN
    assert _contents()[INDEX] == before
    assert (
        "  docs/index.md:1: there is no toctree here; put new into one\n" in capsys.readouterr().out
    )
    Path(INDEX).unlink()
    assert _add(id_="newer") == CLEAN
    assert (
        "  docs/index.md:1: this page cannot be read; put newer on one\n" in capsys.readouterr().out
    )


def test_texts_that_count_documents_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    _write(INDEX, f"# 返回码\n\n收录两份官方文档。\n{TOCTREE}")
    assert _add() == CLEAN
    assert "  docs/index.md:3: does this still hold? 两份官方文档\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("id_", "text", "options", "findings"),
    [
        ("New", TEXT, (), ["Downloaded.md:1:1: error ZC002 New is no document id"]),
        ("1new", TEXT, (), ["Downloaded.md:1:1: error ZC002 1new is no document id"]),
        ("new\n", TEXT, (), ["Downloaded.md:1:1: error ZC002 new"]),
        ("search", TEXT, (), ["Downloaded.md:1:1: error ZC002 the id search is in use"]),
        ("codes", TEXT, (), ["data/permalinks.txt:28:1: error ZC002 the id codes is in use"]),
        ("new", "# 错误码\n", (), ["Downloaded.md:1:1: error ZC406 there is no table of codes"]),
        ("new", "|参数|\n|-|\n|a|\n", (), ["Downloaded.md:1:1: error ZC406 there is no table"]),
        ("new", TEXT, ("--url", "http://a.b"), ["Downloaded.md:1:1: error ZC601 the address"]),
        ("new", TEXT, ("--title", "a\nb"), ["Downloaded.md:1:1: error ZC601 this is no title"]),
        (
            "index",
            "",
            ("--url", "a.b", "--product", "\x07"),
            [
                "Downloaded.md:1:1: error ZC406 there is no table of codes",
                "Downloaded.md:1:1: error ZC601 the address of a document",
                "Downloaded.md:1:1: error ZC601 this is no product",
                "docs/index.md:1:1: error ZC002 the id index is in use",
            ],
        ),
        (
            "beta",
            TEXT,
            (),
            [
                "data/codes/beta.json:1:1: error ZC002 the id beta is in use",
                "data/curation/beta.yaml:1:1: error ZC002 the id beta is in use",
                "data/permalinks.txt:18:1: error ZC002 the id beta is in use",
                "docs/beta.md:1:1: error ZC002 the id beta is in use",
                "docs/sources/beta.md:1:1: error ZC002 the id beta is in use",
            ],
        ),
    ],
)
def test_what_cannot_be_added_is_refused_with_all_reasons(
    capsys: pytest.CaptureFixture[str],
    id_: str,
    text: str,
    options: tuple[str, ...],
    findings: list[str],
) -> None:
    before = _contents()
    assert _add(text, *options, id_=id_) == FAILED
    assert _contents() == before
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert out == ""
    assert lines.pop() == "Nothing was written."
    if len(findings) > 1:
        assert len(lines) == len(findings)
    for line, finding in zip(lines, findings, strict=False):
        assert line.startswith(finding)


@pytest.mark.parametrize(
    ("path", "finding"),
    [
        ("nowhere.md", "nowhere.md:1:1: error ZC001 cannot be read: No such file or directory"),
        ("docs", "docs:1:1: error ZC001 cannot be read: Is a directory"),
        ("data/latin.md", "data/latin.md:2:3: error ZC001 not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    capsys: pytest.CaptureFixture[str], path: str, finding: str
) -> None:
    Path("data/latin.md").write_bytes(b"# a\n- \xe9\n")
    before = _contents()
    assert main(["add", path, "--id", "new"]) == FAILED
    assert _contents() == before
    assert capsys.readouterr() == ("", f"{finding}\nNothing was written.\n")


@pytest.mark.parametrize("number", range(5))
def test_on_a_full_disk_nothing_changes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    before, fsync, calls = _contents(), os.fsync, iter(range(100))

    def fail(handle: int) -> None:
        if next(calls) == number:
            raise OSError(28, "No space left on device")
        fsync(handle)

    monkeypatch.setattr("os.fsync", fail)
    assert _add() == FAILED
    assert _contents() == before
    path = WRITTEN[number].removesuffix(" written")
    assert capsys.readouterr() == (
        "",
        f"{path}:1:1: error ZC001 cannot be read or written: No space left on device\n",
    )
    assert _add() == CLEAN


def test_an_id_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=r"^2$"):
        main(["add", str(PLAYER)])
    assert "--id" in capsys.readouterr().err


def test_no_two_documents_have_one_title(capsys: pytest.CaptureFixture[str]) -> None:
    text = f"---\nproduct: Gamma SDK\n---\n\n# 常见错误码\n\n{TABLE}"
    _add(text)
    _add(text.replace("|1|", "|3|").replace("|2|", "|4|"), id_="other")
    titles = [Path(f"data/curation/{id_}.yaml").read_text("utf-8") for id_ in ("new", "other")]
    assert "title: Gamma SDK 常见错误码\nproduct: Gamma SDK\n" in titles[0]
    assert "title: Gamma SDK 常见错误码（other）\n" in titles[1]
    capsys.readouterr()
    assert _add(text, "--title", "gamma SDK常见错误码", id_="third") == FAILED
    assert "new has the title" in capsys.readouterr().err


def test_the_command_names_the_group() -> None:
    _add(TEXT, "--group", "播放器")
    assert "group: 播放器\n" in Path("data/curation/new.yaml").read_text("utf-8")
