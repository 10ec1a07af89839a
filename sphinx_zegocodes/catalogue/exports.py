"""The data as the site publishes them: ``codes.json``, ``codes/<code>.json``, ``codes.csv``."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.permalinks import address_of
from sphinx_zegocodes.catalogue.records import (
    FIELDS,
    Code,
    CodeRange,
    Correction,
    Discontinued,
    Evidence,
    Identifier,
    Key,
)
from sphinx_zegocodes.catalogue.relations import Relations
from sphinx_zegocodes.catalogue.releases import Day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.departures import DepartedEntry
    from sphinx_zegocodes.catalogue.lookup import Found
    from sphinx_zegocodes.catalogue.records import Document, Entry

_CSV_COLUMNS = (
    *("key", "code", "document", "table", "url", *FIELDS),
    *("product", "heading", "official_url"),
)
_LAST_COLUMNS = ("first", "last", "retired", "added", "changed")
"""The last columns of the CSV: the lowest and the highest number of an entry that is a range, since
when an entry is no longer documented, and the releases that added it and changed its words."""
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
_NUMBER = re.compile(r"-?[0-9]+")


VERSION = "1.0"
"""The version of the form of the data: the first number changes when a key or what it means goes,
the second when keys are added."""


class Retired(msgspec.Struct, frozen=True, omit_defaults=True):
    """That an entry is no longer documented; its texts are the last that were."""

    when: str
    """The day it was found gone, as ``YYYY-MM-DD``."""
    why: str
    """The reason, in Chinese."""
    replaced_by: Key | None = None
    """The key of the entry that it went to, or that takes its place."""


class PublishedInner(msgspec.Struct, frozen=True):
    """Numbers that logs show where an entry is reported, and that its document does not have."""

    numbers: tuple[Code, ...]
    """The numbers."""
    seen: str
    """Where they are seen, in Chinese."""
    evidence: Evidence
    """The published package that reports them so."""
    why: str
    """Why, in Chinese."""


class PublishedTexts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The texts of an entry in another language; one that is not translated is left out."""

    title: str | None = None
    """The title of the document."""
    product: str | None = None
    """The product of the document."""
    heading: str | None = None
    """The heading of the table."""
    name: str | None = None
    """The enumerator."""
    description: str | None = None
    """What the code means."""
    causes: str | None = None
    """Why it may have happened."""
    action: str | None = None
    """What to do about it."""
    notes: str | None = None
    """What else to know."""


class PublishedEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One code in one table. Texts are CommonMark without HTML; an absent field is left out."""

    key: Key
    """``document/table/code``."""
    code: Code
    """The bare code."""
    document: Identifier
    """The id of the document."""
    table: Identifier
    """The id of the table inside the document."""
    url: str
    """The permanent link; where the site's own address is not configured, a path from its root."""
    relations: Relations
    """The keys of the entries that belong with this one."""
    title: str
    """The title of the document."""
    product: str
    """The product of the document."""
    official_url: str
    """Where the document is published."""
    heading: str | None = None
    """The heading of the table."""
    only: str | None = None
    """The condition under which it holds, in Chinese."""
    name: str | None = None
    """The enumerator, where the document has one."""
    description: str | None = None
    """What the code means."""
    causes: str | None = None
    """Why it may have happened."""
    action: str | None = None
    """What to do about it."""
    notes: str | None = None
    """What else to know."""
    others: dict[str, str] = {}
    """What stands in columns of other names, by these."""
    corrections: tuple[Correction, ...] = ()
    """Where the text corrects the published one, and why."""
    retired: Retired | None = None
    """Set where the entry is no longer documented."""
    range: CodeRange | None = None
    """Set where the entry is a range of codes."""
    ranges: tuple[Code, ...] = ()
    """The codes of other ranges that have numbers of this entry's."""
    inner: tuple[PublishedInner, ...] = ()
    """The numbers of logs that are reported as it."""
    added: Day | None = None
    """The day of the release that added it; left out where none has yet."""
    changed: Day | None = None
    """The day of the last release that changed its words since."""
    unreleased: bool = False
    """Set where it is new, or its words are others, since the last release."""
    translations: dict[str, PublishedTexts] = {}
    """Its texts in other languages, by these: ``en``."""


class PublishedDocument(msgspec.Struct, frozen=True, omit_defaults=True):
    """A document."""

    id: Identifier
    """Its id."""
    title: str
    """Its title."""
    product: str
    """Its product."""
    official_url: str
    """Where it is published."""
    discontinued: Discontinued | None = None
    """Set where it is published no longer; its official address is that of what has its place."""


