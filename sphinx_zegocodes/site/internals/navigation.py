"""The navigation that all pages show: documents by group, and what it is in words.

A group has one entry in the sidebar, open on the pages of the group. Sphinx's tree has an entry for
each page, on every page: with a hundred documents a sidebar that nobody reads, and half of the
weight of a code's page. So the tree is put in order before it is rendered; the extension has the
documents' groups, which a ``toctree`` could only repeat. And Sphinx writes no page again because a
toctree elsewhere has another order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sphinx
from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment.adapters.toctree import global_toctree_for_doc

from sphinx_zegocodes.site.addresses import shelf_id
from sphinx_zegocodes.site.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

BEFORE_FRAME = 50
"""A priority before what keeps the tree of a page for others."""


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], *_: object
) -> None:
    """Have the page's tree show groups, where there are any."""
    del templatename
    domain = domain_of(app.env)
    if not domain.shelved or "toctree" not in context:
        return
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]

    def toctree(**options: Any) -> str:
        """Return the tree as HTML."""
        options = {"collapse": False, "includehidden": False, **options}
        if options.get("maxdepth") == "":
            del options["maxdepth"]
        tree = _toctree(app, pagename, **options)
        if tree is None:
            return ""
        for entries in [each for each in tree.children if isinstance(each, nodes.bullet_list)]:
            entries[:] = _Groups(builder, pagename).arranged(list(entries.children))
        return str(builder.render_partial(tree)["fragment"])

    context["toctree"] = toctree


def navigation_of(app: Sphinx) -> str:
    """Return the navigation in words; nothing where a builder shows none."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return ""
    toctree = _toctree(app, app.config.root_doc, collapse=False)
    vars(app.env).pop("master_doctree", None)  # or the next build would have this one for its own
    return toctree.pformat() if toctree else ""


def _toctree(app: Sphinx, docname: str, **options: Any) -> nodes.Element | None:
    """Return the tree of all toctrees as a page shows it."""
    if sphinx.version_info >= (9,):  # which wants to be given the tags; no other knows of them
        options["tags"] = app.tags
    return global_toctree_for_doc(app.env, docname, app.builder, **options)


class _Groups:
    """Arranges the entries of a page's tree."""

    def __init__(self, builder: StandaloneHTMLBuilder, pagename: str) -> None:
        self._builder = builder
        self._page = pagename
        self._domain = domain_of(builder.env)
        self._shelves = {
            builder.get_relative_uri(pagename, docname) or "#": shelf
            for docname, shelf in self._domain.shelved.items()
        }

    def arranged(self, items: list[nodes.Node]) -> list[nodes.Node]:
        """Return the entries, those of a group inside one where its first stood."""
        made: dict[object, nodes.Node] = {}
        own = nodes.bullet_list()
        for item in items:
            link = next(iter(item.findall(nodes.reference)), None)
            shelf = self._shelves.get(link["refuri"] or "#") if link else None
            if shelf is None or link is None or not isinstance(item, nodes.Element):
                made[item] = item
                continue
            if shelf not in made:
                made[shelf] = self._group(shelf, link["refuri"], own)
            if self._domain.shelved.get(self._page) == shelf:
                item["classes"] = [
                    "toctree-l2" if c == "toctree-l1" else c for c in item["classes"]
                ]
                own += item
        return [*made.values()]

    def _group(self, shelf: str, first: str, own: nodes.bullet_list) -> nodes.list_item:
        """Return the entry of a group, with its documents where the page is one of them."""
        domain, start = self._domain, self._builder.config.root_doc
        listed = any(each.key == "DocumentsPlace" for each in domain.placements.get(start, ()))
        uri = self._builder.get_relative_uri(self._page, start) + f"#{shelf_id(shelf)}"
        link = nodes.reference("", shelf, internal=True, refuri=uri if listed else first)
        is_open = domain.shelved.get(self._page) == shelf
        classes = ["toctree-l1", *(["current"] if is_open else [])]
        head = addnodes.compact_paragraph("", "", link, classes=classes)
        return nodes.list_item("", head, *([own] * is_open), classes=classes)
