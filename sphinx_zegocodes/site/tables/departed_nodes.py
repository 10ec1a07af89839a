"""What a table's page says of entries that left, so that old links to its rows land."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_zegocodes.catalogue.departures import MovedEntry, RetiredEntry
from sphinx_zegocodes.catalogue.meanings import meaning_of
from sphinx_zegocodes.site.tables.commonmark import to_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_zegocodes.site.domain import ZegoDomain


def departed_below(domain: ZegoDomain, table: str, docname: str) -> list[nodes.Element]:
    """Return what stands below a table: a line for each entry that left."""
    told = domain.catalogue.departures.told.get(table, [])
    retired = [_retired_line(each, docname) for each in told if isinstance(each, RetiredEntry)]
    moved = [_moved_line(domain, each, docname) for each in told if isinstance(each, MovedEntry)]
    box = nodes.container(classes=["zego-departed"])
    for title, lines in (("已移除的返回码", retired), ("已移动的返回码", moved)):
        if lines:
            box += nodes.paragraph("", "", nodes.strong("", title))
            box += nodes.bullet_list("", *(nodes.list_item("", line) for line in lines))
    return [box] if told else []


def _retired_line(retired: RetiredEntry, docname: str) -> nodes.paragraph:
    """Return the line of a retired entry: its code, what it meant, and since when it is gone."""
    entry = retired.entry
    meaning = meaning_of(entry.row.description or "", entry.row.name or "")
    said = f"：{_plain(meaning)}" if meaning else ""
    line = nodes.paragraph("", "", nodes.target("", "", ids=[entry.anchor]))
    line += _link(entry.key, entry.code, docname)
    line += nodes.Text(f"{said}（{retired.tombstone.when} 起不再收录）")
    return line


def _moved_line(domain: ZegoDomain, moved: MovedEntry, docname: str) -> nodes.paragraph:
    """Return the line of a moved entry: its code, and where it went."""
    line = nodes.paragraph("", "", nodes.target("", "", ids=[moved.anchor]))
    line += nodes.Text(f"{moved.code} 已移至 ")
    line += _link(moved.landing, name_of(domain, moved.landing), docname)
    return line


def name_of(domain: ZegoDomain, key: str) -> str:
    """Name an entry with its product and table: ``RTC 服务端 API › 房间信令接口：104``."""
    catalogue = domain.catalogue
    retired = catalogue.departures.retired.get(key)
    entry = retired.entry if retired else catalogue.entries[key]
    return f"{entry.place}：{entry.code}"


def _link(key: str, text: str, docname: str) -> addnodes.pending_xref:
    return addnodes.pending_xref(
        "",
        nodes.inline("", text),
        refdomain="zego",
        reftype="code",
        reftarget=key,
        refexplicit=True,
        refdoc=docname,
        refwarn=True,
    )


def _plain(text: str) -> str:
    """Return a CommonMark text without its mark-up."""
    return " ".join(node.astext() for node in to_nodes(text))


def inherited_data(domain: ZegoDomain, table: str) -> Iterator[Path]:
    """Yield the data of documents that went away, and whose heir a table's document is."""
    for document, heir in domain.catalogue.departures.heirs.items():
        if heir == table.partition("/")[0]:
            yield domain.data_folder / "codes" / f"{document}.json"


def on_env_get_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Have a page read again that inherits the addresses of a document that went away since."""
    del app, added, changed
    domain: ZegoDomain = env.get_domain("zego")  # type: ignore[assignment]
    return [
        docname
        for docname in sorted(domain.tables.keys() - removed)
        if any(
            env.srcdir / os.path.relpath(path, env.srcdir) not in env.dependencies[docname]
            for table in domain.tables[docname]
            for path in inherited_data(domain, table.key)
        )
    ]
