"""No fix changes what a text means: mended texts say what they said, in other marks and blanks."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

import pytest
from cell_texts import SETTINGS
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from projects import copy_repository, project_here
from reading import read

from sphinx_zegocodes.catalogue.diagnostics import in_order
from sphinx_zegocodes.catalogue.records import FIELDS, statements_of
from sphinx_zegocodes.lint.check import check, check_tables
from sphinx_zegocodes.lint.fixing import apply_fixes, mend
from sphinx_zegocodes.sources.sync import plan_sync

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.reader import Reading

KEPT = [
    *("&lt;", "&gt;", "&#124;", "&#160;", "&nbsp;", "&#x4E2D;", "&amp;"),
    *("`a,b;中`", "``甲;乙``", "`a.`", "<code>中,文.</code>"),
    *(
        "[见](https://a.b/c,d?e=f)",
        '[字](/甲,乙 "题,名")',
        "https://a.b/c;d?e=f",
        "<https://a.b/c,d>",
    ),
    *("www.zego.im/房间?名=1,2", "zego.im:8080", "a.b@zego.im"),
    *("{房间,名}", "${甲;乙}", "{{甲:乙}}", "%(名,字)s", "%s", "<标签:名>", "<房间ID>"),
    *("<b>", "</b>", '<span title="甲,乙">', "<br/>", '<a href="https://a.b/?甲,乙">见</a>'),
    *(r"\(", r"\)", r"\!", r"\:", r"\,", r"\*", r"\[", r"\]"),
]
"""What is no word of a sentence."""
WORDS = ["标签", "请检查", "参数", "App", "ID", "3", "房间"]
MARKS = [
    ",",
    ";",
    ":",
    "?",
    "!",
    "(",
    ")",
    "，",
    "。",
    "（",
    "）",
    ".",
    "、",
    " ",
    "  ",
    "",
    "**",
    "\u200b",
]
TEXTS = st.lists(
    st.tuples(
        st.sampled_from(MARKS),
        st.one_of(st.sampled_from(KEPT), st.sampled_from(WORDS), st.sampled_from(WORDS)),
    ),
    min_size=1,
    max_size=8,
).map(lambda pieces: [part for piece in pieces for part in piece])
ENDED = "| {} | 描述：失败。<br />处理建议：请重试。 |\n"
HEAD = "| 错误码 | 描述 |\n| --- | --- |\n"


def found_in(reading: Reading) -> list[Diagnostic]:
    """Return what can be mended."""
    found = [*reading.diagnostics, *check_tables(reading, advice=True)]
    return in_order([each for each in found if each.fix])


def mended(text: str) -> str:
    """Return a document with all fixes applied."""
    for _ in range(50):
        if not (found := found_in(read(text))):
            return text
        text = apply_fixes(text.encode(), found)[0].decode()
    raise AssertionError("two fixes undo each other")


def said(text: str) -> str:
    """Return what a text says, whatever its blanks, the width of its marks, and its full stop."""
    folded = unicodedata.normalize("NFKC", unescape(text)).replace("。", ".")
    return re.sub(r"[\s\\*]", "", folded).rstrip(".")


def texts_of(document: Document) -> Iterator[str]:
    """Yield all that a document says."""
    for statement in statements_of(document.content):
        yield f"{statement.kind} {statement.text}"
    for row in (row for table in document.tables for row in table.rows):
        yield from (f"{row.codes} {field} {row.text(field)}" for field in FIELDS)


def marked(text: str) -> list[str]:
    """Return the code and the addresses of a text, as a reader of CommonMark has them."""
    tokens = [t for block in MarkdownIt().parse(text) for t in block.children or ()]
    code = [token.content for token in tokens if token.type == "code_inline"]
    return code + [str(t.attrs["href"]) for t in tokens if "href" in t.attrs]


def in_order_of(pieces: list[str], text: str) -> bool:
    """Tell whether pieces stand in a text, one behind the other."""
    at = 0
    for piece in pieces:
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def hold_for(*cells: list[str]) -> None:
    """Hold that mending cells made of pieces keeps what they mean."""
    texts = ["".join(pieces) for pieces in cells]
    rows = [f"| {n} | 描述：{text}<br />处理建议：{text} |\n" for n, text in enumerate(texts)]
    before = (
        HEAD + "".join(rows) + "".join(ENDED.format(len(rows) + n) for n in range(len(rows) + 3))
    )
    after = mended(before)
    for pieces, row in zip(cells, after.splitlines()[2:], strict=False):
        assert in_order_of([piece for piece in pieces if piece in KEPT], row), row
    one, other = ([*texts_of(read(text).document)] for text in (before, after))
    assert list(map(said, one)) == list(map(said, other))
    assert list(map(marked, one)) == list(map(marked, other))


@given(TEXTS)
@example(["有", "&lt;", "标签", "&gt;", "，请检查", "&#160;", "参数。"])
@example(["值", "&#124;", "表示空", ",", "见", "www.zego.im/房间?名=1,2", "。"])
@example(["请传入", "{房间,名}", ":", "字符串"])
@example(["请检查", "<code>中,文.</code>"])
@example(["标签", "&gt;"])
@example(["**", "标签", "：", "**", "参数"])
@example(["标签", "**", "&lt;", "：", "**", "参数"])
@example(["请输入", "<房间ID>"])
@SETTINGS
def test_any_text(pieces: list[str]) -> None:
    hold_for(pieces)


@pytest.mark.parametrize("piece", KEPT)
def test_each_piece_among_words(piece: str) -> None:
    cells = [
        cell
        for mark in ["", ",", ";", ":", "?", "!", "(", ")", "."]
        for cell in (
            ["标签", piece, mark, "标签"],
            ["标签", mark, piece, "标签"],
            ["标签", piece, mark],
            [piece, mark, "标签"],
        )
    ]
    hold_for(*cells)


def test_the_five_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_repository(tmp_path)
    monkeypatch.chdir(tmp_path)
    project = project_here()

    def check_all(project: Project) -> list[Diagnostic]:
        return check(project, advice=True)

    mended = mend(project, check_all, unsafe=True)
    assert len(mended.applied) > 30
    before, after = plan_sync(project).readings, plan_sync(mended.project).readings
    assert before.keys() == after.keys()
    for id_, reading in before.items():
        one, other = ([*texts_of(each.document)] for each in (reading, after[id_]))
        assert list(map(said, one)) == list(map(said, other))
        assert list(map(marked, one)) == list(map(marked, other))
