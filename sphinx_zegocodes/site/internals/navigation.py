"""What all pages show of the toctrees.

Sphinx writes no page again because a toctree elsewhere has another order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment.adapters.toctree import global_toctree_for_doc

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def navigation_of(app: Sphinx) -> str:
    """Return the navigation in words; nothing where a builder shows none."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return ""
    root, env = app.config.root_doc, app.env
    # Sphinx 9 wants to be given the tags, and those before know no such argument.
    tags: dict[str, Any] = {"tags": app.tags} if sphinx.version_info >= (9,) else {}
    toctree = global_toctree_for_doc(env, root, app.builder, collapse=False, **tags)
    vars(env).pop("master_doctree", None)  # or the next build would have this one for its own
    return toctree.pformat() if toctree else ""
