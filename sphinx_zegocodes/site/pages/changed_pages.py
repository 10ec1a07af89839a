"""Which collected pages were made of what, so that a build writes only those that changed.

A page is made of its content, and of a frame that all share: templates, configuration, navigation,
versions, styles and scripts. What the frame is made of is known by writing one aside.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from jinja2 import meta

from sphinx_zegocodes import __version__
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.site.addresses import page_of
from sphinx_zegocodes.site.internals.html import SHARES_FRAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from typing import Any

    from sphinx.builders.html import StandaloneHTMLBuilder

FRAME = page_of("frame")
"""The name of a page that is nothing but its frame. It is no page of the site."""


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

    def __init__(self, builder: StandaloneHTMLBuilder, templates: AbstractSet[str]) -> None:
        self._builder = builder
        self._file = Path(builder.doctreedir, f"zegocodes-pages-{builder.name}.msgpack")
        self._made = _Made(str(builder.outdir), _frame_digest(builder, templates), {})
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


def _frame_digest(builder: StandaloneHTMLBuilder, templates: AbstractSet[str]) -> str:
    """Return a digest of all that pages with bodies by these templates share."""
    written = Path(builder.doctreedir, "zegocodes-frame.html")
    link = {"link": "", "title": ""}
    context: dict[str, Any] = {"title": "", "description": "", "metatags": "", "body": ""}
    context |= {"prev": link, "next": link, SHARES_FRAME: True}
    builder.handle_page(FRAME, context, "page.html", outfilename=written)
    digest = hashlib.blake2b(written.read_bytes(), digest_size=12)
    for source in (__version__, *_sources(builder, sorted(templates))):
        digest.update(source.encode())
    return digest.hexdigest()


def _sources(builder: StandaloneHTMLBuilder, names: list[str]) -> Iterator[str]:
    """Yield the sources of templates, and of all templates that they name."""
    environment = builder.templates.environment
    for name in names:
        source, _, _ = environment.loader.get_source(environment, name)
        yield source
        named = meta.find_referenced_templates(environment.parse(source))
        names += sorted({other for other in named if other} - {*names})
