"""How findings are shown: a renderer for each format, over the one record of a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.lint.report import as_github, as_json, as_sarif, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_zegocodes.lint.report.report import Report

FORMATS: dict[str, Callable[[Report], Iterator[str]]] = {
    "text": as_text.render,
    "json": as_json.render,
    "github": as_github.render,
    "sarif": as_sarif.render,
}
"""Yields a report piece by piece, line ends included."""
