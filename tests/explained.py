"""Data to explain: the small project, which entries left, and a document with all there can be."""

from __future__ import annotations

import msgspec
from left_entries import ALPHA, moved
from small_project import DOCUMENTS, document

from sphinx_zegocodes.catalogue.records import Correction, Equivalence, Meanings, Row

_ROWS = (
    Row(
        ("50001", "50002"),
        name="E_ROOM",
        description="房间**不存在**，见 [文档](https://example.org/a)。请检查。",
        action="请确认：\n\n- 一\\\n  又一\n- 二",
        corrections=(Correction("description", "x", "y", "原文有误。"),),
    ),
    Row(("7",), description="seven of beta"),
    Row(("600",), description="六百，与 50001 含义相同。"),
    Row(("700",), description="六百，与 50001 含义相同。"),
    Row(("-5",), description="负五。"),
    Row(("500",), description="epsilon failed"),
)
ZETA = msgspec.structs.replace(
    document("zeta", *_ROWS),
    equivalents=(Equivalence(("zeta/main/-5", "beta/main/201"), "产品相同。"),),
    meanings=(
        Meanings(
            (
                ("alpha/main/7", "gamma/main/7", "delta/main/7", "epsilon/main/7"),
                ("beta/main/7", "zeta/main/7"),
            ),
            "两类产品各有含义。",
        ),
    ),
)
_MOVED = moved("alpha/main/300", "alpha/main/100")
"""Its code lives in another document."""
EXPLAINED = (
    msgspec.structs.replace(ALPHA, left=(*ALPHA.left, _MOVED)),
    *(document(id_) for id_ in DOCUMENTS[1:-1]),
    ZETA,
)
"""All documents."""
