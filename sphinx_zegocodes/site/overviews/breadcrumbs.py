"""Breadcrumbs: where a page stands, above its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import escape

from sphinx_zegocodes.site.addresses import CODES, INDEX
from sphinx_zegocodes.site.collected.not_found import NOT_FOUND

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_START = "首页"
_ALL_CODES = "全部返回码"
_SEARCH = "search"
_TEMPLATES = frozenset({"page.html", "search.html"})
"""The templates of the pages that people read."""


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Put the breadcrumbs before the content; the search page has a place of its own for them."""
    del doctree
    if templatename not in _TEMPLATES or pagename in (app.config.root_doc, NOT_FOUND):
        return
    app.add_css_file("zegocodes-breadcrumbs.css")
    trail = [(_START, context["pathto"](app.config.root_doc)), *_trail(pagename, context)]
    crumbs = app.builder.templates.render("zegocodes/breadcrumbs.html", {"trail": trail})
    if pagename == _SEARCH:
        context["breadcrumbs"] = crumbs
    else:
        context["body"] = f"{crumbs}\n{context['body']}"


def _trail(pagename: str, context: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the texts, as HTML, and addresses of what lies between the start and a page."""
    if pagename == _SEARCH:
        return [("搜索", "")]
    if pagename.startswith(f"{CODES}/") and pagename != INDEX:
        _, _, code = pagename.rpartition("/")
        return [(_ALL_CODES, context["pathto"](INDEX)), (escape(code.removeprefix("from-")), "")]
    parents = [(parent["title"], parent["link"]) for parent in context.get("parents") or ()]
    return [*parents, (context["title"], "")]
