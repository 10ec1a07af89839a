"""What can be wrong with a table, its rows and its codes."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class TableRule(Rule):
    """What can be wrong with a table, its rows and its codes."""

    TORN_ROW = "ZC101", Severity.WARNING
    """A table row is torn over several lines."""

    MISSING_CLOSING_PIPE = "ZC102", Severity.WARNING
    """A row does not end with a pipe."""

    MISSING_OPENING_PIPE = "ZC103", Severity.WARNING
    """A row does not begin with a pipe, though the table's header does."""

    MISSING_CELL = "ZC104", Severity.WARNING
    """A row has fewer cells than its header."""

    SURPLUS_CELL = "ZC105", Severity.ERROR
    """A row has more cells than its header; most likely a pipe is not escaped."""

    PIPE_IN_CODE = "ZC106", Severity.WARNING
    """A pipe inside a code span is not escaped; Markdown would split the cell there."""

    BROKEN_DELIMITER = "ZC107", Severity.WARNING
    """The row of dashes does not fit the header; Markdown would show a paragraph."""

    UNKNOWN_HEADER = "ZC108", Severity.ERROR
    """A column's meaning cannot be told from its header, or two columns mean the same."""

    BAD_CODE = "ZC109", Severity.ERROR
    """A code cell is empty or holds something that is no number."""

    REPEATED_CODE = "ZC110", Severity.ERROR
    """A code stands twice in one table."""

    UNCLOSED_TABLE = "ZC111", Severity.ERROR
    """An HTML table has no end."""

    ROW_OUTSIDE_TABLE = "ZC112", Severity.ERROR
    """A line looks like a table row and belongs to no table."""

    EMPTY_CODE = "ZC113", Severity.ERROR
    """A row has no code."""

    CODE_OUT_OF_ORDER = "ZC114", Severity.WARNING
    """A code is smaller than one above it, in a table that otherwise counts upwards."""

    CODE_OUT_OF_RANGE = "ZC115", Severity.WARNING
    """A code is outside the range that the heading of its table announces."""

    TEXT_OUTSIDE_CELL = "ZC116", Severity.WARNING
    """An HTML table holds text outside its cells."""

    TRAILING_SPACE = "ZC117", Severity.WARNING
    """White space follows the closing pipe of a row."""
