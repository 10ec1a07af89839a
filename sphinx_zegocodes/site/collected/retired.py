"""Entries that left, as the pages of their codes show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from docutils import nodes

from sphinx_zegocodes.catalogue.meanings import meaning_of, name_meanings
from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.collected.shown import ANSWER, EntryFacts, ShownField, facts_of
from sphinx_zegocodes.site.collected.social import shorten
from sphinx_zegocodes.site.departed import page_of_departed
from sphinx_zegocodes.site.tables.commonmark import to_nodes
from sphinx_zegocodes.site.tables.departed_nodes import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.catalogue.departures import MovedEntry, RetiredEntry
    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.site.domain import ZegoDomain


class ShownLink(msgspec.Struct, frozen=True):
    """A link to an entry."""

    text: str
    """What it says: product, table and code."""
    page: str
    """The page of the entry's code."""
    anchor: str
    """The entry on it."""


class ShownRetired(msgspec.Struct, frozen=True):
    """A retired entry."""

    entry: EntryFacts
    """Which one it was."""
    meaning: str
    """What it meant, in one sentence without its full stop."""
    page: str
    """The page that had its table."""
    fields: tuple[ShownField, ...]
    """Its last text."""
    when: str
    """The day it was found gone."""
    why: str
    """The reason."""
    replacement: ShownLink | None
    """What takes its place."""


class ShownMoved(msgspec.Struct, frozen=True):
    """An entry that went to another code."""

    place: str
    """Product and table that it stood in."""
    anchor: str
    """Its old id."""
    why: str
    """The reason."""
    link: ShownLink
    """Where it went."""


def show_retired(
    builder: StandaloneHTMLBuilder, domain: ZegoDomain, retired: RetiredEntry
) -> ShownRetired:
    """Return a retired entry as its code's page shows it."""
    entry, tombstone = retired.entry, retired.tombstone
    fields = tuple(_fields(builder, entry))
    texts = {shown.field: shown.text for shown in fields}
    return ShownRetired(
        facts_of(entry),
        meaning_of(texts.get("description", ""), texts.get("name", "")),
        page_of_departed(domain, entry.key) or "",
        fields,
        tombstone.when,
        tombstone.why,
        _link_to(domain, tombstone.replaced_by),
    )


def show_moved(domain: ZegoDomain, moved: MovedEntry) -> ShownMoved:
    """Return an entry that moved as the page of its old code shows it."""
    table = moved.move.source.split("/")[1]
    headings = {each.id: each.heading for each in moved.document.tables}
    heading = f" › {headings[table]}" if headings.get(table) else ""
    link = _link_to(domain, moved.landing)
    assert link is not None, moved  # noqa: S101 - only moves that land are shown
    return ShownMoved(moved.document.product + heading, moved.anchor, moved.move.why, link)


def title_of_departed(retired: list[ShownRetired]) -> str:
    """Return the title of a page without an entry in force, its code apart."""
    gone = "（不再收录）" if retired else "（已移动）"
    return name_meanings(shown.meaning for shown in retired) + gone


def describe_departed(code: str, retired: list[ShownRetired], moved: list[ShownMoved]) -> str:
    """Return what the page of a code without an entry in force is about."""
    said = [f"返回码 {code} 自 {shown.when} 起不再收录。{shown.why}" for shown in retired]
    said += [f"返回码 {code}（{each.place}）已移至 {each.link.text}。" for each in moved]
    return shorten("".join(said))


def _fields(builder: StandaloneHTMLBuilder, entry: Entry) -> Iterator[ShownField]:
    labels = {column.field: column.label for column in entry.table.columns}
    for field in ANSWER:
        if text := entry.row.text(field):
            cell = nodes.container("", *to_nodes(text))
            html = "".join(builder.render_partial(node)["fragment"] for node in list(cell))
            yield ShownField(field, labels[field], html, cell.astext())


def _link_to(domain: ZegoDomain, key: str | None) -> ShownLink | None:
    """Return a link to where a key leads."""
    landing = domain.catalogue.departures.landing(key) if key else None
    place = domain.place_of(landing) if landing else None
    if landing is None or place is None:
        return None
    _, _, entry = place
    return ShownLink(name_of(domain, landing), page_of(entry.code), entry.anchor)
