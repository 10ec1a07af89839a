"""The directive ``zego:document``: all that a document says, in order."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from sphinx_zegocodes.catalogue.copies import said_by
from sphinx_zegocodes.catalogue.plain_text import plain_text
from sphinx_zegocodes.catalogue.ranges import name_of
from sphinx_zegocodes.catalogue.records import CodeBlock, Heading, Note, Table, Text, entries_of
from sphinx_zegocodes.catalogue.wording import N_, gettext
from sphinx_zegocodes.site.documents.commonmark import code_node, inline_nodes, text_nodes
from sphinx_zegocodes.site.documents.table import TablePlace, lone_table
from sphinx_zegocodes.site.domain import domain_of
from sphinx_zegocodes.site.logging import Subtype, warn
from sphinx_zegocodes.site.places import Place, joined, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sphinx_zegocodes.catalogue.records import Block, Document
    from sphinx_zegocodes.site.places import Page

_NO_WORD = re.compile(r"[^\w\s-]+")
_LETTER = re.compile(r"[^\W\d_]")
_ADMONITIONS: dict[str, type[nodes.Element]] = {
    "note": nodes.note,
    "info": nodes.note,
    "tip": nodes.tip,
    "warning": nodes.warning,
    "caution": nodes.caution,
    "danger": nodes.danger,
    "condition": nodes.note,
}
_WHOLE = "zego-document"
"""Marks the section of a whole document until it is known where it stands."""


class DocumentDirective(SphinxDirective):
    """Render a whole document: its title, sections, texts, notes, code and tables.

    Below a title of the page, the document's own is left out.
    """

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the document, or a warning where there is none of that id."""
        domain, id_ = domain_of(self.env), self.arguments[0]
        self.env.note_dependency(os.path.relpath(domain.data_of(id_), self.env.srcdir))
        document = domain.catalogue.document(id_)
        if document is None:
            source, line = self.get_source_info()
            warn(Subtype.TABLE, "there is no document %s", id_, location=f"{source}:{line}")
            return []
        domain.note_placement(self.env.docname, "document", id_, self.lineno)
        lost = [
            key.partition("/")[2]
            for key in domain.catalogue.departures.of_table
            if key.partition("/")[0] == id_ and key not in domain.catalogue.tables
        ]
        root = nodes.section("", nodes.title("", document.title), **{_WHOLE: True})
        if id_ not in {table.id for table in document.tables}:
            root["ids"] = [id_]
        if document.discontinued:
            root += DiscontinuedPlace(document=id_)
        original = domain.catalogue.original.document(id_) or document
        _Writer(document, original, self.state.document.ids).write(root, lost)
        for node in root.findall(nodes.Element):
            self.set_source_info(node)
            for identifier in node["ids"]:
                self.state.document.ids.setdefault(identifier, node)
        return [root]


class DiscontinuedPlace(Place):
    """The place of a note that a ``document`` is published no longer, and what has its codes."""

    def fill(self, page: Page) -> list[nodes.Element]:
        """Return the note: why, where its codes are now, and which are not there."""
        catalogue = page.domain.catalogue
        document = catalogue.document(self["document"])
        if document is None or (gone := document.discontinued) is None:
            return []
        said = nodes.paragraph("", gone.why)
        other, table = catalogue.tables.get(gone.to or "", (None, None))
        if other and table and gone.to in page.domain.pages:
            name = f"{other.title} › {name_of(other, table)}"
            link = page.table_link(other, table, name)
            said += told(N_(" See %(table)s."), table=link)
            there = {code for row in table.rows for code in row.codes}
            entries = entries_of(document)
            lacking = [each for each in entries if each.code not in there]
            if lacking:
                links = joined(page.link(each.key, each.label) for each in lacking)
                message = N_(" These %(count)s return codes are in this document alone: %(codes)s.")
                said += told(message, count=str(len(lacking)), codes=links)
        return [nodes.note("", said)]


class DocumentTitles(SphinxTransform):
    """Leaves the title of a document out where the page has one, and stands it below that."""

    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        """Unwrap the documents that stand in a section."""
        del kwargs
        for section in list(self.document.findall(nodes.section)):
            if section.attributes.pop(_WHOLE, False) and isinstance(section.parent, nodes.section):
                section.replace_self(section.children[1:])


class _Writer:
    """Writes the content of a document into sections, whose ids are none that are ``taken``."""

    def __init__(self, document: Document, original: Document, taken: Iterable[str]) -> None:
        self._document = document
        self._original = original
        self._taken = {*taken, document.id, *(table.id for table in document.tables)}

    def write(self, root: nodes.Element, lost: Iterable[str]) -> None:
        """Write everything, and what is left of the tables that were ``lost``."""
        said = said_by(self._original)  # whose words ids are made of in every edition
        content = self._document.content[len(self._document.content) - len(said) :]
        open_ = [(0, root)]
        headings: list[tuple[nodes.section, str]] = []
        for block, original in zip(content, said, strict=True):
            if isinstance(block, Heading) and isinstance(original, Heading):
                while open_[-1][0] >= block.level:
                    open_.pop()
                section = nodes.section("", nodes.title("", "", *inline_nodes(block.text)))
                open_[-1][1].append(section)
                open_.append((block.level, section))
                headings.append((section, plain_text(original.text)))
            else:
                open_[-1][1].extend(self._nodes(block))
        if not content:
            gone = gettext(
                "This site no longer has this document. Its return codes are listed below; "
                "the page of each keeps what was last said of it."
            )
            root += nodes.paragraph("", gone)
        root += [self._place(table) for table in lost]
        for section, heading in headings:
            if lone_table(section) is None:
                section["ids"] = [self._id_of(heading)]

    def _nodes(self, block: Block) -> Iterator[nodes.Node]:
        match block:
            case Text(text):
                yield from text_nodes(text)
            case CodeBlock(text, language):
                yield code_node(text, language)
            case Note(kind, content, title):
                inner, admonition = self._within(content), _ADMONITIONS[kind]
                if title:
                    head, name = nodes.title("", title), admonition.__name__
                    yield nodes.admonition("", head, *inner, classes=[name])
                else:
                    yield admonition("", *inner)
            case Table(id):
                yield self._place(id)
            case Heading(_, text):
                yield nodes.rubric("", "", *inline_nodes(text))

    def _within(self, content: Iterable[Block]) -> Iterator[nodes.Node]:
        return (node for block in content for node in self._nodes(block))

    def _place(self, table: str) -> TablePlace:
        return TablePlace(table=f"{self._document.id}/{table}", ids=[table], columns=[])

    def _id_of(self, heading: str) -> str:
        """Make an id of a heading's words, which does not move when another is put before it.

        Sphinx's search cannot use one that begins with a digit. Where words stand in several
        headings, all but the first get a number.
        """
        id_ = "-".join(_NO_WORD.sub("", heading.lower()).split())
        id_ = id_ if _LETTER.match(id_) else f"section-{id_}".rstrip("-")
        unique, number = id_, 1
        while unique in self._taken:
            number += 1
            unique = f"{id_}-{number}"
        self._taken.add(unique)
        return unique
