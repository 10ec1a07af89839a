"""What each release changed: the page ``/changes/``, and the feed ``/changes.atom``."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from feedgenerator import Atom1Feed

from sphinx_zegocodes.catalogue.changes import release_of
from sphinx_zegocodes.catalogue.permalinks import anchor_of_day
from sphinx_zegocodes.catalogue.plain_text import plain_text
from sphinx_zegocodes.catalogue.records import FIELDS, label_of
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.catalogue.wording import N_, gettext, labelled, listed
from sphinx_zegocodes.site.addresses import CHANGES, FEED
from sphinx_zegocodes.site.domain import domain_of
from sphinx_zegocodes.site.pages.code_page import compare
from sphinx_zegocodes.site.pages.writing import CollectedPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.catalogue.releases import Change, Release
    from sphinx_zegocodes.site.domain import ZegoDomain

_TEMPLATE = "zegocodes/changes.html"
_RELEASE = "zegocodes/release.html"
_KINDS = {
    "added": N_("Added"),
    "changed": N_("Changed"),
    "moved": N_("Moved"),
    "removed": N_("No longer documented"),
}
_UNRELEASED = "unreleased"
"""The id of what is not released yet."""
_MOST_NAMED = 60
"""How many entries that were added are named; of more, it is said how many each document has."""


class ShownPlace(msgspec.Struct, frozen=True):
    """An entry as a change names it."""

    label: str
    """The code as printed."""
    place: str
    """Where it stands."""
    page: str
    """The page of its code; empty where there is none."""
    anchor: str
    """Its place on that page."""


class ShownChange(msgspec.Struct, frozen=True):
    """A change."""

    at: ShownPlace
    """The entry."""
    texts: list[tuple[str, str, str]]
    """The label of each field that differs, and its text before and after without mark-up."""
    to: ShownPlace | None
    """Where it went."""
    said: str
    """What it means where it was added, or the reason why it left."""


class ShownRelease(msgspec.Struct, frozen=True):
    """A release, or what is not released yet."""

    day: str
    """Its day; empty where it is not released."""
    anchor: str
    """Its place on the page."""
    counts: str
    """How many entries were added, changed, moved and removed."""
    added: dict[str, tuple[str, int]]
    """The pages of documents, with their titles, and how many entries of each were added, where
    those are too many to name."""
    changes: dict[str, list[ShownChange]]
    """The changes that are named, by what they are."""


def changes_page(domain: ZegoDomain) -> Iterator[CollectedPage]:
    """Yield the page, where there was a release; what is not released yet comes first."""
    releases = domain.catalogue.releases
    if releases.day:
        since = release_of(releases, "", domain.catalogue)
        shown = [_show(domain, each) for each in (*releases.releases, since) if each.changes]
        content = {"releases": shown[::-1], "feed": FEED if domain.is_for_browsers else ""}
        yield CollectedPage(CHANGES, _TEMPLATE, gettext("Changes"), _about(), content)


def _about() -> str:
    """Return what the page is about."""
    return gettext(
        "The return codes that each release added, changed, moved and removed, with the words "
        "that differ."
    )


def _show(domain: ZegoDomain, release: Release) -> ShownRelease:
    kinds = {gettext(label): release.of_kind(kind) for kind, label in _KINDS.items()}
    counts = listed(
        gettext("%(kind)s: %(count)s", kind=label, count=len(each))
        for label, each in kinds.items()
        if each
    )
    added: dict[str, tuple[str, int]] = {}
    new = gettext("Added")
    if len(kinds[new]) > _MOST_NAMED:
        keys = (change.key for change in kinds.pop(new))
        for table, count in Counter(key.rpartition("/")[0] for key in keys).items():
            document = domain.catalogue.document(table.partition("/")[0])
            page = domain.pages.get(table)
            if document and page:
                added[page] = document.title, added.get(page, ("", 0))[1] + count
    changes = {
        label: [_show_change(domain, change) for change in each]
        for label, each in kinds.items()
        if each
    }
    anchor = anchor_of_day(release.day) if release.day else _UNRELEASED
    return ShownRelease(release.day, anchor, counts, added, changes)


def _show_change(domain: ZegoDomain, change: Change) -> ShownChange:
    found = domain.place_of(change.key)
    labels = {c.field: c.label for c in found[2].table.columns} if found else {}
    differ = change.before | change.after
    texts = [
        (labels.get(field, field), _plain(change.before, field), _plain(change.after, field))
        for field in dict.fromkeys((*FIELDS, *differ))
        if field in differ and change.kind != "added"
    ]
    said = _plain(change.after, "description") if change.kind == "added" else change.why
    to = _place(domain, change.to) if change.to else None
    return ShownChange(_place(domain, change.key), texts, to, said)


def _plain(texts: dict[str, str], field: str) -> str:
    return plain_text(texts.get(field, ""))


def _place(domain: ZegoDomain, key: str) -> ShownPlace:
    """Return where an entry stands; one of which there is no page any more has no link."""
    if found := domain.place_of(key):
        page, anchor, entry = found
        return ShownPlace(entry.label, entry.place, page, anchor)
    table, _, code = key.rpartition("/")
    return ShownPlace(label_of(code), table, "", "")


def write_feed(builder: StandaloneHTMLBuilder) -> None:
    """Write the feed, an entry for each release: RFC 4287.

    What it calls itself and its entries stays the same wherever the site stands.
    """
    domain, path = domain_of(builder.env), Path(builder.outdir, FEED)
    releases, config = domain.catalogue.releases, builder.config
    if not releases.day:
        path.unlink(missing_ok=True)
        return
    home = (config.html_baseurl or "").rstrip("/")

    def address(docname: str, anchor: str = "") -> str:
        return f"{home}/{builder.get_target_uri(docname)}" + (f"#{anchor}" if anchor else "")

    def id_of(day: str) -> str:
        return uuid.uuid5(uuid.NAMESPACE_URL, f"{config.project}/{CHANGES}/{day}").urn

    feed = Atom1Feed(
        gettext("%(site)s: changes", site=config.html_title),
        address(CHANGES),
        _about(),
        language=config.language.replace("_", "-"),
        author_name=config.author,
        feed_url=f"{home}/{FEED}",
        feed_guid=id_of(""),
    )
    for release in releases.releases[::-1]:
        shown = _show(domain, release)
        content = {"release": shown, "address": address, "compare": compare}
        feed.add_item(
            labelled(shown.day, shown.counts),
            address(CHANGES, shown.anchor),
            builder.templates.render(_RELEASE, content),
            pubdate=dt.datetime.fromisoformat(shown.day).replace(tzinfo=dt.UTC),
            unique_id=id_of(shown.day),
        )
    write_if_changed(path, feed.writeString("utf-8").encode())
