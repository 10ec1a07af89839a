"""Which collected pages were made of what, so that a build writes only those that changed.

A page is made of its content, and of a frame that all share.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.storage import write_if_changed

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder


class _Made(msgspec.Struct):
    """What was written."""

    out: str
    """The folder of the site."""
    frame: str
    """A digest of what all pages share."""
    pages: dict[str, str]
    """A digest of the content of each page, by its name."""


class ChangedPages:
    """The pages of this build, and what is known of those of the one before."""

    def __init__(self, builder: StandaloneHTMLBuilder, frame: str) -> None:
        self._builder = builder
        self._file = Path(builder.doctreedir, f"zegocodes-pages-{builder.name}.msgpack")
        self._made = _Made(str(builder.outdir), frame, {})
        before = self._load()
        same = (before.out, before.frame) == (self._made.out, self._made.frame)
        self._before = before.pages if same else {}
        self._file.unlink(missing_ok=True)  # if this build fails, nothing is known of its pages

    def note(self, name: str, content: msgspec.Struct) -> bool:
        """Note what a page is made of; tell whether it has to be written."""
        digest = hashlib.blake2b(msgspec.msgpack.encode(content), digest_size=12).hexdigest()
        self._made.pages[name] = digest
        is_same = self._before.get(name) == digest
        return not (is_same and self._builder.get_output_path(name).exists())

    def save(self) -> None:
        """Keep what the pages were made of, for the next build."""
        write_if_changed(self._file, msgspec.msgpack.encode(self._made))

    def _load(self) -> _Made:
        try:
            return msgspec.msgpack.decode(self._file.read_bytes(), type=_Made)
        except (OSError, msgspec.DecodeError):
            return _Made("", "", {})
