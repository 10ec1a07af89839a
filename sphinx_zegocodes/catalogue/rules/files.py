"""What can be wrong with a file as a whole."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class FileRule(Rule):
    """What can be wrong with a file as a whole."""

    UNREADABLE_FILE = "ZC001", Severity.ERROR
    """A file is missing, no UTF-8, or cannot be parsed, or cannot be written."""

    UNCURATED_DOCUMENT = "ZC002", Severity.ERROR
    """A source document has no curation file or no usable name, or a data file has no source."""

    MISSING_PAGE = "ZC003", Severity.ERROR
    """A source document has no page on the site."""

    IGNORED_FILE = "ZC004", Severity.WARNING
    """A file stands where documents or curation are kept, and nothing reads it."""
