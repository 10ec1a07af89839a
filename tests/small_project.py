"""A small project of another vendor's codes: six documents, so that a merge is exercised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.records import Column, Document, Row, Table
from sphinx_zegocodes.catalogue.storage import dump_document

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta")
COLUMNS = (
    Column("code", "Code"),
    Column("name", "Name"),
    Column("description", "Meaning"),
    Column("action", "Advice"),
)


def document(id_: str, *rows: Row) -> Document:
    """Return a document with one table, ``main``; ``7`` stands in every one of them."""
    number = DOCUMENTS.index(id_) + 1
    rows = rows or (
        Row(
            (f"{number}00", f"{number}01"),
            name=f"E_{id_.upper()}",
            description=f"{id_} failed",
            action="retry\n\n- now",
        ),
        Row(("7",), description=f"seven of {id_}"),
    )
    return Document(
        id_, f"{id_} codes", id_, "https://example.org/", (Table("main", COLUMNS, rows),)
    )


def write_data(folder: Path, *documents: Document) -> None:
    """Write documents into the data folder of a project."""
    (folder / "data/codes").mkdir(parents=True, exist_ok=True)
    for each in documents:
        (folder / f"data/codes/{each.id}.json").write_bytes(dump_document(each))


def write_project(folder: Path, conf: str = "", **pages: str) -> Path:
    """Write a project whose pages hold one table each, in reStructuredText."""
    folder.mkdir(exist_ok=True)
    write_data(folder, *(document(id_) for id_ in DOCUMENTS))
    (folder / "conf.py").write_text(f'extensions = ["sphinx_zegocodes"]\n{conf}')
    texts = {id_: f"{id_}\n========\n\n.. zego:table:: {id_}/main\n" for id_ in DOCUMENTS}
    toctree = "\n".join(f"   {id_}" for id_ in DOCUMENTS)
    texts["index"] = f"Codes\n=====\n\n.. toctree::\n\n{toctree}\n"
    for name, text in {**texts, **pages}.items():
        (folder / f"{name}.rst").write_text(text)
    return folder
