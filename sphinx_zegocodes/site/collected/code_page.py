"""What the page of a code shows."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.meanings import name_meanings
from sphinx_zegocodes.site.collected.retired import (
    ShownMoved,
    ShownRetired,
    describe_departed,
    show_moved,
    show_retired,
    title_of_departed,
)
from sphinx_zegocodes.site.collected.shown import ShownEntry
from sphinx_zegocodes.site.collected.social import describe
from sphinx_zegocodes.site.collected.wording import compare_wordings
from sphinx_zegocodes.site.departed import Departed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.site.collected.wording import Comparison
    from sphinx_zegocodes.site.domain import ZegoDomain


class CodePage(msgspec.Struct, frozen=True):
    """All that is shown on the page of a code, links to other pages apart."""

    code: str
    """The code."""
    title: str
    """Code and meanings."""
    description: str
    """What it is about, in short."""
    groups: list[list[ShownEntry]]
    """Its entries; those of one group mean the same."""
    entries: list[ShownEntry]
    """The same in the order of the documents."""
    why: str | None
    """A curator's reason for the groups."""
    reasons: dict[str, str]
    """Curators' reasons why an entry is equivalent to others, by its key."""
    retired: list[ShownRetired]
    """Its entries that are no longer documented."""
    moved: list[ShownMoved]
    """Its entries that went to another code."""
    anchors: dict[str, list[str]]
    """The ids beside its own that lead to an entry, by its key."""

    @property
    def comparisons(self) -> list[Comparison]:
        """The fields that entries of the same meaning word differently."""
        return [each for group in self.groups for each in compare_wordings(group)]

    @property
    def wordings(self) -> list[str]:
        """What it means, in each way that is put."""
        return list(dict.fromkeys(shown.meaning for shown in self.entries if shown.meaning))

    @property
    def texts(self) -> Iterator[str]:
        """The texts of all entries."""
        fields = [each.fields for each in self.entries] + [each.fields for each in self.retired]
        return (field.text for field in chain(*fields))


class CodePages:
    """Puts together what the pages of codes show."""

    def __init__(
        self,
        builder: StandaloneHTMLBuilder,
        domain: ZegoDomain,
        shown: dict[str, ShownEntry],
    ) -> None:
        self._domain = domain
        self._shown = shown
        self._departed = Departed(domain)
        self.retired = {
            code: [show_retired(builder, domain, each) for each in retired]
            for code, retired in self._departed.retired.items()
        }
        """The retired entries of each code."""
        living = domain.shown_codes()
        codes = {*living, *self._departed.codes}
        self.codes = {
            code: [self._shown[entry.key] for entry in living.get(code, ())]
            for code in sorted(codes, key=lambda code: (int(code), code))
        }
        """The entries of each code that has a page, in the order of the numbers."""

    def pages(self) -> Iterator[CodePage]:
        """Yield the pages in the order of the numbers."""
        for code, entries in self.codes.items():
            yield self._page(code, entries)

    def _page(self, code: str, entries: list[ShownEntry]) -> CodePage:
        catalogue = self._domain.catalogue
        meanings = catalogue.meanings.get(code)
        known = meanings.groups if meanings else ()
        found = ([self._shown.get(entry.key) for entry in group] for group in known)
        groups = [shown for group in found if (shown := [entry for entry in group if entry])]
        retired = self.retired.get(code, [])
        moved = [show_moved(self._domain, each) for each in self._departed.moved.get(code, ())]
        keys = [each.entry.key for each in entries] + [each.entry.key for each in retired]
        return CodePage(
            code,
            f"{code} {_title_of(groups) if groups else title_of_departed(retired)}",
            describe(code, groups) if groups else describe_departed(code, retired, moved),
            groups,
            entries,
            meanings.why if meanings else None,
            {key: catalogue.reasons[key] for key in keys if key in catalogue.reasons},
            retired,
            moved,
            {key: self._departed.anchors[key] for key in keys if key in self._departed.anchors},
        )


def _title_of(groups: list[list[ShownEntry]]) -> str:
    """Return the title of a code: one meaning of each group."""
    return name_meanings(group[0].meaning for group in groups)
