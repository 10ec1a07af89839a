"""What people know about a document, as they write it in ``data/curation/<document>.yaml``."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from sphinx_zegocodes.catalogue import yaml_file
from sphinx_zegocodes.catalogue.curation_checks import contradictions
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Span
from sphinx_zegocodes.catalogue.records import (
    CODE,
    Block,
    Decision,
    Departure,
    Discontinued,
    Document,
    Equivalence,
    Field,
    Identifier,
    InnerNumbers,
    Key,
    Language,
    Meanings,
)
from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.catalogue.storage import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Text = Annotated[str, msgspec.Meta(min_length=1)]
"""Text that must not be empty."""

_PLACE = f"^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*(/{CODE})?)?$"
Place = Annotated[str, msgspec.Meta(extra_json_schema={"pattern": _PLACE})]
"""A document, a table of it, or an entry: ``web-sdk``, ``web-sdk/room``, ``web-sdk/room/1``.

Its pattern is checked apart: in a union of a text with a pattern and an array, msgspec 0.22 writes
beyond its memory (``double free or corruption``).
"""


Section = Literal["errata", "waivers", "equivalents", "meanings", "left"]
"""A part of a curation file that holds decisions."""

SECTIONS: tuple[Section, ...] = ("errata", "waivers", "equivalents", "meanings", "left")
"""All of them."""


class CuratedTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table's id, and how to find the table in the source."""

    id: Identifier
    """Its id, part of every address: never changed once published."""
    heading: str | None = None
    """The heading it stands under, as published; left out where there is none."""


class Erratum(Decision, frozen=True):
    """A correction of source text. The source file stays as published."""

    at: Key
    """The entry."""
    field: Field
    """The field that holds the text."""
    was: Text
    """The text as it stands in the source, mark-up and line breaks included."""
    reads: str
    """The text that it should be."""
    why: Text
    """The reason, in Chinese: readers see it."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The entry."""
        return (self.at,)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The field."""
        return (self.field,)


_OF_NUMBERS: frozenset[Rule] = frozenset(
    [
        TableRule.BAD_CODE,
        TableRule.REPEATED_CODE,
        TableRule.EMPTY_CODE,
        TableRule.CODE_OUT_OF_ORDER,
        TableRule.CODE_OUT_OF_RANGE,
    ]
)
"""The rules whose findings are about numbers, whatever the words beside them say."""


class Waiver(Decision, frozen=True):
    """Findings of one rule that are accepted for one reason."""

    rule: Annotated[str, msgspec.Meta(pattern="^ZC[0-9]{3}$")]
    """The code of the rule."""
    at: Place | Annotated[tuple[Place, ...], msgspec.Meta(min_length=1)]
    """The entry, table or document that the finding names, or several of them."""
    why: Text
    """The reason."""

    def __post_init__(self) -> None:
        """Refuse what is no place; the schema then says where."""
        if not all(re.search(_PLACE, place) for place in self.places):
            raise ValueError("at names no document, table or entry")

    @property
    def places(self) -> tuple[str, ...]:
        """The entries, tables and documents that it is about."""
        return (self.at,) if isinstance(self.at, str) else self.at

    @property
    def keys(self) -> tuple[str, ...]:
        """The entries among them, where the finding is about their words."""
        if RULES[self.rule] in _OF_NUMBERS:
            return ()
        return tuple(place for place in self.places if place.count("/") == 2)  # noqa: PLR2004


class Curation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One curation file."""

    title: Text
    """The title of the document's page, naming the product."""
    product: Text
    """The product's name, for places where the title is too long."""
    url: Annotated[str, msgspec.Meta(pattern="^https://")]
    """Where the document is published."""
    tables: Annotated[tuple[CuratedTable, ...], msgspec.Meta(min_length=1)] = ()
    """The code tables in the order of the source; a copy has those of its original."""
    errata: tuple[Erratum, ...] = ()
    """Corrections of the source."""
    waivers: tuple[Waiver, ...] = ()
    """Findings that are accepted."""
    equivalents: tuple[Equivalence, ...] = ()
    """Entries that mean the same though no text says so."""
    meanings: tuple[Meanings, ...] = ()
    """What the codes mean that stand in several tables."""
    left: tuple[Departure, ...] = ()
    """Entries that were published once and left the source."""
    inner: tuple[InnerNumbers, ...] = ()
    """Numbers that logs show where an entry is reported, and that its document does not have."""
    references: Annotated[str, msgspec.Meta(pattern="^https://.*[{](name|anchor)[}]")] | None = None
    """The address of what ``@loginRoom`` stands for: ``{name}`` in it is the name, ``{anchor}`` the
    same as ``login-room``."""
    group: Annotated[str, msgspec.Meta(pattern=r"^\S(.*\S)?$")] | None = None
    """What readers find the document under, with others: a product of many platforms, say."""
    language: Language | None = None
    """The language that the document is in, where it is another than the project's."""
    same_as: Identifier | None = None
    """The document that this one is a copy of, words and tables; its rows are kept there alone."""

    discontinued: Discontinued | None = None
    """Set where the document is published no longer."""

    def decisions(self) -> Iterator[tuple[Section, int, Decision]]:
        """Yield what was decided about texts, each with its place."""
        for section in SECTIONS:
            for index, decision in enumerate(getattr(self, section)):
                yield section, index, decision

    def named_entries(self) -> Iterator[tuple[yaml_file.Path, str]]:
        """Yield every entry that must exist, with the way to the place that names it.

        An erratum of one that does not is stale, like one whose text is gone.
        """
        for index, equivalence in enumerate(self.equivalents):
            for number, key in enumerate(equivalence.entries):
                yield ("equivalents", index, "entries", number), key
        for index, decision in enumerate(self.meanings):
            for group, keys in enumerate(decision.groups):
                for number, key in enumerate(keys):
                    yield ("meanings", index, "groups", group, number), key
        for index, inner in enumerate(self.inner):
            yield ("inner", index, "at"), inner.at


