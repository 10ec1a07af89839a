"""The frame around the pages of codes, which is the same for all of them.

None of them stands in the navigation, and all lie side by side. Working out the navigation and the
tags of styles and scripts for each page anew took half of the time of a build.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import new_document
from jinja2 import meta

from sphinx_zegocodes import __version__
from sphinx_zegocodes.site.addresses import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

FRAME = page_of("frame")
"""The name of a page that is nothing but its frame. It is no page of the site."""


class Frame:
    """What pages of codes share."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self._builder = builder
        self._trees: dict[str, str] = {}
        self._tags: dict[str, Any] = {}

    def toctree(self, **options: Any) -> str:
        """Return the navigation, in the place of Sphinx's function in the context of a page."""
        key = repr(sorted(options.items()))
        if key not in self._trees:
            self._trees[key] = self._builder._get_local_toctree(FRAME, **options)  # noqa: SLF001
        return self._trees[key]

    def share(self, context: dict[str, Any]) -> None:
        """Have tags with the checksums of their files made once."""
        for name in ("css_tag", "js_tag"):
            context[name] = self._tags.setdefault(name, cache(context[name]))

    def digest(self, bodies: AbstractSet[str]) -> str:
        """Return a digest of all that pages are made of, their contents apart.

        ``bodies`` are the templates of what stands in the frame.

        It is taken of a page that is written aside, so that nothing is missing that shows:
        templates, configuration, navigation, versions, styles and scripts.
        """
        written = Path(self._builder.doctreedir, "zegocodes-frame.html")
        link = {"link": "", "title": ""}
        context: dict[str, Any] = {"title": "", "description": "", "metatags": "", "body": ""}
        context |= {"prev": link, "next": link, "toctree": self.toctree}
        self._builder.handle_page(FRAME, context, "page.html", outfilename=written)
        digest = hashlib.blake2b(written.read_bytes(), digest_size=12)
        for source in (__version__, *self._sources(sorted(bodies))):
            digest.update(source.encode())
        return digest.hexdigest()

    def _sources(self, names: list[str]) -> Iterator[str]:
        """Yield the sources of templates, and of all templates that they name."""
        environment = self._builder.templates.environment
        for name in names:
            source, _, _ = environment.loader.get_source(environment, name)
            yield source
            named = meta.find_referenced_templates(environment.parse(source))
            names += sorted({other for other in named if other} - {*names})


class Fragments:
    """Renders nodes that stand in no document."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        document = new_document("", builder.docsettings)
        self._writer: HTML5Translator = builder.create_translator(document, builder)  # type: ignore[assignment]

    def render(self, parts: Iterable[nodes.Node]) -> str:
        """Return nodes as HTML."""
        self._writer.body = []
        for part in nodes.entry("", *parts).children:  # which need a parent
            part.walkabout(self._writer)
        return "".join(self._writer.body)
