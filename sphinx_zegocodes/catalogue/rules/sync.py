"""How sources, data and pages can disagree."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class SyncRule(Rule):
    """How sources, data and pages can disagree."""

    ROW_NOT_IN_DATA = "ZC401", Severity.ERROR
    """A row of the source is missing in the data."""

    ROW_NOT_IN_SOURCE = "ZC402", Severity.ERROR
    """A row of the data is missing in the source."""

    TEXT_DIFFERS = "ZC403", Severity.ERROR
    """Source and data say different things."""

    ORDER_DIFFERS = "ZC404", Severity.ERROR
    """Source and data have the same rows in different order."""

    STALE_DATA = "ZC405", Severity.ERROR
    """A generated file is missing or out of date."""

    TABLE_MISMATCH = "ZC406", Severity.ERROR
    """The tables of the source and those of the curation file are not the same."""

    TABLE_NOT_ON_ONE_PAGE = "ZC407", Severity.ERROR
    """A table does not stand once, on its document's page, under its heading."""

    PROSE_NOT_ON_PAGE = "ZC408", Severity.ERROR
    """A heading, paragraph or code block of the source is missing on its page."""

    PROSE_NOT_IN_SOURCE = "ZC409", Severity.ERROR
    """A heading, paragraph or code block of a document's page is missing in the source."""
