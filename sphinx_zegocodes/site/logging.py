"""The one place where findings become Sphinx warnings."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic

_logger = logging.getLogger(__name__)
_TYPE = "zegocodes"


class Subtype(enum.StrEnum):
    """What ``suppress_warnings`` may name, as ``zegocodes.<subtype>``."""

    DATA = "data"
    """A data file cannot be read."""
    TABLE = "table"
    """A directive names a document, a table or a column that does not exist."""
    REPEATED_TABLE = "repeated_table"
    """A table stands on more than one page, or twice on one."""
    UNPLACED_DOCUMENT = "unplaced_document"
    """No page shows a document, or any table of it."""
    THEME = "theme"
    """The theme's templates are not what they were."""


def warn(subtype: Subtype, message: str, *args: object, location: Node | str | None) -> None:
    """Warn about something at a place in the documents."""
    _logger.warning(message, *args, type=_TYPE, subtype=subtype.value, location=location)


def warn_diagnostic(diagnostic: Diagnostic) -> None:
    """Warn about a finding at its file and line."""
    warn(
        Subtype.DATA,
        "%s %s",
        diagnostic.rule.code,
        diagnostic.message,
        location=f"{diagnostic.path}:{diagnostic.span.line}",
    )
