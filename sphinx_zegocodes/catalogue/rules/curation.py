"""What can be wrong with what people wrote in curation."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class CurationRule(Rule):
    """What can be wrong with what people wrote in curation."""

    BAD_CURATION = "ZC601", Severity.ERROR
    """A curation file breaks its schema, or repeats a key."""

    STALE_ERRATUM = "ZC602", Severity.ERROR
    """An erratum corrects text that is no longer in the source."""

    STALE_WAIVER = "ZC603", Severity.ERROR
    """A waiver accepts a finding that is no longer made."""

    UNKNOWN_REFERENCE = "ZC604", Severity.ERROR
    """Curation names an entry, table or rule that does not exist."""

    STALE_TOMBSTONE = "ZC605", Severity.ERROR
    """A tombstone or a move stands for an entry that is in the source."""
