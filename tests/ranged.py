"""The small project with ranges of codes: some overlap, and one has a code that is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from reading import read
from small_project import DOCUMENTS, document, write_data, write_project

from sphinx_zegocodes.catalogue.records import Departure, LastText

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_zegocodes.catalogue.records import Document

SOURCE = """
| 错误码 | 描述 | 处理建议 |
| --- | --- | --- |
| 7 | 七。 | 请重试。 |
| 10xx | 参数错误。 | 请检查参数。 |
| 1005 | 用户名为空。 | 请填写用户名。 |
| 2000、2010 ~ 2020 | 网络错误。 | 请检查网络。 |
| 7701000-7702999 | 游戏资源错误。 | 请联系技术支持。 |
"""
OTHER = """
| 错误码 | 描述 |
| --- | --- |
| 1000-1009 | 登录错误。 |
| 7701000至7702999 | 游戏资源错误。 |
"""
LEFT = Departure("beta/main/3000to3009", "2026-01-31", "已停用。", LastText(description="旧错误。"))


def _document(id_: str, text: str) -> Document:
    (table,) = read(text.lstrip()).document.tables
    return msgspec.structs.replace(
        document(id_), content=(msgspec.structs.replace(table, id="main"),)
    )


RANGED = (
    _document("alpha", SOURCE),
    msgspec.structs.replace(_document("beta", OTHER), left=(LEFT,)),
    *(document(id_) for id_ in DOCUMENTS[2:]),
)
"""All documents."""


def write_ranged(folder: Path) -> Path:
    """Write the project."""
    write_data(write_project(folder), *RANGED)
    return folder
