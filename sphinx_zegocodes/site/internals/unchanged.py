"""Pages that come out as they were keep their files, and so the time that they changed.

Sphinx writes a page again where another one changed that its navigation names, and the search page
on every build. Servers and tools that copy sites tell by the time of a file whether it changed.
Without this, a build that changed one code would have 30 files and more to be copied; no page would
be another.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sphinx.application import Sphinx


class _Page(type(Path())):  # type: ignore[misc]
    """The file of a page, which is written only if its text changed."""

    made_from = 0.0
    """When the latest changed of what the page is made from, as Sphinx knows it."""

    def write_text(
        self, data: str, encoding: str = "utf-8", errors: str = "strict", **options: Any
    ) -> int:
        """Write the page. Where its source is newer, Sphinx would do so on every build."""
        content = data.encode(encoding, errors)
        is_current = self.is_file() and self.stat().st_mtime >= self.made_from
        if is_current and self.read_bytes() == content:
            return len(data)
        written: int = super().write_text(data, encoding, errors, **options)
        return written


def on_builder_inited(app: Sphinx) -> None:
    """Have the builder know the files of its pages as such."""
    builder = app.builder
    if isinstance(builder, StandaloneHTMLBuilder):
        builder.get_output_path = _keeping(builder)  # type: ignore[method-assign]


def _keeping(builder: StandaloneHTMLBuilder) -> Callable[[str], Path]:
    """Return what the builder asks for the file of a page."""
    path_of = builder.get_output_path
    templates = builder.templates.newest_template_mtime()

    def get_output_path(page_name: str, /) -> Path:
        page = _Page(path_of(page_name))
        page.made_from = templates
        if page_name in builder.env.all_docs:
            source = builder.env.doc2path(page_name)
            page.made_from = max(templates, source.stat().st_mtime if source.exists() else 0)
        return page

    return get_output_path
