"""What the search page and the pages that it finds need besides: a style, and a place for marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the search page its style, and let found words be marked in the content alone.

    Sphinx's script marks them inside ``div.body``, which Furo lacks; on the whole page it fails in
    the titles of Furo's icons.
    """
    del templatename, doctree
    if pagename == "search":
        app.add_css_file("zegocodes-search.css")
    elif app.config.html_theme == "furo" and "body" in context:
        context["body"] = f'<div class="body">{context["body"]}</div>'
