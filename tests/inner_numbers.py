"""Documents whose codes logs show as inner numbers too."""

from __future__ import annotations

import msgspec
from small_project import document

from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.lookup import Lookup
from sphinx_zegocodes.catalogue.records import Document, Evidence, InnerNumbers, Row


def with_inner(id_: str, *codes: str, **inner: str) -> Document:
    """Return a document with some codes; ``inner`` are numbers, or ranges, of codes of it.

    ``with_inner("alpha", "900", code_900="11-13 15")``
    """
    rows = (Row((code,), description=f"{code} failed.") for code in codes)
    found = tuple(
        InnerNumbers(
            tuple(numbers.split()),
            f"{id_}/main/{name.removeprefix('code_')}",
            "日志中的 code",
            Evidence("demo-sdk", "1.2.0"),
            f"服务端的数值归为 {name.removeprefix('code_')}。",
        )
        for name, numbers in inner.items()
    )
    return msgspec.structs.replace(document(id_, *rows), inner=found)


def lookup_of(*codes: str, **inner: str) -> Lookup:
    """Return a look-up of one such document."""
    return Lookup(Catalogue([with_inner("alpha", *codes, **inner)]))
