"""What ``zegocodes lint --explain`` prints of a rule."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.rules.documentation import documentation_of

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.diagnostics import Rule

_WIDTH = 80
_INDENT = "    "


def explain_rule(rule: Rule) -> str:
    """Return the documentation of a rule as plain text, to be read in a terminal."""
    documentation = documentation_of(rule)
    paragraphs = (
        f"{rule.slug} ({rule.code}), {rule.severity}",
        textwrap.fill(documentation.summary, _WIDTH),
        textwrap.fill(f"Why: {documentation.why}", _WIDTH),
        "Bad:",
        textwrap.indent(documentation.bad.text, _INDENT),
        "Good:",
        textwrap.indent(documentation.good.text, _INDENT),
    )
    return "\n\n".join(paragraphs)
