"""The Sphinx domain ``zego``: codes and entries as objects, and where their tables stand."""

from __future__ import annotations

import hashlib
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

import msgspec
from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri
from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.po_file import translation_files
from sphinx_zegocodes.catalogue.storage import WORDS
from sphinx_zegocodes.catalogue.translation import load_in
from sphinx_zegocodes.catalogue.wording import N_, gettext
from sphinx_zegocodes.catalogue.words import load_words
from sphinx_zegocodes.site.addresses import FILES, LABELS, page_of
from sphinx_zegocodes.site.logging import Subtype, warn, warn_diagnostic
from sphinx_zegocodes.site.search import ChineseSearch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from typing import Any

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_zegocodes.catalogue.departures import DepartedEntry
    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.catalogue.words import Words
    from sphinx_zegocodes.site.source_links import SourceLinks

_SINGLE = frozenset({"singlehtml", "epub"})
"""HTML builders that put everything into one place, and so have no page per code."""
_NUMBER = re.compile("-?[0-9]{1,18}")
_SEARCHED, _NOT_SEARCHED = 1, -1
"""The priorities that have objects among the search results, and keep them out."""

Kind = Literal["document", "table", "overview"]
"""What a directive puts on a page."""


class Placement(msgspec.Struct, frozen=True):
    """What a directive put on a page."""

    kind: Kind
    """What it is."""
    key: str
    """The id of the document, the key of the table, or the kind of overview."""
    line: int
    """The line of the directive."""