class PublishedCodes(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """All entries: ``codes.json``; those of one code: ``codes/<code>.json``."""

    version: str
    """The version of the form of the data: ``1.0``. The first number changes when a key or what it
    means goes, the second when keys are added."""
    released: Day | None = None
    """The day of the last release of the data; left out where there was none."""
    documents: tuple[PublishedDocument, ...] = ()
    """The documents, in ``codes.json`` alone."""
    entries: tuple[PublishedEntry, ...]
    """The entries by document, in the order of the source."""
    groups: dict[str, tuple[Key, ...]] = {}
    """The keys of each group of more than 13 entries that ``relations.groups`` names; those of one
    code have no other group than that of their code."""


def publish_departed(catalogue: Catalogue, departed: DepartedEntry, url: str) -> PublishedEntry:
    """Return an entry that left as it is published."""
    left = departed.departure
    retired = Retired(left.when, left.why, departed.landing)
    return _publish(catalogue, departed.entry, url, Relations(), retired)


def publish(catalogue: Catalogue, key: str, url: str) -> PublishedEntry:
    """Return an entry in force as it is published."""
    return _publish(catalogue, catalogue.entries[key], url, catalogue.relations.named(key))


def _publish(
    catalogue: Catalogue,
    entry: Entry,
    url: str,
    relations: Relations,
    retired: Retired | None = None,
) -> PublishedEntry:
    releases = catalogue.releases
    return PublishedEntry(
        entry.key,
        entry.code,
        entry.document.id,
        entry.table.id,
        url,
        relations,
        entry.document.title,
        entry.document.product,
        entry.document.url,
        entry.table.heading,
        only=entry.table.only,
        others=entry.row.others,
        corrections=entry.row.corrections,
        retired=retired,
        range=entry.range,
        ranges=() if retired else tuple(catalogue.ranges_with(entry.code)),
        inner=tuple(
            PublishedInner(tuple(inner.codes()), inner.seen, inner.evidence, inner.why)
            for inner in entry.inner
        ),
        added=releases.added.get(entry.key),
        changed=releases.changed.get(entry.key),
        unreleased=not retired and releases.has_pending(entry.key, entry.row),
        translations={
            other.language: texts
            for other in catalogue.others
            if (texts := _in_other_words(other.entry(entry.key), entry)) != PublishedTexts()
        },
        **{field: entry.row.text(field) for field in FIELDS},
    )


def _texts_of(entry: Entry) -> dict[str, str | None]:
    texts: dict[str, str | None] = {field: entry.row.text(field) for field in FIELDS}
    document = entry.document
    return texts | {
        "title": document.title,
        "product": document.product,
        "heading": entry.table.heading,
    }


def _in_other_words(entry: Entry, than: Entry) -> PublishedTexts:
    """Return those texts of an entry that are others in another language."""
    texts, others = map(_texts_of, (entry, than))
    return PublishedTexts(**{f: text for f, text in texts.items() if text != others[f]})


def dump_json(
    entries: Iterable[PublishedEntry],
    groups: Mapping[str, Sequence[str]],
    day: str,
    documents: Iterable[Document] = (),
) -> bytes:
    """Encode entries, large groups, the day of the last release and documents as JSON."""
    said = {name: tuple(keys) for name, keys in groups.items()}
    codes = PublishedCodes(
        version=VERSION,
        released=day or None,
        documents=tuple(
            PublishedDocument(d.id, d.title, d.product, d.url, d.discontinued) for d in documents
        ),
        entries=tuple(entries),
        groups=said,
    )
    content = msgspec.json.encode(codes)
    return msgspec.json.format(content, indent=1) + b"\n"


def groups_of_codes(
    catalogue: Catalogue, entries: Iterable[PublishedEntry]
) -> dict[str, Sequence[str]]:
    """Return the large groups of the codes of entries."""
    named = (each.relations.groups or () for each in entries)
    names = dict.fromkeys(name for groups in named for name in groups)
    return {name: catalogue.relations.large[name] for name in names if name.startswith("same_code")}


def dump_csv(entries: Iterable[PublishedEntry]) -> bytes:
    """Encode entries as CSV (RFC 4180), a column per field.

    UTF-8 with a byte order mark, by which Excel knows it.
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([*_CSV_COLUMNS, *_LAST_COLUMNS])
    for entry in entries:
        ends = (entry.range.first, entry.range.last) if entry.range else ("", "")
        cells = [*(getattr(entry, column) or "" for column in _CSV_COLUMNS), *ends]
        cells += [
            entry.retired.when if entry.retired else "",
            entry.added or "",
            entry.changed or "",
        ]
        writer.writerow(map(_as_text, cells))
    return stream.getvalue().encode("utf-8-sig")


def _as_text(cell: str) -> str:
    """Return a cell so that no spreadsheet takes it for a formula: behind an apostrophe.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def publish_found(
    catalogue: Catalogue, site: str, found: Iterable[Found]
) -> Iterable[PublishedEntry]:
    """Return what is known of codes, each entry once; ``site`` is where their addresses begin."""
    published: dict[str, PublishedEntry] = {}
    for each in found:
        for entry in (*each.entries, *(reported.entry for reported in each.reported)):
            url = site + address_of(entry.key)
            published[entry.key] = publish(catalogue, entry.key, url)
        for departed in each.departed:
            key = departed.entry.key
            published[key] = publish_departed(catalogue, departed, site + address_of(key))
    return published.values()
