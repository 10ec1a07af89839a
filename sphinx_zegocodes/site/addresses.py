"""The pages that are collected, not read: their names, and how other pages refer to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_zegocodes.site.domain import ZegoDomain

CODES = "codes"
"""The folder of the code pages."""
INDEX = f"{CODES}/index"
"""The page of all codes."""
RELATIONS = "relations/index"
"""The page of all relations."""
LABELS = {"zego-codes": INDEX, "zego-relations": RELATIONS}
"""What ``{ref}`` calls them."""


def page_of(code: str) -> str:
    """Return the name of a code's page."""
    return f"{CODES}/{code}"


def on_missing_reference(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: Element
) -> nodes.reference | None:
    """Resolve ``{ref}`zego-codes``` and the like to pages that are collected, not read."""
    domain: ZegoDomain = env.get_domain("zego")  # type: ignore[assignment]
    if node.get("reftype") != "ref" or node["reftarget"] not in LABELS:
        return None
    docname = LABELS[node["reftarget"]] if domain.has_code_pages else app.config.root_doc
    return make_refnode(app.builder, node["refdoc"], docname, "", contnode)
