"""The directive ``zego:table``: a table of the data on a page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from sphinx_zegocodes.catalogue.meanings import meaning_of
from sphinx_zegocodes.catalogue.records import FIELDS
from sphinx_zegocodes.catalogue.wording import N_, gettext, labelled
from sphinx_zegocodes.site.documents.columns import shown_columns
from sphinx_zegocodes.site.documents.nodes import NamedTable
from sphinx_zegocodes.site.documents.rows import entry_row, header_row
from sphinx_zegocodes.site.domain import domain_of
from sphinx_zegocodes.site.logging import Subtype, warn
from sphinx_zegocodes.site.places import Place, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from sphinx_zegocodes.catalogue.departures import DepartedEntry
    from sphinx_zegocodes.catalogue.records import Document, Table
    from sphinx_zegocodes.site.places import Page

LONG = 12
"""A table of so many rows or more can be filtered."""


def _columns(argument: str | None) -> list[str]:
    """Read the option ``columns``: fields, split by white space or commas."""
    fields = (argument or "").replace(",", " ").split()
    for field in fields:
        if field not in FIELDS:
            raise ValueError(f"{field} is no field; fields are {', '.join(FIELDS)}")
    return fields


class TablePlace(Place):
    """The place of a table.

    ``table`` is its key, ``columns`` are the fields to show, all where there are none. The title
    that it may hold is its caption.
    """

    def fill(self, page: Page) -> list[nodes.Element]:
        """Return the table, and below it a line for each entry that left it."""
        key: str = self["table"]
        document, table = page.domain.catalogue.tables.get(key, (None, None))
        made = self._table(page, key, document, table) if document and table else []
        departed = page.domain.catalogue.departures.of_table.get(key, ())
        lines = [nodes.list_item("", _departed_line(page, each)) for each in departed]
        if lines:
            title = nodes.paragraph("", "", nodes.strong("", gettext("Removed return codes")))
            ids = [] if table else self["ids"]
            listed = nodes.bullet_list("", *lines)
            made.append(nodes.container("", title, listed, ids=ids, classes=["zego-departed"]))
        return made

    def _table(self, page: Page, key: str, document: Document, table: Table) -> list[nodes.Element]:
        columns = shown_columns(table, self["columns"])
        group = nodes.tgroup(cols=len(columns))
        for column in columns:
            spec = nodes.colspec(colwidth=column.width)
            spec.attributes |= {"stub": 1} if column.field == "code" else {}
            group += spec
        group += nodes.thead("", header_row(columns))
        rows = [entry_row(page, key, row, columns) for row in table.rows]
        group += nodes.tbody("", *rows)
        classes = ["zego-table"]
        if len(rows) >= LONG:
            is_marked = any(row["classes"] for row in rows)
            classes += ["zego-long", *["zego-marked"] * is_marked]
        label = "" if self.children else table.heading or document.title
        made = NamedTable("", *self.children, group, classes=classes, label=label)
        # Themes wrap tables, and give the wrapper the ids of its table as well.
        return [nodes.target("", "", ids=self["ids"]), made] if self["ids"] else [made]


class TableDirective(SphinxDirective):
    """Render one table: a column per field, a row per row of the source, an anchor per entry."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "caption": directives.unchanged_required,
        "columns": _columns,
    }

    def run(self) -> list[nodes.Node]:
        """Return the table, or a warning where there is none of that name."""
        domain = domain_of(self.env)
        key = self.arguments[0]
        document, _, id_ = key.partition("/")
        self.env.note_dependency(os.path.relpath(domain.data_of(document), self.env.srcdir))
        if key not in domain.catalogue.tables and key not in domain.catalogue.departures.of_table:
            source, line = self.get_source_info()
            warn(Subtype.TABLE, "there is no table %s", key, location=f"{source}:{line}")
            return []
        domain.note_placement(self.env.docname, "table", key, self.lineno)
        place = TablePlace(table=key, ids=[id_], columns=self.options.get("columns", []))
        if "caption" in self.options:
            place += nodes.title("", "", *self.parse_inline(self.options["caption"])[0])
        self.set_source_info(place)
        self.state.document.ids.setdefault(id_, place)
        return [place]


class TableAnchors(SphinxTransform):
    """Give a section that holds one table the table's id, so that links land on its heading."""

    default_priority = 690

    def apply(self, **kwargs: Any) -> None:
        """Move the ids."""
        del kwargs
        for section in self.document.findall(nodes.section):
            if (place := lone_table(section)) is not None:
                section["ids"][:0] = place["ids"]
                self.document.ids.update(dict.fromkeys(place["ids"], section))
                place["ids"] = []


def lone_table(section: nodes.section) -> TablePlace | None:
    """Return the one table that a section holds, unless it stands in a section of its own."""
    places = list(section.findall(TablePlace))
    if len(places) != 1:
        return None
    around = places[0].parent
    while not isinstance(around, nodes.section):
        around = around.parent
    return places[0] if around is section else None


def _departed_line(page: Page, departed: DepartedEntry) -> nodes.paragraph:
    """Return the line of an entry that left: its code, what it meant, and what became of it."""
    entry, left = departed.entry, departed.departure
    since: Iterable[nodes.Node] = told(N_("no longer documented since %(date)s"), date=left.when)
    if departed.landing:
        to = page.domain.catalogue.entry(departed.landing)
        link = page.link(to.key, labelled(to.place, to.label))
        since = told(N_("moved to %(place)s, %(since)s"), place=link, since=since)
    code, meaning = page.link(entry.key, entry.label), meaning_of(entry)
    said = (
        told(N_("%(code)s: %(meaning)s (%(since)s)"), code=code, meaning=meaning, since=since)
        if meaning
        else told(N_("%(code)s (%(since)s)"), code=code, since=since)
    )
    return nodes.paragraph("", "", nodes.target("", "", ids=[entry.anchor]), *said)
