"""The Sphinx domain ``zego``: codes and entries as objects, and where their tables stand."""

from __future__ import annotations

from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import msgspec
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from sphinx_zegocodes.catalogue.catalogue import Catalogue, load_catalogue
from sphinx_zegocodes.catalogue.related import related_to
from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.departed import page_of_departed
from sphinx_zegocodes.site.logging import Subtype, warn, warn_diagnostic
from sphinx_zegocodes.site.lookup.box import LookupDirective
from sphinx_zegocodes.site.overviews.places import DocumentsDirective, MapDirective
from sphinx_zegocodes.site.role import CodeRole
from sphinx_zegocodes.site.rules import RulesDirective
from sphinx_zegocodes.site.tables.table import TableDirective

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from typing import Any

    from docutils import nodes
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.catalogue.related import RelatedEntries

_NOT_SEARCHED = -1
"""The priority that keeps objects out of the search results."""


class PlacedTable(msgspec.Struct, frozen=True):
    """A table on a page."""

    key: str
    """``document/table``."""
    line: int
    """The line of its directive."""


class ZegoDomain(Domain):
    """Error codes."""

    name = "zego"
    label = "ZEGO"
    object_types: ClassVar[dict[str, ObjType]] = {
        "code": ObjType("返回码（错误码）", "code"),
        "entry": ObjType("返回码（错误码）条目", "code"),
    }
    directives: ClassVar[dict[str, Any]] = {
        "documents": DocumentsDirective,
        "lookup": LookupDirective,
        "map": MapDirective,
        "rules": RulesDirective,
        "table": TableDirective,
    }
    roles: ClassVar[dict[str, Any]] = {"code": CodeRole(warn_dangling=True)}
    dangling_warnings: ClassVar[dict[str, str]] = {"code": "unknown code or entry: %(target)s"}
    initial_data: ClassVar[dict[str, Any]] = {"tables": {}, "relations": {}, "overviews": {}}
    data_version = 3

    data_folder = Path("data")
    """The data folder; set when the builder is known."""
    has_code_pages = False
    """Whether the builder writes pages for codes; set when the builder is known."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """All codes; what cannot be read is warned about, once."""
        catalogue, diagnostics = load_catalogue(self.data_folder)
        for diagnostic in diagnostics:
            warn_diagnostic(diagnostic)
        return catalogue

    @property
    def tables(self) -> dict[str, list[PlacedTable]]:
        """The tables on each page, by docname."""
        tables: dict[str, list[PlacedTable]] = self.data["tables"]
        return tables

    def note_table(self, docname: str, key: str, line: int) -> None:
        """Note that a table stands on a page."""
        self.tables.setdefault(docname, []).append(PlacedTable(key, line))
        self.__dict__.pop("pages", None)

    @cached_property
    def pages(self) -> dict[str, str]:
        """The page that each table stands on, by key; the first where there are several."""
        pages: dict[str, str] = {}
        for docname in sorted(self.tables):
            for table in self.tables[docname]:
                pages.setdefault(table.key, docname)
        return pages

    def note_relations(self, digests: dict[str, str]) -> list[str]:
        """Keep a digest of each page's relations; return the pages where it changed."""
        known = self.data["relations"]
        self.data["relations"] = digests
        return [docname for docname, digest in digests.items() if known.get(docname) != digest]

    def note_overview(self, docname: str) -> None:
        """Note that a page has an overview of the whole."""
        self.data["overviews"].setdefault(docname, "")

    def note_overviews(self, digest: str) -> list[str]:
        """Keep a digest of what overviews show; return the pages of those where it changed."""
        known: dict[str, str] = self.data["overviews"]
        changed = sorted(docname for docname in known if known[docname] != digest)
        known.update(dict.fromkeys(changed, digest))
        return changed

    def entries_of(self, table: str) -> list[str]:
        """Return the keys of a table's entries."""
        _, record = self.catalogue.tables.get(table, (None, None))
        rows = record.rows if record else ()
        return [f"{table}/{code}" for row in rows for code in row.codes]

    @cached_property
    def related_to(self) -> Callable[[str], list[RelatedEntries]]:
        """Returns what is related to an entry of a key, worked out once."""
        return cache(partial(related_to, self.catalogue))

    def shown_codes(self) -> dict[str, list[Entry]]:
        """Return the entries of each code whose tables stand on a page."""
        shown = {
            code: [entry for entry in entries if entry.table_key in self.pages]
            for code, entries in self.catalogue.codes.items()
        }
        return {code: entries for code, entries in shown.items() if entries}

    def place_of(self, target: str) -> tuple[str, str, Entry] | None:
        """Return docname, anchor and entry of what a code or a key points at.

        What moved is found where it went, and what is retired at its tombstone.
        """
        departures = self.catalogue.departures
        if target in departures.moved:
            return self.place_of(departures.moved[target].landing)
        entries = self.catalogue.entries
        found = [entries[target]] if target in entries else self.catalogue.codes.get(target, [])
        places = [(self.pages.get(entry.table_key), entry) for entry in found]
        left = [target] if target in departures.retired else departures.of_code.get(target, [])
        places += [
            (page_of_departed(self, key), departures.retired[key].entry)
            for key in left
            if key in departures.retired
        ]
        for page, entry in places:
            if page is not None and self.has_code_pages:
                return page_of(entry.code), entry.anchor if "/" in target else "", entry
            if page is not None:
                return page, entry.anchor, entry
        return next((self.place_of(key) for key in left if key in departures.moved), None)

    def clear_doc(self, docname: str) -> None:
        """Forget the tables and the overviews of a page."""
        self.tables.pop(docname, None)
        self.data["overviews"].pop(docname, None)
        self.__dict__.pop("pages", None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over the tables and the overviews of pages that another process read."""
        for docname in docnames:
            if docname in otherdata["overviews"]:
                self.note_overview(docname)
            if docname in otherdata["tables"]:
                self.tables[docname] = otherdata["tables"][docname]
        self.__dict__.pop("pages", None)

    def check_consistency(self) -> None:
        """Warn about tables that stand on more than one page, or twice on one."""
        seen: dict[str, str] = {}
        for docname in sorted(self.tables):
            for table in self.tables[docname]:
                location = f"{self.env.doc2path(docname)}:{table.line}"
                if table.key in seen:
                    message = "the table %s stands at %s already"
                    warn(
                        Subtype.REPEATED_TABLE,
                        message,
                        *(table.key, seen[table.key]),
                        location=location,
                    )
                seen.setdefault(table.key, location)

    def resolve_xref(  # noqa: PLR0913, PLR0917 - Sphinx's signature
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Link to a code's page, or to the row of its table where there are no such pages."""
        del env, typ, node
        place = self.place_of(target)
        if place is None:
            return None
        docname, anchor, entry = place
        title = f"{entry.document.title} › {entry.table.heading or entry.document.product}"
        return make_refnode(builder, fromdocname, docname, anchor, contnode, title)

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 - as above
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Link from the role ``any``."""
        reference = self.resolve_xref(env, fromdocname, builder, "code", target, node, contnode)
        return [] if reference is None else [("zego:code", reference)]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield codes and entries for ``objects.inv``; the search finds their pages by title."""
        living = self.shown_codes()
        for code, entries in living.items():
            yield from self._objects(code, "code")
            for entry in entries:
                yield from self._objects(entry.key, "entry")
        departures = self.catalogue.departures
        for code, keys in departures.of_code.items():
            if code not in living:
                yield from self._objects(code, "code")
            for key in keys:
                yield from self._objects(key, "entry")

    def _objects(self, name: str, kind: str) -> Iterable[tuple[str, str, str, str, str, int]]:
        place = self.place_of(name)
        if place is not None:
            docname, anchor, _ = place
            yield name, name, kind, docname, anchor, _NOT_SEARCHED

    def get_full_qualified_name(self, node: Element) -> str | None:
        """Return the target of a link, as ``objects.inv`` names it."""
        target: str | None = node.get("reftarget")
        return target