class CurationFile(msgspec.Struct, frozen=True):
    """A curation file with the places of its values."""

    document: str
    """The id of the document."""
    path: Path
    """The file."""
    curation: Curation
    """What it says."""
    places: dict[yaml_file.Path, Span]
    """Where each value stands."""
    default_language: Language = "zh"
    """The project's language."""

    @property
    def language(self) -> Language:
        """The language that the document is in."""
        return self.curation.language or self.default_language

    def finding(self, rule: Rule, message: str, *path: str | int, at: str = "") -> Diagnostic:
        """Make a finding at a value: ``finding(rule, message, "errata", 0, "was")``."""
        return Diagnostic(str(self.path), self.places.get(path, Span()), rule, message, at)

    def as_published(self) -> CurationFile:
        """Return the file without its errata and waivers."""
        curation = msgspec.structs.replace(self.curation, errata=(), waivers=())
        return msgspec.structs.replace(self, curation=curation)

    def record(self, content: tuple[Block, ...]) -> Document:
        """Return the document's record with what its source says."""
        return Document(
            self.document,
            self.curation.title,
            self.curation.product,
            self.curation.url,
            content,
            self.curation.equivalents,
            self.curation.meanings,
            self.curation.left,
            self.curation.inner,
            self.curation.group,
            self.curation.same_as,
            self.curation.discontinued,
            self.language,
        )


def spelt(name: str) -> str:
    """Return a title or a group's name as it is compared: without blanks, width and case."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def load_curation(
    path: Path, read: Callable[[Path], bytes] = read_file
) -> tuple[CurationFile | None, list[Diagnostic]]:
    """Read a curation file with all its errors; None where it has any."""
    loaded = yaml_file.load(path, Curation, read)
    told = {diagnostic.span for diagnostic in loaded.diagnostics}
    diagnostics = list(loaded.diagnostics)
    for way, rule, message in contradictions(loaded.value, path.stem):
        if (span := loaded.places[way]) not in told or not way:  # the whole file has many
            diagnostics.append(Diagnostic(str(path), span, rule, message))
    if diagnostics:
        return None, diagnostics
    curation = msgspec.convert(loaded.value, Curation)
    return CurationFile(path.stem, path, curation, loaded.places), []


_SOUND: tuple[str, ...] = ("errata", "equivalents", "meanings", "left", "inner")
"""What is kept of a file that has errors: what names entries that have to exist."""


def load_sound_curation(
    path: Path, read: Callable[[Path], bytes] = read_file
) -> tuple[CurationFile | None, list[Diagnostic]]:
    """Read a curation file with all its errors, without the items that have some.

    So what the others name can be looked for; None where the tables are not known.
    """
    file, diagnostics = load_curation(path, read)
    value = yaml_file.load(path, Curation, read).value if file is None else None
    if not isinstance(value, dict):
        return file, diagnostics
    places: dict[yaml_file.Path, Span] = {}
    whole = yaml_file.load(path, Curation, read).places
    head = {"title": "?", "product": "?", "url": "https://", "tables": value.get("tables")}
    wrong = {way[:2] for way, _, _ in contradictions(value, path.stem)}
    kept: dict[str, list[object]] = {}
    for section in _SOUND:
        items = value.get(section)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            try:
                msgspec.convert({**head, section: [item]}, Curation)
            except msgspec.ValidationError:
                continue
            if (section, index) in wrong:
                continue
            at = len(kept.setdefault(section, []))
            kept[section].append(item)
            moved = (way for way in whole if way[:2] == (section, index))
            places |= {(section, at, *way[2:]): whole[way] for way in moved}
    try:
        curation = msgspec.convert({**head, **kept}, Curation)
    except msgspec.ValidationError:
        return None, diagnostics
    return CurationFile(path.stem, path, curation, places), diagnostics
