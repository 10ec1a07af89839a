"""What can be wrong with the text of a field."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class FieldRule(Rule):
    """What can be wrong with the text of a field."""

    MISSING_LABEL = "ZC201", Severity.WARNING
    """A later field of a cell has no label; its place among the others decided."""

    REPEATED_LABEL = "ZC202", Severity.WARNING
    """A field stands twice in one row; both texts are kept."""

    MISSING_DESCRIPTION = "ZC203", Severity.WARNING
    """A row does not say what its code means."""

    MISSING_ADVICE = "ZC204", Severity.WARNING
    """An error has no advice, in a table that gives advice."""

    MISSING_FULL_STOP = "ZC205", Severity.WARNING
    """A text does not end with a 。 where those beside it do, or ends with a full stop of ASCII."""

    MIXED_PUNCTUATION = "ZC206", Severity.WARNING
    """A half-width mark stands in Chinese text."""

    TYPOGRAPHY = "ZC207", Severity.NOTE
    """Chinese and Latin text are not set apart as is usual."""
