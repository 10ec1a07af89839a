"""The same content as a project of ours, as others would write it for Sphinx and Furo.

- ``tables``: the pages of the documents, with Markdown tables;
- ``orphans``: these, and a page per code that is in no toctree;
- ``toctree``: these, and a page per code in a toctree;
- ``needs``: these, and a page per code with a need of sphinx-needs, and a table of all needs.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.catalogue import Catalogue, load_catalogue
from sphinx_zegocodes.catalogue.meanings import meaning_of, name_meanings
from sphinx_zegocodes.catalogue.records import FIELDS, Entry, anchor_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RIVALS = "tables", "orphans", "toctree", "needs"

_RELATIONS = {"equivalent": "同义", "same_row": "同行", "same_text": "说明相同"}
_ORPHAN = "---\norphan: true\n---\n\n"
_NEEDS_CONF = """
extensions.append("sphinx_needs")
needs_types = [
    {"directive": "errorcode", "title": "返回码", "prefix": "", "color": "", "style": ""},
]
needs_id_regex = "^[0-9]+$"
"""
_NEEDS_INDEX = "# 全部返回码\n\n```{needtable}\n:columns: id;title\n:style: table\n```\n"
_CODES_INDEX = "# 全部返回码\n\n```{toctree}\n:hidden:\n:glob:\n\n*\n```\n"


def write_rival(folder: Path, project: Path, kind: str) -> None:
    """Write the content of a project as a rival of that kind would have it."""
    catalogue, diagnostics = load_catalogue(project / "data")
    if diagnostics:
        raise RuntimeError(diagnostics)
    writer = _Writer(folder / "docs", catalogue, kind)
    shutil.copytree(project / "docs/_static", folder / "docs/_static")
    conf = (project / "conf.py").read_text("utf-8").replace(', "sphinx_zegocodes"', "")
    lines = [line for line in conf.splitlines() if "zegocodes" not in line]
    extra = _NEEDS_CONF if kind == "needs" else ""
    (folder / "conf.py").write_text("\n".join(lines) + "\n" + extra, "utf-8")
    shutil.copy(project / "docutils.conf", folder)
    writer.write()


class _Writer:
    """Writes pages."""

    def __init__(self, docs: Path, catalogue: Catalogue, kind: str) -> None:
        self._docs = docs
        self._catalogue = catalogue
        self._kind = kind

    def write(self) -> None:
        """Write all pages."""
        pages = [document.id for document in self._catalogue.documents]
        if self._kind != "tables":
            (self._docs / "codes").mkdir(parents=True)
            for code, entries in self._catalogue.codes.items():
                self._put(f"codes/{code}", self._code_page(code, entries))
        if self._kind == "toctree":
            self._put("codes/index", _CODES_INDEX)
            pages.append("codes/index")
        if self._kind == "needs":
            self._put("codes/index", _NEEDS_INDEX)
            pages.append("codes/index")
        for document in self._catalogue.documents:
            tables = (f"{document.id}/{table.id}" for table in document.tables)
            body = "\n".join(map(self._table, tables))
            self._put(document.id, f"# {document.title}\n\n{body}")
        toctree = "\n".join(pages)
        self._put("index", f"# ZEGO 返回码\n\n```{{toctree}}\n:hidden:\n\n{toctree}\n```\n")

    def _put(self, page: str, text: str) -> None:
        (self._docs / f"{page}.md").write_text(text, "utf-8")

    def _table(self, key: str) -> str:
        """Return a table under its heading, with a link from each code to its page."""
        _, table = self._catalogue.tables[key]
        lines = [f"({anchor_of(key)})=\n", f"## {table.heading}\n"]
        lines.append(f"| {' | '.join(column.label for column in table.columns)} |")
        lines.append("|---" * len(table.columns) + "|")
        for row in table.rows:
            codes = "、".join(self._link(code, "codes/") for code in row.codes)
            texts = (row.text(c.field) or "" for c in table.columns if c.field != "code")
            cells = (" ".join(text.split()).replace("|", "\\|") for text in texts)
            lines.append(f"| {' | '.join([codes, *cells])} |")
        return "\n".join(lines) + "\n"

    def _link(self, code: str, folder: str = "") -> str:
        return code if self._kind == "tables" else f"[{code}]({folder}{code}.md)"

    def _code_page(self, code: str, entries: list[Entry]) -> str:
        title = f"{code} {name_meanings(map(meaning_of, entries))}"
        if self._kind != "needs":
            body = "\n".join(f"## {entry.place}\n\n{self._entry(entry)}" for entry in entries)
            front = _ORPHAN if self._kind == "orphans" else ""
            return f"{front}# {title}\n\n{body}"
        body = "\n".join(f"**{entry.place}**\n\n{self._entry(entry)}" for entry in entries)
        need = f"````{{errorcode}} {title}\n:id: {code}\n\n{body}\n````\n"
        return f"{_ORPHAN}# {title}\n\n{need}"

    def _entry(self, entry: Entry) -> str:
        """Return the fields of an entry, its source, its relations and its neighbours."""
        return "\n".join(f"{term}\n: {text}\n" for term, text in self._terms(entry))

    def _terms(self, entry: Entry) -> Iterator[tuple[str, str]]:
        labels = {column.field: column.label for column in entry.table.columns}
        for field in FIELDS:
            if text := entry.row.text(field):
                yield labels[field], text.replace("\n", "\n  ")
        table = f"[{entry.document.title} › {entry.table.heading}](#{anchor_of(entry.table_key)})"
        yield "出处", f"{table}（[官方文档]({entry.document.url})）"
        relations = self._catalogue.relations[entry.key]
        for kind, label in _RELATIONS.items():
            if keys := getattr(relations, kind):
                codes = dict.fromkeys(key.rpartition("/")[2] for key in keys)
                yield label, "、".join(map(self._link, codes))
        of_table = [code for row in entry.table.rows for code in row.codes]
        at = of_table.index(entry.code)
        if at:
            yield "表中上一个", self._link(of_table[at - 1])
        if at + 1 < len(of_table):
            yield "表中下一个", self._link(of_table[at + 1])
