"""Documents of the small project that entries left, in every way there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from small_project import document, write_data, write_project

from sphinx_zegocodes.catalogue.records import Document, LastText, Move, Tombstone

if TYPE_CHECKING:
    from pathlib import Path

GONE = Tombstone(
    "alpha/main/99",
    "2024-05-01",
    "接口已下线。",
    LastText(description="old <b>thing</b>. And more.", action="see [x](https://example.org/x)"),
    "beta/main/200",
)
"""A tombstone of a table that lives on."""
GONE_WITH_TABLE = Tombstone("alpha/side/7", "2025-01-31", "表已删除。", LastText(name="E_SIDE"))
"""A tombstone of a table that is gone; its code lives in other tables."""


def leaving(id_: str, *left: Tombstone | Move, **changes: Any) -> Document:
    """Return a document of the small project that entries left."""
    return msgspec.structs.replace(
        document(id_),
        tombstones=tuple(each for each in left if isinstance(each, Tombstone)),
        moves=tuple(each for each in left if isinstance(each, Move)),
        **changes,
    )


ALPHA = leaving(
    "alpha",
    GONE,
    GONE_WITH_TABLE,
    Move("alpha/old/100", "alpha/main/100", "表已改名。"),
    Move("alpha/main/98", "alpha/main/101", "编码已调整。"),
    Move("alpha/main/97", "beta/main/200", "接口已迁移。"),
    Move("alpha/main/96", "alpha/main/97", "编码已调整。"),
    Move("alpha/main/7777", "alpha/main/99", "编码已调整。"),
    Move("alpha/main/300", "alpha/main/100", "编码已调整。"),
)
"""Entries that left, in every way there is."""


def gone(*left: Tombstone | Move) -> Document:
    """Return ``zeta`` without a table."""
    return leaving("zeta", *left, tables=())


MOVED_TO_BETA = gone(
    Move("zeta/main/600", "beta/main/200", "文档已合并。"),
    Move("zeta/main/601", "beta/main/201", "文档已合并。"),
    Move("zeta/extra/602", "gamma/main/300", "文档已合并。"),
    Tombstone("zeta/main/7", "2024-05-01", "接口已下线。", LastText(description="seven of zeta")),
)


def without_zeta(folder: Path, zeta: Document) -> Path:
    """Write the small project after its last document went away."""
    project = write_project(folder)
    (project / "zeta.rst").unlink()
    index = project / "index.rst"
    index.write_text(index.read_text().replace("   zeta", ""))
    write_data(project, zeta)
    return project
