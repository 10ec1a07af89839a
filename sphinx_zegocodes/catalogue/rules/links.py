"""What can be wrong with permanent links and relations."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class LinkRule(Rule):
    """What can be wrong with permanent links and relations."""

    ENTRY_GONE = "ZC501", Severity.ERROR
    """A published entry is not in the sources, and neither retired nor moved."""

    REUSED_KEY = "ZC502", Severity.ERROR
    """The key of a retired or moved entry is back in the source with another meaning."""

    BAD_MOVE = "ZC503", Severity.ERROR
    """A move leads to itself or round in a circle, or from an entry that was never published."""

    UNSERVED_PERMALINK = "ZC504", Severity.ERROR
    """An address that was published leads nowhere any longer."""

    BAD_PERMALINK = "ZC505", Severity.ERROR
    """A line of permalinks.txt is no address of the site."""

    UNDECIDED_MEANING = "ZC511", Severity.ERROR
    """A code stands in several tables in different words, and nobody said what that means."""

    ONE_SIDED_EQUIVALENCE = "ZC512", Severity.WARNING
    """A text names some of the codes that mean the same, and not all."""

    UNKNOWN_EQUIVALENT = "ZC513", Severity.WARNING
    """A text says that a code means the same, and its table has no such code."""

    BAD_MEANINGS = "ZC514", Severity.ERROR
    """Curation groups the entries of a code wrongly, or needlessly."""
