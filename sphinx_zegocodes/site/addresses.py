"""The pages that are collected, not read: their names, and how other pages refer to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
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
FILES = {
    "zego-codes-json": "codes.json",
    "zego-codes-csv": "codes.csv",
    "zego-codes-schema": "codes.schema.json",
}
"""What ``{ref}`` calls the files with the data."""


def page_of(code: str) -> str:
    """Return the name of a code's page."""
    return f"{CODES}/{code}"


def on_missing_reference(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: Element
) -> Element | None:
    """Resolve ``{ref}`zego-codes``` and the like to what is collected, not read.

    Builders that do not collect it have the start page instead of pages, and nothing of files.
    """
    domain: ZegoDomain = env.get_domain("zego")  # type: ignore[assignment]
    label = node["reftarget"] if node.get("reftype") == "ref" else ""
    if label in FILES and not domain.has_code_pages:
        return contnode
    if label in FILES:
        address = relative_uri(app.builder.get_target_uri(node["refdoc"]), FILES[label])
        return nodes.reference("", "", contnode, internal=True, refuri=address)
    if label in LABELS:
        docname = LABELS[label] if domain.has_code_pages else app.config.root_doc
        return make_refnode(app.builder, node["refdoc"], docname, "", contnode)
    return None
