"""Files that look like documents or curation, and that nothing reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.rules.project import FileRule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_zegocodes.sources.project import Project

_MARKDOWN = frozenset({".md", ".markdown", ".mdx"})
_YAML = frozenset({".yaml", ".yml"})


def check_files(project: Project) -> Iterator[Diagnostic]:
    """Find files whose name or folder keeps them from being read; hidden ones are meant to be."""
    curation = project.curation("x").parent
    for folder, suffixes, suffix in (
        (project.sources, _MARKDOWN, ".md"),
        (curation, _YAML, ".yaml"),
    ):
        for path in sorted(folder.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if hidden or path.suffix.lower() not in suffixes or not path.is_file():
                continue
            if reason := _unread(path, folder, suffix):
                yield Diagnostic(str(path), Span(), FileRule.IGNORED_FILE, reason)


def _unread(path: Path, folder: Path, suffix: str) -> str:
    """Say why a file is not read; nothing where it is."""
    if path.parent != folder:
        return f"nothing reads this file: it is not directly in {folder}"
    if path.suffix != suffix:
        return f"nothing reads this file: its name does not end with {suffix}"
    return ""
