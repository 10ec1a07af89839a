"""What the columns of a scanned table hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.sources.dialect.columns import read_headers

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.dialect.columns import Header
    from sphinx_zegocodes.sources.tables.cells import ScannedTable


def headers_of(text: str, table: ScannedTable) -> list[Header]:
    """Return the headers of a table."""

    def column(number: int) -> list[str]:
        cells = (cell for row in table.rows for cell in row.cells[number : number + 1])
        return [text[cell.start : cell.end] for cell in cells]

    return read_headers([text[cell.start : cell.end] for cell in table.header.cells], column)


def has_codes(text: str, table: ScannedTable) -> bool:
    """Tell whether a table holds codes; one that does not is prose."""
    return any(header.meaning == "code" for header in headers_of(text, table))
