"""Links of Sphinx's own that lead nowhere in some builders.

``singlehtml`` gives those of the navigation an anchor for the document and another for the section,
and those to the start page an anchor that is nowhere. It has no page for the search, and in that of
``devhelp`` there is no index to search.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinxcontrib.devhelp import DevhelpBuilder

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx

_TWO_ANCHORS = re.compile(r'(?<= href=")#document-[^"#]*(?=#)')


def on_builder_inited(app: Sphinx) -> None:
    """Have the links corrected as pages are rendered, and none made to the search."""
    builder = app.builder
    if isinstance(builder, SingleFileHTMLBuilder | DevhelpBuilder):
        builder.search = False
    if isinstance(builder, SingleFileHTMLBuilder):
        render = builder.templates.render
        start = f' href="#document-{app.config.root_doc}"'

        def render_landing(template: str, context: dict[str, Any]) -> str:
            return _TWO_ANCHORS.sub("", render(template, context)).replace(start, ' href="#"')

        builder.templates.render = render_landing
