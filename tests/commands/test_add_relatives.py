"""``zegocodes add`` with documents of the family that have faults of their own: nothing is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from projects import findings_here, project_here, replace
from sphinx_builds import build, soup

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS
from sphinx_zegocodes.sources.sync import plan_sync

RELATIVES = sorted((Path(__file__).parents[1] / "relatives").glob("*.md"))
REFERENCES = "references: https://example.org/class#{name}\n"
_UNSEEN = re.compile(
    r"\A---.*?^---$|^(?:import|export)\b.*?(?:^\S*[};]+$|['\"]$)|:::+if\{.*\}|\]\([^)]*\)|<[^>]*>",
    re.DOTALL | re.MULTILINE,
)
"""What no reader sees."""


@pytest.fixture(autouse=True)
def project(family: None) -> None:
    """Work in a copy of the small family, in sync."""
    del family
    index = Path("docs/index.md")
    index.write_text(index.read_text("utf-8") + "\n```{toctree}\nalpha\nbeta\n```\n", "utf-8")


NO_NUMBER = "write digits alone, and 、 between codes"


def _data(document: str) -> Any:
    return json.loads(Path(f"data/codes/{document}.json").read_text("utf-8"))


def _tables(content: list[Any]) -> list[Any]:
    inner = [table for block in content for table in _tables(block.get("content", []))]
    return [block for block in content if block["type"] == "table"] + inner


@pytest.mark.parametrize("path", RELATIVES, ids=lambda path: path.stem)
def test_every_word_of_every_row_is_read_or_reported(path: Path) -> None:
    assert main(["add", str(path), "--id", "new", "--product", "新产品"]) in {CLEAN, FINDINGS}
    said = json.dumps(_data("new"), ensure_ascii=False)
    reading = plan_sync(project_here()).readings["new"]
    reported = {
        line for d in reading.diagnostics for line in range(d.span.line, d.span.end_line + 1)
    }
    text = path.read_text("utf-8")
    shown = _UNSEEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    lost = [
        (number, word)
        for number, line in enumerate(shown.split("\n"), 1)
        for word in re.findall(r"\w+", line)
        if word not in said and number not in reported
    ]
    assert lost == []
    rows = [row for table in _tables(_data("new")["content"]) for row in table["rows"]]
    assert sum(len(table.rows) for table in reading.document.tables) == len(rows) > 0


@pytest.mark.parametrize("path", RELATIVES, ids=lambda path: path.stem)
def test_its_data_are_what_a_sync_would_write(path: Path) -> None:
    main(["add", str(path), "--id", "new"])
    stale = [found for found in findings_here() if " ZC0" in found or " ZC4" in found]
    assert stale == []
    before = Path("data/codes/new.json").read_bytes()
    main(["sync"])
    assert Path("data/codes/new.json").read_bytes() == before


def test_all_of_them_together_make_a_site_without_a_warning(tmp_path: Path) -> None:
    for path in RELATIVES:
        main(["add", str(path), "--id", path.stem, "--product", path.stem])
    conf = tmp_path / "conf"
    conf.mkdir()
    (conf / "conf.py").write_text(
        "extensions = ['sphinx_zegocodes', 'myst_parser']\nexclude_patterns = ['sources']\n"
        "suppress_warnings = ['myst.header']\nlanguage = 'zh_CN'\n"
    )
    settings = {"zegocodes_data": str(Path("data").absolute())}
    site = build(Path("docs"), tmp_path / "out", conf=conf, settings=settings)
    assert [warning for warning in site.warnings if "toctree" not in warning] == []
    header = soup(site.out / "unknown-header/index.html").select("th")
    assert [cell.get_text(strip=True) for cell in header][:3] == ["错误码", "处理建议", "内容说明"]
    page = soup(site.out / "codes/7701/index.html")
    assert page.h1.get_text(" ", strip=True).startswith("7701 游戏资源错误")
    assert "内容说明 游戏资源错误。" in " ".join(page.select_one("dl").get_text(" ").split())
    assert "7801000-7802999" in soup(site.out / "ranges/index.html").get_text()
    condition = soup(site.out / "conditions/index.html").select(".admonition-title")
    assert [title.get_text() for title in condition] == [
        "仅 iOS",
        "Web 除外",
        '仅当 props.edition="2"',
    ]
    assert "画笔错误码（仅 iOS）" in soup(site.out / "codes/8301/index.html").get_text()


def test_an_unknown_column_and_a_condition_are_published() -> None:
    for name in ("unknown-header", "conditions"):
        path = next(path for path in RELATIVES if path.stem == name)
        main(["add", str(path), "--id", name])
    (table,) = _tables(_data("unknown-header")["content"])
    assert table["columns"][-1] == {"field": "内容说明", "label": "内容说明"}
    assert table["rows"][0]["others"] == {"内容说明": "游戏资源错误。"}
    assert [t.get("only") for t in _tables(_data("conditions")["content"])] == [None, "仅 iOS"]


def test_a_row_that_cannot_be_read_is_one_finding(capsys: pytest.CaptureFixture[str]) -> None:
    path = next(path for path in RELATIVES if path.stem == "no-known-header")
    assert main(["add", str(path), "--id", "new"]) == FINDINGS
    out, err = capsys.readouterr()
    assert [line for line in out.splitlines() if ": error " in line] == [
        "docs/sources/new.md:8:3: error ZC110 8702 stands in the table already",
        f"docs/sources/new.md:9:3: error ZC109 「起始」 is no number; {NO_NUMBER}",
    ]
    assert err == "Until the errors are mended or waived, zegocodes sync writes nothing\n"
    (table,) = _tables(_data("new")["content"])
    assert [(row["codes"], row.get("printed")) for row in table["rows"]] == [
        (["08701"], None),
        (["8701"], None),
        (["8702"], None),
        ([], "8702"),
        ([], "起始"),
    ]


def test_what_another_document_has_wrong_keeps_a_new_one_out_as_little() -> None:
    replace("docs/sources/alpha.md", "| 104 |", "| 1o4 |")
    before = Path("data/codes/alpha.json").read_bytes()
    assert main(["add", str(RELATIVES[0]), "--id", "new"]) == FINDINGS
    assert _data("new")["id"] == "new"
    assert Path("data/codes/alpha.json").read_bytes() == before


def test_of_a_known_document_nothing_is_written_while_a_table_cannot_be_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = Path("data/codes/alpha.json").read_bytes()
    replace("docs/sources/alpha.md", "| 104 |", "| 104 起 |")
    assert main(["sync"]) == FINDINGS
    assert capsys.readouterr().err.endswith("Nothing was written.\n")
    assert Path("data/codes/alpha.json").read_bytes() == before


IMPORT = "import Content from '/core/errors.mdx'"


@pytest.mark.parametrize(
    "text",
    [
        f"{IMPORT}\n\n<Content />\n",
        f'---\ntitle: 错误码\n---\n\n{IMPORT};\n\n<Content platform="Web" />\n',
        f"import Tabs from '@theme/Tabs'\n{IMPORT}\n\n<!-- 共用 -->\n<Content></Content>\n",
        "import {\n  Content\n} from '/core/errors.mdx'\n\n<Content />\n",
    ],
)
def test_a_document_that_only_includes_another_says_which(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("Downloaded.md").write_text(text, "utf-8")
    assert main(["add", "Downloaded.md", "--id", "new"]) == FAILED
    assert capsys.readouterr().err == (
        "Downloaded.md:1:1: error ZC406 this document only includes /core/errors.mdx: "
        "add that file instead\nNothing was written.\n"
    )


def test_with_words_of_its_own_it_has_no_table(capsys: pytest.CaptureFixture[str]) -> None:
    Path("Downloaded.md").write_text(f"{IMPORT}\n\n见下。\n\n<Content />\n", "utf-8")
    assert main(["add", "Downloaded.md", "--id", "new"]) == FAILED
    assert "there is no table of codes in this document" in capsys.readouterr().err


TABLE = "\n| 错误码 | 描述 | 处理建议 |\n|---|---|---|\n| {} | 新错误。 | 请重试。 |\n"


def _append(heading: str, code: int) -> None:
    source = Path("docs/sources/alpha.md")
    text = source.read_text("utf-8").rstrip("\n")
    source.write_text(f"{text}\n\n## {heading}\n{TABLE.format(code)}", "utf-8")


def test_a_new_table_of_a_known_document_is_proposed(capsys: pytest.CaptureFixture[str]) -> None:
    _append("推流错误码", 9901)
    _append("房间错误码二", 9902)
    assert main(["sync"]) == FINDINGS
    assert "where it is new, run: zegocodes sync --propose" in capsys.readouterr().err
    assert main(["sync", "--propose"]) == FINDINGS
    out, err = capsys.readouterr()
    said = "is the id right? it is permanent once published"
    assert out.splitlines() == [
        f"data/curation/alpha.yaml: publish is the new table under 「推流错误码」; {said}",
        f"data/curation/alpha.yaml: room-2 is the new table under 「房间错误码二」; {said}",
    ]
    assert err == "Look at each id, and run: zegocodes sync\n"
    assert "/codes/9901/" not in Path("data/permalinks.txt").read_text("utf-8")
    assert main(["sync", "--propose"]) == CLEAN
    assert findings_here() == []


def test_a_table_that_may_have_been_renamed_is_left_to_a_person() -> None:
    before = Path("data/curation/alpha.yaml").read_bytes()
    text = Path("docs/sources/alpha.md").read_text("utf-8")
    heading = re.search(r"^## .+$", text, re.MULTILINE)
    assert heading
    replace("docs/sources/alpha.md", heading[0], "## 另一个标题")
    assert main(["sync", "--propose"]) == FINDINGS
    assert Path("data/curation/alpha.yaml").read_bytes() == before


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_what_only_looks_writes_no_curation(option: str) -> None:
    _append("推流错误码", 9901)
    before = Path("data/curation/alpha.yaml").read_bytes()
    assert main(["sync", "--propose", option]) == FINDINGS
    assert Path("data/curation/alpha.yaml").read_bytes() == before


def test_names_of_the_api_are_links_where_curation_says_where_they_lead() -> None:
    path = next(path for path in RELATIVES if path.stem == "references")
    main(["add", str(path), "--id", "new"])
    assert sum(" ZC304 " in found for found in findings_here()) == 2
    curation = Path("data/curation/new.yaml")
    curation.write_text(curation.read_text("utf-8") + REFERENCES, "utf-8")
    assert main(["sync"]) == CLEAN
    assert findings_here() == []
    (table,) = _tables(_data("new")["content"])
    assert [row["action"] for row in table["rows"]] == [
        "请调用 [startPublishingStream](https://example.org/class#startPublishingStream) 重试。",
        "请调用 [startPlayingStream](https://example.org/class#startPlayingStream) 重试。",
    ]
