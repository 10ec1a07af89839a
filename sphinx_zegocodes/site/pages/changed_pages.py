"""Which collected pages were made of what, so that a build writes only those that changed.

A page is made of its content, and of a frame that all share: templates, messages, configuration,
navigation, versions, styles and scripts. What the frame is made of is known by writing one aside.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes import __version__
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.catalogue.wording import MESSAGES, catalogue_of
from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.internals.html import SHARES_FRAME

if TYPE_CHECKING:
    from typing import Any

    from sphinx.builders.html import StandaloneHTMLBuilder

FRAME = page_of("frame")
"""The name of a page that is nothing but its frame. It is no page of the site."""


class ChangedPages:
    """The pages of this build, and what is known of those of the one before."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self._builder = builder
        self._frame = _frame_digest(builder)
        self._file = Path(builder.doctreedir, f"zegocodes-pages-{builder.name}.msgpack")
        self._before = self._load()
        self._digests: dict[str, str] = {}
        self._file.unlink(missing_ok=True)  # if this build fails, nothing is known of its pages

    def note(self, name: str, page: msgspec.Struct) -> bool:
        """Note what a page is made of; tell whether it has to be written."""
        content = msgspec.msgpack.encode(page)
        digest = hashlib.blake2b(content, digest_size=12, key=self._frame).hexdigest()
        self._digests[name] = digest
        is_same = self._before.get(name) == digest
        return not (is_same and self._builder.get_output_path(name).exists())

    def save(self) -> None:
        """Keep what the pages were made of, for the next build."""
        write_if_changed(self._file, msgspec.msgpack.encode(self._digests))

    def _load(self) -> dict[str, str]:
        try:
            return msgspec.msgpack.decode(self._file.read_bytes(), type=dict[str, str])
        except (OSError, msgspec.DecodeError):
            return {}


def _frame_digest(builder: StandaloneHTMLBuilder) -> bytes:
    """Return a digest of all that pages share."""
    written = Path(builder.doctreedir, "zegocodes-frame.html")
    link = {"link": "", "title": ""}
    context: dict[str, Any] = {"title": "", "description": "", "metatags": "", "body": ""}
    context |= {"prev": link, "next": link, SHARES_FRAME: True}
    builder.handle_page(FRAME, context, "page.html", outfilename=written)
    templates = builder.templates.newest_template_mtime()
    rest = f"{builder.outdir}\0{templates}\0{__version__}"
    catalogue = catalogue_of(builder.config.language, MESSAGES)
    messages = catalogue.read_bytes() if catalogue else b""
    return hashlib.blake2b(written.read_bytes() + rest.encode() + messages).digest()