class ZegoDomain(Domain):
    """Error codes."""

    name = "zego"
    label = "ZEGO"
    object_types: ClassVar[dict[str, ObjType]] = {
        "code": ObjType(N_("return code (error code)"), "code"),
        "entry": ObjType(N_("entry of a return code (error code)"), "entry", "code"),
    }
    dangling_warnings: ClassVar[dict[str, str]] = {
        "code": "unknown code or entry: %(target)s",
        "entry": "unknown entry: %(target)s",
    }
    initial_data: ClassVar[dict[str, Any]] = {"placements": {}, "digests": {}, "files": {}}
    data_version = 5

    data_folder = Path("data")
    """The data folder; set when the builder is known."""
    builder: Builder
    """The builder; set when it is known."""
    source_links: SourceLinks | None = None
    """Makes links to the sources; set where it is known where these are."""

    @property
    def has_data(self) -> bool:
        """Whether the project has data, and so pages; without any it links to other sites."""
        return bool(self.env.config.zegocodes_data)

    @property
    def has_code_pages(self) -> bool:
        """Whether the builder writes pages for codes."""
        is_html = isinstance(self.builder, StandaloneHTMLBuilder)
        return self.has_data and is_html and self.builder.name not in _SINGLE

    @property
    def is_for_browsers(self) -> bool:
        """Whether browsers load what the builder writes: no help file, no book, no bare data."""
        builder = self.builder
        is_html = isinstance(builder, StandaloneHTMLBuilder) and not builder.embedded
        return is_html and not isinstance(builder, SerializingHTMLBuilder)

    @property
    def has_lookup(self) -> bool:
        """Whether codes can be looked up: a script reads the index that lies beside the pages."""
        return self.has_code_pages and self.is_for_browsers

    @cached_property
    def catalogue(self) -> Catalogue:
        """All codes; what cannot be read is warned about, once."""
        if not self.has_data:
            return Catalogue([])
        catalogue, diagnostics = load_in(self.data_folder, self.env.config.language)
        for diagnostic in diagnostics:
            warn_diagnostic(diagnostic)
        return catalogue

    @cached_property
    def words(self) -> Words:
        """What people call things; what is wrong with them is warned about, once."""
        words, diagnostics = load_words(self.data_folder / WORDS)
        for diagnostic in diagnostics:
            warn_diagnostic(diagnostic)
        return words

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002, FBT001, FBT002 - Sphinx's signature
        """Return what a type of objects is called."""
        del primary
        return gettext(type.lname)

    def data_of(self, document: str) -> Path:
        """Return the file with the data of a document."""
        return self.data_folder / "codes" / f"{document}.json"

    @property
    def placements(self) -> dict[str, list[Placement]]:
        """What directives put on each page, by docname."""
        placements: dict[str, list[Placement]] = self.data["placements"]
        return placements

    def note_placement(self, docname: str, kind: Kind, key: str, line: int) -> None:
        """Note that a directive puts something on a page."""
        self.placements.setdefault(docname, []).append(Placement(kind, key, line))
        self._forget_pages()

    def has(self, docname: str, *kinds: Kind) -> bool:
        """Tell whether a page has something of some kinds."""
        return any(placement.kind in kinds for placement in self.placements.get(docname, ()))

    @cached_property
    def pages(self) -> dict[str, str]:
        """The page that each table stands on, by key; the first where there are several.

        The tables that are gone stand where their document does.
        """
        pages: dict[str, str] = {}
        for docname in sorted(self.placements):
            for placement in self.placements[docname]:
                for table in self.tables_at(placement):
                    pages.setdefault(table, docname)
        return pages

    @cached_property
    def shelved(self) -> dict[str, str]:
        """The shelf of each page of a document that others share it with, by docname."""
        shelves: dict[str, set[str]] = {}
        for each in self.catalogue.documents:
            shelves.setdefault(each.shelf, set()).add(each.id)
        shelf_of = {id_: shelf for shelf, ids in shelves.items() if len(ids) > 1 for id_ in ids}
        return {
            docname: shelf_of[placement.key]
            for docname in sorted(self.placements)
            for placement in self.placements[docname]
            if placement.kind == "document" and placement.key in shelf_of
        }

    def tables_at(self, placement: Placement) -> list[str]:
        """Return the keys of the tables that a directive puts on a page."""
        if placement.kind == "document":
            tables = [*self.catalogue.tables, *self.catalogue.departures.of_table]
            own = (key for key in tables if key.partition("/")[0] == placement.key)
            return list(dict.fromkeys(own))
        return [placement.key] if placement.kind == "table" else []

    def note_digests(self, digests: dict[str, str]) -> list[str]:
        """Keep a digest of what each page shows of others; return those where it changed."""
        known = self.data["digests"]
        self.data["digests"] = digests
        return [docname for docname, digest in digests.items() if known.get(docname) != digest]

    def note_files(self) -> set[str]:
        """Keep a digest of each document's data; return the ids of those where it changed."""
        known: dict[str, bytes] = self.data["files"]
        files = sorted((self.data_folder / "codes").glob("*.json"))
        files += translation_files(self.data_folder, self.env.config.language)
        digests: dict[str, bytes] = {}
        for path in files:
            before = digests.get(path.stem, b"")
            digests[path.stem] = hashlib.sha256(before + path.read_bytes()).digest()
        self.data["files"] = digests
        return {id_ for id_ in {*known, *digests} if known.get(id_) != digests.get(id_)}

    def departed_codes(self) -> dict[str, list[DepartedEntry]]:
        """Return the entries of each code that left, where their documents stand on a page."""
        shown = {
            code: [each for each in departed if each.entry.table_key in self.pages]
            for code, departed in self.catalogue.departures.of_code.items()
        }
        return {code: departed for code, departed in shown.items() if departed}

    def place_of(self, target: str) -> tuple[str, str, Entry] | None:
        """Return docname, anchor and entry of what a code or a key points at."""
        catalogue, departures = self.catalogue, self.catalogue.departures
        if target in catalogue.entries:
            found = [catalogue.entries[target]]
        elif target in departures.entries:
            found = [departures.entries[target].entry]
        else:
            departed = departures.of_code.get(target, ())
            found = [*catalogue.codes.get(target, ()), *(each.entry for each in departed)]
            if not found and _NUMBER.fullmatch(target):
                found = [catalogue.any_entry(code) for code in catalogue.ranges_with(target)]
        for entry in found:
            page = self.pages.get(entry.table_key)
            if page is not None and self.has_code_pages:
                return page_of(entry.code), entry.anchor if "/" in target else "", entry
            if page is not None:
                return page, entry.anchor, entry
        return None

    def link(
        self, builder: Builder, docname: str, target: str, content: Element, *, titled: bool = True
    ) -> nodes.reference | None:
        """Return a link from a page to a code or an entry; None where that is on no page."""
        place = self.place_of(target)
        if place is None:
            return None
        page, anchor, entry = place
        title = f"{entry.document.title} › {entry.table.heading or entry.document.product}"
        return refer(builder, docname, page, anchor, content, title if titled else None)

    def clear_doc(self, docname: str) -> None:
        """Forget what stands on a page."""
        self.placements.pop(docname, None)
        self._forget_pages()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what stands on pages that another process read."""
        for docname in docnames & otherdata["placements"].keys():
            self.placements[docname] = otherdata["placements"][docname]
        self._forget_pages()

    def check_consistency(self) -> None:
        """Warn about tables that stand twice, and documents of which no table stands anywhere."""
        seen: dict[str, str] = {}
        for docname in sorted(self.placements):
            for placement in self.placements[docname]:
                location = f"{self.env.doc2path(docname)}:{placement.line}"
                tables = self.tables_at(placement)
                if twice := next((table for table in tables if table in seen), None):
                    message = "the table %s stands at %s already"
                    where = (twice, seen[twice])
                    warn(Subtype.REPEATED_TABLE, message, *where, location=location)
                seen.update(dict.fromkeys((t for t in tables if t not in seen), location))
        shown = {table.partition("/")[0] for table in seen}
        for document in self.catalogue.documents:
            if document.id not in shown:
                message = "the document %s stands on no page"
                location = f"{self.data_of(document.id)}:1"
                warn(Subtype.UNPLACED_DOCUMENT, message, document.id, location=location)

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
        del env, node
        if typ == "entry" and "/" not in target:
            return None
        place = self.place_of(target)
        if place and contnode.astext() == place[2].code:
            contnode[0] = nodes.Text(place[2].label)  # a range as it is printed
        return self.link(builder, fromdocname, target, contnode)

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
        """Yield codes and entries for ``objects.inv``.

        The project's own search finds their pages by title. Sphinx's own passes numbers over but
        for those that are names of objects, so there it has to find codes as such.
        """
        own_search = self.env.config.language.partition("_")[0] == ChineseSearch.lang
        priorities = {"code": _NOT_SEARCHED if own_search else _SEARCHED, "entry": _NOT_SEARCHED}
        keys = [*self.catalogue.entries, *self.catalogue.departures.entries]
        kinds = dict.fromkeys((key.rpartition("/")[2] for key in keys), "code")
        kinds |= dict.fromkeys(keys, "entry")
        for name, kind in kinds.items():
            if place := self.place_of(name):
                docname, anchor, _ = place
                yield name, name, kind, docname, anchor, priorities[kind]

    def _forget_pages(self) -> None:
        self.__dict__.pop("pages", None)
        self.__dict__.pop("shelved", None)


def refer(  # noqa: PLR0913, PLR0917 - as Sphinx's make_refnode, in whose place it stands
    builder: Builder,
    docname: str,
    page: str,
    anchor: str,
    content: nodes.Node,
    title: str | None = None,
) -> nodes.reference:
    """Return a link to a page or a place on it, which may be in the same file."""
    if builder.name == "singlehtml" and anchor:
        page = docname  # or else the address would have two anchors
    return make_refnode(builder, docname, page, anchor, content, title)


def domain_of(env: BuildEnvironment) -> ZegoDomain:
    """Return the domain of an environment."""
    domain: ZegoDomain = env.get_domain("zego")  # type: ignore[assignment]
    return domain


def on_env_get_outdated(app: Sphinx, env: BuildEnvironment, *_: object) -> list[str]:
    """Have those pages read again whose data changed, however old the file is by its time stamp.

    Sphinx compares times alone, and files come out of caches and archives with those of old.
    """
    del app
    domain = domain_of(env)
    changed = domain.note_files()
    return [
        docname
        for docname, placements in sorted(domain.placements.items())
        if any(placement.key.partition("/")[0] in changed for placement in placements)
    ]


def on_missing_reference(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: Element
) -> Element | None:
    """Resolve ``{ref}`zego-codes``` and the like to what is collected, not read.

    Builders that do not collect it have the start page instead of pages, and nothing of files. The
    key of a table, as in ``{ref}`rooms <rtc-server/room>```, leads to the table.
    """
    has_code_pages, tables = domain_of(env).has_code_pages, domain_of(env).pages
    label = node["reftarget"] if node.get("reftype") == "ref" else ""
    if label in tables:
        anchor = label.partition("/")[2]
        return refer(app.builder, node["refdoc"], tables[label], anchor, contnode)
    if label in FILES and not has_code_pages:
        return contnode
    if label in FILES:
        address = relative_uri(app.builder.get_target_uri(node["refdoc"]), FILES[label])
        return nodes.reference("", "", contnode, internal=True, refuri=address)
    if label in LABELS:
        docname = LABELS[label] if has_code_pages else app.config.root_doc
        return make_refnode(app.builder, node["refdoc"], docname, "", contnode)
    return None


class CodeRole(XRefRole):
    """Links to a code or an entry; without a text of its own it shows the bare code."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: Element,
        has_explicit_title: bool,  # noqa: FBT001 - Sphinx's signature
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Return the text and the target of a link."""
        del env, refnode
        target = target.strip()
        return (title if has_explicit_title else title.rpartition("/")[2].strip()), target
