"""The catalogue in another language, as ``data/translations/<language>/<document>.po`` has it.

A document is translated text by text: each stands in one field, which is the context of its
message, so equal texts of a field share a translation. What is not translated, or whose
translation is in doubt (fuzzy), stays as the document has it.

What entries have to do with each other is settled by the texts of the documents alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import msgspec

from sphinx_zegocodes.catalogue.catalogue import Catalogue, load_catalogue
from sphinx_zegocodes.catalogue.departures import Departures
from sphinx_zegocodes.catalogue.folding import has_chinese
from sphinx_zegocodes.catalogue.meanings import CodeMeanings
from sphinx_zegocodes.catalogue.po_file import (
    language_among,
    languages_in,
    load_translations,
)
from sphinx_zegocodes.catalogue.records import (
    FIELDS,
    Block,
    CodeBlock,
    Column,
    Document,
    Entry,
    Heading,
    LastText,
    Note,
    Row,
    Table,
    Text,
)
from sphinx_zegocodes.catalogue.releases import Releases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.catalogue.po_file import Texts
    from sphinx_zegocodes.catalogue.records import Equivalence
    from sphinx_zegocodes.catalogue.relations import RelationMap
    from sphinx_zegocodes.catalogue.releases import Change

    Say = Callable[[str, str, str], str]
    """Returns what to say in the place of a text: of its field, the text, and where it stands."""

_Record = TypeVar("_Record", bound=msgspec.Struct)
_Texts = TypeVar("_Texts", Row, LastText)


class Said(msgspec.Struct, frozen=True):
    """A text that is to be translated."""

    field: str
    """What it is: a field, ``heading``, ``why`` …; the context of its message."""
    text: str
    """The text."""
    at: str
    """Where it stands: the key of an entry or a table, or the id of its document."""


class TranslatedCatalogue(Catalogue):
    """A catalogue whose texts are in another language."""

    def __init__(self, original: Catalogue, language: str, texts: Mapping[str, Texts]) -> None:
        """Take the catalogue, and by document what to say in a language for the text of a field."""

        def translated(document: Document) -> Document:
            return translate(document, say_of(document.id))

        def say_of(document: str) -> Say:
            copied = original.document(document)
            own = texts.get((copied and copied.same_as) or "", {}) | texts.get(document, {})
            return lambda field, text, _: own.get((field, text), text)

        super().__init__(
            map(translated, original.documents), _translate_releases(original.releases, say_of)
        )
        self.language = language
        self._original = original

    @property
    def original(self) -> Catalogue:
        """The same in the language of the documents."""
        return self._original

    @cached_property
    def equivalent(self) -> dict[str, frozenset[str]]:
        """The keys of the entries that mean the same, by that of each of them."""
        return self._original.equivalent

    @cached_property
    def relations(self) -> RelationMap:
        """The relations of each entry by its key."""
        return self._original.relations

    @cached_property
    def departures(self) -> Departures:
        """What became of the entries that left."""
        return Departures(self.documents, self._original.entries)

    @cached_property
    def decided_equivalences(self) -> list[tuple[Equivalence, list[str]]]:
        """What curators say means the same, with the entries of which that still holds."""
        own = (word for document in self.documents for word in document.equivalents)
        both = zip(own, self._original.decided_equivalences, strict=True)
        return [(word, keys) for word, (_, keys) in both]

    @cached_property
    def meanings(self) -> Mapping[str, CodeMeanings]:
        """The meanings of each code."""
        return _TranslatedMeanings(self._original.meanings, self.entries, self._reasons_of_meanings)

    @cached_property
    def _reasons_of_meanings(self) -> dict[str, str]:
        """A curator's reasons by what they are in the documents' language."""
        both = zip(self._original.documents, self.documents, strict=True)
        return {
            was.why: now.why
            for original, own in both
            for was, now in zip(original.meanings, own.meanings, strict=True)
        }


class _TranslatedMeanings(Mapping[str, CodeMeanings]):
    """The meanings of codes, by entries in another language."""

    def __init__(
        self,
        original: Mapping[str, CodeMeanings],
        entries: Mapping[str, Entry],
        reasons: Mapping[str, str],
    ) -> None:
        self._original = original
        self._entries = entries
        self._reasons = reasons

    def __getitem__(self, code: str) -> CodeMeanings:
        was = self._original[code]
        return CodeMeanings(
            tuple(map(self._own, was.groups)),
            was.decided,
            was.why and self._reasons[was.why],
            self._own(was.open),
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._original)

    def __len__(self) -> int:
        return len(self._original)

    def _own(self, group: Iterable[Entry]) -> tuple[Entry, ...]:
        return tuple(self._entries[entry.key] for entry in group)


def load_in(data: Path, language: str) -> tuple[Catalogue, list[Diagnostic]]:
    """Read the catalogue of a data folder in a language: its own, unless there are translations.

    It knows the same in the other languages that there are.
    """
    original, diagnostics = load_catalogue(data)
    translated, found = translations_of(original, data)
    known = {"": original} | translated
    own = known.pop(language_among(list(translated), language) or "")
    own.others += known.values()
    return own, [*diagnostics, *found]


def translations_of(
    original: Catalogue, data: Path
) -> tuple[dict[str, Catalogue], list[Diagnostic]]:
    """Return the catalogue of a data folder in each language that it is translated into."""
    known: dict[str, Catalogue] = {}
    diagnostics: list[Diagnostic] = []
    for language in languages_in(data):
        texts, found = load_translations(data, language)
        diagnostics += found
        known[language] = TranslatedCatalogue(original, language, texts)
    return known, diagnostics


def texts_of(document: Document) -> list[Said]:
    """Return the texts of a document that have Chinese, in the order of the document."""
    said: list[Said] = []

    def note(field: str, text: str, at: str) -> str:
        if has_chinese(text):
            said.append(Said(field, text, at))
        return text

    translate(document, note)
    return said


def translate(document: Document, say: Say) -> Document:
    """Return a document that says in the place of each text what ``say`` returns for it."""
    at = document.id
    return msgspec.structs.replace(
        document,
        title=say("title", document.title, at),
        product=say("product", document.product, at),
        group=document.group and say("product", document.group, at),
        content=tuple(_block(block, say, at) for block in document.content),
        discontinued=document.discontinued and _changed(document.discontinued, say, at, "why"),
        equivalents=tuple(
            _changed(each, say, each.keys[0], "why") for each in document.equivalents
        ),
        meanings=tuple(_changed(each, say, each.keys[0], "why") for each in document.meanings),
        inner=tuple(_changed(each, say, each.at, "seen", "why") for each in document.inner),
        left=tuple(
            _changed(
                msgspec.structs.replace(each, last=_texts(each.last, say, each.at)),
                say,
                each.at,
                "why",
            )
            for each in document.left
        ),
    )


def _translate_releases(releases: Releases, say_of: Callable[[str], Say]) -> Releases:
    """Return releases in which what is still said is translated."""

    def translated(change: Change) -> Change:
        say = say_of(change.key.partition("/")[0])
        before, after = (
            {
                field if field in FIELDS else say("column", field, change.key): say(
                    field if field in FIELDS else "other", text, change.key
                )
                for field, text in texts.items()
            }
            for texts in (change.before, change.after)
        )
        return _changed(
            msgspec.structs.replace(change, before=before, after=after), say, change.key, "why"
        )

    return Releases(
        tuple(
            msgspec.structs.replace(each, changes=tuple(map(translated, each.changes)))
            for each in releases.releases
        )
    )


def _block(block: Block, say: Say, at: str) -> Block:
    match block:
        case Heading():
            return _changed(block, say, at, text="heading")
        case Text():
            return _changed(block, say, at, "text")
        case CodeBlock():
            return _changed(block, say, at, text="code")
        case Note():
            content = tuple(_block(each, say, at) for each in block.content)
            return _changed(
                msgspec.structs.replace(block, content=content), say, at, title="heading"
            )
        case Table():
            return _table(block, say, f"{at}/{block.id}")


def _table(table: Table, say: Say, at: str) -> Table:
    columns = tuple(
        Column(
            column.field if column.field in (*FIELDS, "code") else say("column", column.field, at),
            say("column", column.label, at),
        )
        for column in table.columns
    )
    rows = tuple(_row(row, say, "/".join((at, *row.codes[:1]))) for row in table.rows)
    changed = _changed(table, say, at, heading="heading", only="only")
    return msgspec.structs.replace(changed, columns=columns, rows=rows)


def _row(row: Row, say: Say, at: str) -> Row:
    corrections = tuple(_changed(each, say, at, "why") for each in row.corrections)
    return msgspec.structs.replace(_texts(row, say, at), corrections=corrections)


def _texts(row: _Texts, say: Say, at: str) -> _Texts:
    """Return a row, or its last texts, with what is said in the place of each field."""
    others = {say("column", name, at): say("other", text, at) for name, text in row.others.items()}
    return msgspec.structs.replace(_changed(row, say, at, *FIELDS), others=others)


def _changed(record: _Record, say: Say, at: str, *same: str, **fields: str) -> _Record:
    """Return a record with other texts; ``fields`` are called otherwise than in the record."""
    fields |= dict(zip(same, same, strict=True))
    changes = {
        name: say(field, text, at)
        for name, field in fields.items()
        if (text := getattr(record, name))
    }
    return msgspec.structs.replace(record, **changes)
