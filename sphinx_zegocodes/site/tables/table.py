"""The directive ``zego:table``: a table of the data on a page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from sphinx_zegocodes.catalogue.records import FIELDS, anchor_of
from sphinx_zegocodes.site.logging import Subtype, warn
from sphinx_zegocodes.site.tables.commonmark import to_nodes
from sphinx_zegocodes.site.tables.departed_nodes import departed_below, inherited_data
from sphinx_zegocodes.site.tables.nodes import (
    NO_ADVICE,
    CodeTable,
    EntryAnchor,
    EntryRow,
    FieldCell,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sphinx_zegocodes.catalogue.departures import Departures
    from sphinx_zegocodes.catalogue.records import Column, Field, Row, Table
    from sphinx_zegocodes.site.domain import ZegoDomain

_WIDTHS = {"code": 12, "name": 24, "description": 30, "causes": 34, "action": 40, "notes": 30}
"""How wide the columns are, relative to each other, where a builder needs to know."""


def _columns(argument: str | None) -> list[str]:
    """Read the option ``columns``: fields, split by white space or commas."""
    fields = (argument or "").replace(",", " ").split()
    for field in fields:
        if field not in FIELDS:
            raise ValueError(f"{field} is no field; fields are {', '.join(FIELDS)}")
    return fields


class TableDirective(SphinxDirective):
    """Render one table: a column per field, a row per row of the source, an anchor per entry."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "caption": directives.unchanged_required,
        "columns": _columns,
    }

    def run(self) -> list[nodes.Node]:
        """Return the table, or a warning where there is none of that name."""
        domain: ZegoDomain = self.env.get_domain("zego")  # type: ignore[assignment]
        key = self.arguments[0]
        document, _, _ = key.partition("/")
        own = domain.data_folder / "codes" / f"{document}.json"
        for path in (own, *inherited_data(domain, key)):
            self.env.note_dependency(os.path.relpath(path, self.env.srcdir))
        if key not in domain.catalogue.tables:
            warn(Subtype.TABLE, "there is no table %s", key, location=self._location())
            return []
        _, table = domain.catalogue.tables[key]
        domain.note_table(self.env.docname, key, self.lineno)
        below = departed_below(domain, key, self.env.docname)
        made: list[nodes.Node] = [self._table(key, table), *below]
        for node in made:
            self.set_source_info(node)
            for child in node.findall(nodes.Element):
                child.source, child.line = node.source, node.line
                for id_ in child["ids"]:
                    self.state.document.ids.setdefault(id_, child)
        return made

    @property
    def _departures(self) -> Departures:
        domain: ZegoDomain = self.env.get_domain("zego")  # type: ignore[assignment]
        return domain.catalogue.departures

    def _location(self) -> str:
        source, line = self.get_source_info()
        return f"{source}:{line}"

    def _table(self, key: str, table: Table) -> CodeTable:
        shown = self.options.get("columns") or [c.field for c in table.columns[1:]]
        hidden = [c.field for c in table.columns[1:] if c.field not in shown]
        ids = [table.id, *self._departures.old_tables.get(key, ())]
        node = CodeTable(ids=ids, classes=["zego-table"], table=key, hidden=hidden)
        if "caption" in self.options:
            node += nodes.title("", "", *self.parse_inline(self.options["caption"])[0])
        group = nodes.tgroup(cols=len(table.columns))
        for column in table.columns:
            width = _WIDTHS[column.field]
            spec = nodes.colspec(colwidth=width, field=column.field)
            spec.attributes |= {"stub": 1} if column.field == "code" else {}
            group += spec
        group += nodes.thead("", _header(table.columns))
        group += nodes.tbody("", *(self._row(key, table, row) for row in table.rows))
        node += group
        return node

    def _row(self, key: str, table: Table, row: Row) -> EntryRow:
        keys = [f"{key}/{code}" for code in row.codes]
        node = EntryRow(entries=keys, classes=[] if row.action else [NO_ADVICE])
        for column in table.columns:
            if column.field == "code":
                node += self._code_cell(keys)
            else:
                node += _field_cell(row, column.field, column.label)
        return node

    def _code_cell(self, keys: list[str]) -> FieldCell:
        """Return the cell with the codes: their anchors, then a link to each one's page.

        The anchors stand apart: the links stay in sight while a tall row scrolls, and a browser
        would take an anchor among them to be in sight as well.
        """
        paragraph = nodes.paragraph()
        links = nodes.inline(classes=["zego-codes"])
        for index, key in enumerate(keys):
            old = self._departures.row_arrivals(key)
            paragraph += [nodes.target("", "", ids=[moved.anchor]) for moved in old]
            paragraph += EntryAnchor("", "", ids=[anchor_of(key)], entry=key)
            link = addnodes.pending_xref(
                "",
                nodes.inline("", key.rpartition("/")[2]),
                refdomain="zego",
                reftype="code",
                reftarget=key,
                refexplicit=True,
                refdoc=self.env.docname,
                refwarn=True,
            )
            links += [nodes.Text("、")] * bool(index)
            links += link
        paragraph += links
        return FieldCell("", paragraph, field="code", classes=["zego-code"])


def _header(columns: tuple[Column, ...]) -> nodes.row:
    """Return the header row."""
    cells = (
        FieldCell("", nodes.paragraph("", c.label), field=c.field, classes=[f"zego-{c.field}"])
        for c in columns
    )
    return nodes.row("", *cells)


def _field_cell(row: Row, field: Field, label: str) -> FieldCell:
    """Return a cell with a field's text, and the reason where an erratum corrected it."""
    cell = FieldCell(field=field, label=label, classes=[f"zego-{field}"])
    if text := row.text(field):
        cell += to_nodes(text)
    for correction in row.corrections:
        if correction.field == field:
            mark = nodes.strong("", "勘误")
            why = nodes.inline("", f" {correction.why}")
            cell += nodes.paragraph("", "", mark, why, classes=["zego-erratum"])
    return cell


class TableAnchors(SphinxTransform):
    """Give a section that holds one table the table's ids, so that links land on its heading."""

    default_priority = 690

    def apply(self, **kwargs: Any) -> None:
        """Move the ids."""
        del kwargs
        for table in self.document.findall(CodeTable):
            section = table.parent
            while section is not None and not isinstance(section, nodes.section):
                section = section.parent
            if section is not None and len(list(section.findall(CodeTable))) == 1:
                section["ids"][:0] = table["ids"]
                self.document.ids.update(dict.fromkeys(table["ids"], section))
                table["ids"] = []
