"""What a ticket says of an entry: the texts that readers copy, the same on both of its pages.

They stand in ``data-`` attributes of the entry's anchor. The script ``zegocodes.js`` adds the
address of the site, and the buttons.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.meanings import meaning_of
from sphinx_zegocodes.catalogue.plain_text import plain_lines
from sphinx_zegocodes.catalogue.wording import in_brackets, labelled
from sphinx_zegocodes.site.addresses import page_of

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.site.domain import ZegoDomain

_VENDOR = "ZEGO"


class Ticket(msgspec.Struct, frozen=True):
    """What readers copy of an entry."""

    code: str
    """The bare code, as printed."""
    title: str
    """Code, meaning and place: ``ZEGO 104 房间不存在（RTC 服务端 API › 房间信令接口）``."""
    advice: str
    """What to do, after what the document calls it; empty where nothing is said."""
    address: str
    """The permanent link, relative to the root of the site."""

    def attributes(self) -> str:
        """Return the attributes that hand the texts to the script."""
        # Writing a line break as it is would leave it to whatever handles the page next.
        values = {
            name: html.escape(value, quote=False).replace('"', "&quot;").replace("\n", "&#10;")
            for name, value in msgspec.structs.asdict(self).items()
        }
        return " ".join(f'data-zego-{name}="{value}"' for name, value in values.items() if value)


def titled(code: str, meaning: str, place: str) -> str:
    """Return the title of a ticket."""
    return in_brackets(f"{_VENDOR} {code} {meaning}".strip(), place)


def ticket_of(entry: Entry, domain: ZegoDomain) -> Ticket:
    """Return what readers copy of an entry."""
    label = next((c.label for c in entry.table.columns if c.field == "action"), "")
    advice = plain_lines(entry.row.action) if entry.row.action else []
    return Ticket(
        entry.label,
        titled(entry.label, meaning_of(entry), entry.place),
        labelled(label, *advice) if advice else "",
        f"{domain.builder.get_target_uri(page_of(entry.code))}#{entry.anchor}",
    )
