"""What can be wrong with the mark-up inside a cell."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class MarkupRule(Rule):
    """What can be wrong with the mark-up inside a cell."""

    UNKNOWN_TAG = "ZC301", Severity.WARNING
    """A tag that the dialect does not know is kept as text."""

    UNBALANCED_TAG = "ZC302", Severity.WARNING
    """A tag is opened and not closed, or closed and not opened."""

    IGNORED_MARKUP = "ZC303", Severity.WARNING
    """A component or comment that carries no text for the reader is left out."""

    BAD_LINK = "ZC304", Severity.WARNING
    """A link's address cannot be used; its text is kept."""

    STRAY_COMPONENT = "ZC305", Severity.WARNING
    """A component without content is left out."""

    FORBIDDEN_SCHEME = "ZC306", Severity.WARNING
    """A link has an address of a scheme that is not allowed; its text is kept."""

    MISMATCHED_ANCHOR = "ZC307", Severity.WARNING
    """A link names one API and leads to the anchor of another."""

    SCRIPT_ATTRIBUTE = "ZC308", Severity.WARNING
    """A tag has an attribute that could run a script; it is left out."""

    IMAGE_IN_CELL = "ZC309", Severity.WARNING
    """An image in a cell becomes a link."""
