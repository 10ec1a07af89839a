"""The role ``zego:code``: a link to a code or an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.roles import XRefRole

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.environment import BuildEnvironment


class CodeRole(XRefRole):
    """Links to a code or an entry; without a text of its own it shows the bare code."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: Element,
        has_explicit_title: bool,  # noqa: FBT001 - Sphinx's signature
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Return the text and the target of a link."""
        del env, refnode
        target = target.strip()
        return (title if has_explicit_title else title.rpartition("/")[2].strip()), target
