"""The cells of a code table: codes with what is related to them, and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_zegocodes.catalogue.records import FIELDS
from sphinx_zegocodes.catalogue.relations import label_of_kind
from sphinx_zegocodes.catalogue.shelves import count_codes, count_places
from sphinx_zegocodes.catalogue.wording import SOME_OF, gettext, listed
from sphinx_zegocodes.site.documents.commonmark import text_nodes
from sphinx_zegocodes.site.documents.nodes import MEANINGS, NO_ADVICE, EntryAnchor, FieldCell
from sphinx_zegocodes.site.documents.tickets import ticket_of
from sphinx_zegocodes.site.places import NOT_INDEXED, joined, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.records import Entry, Row
    from sphinx_zegocodes.catalogue.relations import RelatedEntries
    from sphinx_zegocodes.site.documents.columns import ShownColumn
    from sphinx_zegocodes.site.places import Page
    from sphinx_zegocodes.site.source_links import SourceLink


def header_row(columns: list[ShownColumn]) -> nodes.row:
    """Return the header of a table; it says how wide columns are; the last takes the rest."""
    row = nodes.row()
    for column in columns:
        classes = [class_of(column.field)]
        if column.field != "code" and column is not columns[-1]:
            classes.append(f"zego-width-{column.width}")
        row += FieldCell("", nodes.paragraph("", column.label), field=column.field, classes=classes)
    return row


def entry_row(page: Page, key: str, row: Row, columns: list[ShownColumn]) -> nodes.row:
    """Return a row of a table, whose key is ``document/table``."""
    catalogue = page.domain.catalogue
    entries = [catalogue.entries[f"{key}/{code}"] for code in row.codes]
    node = nodes.row(classes=[] if row.action else [NO_ADVICE])
    if any(len(catalogue.meanings[entry.code].groups) > 1 for entry in entries):
        node["classes"].append(MEANINGS)
    for column in columns:
        if column.field == "code":
            node += _code_cell(page, entries, row.printed)
        else:
            classes = [class_of(column.field)]
            content = [*field_nodes(row, column.field), *_below(row, column)]
            node += FieldCell("", *content, field=column.field, label=column.label, classes=classes)
    return node


def _below(row: Row, column: ShownColumn) -> Iterator[nodes.container]:
    """Yield the fields that stand below that of a column, each behind its label."""
    for rare in column.below:
        if content := list(field_nodes(row, rare.field)):
            label = nodes.paragraph("", "", nodes.inline("", rare.label, classes=["zego-kind"]))
            yield nodes.container("", label, *content, classes=["zego-below"])


def class_of(field: str) -> str:
    """Return the class of what shows a field, or another column."""
    return f"zego-{field}" if field in {"code", *FIELDS} else "zego-other"


def field_nodes(row: Row, field: str) -> Iterator[nodes.Element]:
    """Yield a field's text, and the reason where an erratum corrected it."""
    if text := row.text(field):
        yield from text_nodes(text)
    for correction in row.corrections:
        if correction.field == field:
            mark, why = nodes.strong("", gettext("Erratum")), nodes.inline("", f" {correction.why}")
            yield nodes.paragraph("", "", mark, why, classes=["zego-erratum"])


def _code_cell(page: Page, entries: list[Entry], printed: str | None) -> FieldCell:
    """Return the cell with the codes: their anchors, a link to each one's page, what is related.

    What is no code is shown as it is printed.

    The anchors stand apart: the links stay in sight while a tall row scrolls, and a browser
    would take an anchor among them to be in sight as well.
    """
    paragraph = nodes.paragraph()
    for entry in entries:
        anchor = EntryAnchor("", "", ids=[entry.anchor], code=entry.code)
        if page.domain.has_code_pages:
            anchor["ticket"] = ticket_of(entry, page.domain)
        paragraph += anchor
    shown = [page.link(entry.key, entry.label) for entry in entries]
    if printed and not shown:
        shown.append(nodes.Text(printed))
    paragraph += nodes.inline("", "", *joined(shown), classes=["zego-codes"])
    related = list(_related_lines(page, entries))
    below = [nodes.container("", *related, classes=["zego-related"])] if related else []
    if page.domain.source_links and entries:
        title = ticket_of(entries[0], page.domain).title
        links = page.domain.source_links.of_entry(entries[0], title)
        below.append(_to_source(links, listed(entry.label for entry in entries)))
    return FieldCell("", paragraph, *below, field="code", classes=["zego-code"])


def _to_source(links: SourceLink, codes: str) -> nodes.container:
    """Return the links to the line of a row and to a new issue; the script has them in its menu."""
    shown = (
        nodes.reference("", text, refuri=address, internal=False, reftitle=f"{text} {codes}")
        for text, address in (
            (gettext("Edit"), links.edit),
            (gettext("Report a problem"), links.report),
        )
    )
    paragraph = nodes.paragraph("", "", *joined(shown, " "))
    return nodes.container("", paragraph, classes=["zego-to-source", NOT_INDEXED])


def _related_lines(page: Page, entries: list[Entry]) -> Iterator[nodes.paragraph]:
    """Yield a line for each kind of relation; what follows from the text is said once a row."""
    several = len(entries) > 1
    for index, entry in enumerate(entries):
        for related in page.domain.catalogue.related_to(entry.key):
            if related.kind in ("same_code", "other_meaning"):
                count = (count_places(related.count), entry.code)
                yield _related_line(page, related, [count], f"{entry.label} " if several else "")
            elif related.kind != "same_row" and not index:
                others = [(other.label, other.key) for other in related.entries]
                yield _related_line(page, related, others)
    if several:
        mark = nodes.inline("", label_of_kind("same_row"), classes=["zego-kind"])
        yield nodes.paragraph("", "", mark, nodes.Text(f" {count_codes(len(entries))}"))


def _related_line(
    page: Page, related: RelatedEntries, links: list[tuple[str, str]], code: str = ""
) -> nodes.paragraph:
    kind = nodes.inline("", related.label, classes=["zego-kind"])
    linked = joined(page.link(target, text, titled=False) for text, target in links)
    if 0 < len(related.entries) < related.count:
        linked = told(SOME_OF, named=linked, count=str(related.count))
    return nodes.paragraph("", code, kind, nodes.Text(" "), *linked)
