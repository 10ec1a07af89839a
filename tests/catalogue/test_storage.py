"""Data files: written whole or not at all, and read with a finding where that fails."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from sphinx_zegocodes.catalogue.records import (
    CodeBlock,
    Column,
    Correction,
    Document,
    Heading,
    Note,
    Row,
    Statement,
    Table,
    Text,
    statements_of,
)
from sphinx_zegocodes.catalogue.storage import dump_document, load_document, write_if_changed

if TYPE_CHECKING:
    from pathlib import Path

ROOM = Table(
    "room",
    (Column("code", "返回码"), Column("description", "说明")),
    (
        Row(("104",), description="房间不存在。"),
        Row(("1010", "5007"), corrections=(Correction("action", "a", "b", "c"),)),
    ),
    "房间信令接口",
)
DOCUMENT = Document(
    "rtc-server",
    "RTC 服务端 API 全局返回码",
    "RTC 服务端 API",
    "https://doc-zh.zego.im/article/19702",
    (
        Heading(2, "房间信令接口"),
        Text("请参考 **说明**。"),
        CodeBlock("a\nb", "js"),
        Note("warning", (CodeBlock("c"), ROOM, Note("tip", ())), "注意"),
        Table("media", (), ()),
    ),
)


def test_a_document_survives_the_way_to_disk_and_back(tmp_path: Path) -> None:
    path = tmp_path / "codes" / "rtc-server.json"
    assert write_if_changed(path, dump_document(DOCUMENT))
    assert load_document(path) == (DOCUMENT, [])


def test_every_block_says_what_it_is() -> None:
    types = re.findall(rb'"type": "(\w+)"', dump_document(DOCUMENT))
    assert types == [b"heading", b"text", b"code", b"note", b"code", b"table", b"note", b"table"]


def test_tables_and_statements_are_those_in_notes_too() -> None:
    assert [table.id for table in DOCUMENT.tables] == ["room", "media"]
    assert [*statements_of(DOCUMENT.content)] == [
        Statement("heading of level 2", "房间信令接口"),
        Statement("text", "请参考 **说明**。"),
        Statement("code in js", "a\nb"),
        Statement("beginning of the warning", "注意"),
        Statement("code", "c"),
        Statement("table", "room"),
        Statement("beginning of the tip", ""),
        Statement("end of the note", ""),
        Statement("end of the note", ""),
        Statement("table", "media"),
    ]


def test_absent_fields_are_left_out() -> None:
    assert b"null" not in dump_document(DOCUMENT)


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_if_changed(path, b"{}")
    os.utime(path, ns=(1, 1))
    assert not write_if_changed(path, b"{}")
    assert path.stat().st_mtime_ns == 1


def test_a_file_keeps_its_mode_and_a_new_one_heeds_the_umask(tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_bytes(b"")
    old.chmod(0o640)
    umask = os.umask(0o027)
    try:
        write_if_changed(old, b"{}")
        write_if_changed(new, b"{}")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(umask)
    assert [path.stat().st_mode & 0o777 for path in (old, new)] == [0o640, 0o640]


@pytest.mark.parametrize("broken", ["os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_an_interrupted_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, error: BaseException
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def interrupt(*_: object) -> None:
        raise error

    monkeypatch.setattr(broken, interrupt)
    with pytest.raises((KeyboardInterrupt, OSError)) as raised:
        write_if_changed(path, b"new", durable=True)
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    if isinstance(raised.value, OSError):
        assert raised.value.filename == str(path)


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (b"", "1:1: error ZC001 the data cannot be read: Input data was truncated"),
        (b'{\n  "id": x}', "2:9: error ZC001 the data cannot be read: JSON is malformed"),
        ('{"id": "a",\n"é": \0}'.encode(), "2:6: error ZC001 the data cannot be read: JSON is"),
        (b'{"id": "\xff"}', "1:1: error ZC001 the data cannot be read"),
        (b"\xef\xbb\xbf{}", "1:1: error ZC001 the data cannot be read: JSON is malformed"),
        (b'{"id": 1}', "1:1: error ZC001 the data cannot be read: Expected `str`, got `int`"),
        (b"[" * 100_000, "1:1: error ZC001 the data cannot be read"),
    ],
)
def test_data_that_cannot_be_read_are_one_finding(
    tmp_path: Path, content: bytes, finding: str
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    document, [diagnostic] = load_document(path)
    assert document is None
    assert str(diagnostic).startswith(f"{path}:{finding}")
    assert str(diagnostic).endswith("; run: zegocodes sync")


def test_a_missing_file_and_a_folder_are_findings(tmp_path: Path) -> None:
    for path, reason in ((tmp_path, "Is a directory"), (tmp_path / "x", "No such file")):
        _, [diagnostic] = load_document(path)
        assert reason in diagnostic.message
