"""Nothing is lost, and nothing is let in: whatever stands in a cell, or between tables.

The oracle is markdown-it-py. What it would show of a text has to be in the data, apart from the
mark-up that the dialect names, or in a finding that quotes what was left out.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from cell_texts import CELLS, PROSE, SETTINGS
from hypothesis import Phase, find, given, settings
from mdit_py_plugins.colon_fence import colon_fence_plugin
from reading import (
    CELL_HEAD,
    fields_of,
    lenient_parser,
    read,
    read_cell,
    read_html_cell,
    visible,
)

from sphinx_zegocodes.catalogue.records import CodeBlock, Heading, Note, Text, blocks_of
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.catalogue.rules.texts import FieldRule, MarkupRule
from sphinx_zegocodes.sources.content import ContentReader
from sphinx_zegocodes.sources.dialect import fields
from sphinx_zegocodes.sources.dialect.commonmark import CommonMarkWriter
from sphinx_zegocodes.sources.dialect.links import SCHEMES
from sphinx_zegocodes.sources.dialect.markup import MarkupReader
from sphinx_zegocodes.sources.dialect.tokens import INVISIBLE
from sphinx_zegocodes.sources.row_reader import TableReader
from sphinx_zegocodes.sources.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hypothesis.strategies import SearchStrategy

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.sources.reader import Reading

KNOWN_TAG = re.compile(
    r"</?(br|p|div|b|strong|i|em|span|font|u|center|small|code|ul|ol|li|a"
    r"|note|warning|tip|caution|danger|info)\b[^>]*>",
    re.IGNORECASE,
)
BREAK = re.compile(r"</?(br|p|div|ul|ol|li|note|warning)\b", re.IGNORECASE)
TITLE = re.compile(r"""<(?:note|warning)\b[^>]*\stitle="([^"]*)"[^>]*(?<!/)>""", re.IGNORECASE)
LABEL = re.compile(r"\s*(描述|可能原因|处理建议|注意事项)\s*[：:]")
LINK_END = re.compile(r"\]\([^()\s]*(\s*\"[^\"]*\")?\s*\)")
COMMENT = re.compile(r"<?!--.*?-->?|\{/\*.*?\*/\}|<Content />")
EMPTY = frozenset(("-", "—", "无", "无。"))
SILENT = frozenset("*_`\\[]!|")
"""Characters that Markdown uses up; whether they show depends on what stands around them."""
QUOTING = frozenset(
    [
        MarkupRule.IGNORED_MARKUP,
        MarkupRule.STRAY_COMPONENT,
        FieldRule.LABEL_SLIP,
        TableRule.BAD_CODE,
        TableRule.SURPLUS_CELL,
        TableRule.TEXT_OUTSIDE_CELL,
    ]
)
"""Findings whose span covers what is shown nowhere else."""

PARSER = lenient_parser().use(colon_fence_plugin)
TAG_LINE = re.compile(r"^[ \t]*(</?[A-Za-z][\w-]*([\s/][^<>]*)?>[ \t]*)+$", re.MULTILINE)
NOTE_NAME = re.compile(r"(note|warning|tip|caution|danger|info)\b", re.IGNORECASE)


def seen(text: str) -> Counter[str]:
    """Count the characters that show, whatever stands around them."""
    return Counter(c for c in text if not (c.isspace() or c in SILENT or INVISIBLE.match(c)))


def wanted(cell: str) -> Counter[str]:
    """Count the characters that a reader of a cell has to find again."""
    shown = []
    for line in _lines(cell.replace("\\|", "|")):
        for part in LABEL.sub("", LINK_END.sub("", line), count=1).split("|"):
            plain = COMMENT.sub("", part).strip()
            shown.append(part.replace(plain, "", 1) if plain in EMPTY else part)
    return Counter(
        c for c in "".join(shown) if not (c.isspace() or c in SILENT or INVISIBLE.match(c))
    )


def wanted_of_prose(text: str) -> Counter[str]:
    """Count the characters that a reader of prose has to find again."""
    # Lines of nothing but tags part what is around them.
    shown = "".join(LINK_END.sub("", line) for line in _shown(TAG_LINE.sub(r"\n\g<0>\n", text)))
    return seen(shown)


def _shown(text: str) -> Iterator[str]:
    """Yield what markdown-it-py shows of prose."""
    for token in PARSER.parse(text):
        if token.type in ("inline", "html_block"):
            yield from _lines(token.content)
        elif token.type == "colon_fence":
            yield NOTE_NAME.sub("", token.info)
            yield from _shown(token.content)
        else:
            yield token.content


def _lines(text: str) -> list[str]:
    """Return what markdown-it-py shows of a cell, by lines; known tags show nothing."""
    lines = [""]
    plain = text.replace('<p style={{width:"5em"}}>', "<p>")
    for token in PARSER.parseInline(plain)[0].children or ():
        if token.type in ("text", "text_special", "code_inline"):
            lines[-1] += token.content
        elif token.type == "image":
            lines[-1] += token.content.removesuffix("|_blank")
        elif token.type == "link_close":
            lines[-1] = lines[-1].removesuffix("|_blank")
        elif token.type == "html_inline":
            content = KNOWN_TAG.sub("", token.content)
            lines[-1] += re.sub("[<>]", "", content) if content.startswith("<!--") else content
            title = TITLE.fullmatch(token.content)
            lines += [title[1] if title and title[1] != "说明" else ""] * bool(title)
            lines += [""] * bool(BREAK.match(token.content))
    return lines


