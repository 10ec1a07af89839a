"""What the page of all codes shows: a row for each meaning of a code, and what to choose by.

The page holds every code, about 450 bytes for each, so that it is whole without JavaScript and
its script ``zegocodes-codes.js`` needs no other file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from sphinx_zegocodes.catalogue.advice import LABELS, AdviceKind, kinds_of
from sphinx_zegocodes.catalogue.ranges import name_of, place_of
from sphinx_zegocodes.site.addresses import INDEX
from sphinx_zegocodes.site.overviews.places import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.site.collected.retired import ShownRetired
    from sphinx_zegocodes.site.collected.shown import ShownEntry
    from sphinx_zegocodes.site.domain import ZegoDomain


class ListedEntry(msgspec.Struct, frozen=True):
    """An entry in the list."""

    place: str
    """Product and table."""
    table: str
    """The key of the table."""
    anchor: str
    """The entry on the page of its code."""
    kinds: tuple[AdviceKind, ...]
    """What its advice asks for."""


class ListedMeaning(msgspec.Struct, frozen=True):
    """A meaning of a code, and the entries that put it in the same words."""

    text: str
    """The meaning, in one sentence without its full stop."""
    entries: tuple[ListedEntry, ...]
    """The entries."""
    retired: bool
    """Whether they are no longer documented."""

    @property
    def kinds(self) -> list[str]:
        """What the advice of the entries asks for, as readers see it."""
        found = {kind for entry in self.entries for kind in entry.kinds}
        asked = found - {AdviceKind.NONE} or found
        return [label for kind, label in LABELS.items() if kind in asked]


class Choice(msgspec.Struct, frozen=True):
    """A document to choose, and its tables."""

    id: str
    """The id of the document."""
    label: str
    """Its product."""
    tables: dict[str, str]
    """The names of its tables by their keys."""


def all_codes(
    builder: StandaloneHTMLBuilder,
    domain: ZegoDomain,
    codes: dict[str, list[ShownEntry]],
    retired: dict[str, list[ShownRetired]],
) -> dict[str, Any]:
    """Return the context of the page."""
    shown = Shown(builder, domain, INDEX)
    listed = {code: list(_meanings(es, retired.get(code, []))) for code, es in codes.items()}
    return {
        "codes": {code: meanings for code, meanings in listed.items() if meanings},
        "retired": any(retired.values()),
        "choices": [
            Choice(
                document.id,
                document.product,
                {f"{document.id}/{t.id}": name_of(document, t) for t in shown.tables(document)},
            )
            for document in shown.documents()
        ],
        "kinds": LABELS,
    }


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add script and styles to the page."""
    del templatename, context, doctree
    if pagename == INDEX:
        app.add_css_file("zegocodes-codes.css")
        app.add_js_file("zegocodes-codes.js", loading_method="defer")


def _meanings(living: list[ShownEntry], retired: list[ShownRetired]) -> Iterator[ListedMeaning]:
    """Yield the meanings of a code; entries are put together that say the same."""
    for shown in (living, retired):
        by_text: dict[str, list[ListedEntry]] = {}
        for each in shown:
            entry = each.entry
            listed = ListedEntry(
                place_of(entry.document, entry.table),
                entry.table_key,
                entry.anchor,
                kinds_of(entry.row.action),
            )
            by_text.setdefault(each.meaning, []).append(listed)
        for text, entries in by_text.items():
            yield ListedMeaning(text, tuple(entries), shown is retired)
