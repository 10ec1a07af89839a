"""Links from what a page says to its line in the sources, and to a new issue about it.

They are there where Furo's options say where the repository is::

    html_theme_options = {
        "source_repository": "https://github.com/example/codes",
        "source_branch": "main",
        "source_directory": "docs",
    }

Lines are no data: each build reads them from the sources, and writes those pages again that show
other ones. The reader is handed in, as the site knows no sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import msgspec

from sphinx_zegocodes.catalogue.permalinks import address_of
from sphinx_zegocodes.catalogue.plain_text import plain_text
from sphinx_zegocodes.catalogue.wording import gettext, labelled

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.records import Document, Entry

_MOST_QUOTED, _MOST_TITLED = 100, 80
"""How many characters an issue quotes of a text, and has in its title: of Chinese each takes nine
in an address, and servers take addresses of 8,000."""


class Host(msgspec.Struct, frozen=True):
    """How a host of repositories names files and new issues."""

    file: str
    """The path of a file below the repository, made of branch and path."""
    line: str
    """What follows for a line of it."""
    issue: str
    """The path of a new issue, made of its title and text."""


_GITHUB = Host("/blob/{}/{}?plain=1", "#L{}", "/issues/new?title={}&body={}")
_GITLAB = Host(
    "/-/blob/{}/{}?plain=1", "#L{}", "/-/issues/new?issue%5Btitle%5D={}&issue%5Bdescription%5D={}"
)
_FORGEJO = Host("/src/branch/{}/{}?display=source", "#L{}", "/issues/new?title={}&body={}")
_HOSTS = {
    "github": _GITHUB,
    "gitlab": _GITLAB,
    "codeberg": _FORGEJO,
    "forgejo": _FORGEJO,
    "gitea": _FORGEJO,
}
"""The hosts by a word of their names. They show the line of a file; to edit it is one click more,
as addresses of their editors take no line."""


class SourceLink(msgspec.Struct, frozen=True):
    """Where a text leads."""

    edit: str
    """The address of its line in the repository."""
    report: str
    """The address of a new issue that is filled in."""


class SourceLinks(msgspec.Struct, frozen=True):
    """Makes the links of a project."""

    repository: str
    """The address of the repository."""
    host: Host
    """What it is hosted by."""
    branch: str
    """The branch that people edit."""
    folder: str
    """The folder of the sources in the repository."""
    home: str
    """The address of the site, where it is known."""
    lines: dict[str, int]
    """The line of each entry's row, by key."""

    def of_entry(self, entry: Entry, title: str) -> SourceLink:
        """Return the links of an entry; ``title`` says in a line what it is."""
        text = "".join(
            f"> {labelled(column.label, plain_text(text))}\n"
            for column in entry.table.columns
            if column.field != "code" and (text := entry.row.text(column.field))
        )
        quoted = text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…\n"
        address = self.home + address_of(entry.key)
        body = _body(gettext("Entry"), entry.key, address, quoted)
        return self._link(entry.document.id, self.lines.get(entry.key), title, body)

    def of_document(self, document: Document, address: str) -> SourceLink:
        """Return the links of a document; ``address`` is that of its page below the site's root."""
        body = _body(gettext("Document"), document.id, f"{self.home}/{address}")
        return self._link(document.id, None, document.title, body)

    def _link(self, document: str, line: int | None, title: str, body: str) -> SourceLink:
        path = quote(f"{self.folder}/{document}.md")
        edit = self.repository + self.host.file.format(quote(self.branch), path)
        edit += self.host.line.format(line) if line else ""
        said = (quote(text, safe="") for text in (title[:_MOST_TITLED], body))
        return SourceLink(edit, self.repository + self.host.issue.format(*said))


def _body(what: str, key: str, address: str, quoted: str = "") -> str:
    """Return the lines that say what an issue is about."""
    about = labelled(what, key), labelled(gettext("Address"), address)
    return "\n".join((*about, "", *([quoted] if quoted else []), gettext("Problem:"), ""))


def host_of(repository: str) -> Host | None:
    """Return what hosts a repository; None for an address that is not understood."""
    address = urlsplit(repository)
    known = (host for word, host in _HOSTS.items() if word in (address.hostname or ""))
    return next(known, None) if address.scheme == "https" else None