def found(source: str, reading: Reading) -> Counter[str]:
    """Count the characters in the data and in findings that quote."""
    shown = [
        visible(text)
        for table in reading.document.tables
        for row in table.rows
        for text in fields_of(row).values()
    ]
    for block in blocks_of(reading.document.content):
        match block:
            case Heading(text=text) | Text(text=text):
                shown.append(visible(text))
            case CodeBlock(text=text):
                shown.append(text)
            case Note(title=title):
                shown.append(title or "")
    quoted = [
        _quoted(source, d)
        for d in reading.diagnostics
        if d.rule in QUOTING or "left out" in d.message or "cannot stand in" in d.message
    ]
    raw = "".join(quoted)
    return Counter("".join(shown)) + (Counter(raw) | Counter(html.unescape(raw)))


def _quoted(source: str, diagnostic: Diagnostic) -> str:
    """Return what a finding points at; a surplus cell stops everything, so it is its line."""
    starts, span = SourceText(source).line_starts, diagnostic.span
    if diagnostic.rule is TableRule.SURPLUS_CELL:
        return source[starts[span.line - 1] :].splitlines()[0]
    start = starts[span.line - 1] + span.column - 1
    return source[start : starts[span.end_line - 1] + span.end_column - 1]


def lost_in_pipe_cell(cell: str) -> Counter[str]:
    source = f"{CELL_HEAD}{cell} |\n"
    return wanted(cell) - found(source, read(source))


def lost_in_html_cell(cell: str) -> Counter[str]:
    source = (
        f"<table><tr><td>错误码</td><td>描述</td></tr>\n<tr><td>1</td><td>{cell}</td></tr></table>"
    )
    return wanted(cell) - found(source, read(source))


def lost_in_prose(prose: str) -> Counter[str]:
    return wanted_of_prose(prose) - found(prose, read(prose))


@given(CELLS)
@SETTINGS
def test_nothing_is_lost_in_a_pipe_cell(cell: str) -> None:
    assert not lost_in_pipe_cell(cell)


@given(CELLS)
@SETTINGS
def test_nothing_is_lost_in_an_html_cell(cell: str) -> None:
    assert not lost_in_html_cell(cell)


@given(PROSE)
@SETTINGS
def test_nothing_is_lost_in_prose(prose: str) -> None:
    assert not lost_in_prose(prose)


def _drop_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MarkupReader, "_read_code", lambda *_: None)


def _drop_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MarkupReader, "_read_link", lambda *_: None)


def _drop_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MarkupReader, "_read_address", lambda *_: None)


def _drop_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MarkupReader, "_find", lambda *_: None)


def _drop_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sphinx_zegocodes.sources.dialect.row_texts._PLAIN_TITLES", {"说明", "当心"}
    )


def _drop_last_segment(monkeypatch: pytest.MonkeyPatch) -> None:
    split = fields.split_segments
    monkeypatch.setattr(fields, "split_segments", lambda *args: split(*args)[:1])


def _drop_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        CommonMarkWriter, "line_break", lambda self: self._lines.clear() or self._lines.append([])
    )


def _drop_surplus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_zegocodes.sources.tables.scanner.RowFaults.find", lambda *_: ())
    monkeypatch.setattr(TableReader, "_with_surplus", lambda _, row: row.cells)


def _drop_headings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContentReader, "_read_heading", lambda *_: None)


def _drop_code_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContentReader, "_read_code", lambda *_: None)


def _drop_fences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        ContentReader, "_open_directive", lambda self, _: self._containers.append(None)
    )


CELL_FAULTS = [
    _drop_code,
    _drop_links,
    _drop_addresses,
    _drop_findings,
    _drop_titles,
    _drop_last_segment,
    _drop_last_line,
    _drop_surplus,
]
PROSE_FAULTS = [_drop_links, _drop_findings, _drop_headings, _drop_code_blocks, _drop_fences]


@pytest.mark.parametrize(
    ("texts", "lost", "plant"),
    [
        *((CELLS, lost_in_pipe_cell, plant) for plant in CELL_FAULTS),
        *((PROSE, lost_in_prose, plant) for plant in PROSE_FAULTS),
    ],
)
def test_the_oracle_bites(
    texts: SearchStrategy[str],
    lost: Callable[[str], Counter[str]],
    plant: Callable[[pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A reader that drops text is found out."""
    plant(monkeypatch)
    once = settings(SETTINGS, phases=[Phase.generate], max_examples=5_000)
    assert find(texts, lambda text: bool(lost(text)), settings=once)


@given(CELLS)
@SETTINGS
def test_fields_are_paragraphs_and_lists_without_html_and_with_good_links(cell: str) -> None:
    for reading in (read_cell(cell), read_html_cell(cell)):
        for table in reading.document.tables:
            for row in table.rows:
                for text in fields_of(row).values():
                    check_commonmark(text, {*PARAGRAPHS, *LISTS})


@given(PROSE)
@SETTINGS
def test_prose_is_commonmark_without_html_and_with_good_links(prose: str) -> None:
    for block in blocks_of(read(prose).document.content):
        if isinstance(block, Text):
            check_commonmark(block.text, {*PARAGRAPHS, *LISTS, "blockquote", "fence"})
        elif isinstance(block, Heading):
            check_commonmark(block.text, PARAGRAPHS)
            assert "\n" not in block.text


PARAGRAPHS = {"paragraph", "inline"}
LISTS = {"bullet_list", "ordered_list", "list_item"}


def check_commonmark(text: str, kinds: set[str]) -> None:
    """Hold that a text is CommonMark of some kinds of blocks, without HTML and bad links."""
    for block in PARSER.parse(text):
        assert block.type.removesuffix("_open").removesuffix("_close") in kinds, text
        for token in block.children or ():
            assert token.type not in ("html_inline", "image"), text
            if token.type == "link_open":
                assert str(token.attrs["href"]).partition(":")[0].lower() in SCHEMES, text
