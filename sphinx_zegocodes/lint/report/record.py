"""What a renderer is given."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
from sphinx_zegocodes.lint.report.paint import Painter, plain


class Report(msgspec.Struct, frozen=True):
    """Findings, and what it takes to show them."""

    findings: list[Diagnostic]
    """The findings in their order."""
    read: Callable[[str], bytes]
    """Returns the content of a file by the path that a finding names; may raise OSError."""
    paint: Painter = plain
    """Colours text, where a format has colours."""
