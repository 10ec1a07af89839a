"""All tables of a text, those written with pipes and those written in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.sources.tables.html_tables import scan_html_tables
from sphinx_zegocodes.sources.tables.scanner import Scan, scan_pipe_tables

if TYPE_CHECKING:
    from sphinx_zegocodes.sources.tables.blocks import Lines
    from sphinx_zegocodes.sources.text import SourceText


def scan_tables(source: SourceText, lines: Lines) -> Scan:
    """Find every table outside code, comments and front matter, in order of appearance."""
    html, pipes = scan_html_tables(source, lines), scan_pipe_tables(source, lines)
    tables = sorted(html.tables + pipes.tables, key=lambda table: table.header.start)
    return Scan(tables, html.diagnostics + pipes.diagnostics)
