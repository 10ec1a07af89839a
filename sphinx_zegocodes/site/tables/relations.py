"""Relations as readers see them: compact links on table rows, and sections on code pages."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import make_refnode

from sphinx_zegocodes.catalogue.related import LABELS, RelatedEntries
from sphinx_zegocodes.site.tables.nodes import MEANINGS, EntryRow, FieldCell
from sphinx_zegocodes.site.tables.tickets import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.site.domain import ZegoDomain


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the links to what is related into the code cells, and mark rows by their relations."""
    domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
    marks = _RowMarks(domain, app.builder, docname)
    for row in doctree.findall(EntryRow):
        catalogue = domain.catalogue
        entries = [catalogue.entries[key] for key in row["entries"] if key in catalogue.entries]
        lines = list(marks.of(entries))
        cell = next(row.findall(FieldCell))
        if lines:
            cell += nodes.container("", *lines, classes=["zego-related"])
        if any(len(catalogue.meanings[entry.code].groups) > 1 for entry in entries):
            row["classes"].append(MEANINGS)


class _RowMarks:
    """Makes the compact links of table rows."""

    def __init__(self, domain: ZegoDomain, builder: Builder, docname: str) -> None:
        self._domain = domain
        self._builder = builder
        self._docname = docname

    def of(self, row: list[Entry]) -> Iterator[nodes.paragraph]:
        """Yield a line for each kind of relation; what follows from the text is said once a row."""
        several = len(row) > 1
        for index, entry in enumerate(row):
            for related in self._domain.related_to(entry.key):
                if related.kind in ("same_code", "other_meaning"):
                    count = (f"{len(related.entries)} 处", entry.code)
                    yield self._line(related, [count], entry.code if several else "")
                elif related.kind != "same_row" and not index:
                    others = [(other.code, other.key) for other in related.entries]
                    yield self._line(related, others)
        if several:
            mark = nodes.inline("", LABELS["same_row"], classes=["zego-kind"])
            yield nodes.paragraph("", "", mark, nodes.Text(f" {len(row)} 个返回码"))

    def _line(
        self, related: RelatedEntries, links: list[tuple[str, str]], code: str = ""
    ) -> nodes.paragraph:
        line = nodes.paragraph("", f"{code} " if code else "")
        line += nodes.inline("", related.label, classes=["zego-kind"])
        for index, (text, target) in enumerate(links):
            line += nodes.Text("、" if index else " ")
            line += self._links(target, text)
        return line

    def _links(self, target: str, text: str) -> list[nodes.Node]:
        place = self._domain.place_of(target)
        if place is None:
            return [nodes.Text(text)]
        page, anchor, _ = place
        content = nodes.inline("", text)
        return [make_refnode(self._builder, self._docname, page, anchor, content)]


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have those pages written again whose relations changed, though their text did not."""
    del app
    domain: ZegoDomain = env.get_domain("zego")  # type: ignore[assignment]
    return domain.note_relations({name: _digest(domain, name) for name in sorted(domain.tables)})


def _digest(domain: ZegoDomain, docname: str) -> str:
    """Return a digest of everything that a page shows of other tables."""
    digest = hashlib.sha256()
    places = places_of(domain.catalogue)
    for table in domain.tables[docname]:
        digest.update(places.get(table.key, "").encode())
        for key in domain.entries_of(table.key):
            for related in domain.related_to(key):
                landings = [(other.key, domain.place_of(other.key)) for other in related.entries]
                shown = [(other, place[:2] if place else None) for other, place in landings]
                digest.update(repr((key, related.kind, shown)).encode())
    return digest.hexdigest()
