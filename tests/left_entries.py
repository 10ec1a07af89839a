"""The small project after entries left it, in every way there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from small_project import DOCUMENTS, document, write_data, write_project

from sphinx_zegocodes.catalogue.records import Departure, Document, LastText

if TYPE_CHECKING:
    from pathlib import Path


def leaving(id_: str, *left: Departure, **changes: Any) -> Document:
    """Return a document of the small project that entries left."""
    return msgspec.structs.replace(document(id_), left=left, **changes)


def moved(key: str, to: str) -> Departure:
    """Return the departure of an entry that went elsewhere, of which no text was kept."""
    return Departure(key, "2024-06-01", "编码已调整。", to=to)


REPLACED = Departure(
    "alpha/main/99",
    "2024-05-01",
    "接口已下线。",
    LastText(description="old <b>thing</b>. And more.", action="see [x](https://example.org/x)"),
    "beta/main/200",
)
"""An entry with something in its place; no other has its code."""
ENDED = Departure("alpha/main/98", "2024-05-02", "功能已停用。", LastText(description="ended"))
"""An entry that nothing takes the place of; no other has its code."""
OF_LOST_TABLE = Departure("alpha/side/7", "2025-01-31", "表已删除。", LastText(name="E_SIDE"))
"""An entry of a table that is gone; its code lives in other tables."""

ALPHA = leaving(
    "alpha",
    REPLACED,
    ENDED,
    OF_LOST_TABLE,
    moved("alpha/main/97", "alpha/main/99"),  # which leads on
    moved("alpha/main/96", "alpha/main/98"),  # which does not
    moved("alpha/main/95", "alpha/main/100"),
    moved("alpha/side/95", "alpha/main/101"),
    moved("alpha/old/100", "alpha/main/100"),
)
"""A document that entries left, for good or for elsewhere, and two of its tables."""
ZETA = leaving(
    "zeta",
    moved("zeta/main/600", "beta/main/200"),
    moved("zeta/extra/602", "gamma/main/300"),
    Departure("zeta/main/7", "2024-05-01", "产品已下线。", LastText(description="seven of zeta")),
    content=(),
)
"""A document that is gone."""
LEFT = [ALPHA, *(document(id_) for id_ in DOCUMENTS[1:-1]), ZETA]
"""All documents, of which the first and the last have changed."""


def whole(id_: str) -> str:
    """Return a page that is one document."""
    return f".. zego:document:: {id_}\n"


def write_left(folder: Path, conf: str = "", **pages: str) -> Path:
    """Write the small project after entries left it."""
    pages = {"alpha": whole("alpha"), "zeta": whole("zeta"), **pages}
    project = write_project(folder, f'language = "zh_CN"\n{conf}', **pages)
    write_data(project, ALPHA, ZETA)
    return project
