"""The five documents as published: what is read of them, and everything that is wrong in them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from markdown_it import MarkdownIt
from reading import BASE, fields_of

from sphinx_zegocodes.catalogue.curation import load_curation
from sphinx_zegocodes.catalogue.records import Heading, Text, blocks_of, entries_of
from sphinx_zegocodes.sources.reader import Reading, read_document
from sphinx_zegocodes.sources.source_text import read_source
from sphinx_zegocodes.sources.waivers import without_waived

REPOSITORY = Path(__file__).resolve().parents[2]
SIZES = {
    "rtc-server": (6, 135, 143),
    "speech-recognition": (2, 29, 29),
    "web-sdk": (10, 232, 232),
    "ai-agent": (2, 51, 51),
    "stream-mixing": (1, 47, 47),
}


def read_published(name: str, *, curated: bool) -> Reading:
    """Read a document, with its errata and waivers or without."""
    source, _ = read_source(REPOSITORY / "docs/sources" / f"{name}.md")
    file, _ = load_curation(REPOSITORY / "data/curation" / f"{name}.yaml")
    assert source is not None
    assert file is not None
    if not curated:
        return read_document(source, file.as_published(), BASE)
    reading = read_document(source, file, BASE)
    settled = without_waived(reading.diagnostics, [file])
    return msgspec.structs.replace(reading, diagnostics=settled)


@pytest.mark.parametrize("name", SIZES)
def test_size(name: str) -> None:
    document = read_published(name, curated=True).document
    rows = sum(len(table.rows) for table in document.tables)
    assert (len(document.tables), rows, len(list(entries_of(document)))) == SIZES[name]


def test_size_of_all() -> None:
    documents = [read_published(name, curated=True).document for name in SIZES]
    entries = [entry for document in documents for entry in entries_of(document)]
    assert sum(len(document.tables) for document in documents) == 21
    assert sum(len(table.rows) for document in documents for table in document.tables) == 494
    assert len(entries) == 502
    assert len({entry.code for entry in entries}) == 411


def test_everything_that_is_wrong_in_them() -> None:
    findings = [
        f"{name}:{d.span.line}:{d.span.column} {d.rule.name} {d.at}"
        for name in SIZES
        for d in sorted(read_published(name, curated=False).diagnostics, key=lambda d: d.span)
    ]
    assert findings == [
        "web-sdk:81:133 TORN_ROW web-sdk/room/1002006",
        "web-sdk:82:1 STRAY_COMPONENT web-sdk/room/1002006",
        "web-sdk:87:102 TORN_ROW web-sdk/room/1002012",
        "web-sdk:88:1 STRAY_COMPONENT web-sdk/room/1002012",
        "web-sdk:91:33 MISSING_LABEL web-sdk/room/1002015",
        "web-sdk:91:89 MISSING_LABEL web-sdk/room/1002015",
        "web-sdk:92:35 MISSING_LABEL web-sdk/room/1002016",
        "web-sdk:92:93 MISSING_LABEL web-sdk/room/1002016",
        "web-sdk:142:73 MISSING_LABEL web-sdk/publish/1103019",
        "web-sdk:229:125 TORN_ROW web-sdk/mixing/1005003",
        "web-sdk:230:1 STRAY_COMPONENT web-sdk/mixing/1005003",
        "web-sdk:253:101 MISSING_CLOSING_PIPE web-sdk/mixing/1005099",
        "web-sdk:349:1 STRAY_COMPONENT web-sdk",
    ]


@pytest.mark.parametrize("name", SIZES)
def test_nothing_is_left_to_say_with_their_curation(name: str) -> None:
    assert read_published(name, curated=True).diagnostics == []


@pytest.mark.parametrize("name", SIZES)
def test_their_texts_are_commonmark_without_html(name: str) -> None:
    parser = MarkdownIt("commonmark")
    document = read_published(name, curated=True).document
    texts = [text for entry in entries_of(document) for text in fields_of(entry.row).values()]
    blocks = blocks_of(document.content)
    texts += [block.text for block in blocks if isinstance(block, Heading | Text)]
    for text in texts:
        parsed = parser.parse(text)
        kinds = {token.type for block in parsed for token in (block, *(block.children or ()))}
        assert not kinds & {"html_inline", "html_block", "heading_open", "code_block"}, text


def test_the_three_torn_cells_read_as_they_were_written() -> None:
    rows = {
        entry.key: entry.row
        for entry in entries_of(read_published("web-sdk", curated=True).document)
    }
    for key in ("room/1002006", "room/1002012", "mixing/1005003"):
        action = rows[f"web-sdk/{key}"].action
        assert action is not None
        assert "'#', '$', '', '^'" in action
        assert "Content" not in action
