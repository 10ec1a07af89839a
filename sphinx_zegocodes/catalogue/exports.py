"""The data as the site publishes them: ``codes.json``, ``codes/<code>.json``, ``codes.csv``."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.permalinks import address_of
from sphinx_zegocodes.catalogue.records import (
    CODE,
    FIELDS,
    Code,
    CodeRange,
    Correction,
    Identifier,
    Key,
)
from sphinx_zegocodes.catalogue.relations import Relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.departures import DepartedEntry
    from sphinx_zegocodes.catalogue.lookup import Found
    from sphinx_zegocodes.catalogue.records import Entry

_CSV_COLUMNS = ("key", "code", "document", "table", "url", *FIELDS)
_MORE_COLUMNS = ("first", "last", "retired")
"""The last columns of the CSV: the lowest and the highest number of an entry that is a range, and
since when an entry is no longer documented."""

_COMPUTED = re.compile(rf"(?!{CODE}\Z)\s*[=+\-@＝＋－＠]")
"""How a formula begins; a code may be a negative number, or a range of such."""


class Retired(msgspec.Struct, frozen=True, omit_defaults=True):
    """That an entry is no longer documented; its texts are the last that were."""

    when: str
    """The day it was found gone, as ``YYYY-MM-DD``."""
    why: str
    """The reason, in Chinese."""
    replaced_by: Key | None = None
    """The key of the entry that it went to, or that takes its place."""


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


class PublishedCodes(msgspec.Struct, frozen=True, omit_defaults=True):
    """All entries: ``codes.json``; those of one code: ``codes/<code>.json``."""

    entries: tuple[PublishedEntry, ...]
    """The entries by document, in the order of the source."""
    groups: dict[str, tuple[Key, ...]] = {}
    """The keys of each group of more than 13 entries that ``relations.groups`` names; those of one
    code have no other group than that of their code."""


def publish_departed(departed: DepartedEntry, url: str) -> PublishedEntry:
    """Return an entry that left as it is published."""
    left = departed.departure
    retired = Retired(left.when, left.why, departed.landing)
    return publish(departed.entry, url, Relations(), retired)


def publish(
    entry: Entry,
    url: str,
    relations: Relations,
    retired: Retired | None = None,
    ranges: Iterable[str] = (),
) -> PublishedEntry:
    """Return an entry as it is published; ``ranges`` are the codes of others that it falls in."""
    return PublishedEntry(
        entry.key,
        entry.code,
        entry.document.id,
        entry.table.id,
        url,
        relations,
        entry.document.title,
        entry.document.product,
        entry.table.heading,
        only=entry.table.only,
        others=entry.row.others,
        corrections=entry.row.corrections,
        retired=retired,
        range=entry.range,
        ranges=tuple(ranges),
        **{field: entry.row.text(field) for field in FIELDS},
    )


def dump_json(
    entries: Iterable[PublishedEntry], groups: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """Encode entries and large groups as JSON."""
    said = {name: tuple(keys) for name, keys in (groups or {}).items()}
    content = msgspec.json.encode(PublishedCodes(tuple(entries), said))
    return msgspec.json.format(content, indent=1) + b"\n"


def groups_of_codes(
    catalogue: Catalogue, entries: Iterable[PublishedEntry]
) -> dict[str, Sequence[str]]:
    """Return the large groups of the codes of entries."""
    named = (each.relations.groups or () for each in entries)
    names = dict.fromkeys(name for groups in named for name in groups)
    return {name: catalogue.relations.large[name] for name in names if name.startswith("same_code")}


def dump_csv(entries: Iterable[PublishedEntry]) -> bytes:
    """Encode entries as CSV (RFC 4180), UTF-8, a column per field.

    A ' stands before a text that a spreadsheet would compute:
    https://owasp.org/www-community/attacks/CSV_Injection.
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([*_CSV_COLUMNS, *_MORE_COLUMNS])
    for entry in entries:
        since = entry.retired.when if entry.retired else ""
        ends = (entry.range.first, entry.range.last) if entry.range else ("", "")
        texts = (getattr(entry, column) or "" for column in _CSV_COLUMNS)
        writer.writerow([*map(_as_text, texts), *ends, since])
    return stream.getvalue().encode()


def _as_text(value: str) -> str:
    return f"'{value}" if _COMPUTED.match(value) else value


def publish_found(
    catalogue: Catalogue, site: str, found: Iterable[Found]
) -> Iterable[PublishedEntry]:
    """Return what is known of codes, each entry once; ``site`` is where their addresses begin."""
    published: dict[str, PublishedEntry] = {}
    for each in found:
        for entry in each.entries:
            url = site + address_of(entry.key)
            ranges = catalogue.ranges_with(entry.code)
            relations = catalogue.relations.named(entry.key)
            published[entry.key] = publish(entry, url, relations, ranges=ranges)
        for departed in each.departed:
            key = departed.entry.key
            published[key] = publish_departed(departed, site + address_of(key))
    return published.values()
