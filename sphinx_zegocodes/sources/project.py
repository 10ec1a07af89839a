"""Where the parts of a project are: its sources, data and pages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Span


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[tool.zegocodes]`` in ``pyproject.toml``; paths are relative to it."""

    sources: str = "docs/sources"
    """The folder of the documents as published."""
    data: str = "data"
    """The folder of ``codes/`` and ``curation/``."""
    pages: str = "docs"
    """The folder of the site's pages."""
    base_url: str = "https://doc-zh.zego.im"
    """The site that the documents' site-absolute links go to."""


class Project(msgspec.Struct, frozen=True):
    """A project's folders, absolute or as the user named them."""

    sources: Path
    """The documents as published: ``<document>.md``."""
    data: Path
    """The data folder."""
    pages: Path
    """The site's pages."""
    base_url: str
    """Where site-absolute links go, without a slash at the end."""

    def documents(self) -> list[str]:
        """Return the ids of all documents that have a source, sorted."""
        return sorted(path.stem for path in self.sources.glob("*.md"))

    def source(self, document: str) -> Path:
        """Return the path of a document as published."""
        return self.sources / f"{document}.md"

    def codes(self, document: str) -> Path:
        """Return the path of a document's data."""
        return self.data / "codes" / f"{document}.json"

    def curation(self, document: str) -> Path:
        """Return the path of what people know about a document."""
        return self.data / "curation" / f"{document}.yaml"

    @property
    def curation_schema(self) -> Path:
        """The JSON Schema that editors check curation files with."""
        return self.data / "curation" / "schema.json"


def load_project(folder: Path) -> tuple[Project | None, list[Diagnostic]]:
    """Read the settings of the project in a folder; without any, the defaults hold."""
    path = folder / "pyproject.toml"
    try:
        tools = tomllib.loads(path.read_text("utf-8")).get("tool", {}) if path.exists() else {}
        settings = msgspec.convert(tools.get("zegocodes", {}), Settings)
    except (OSError, ValueError) as error:
        message = f"cannot be read: {error}"
        return None, [Diagnostic(str(path), Span(), Rule.UNREADABLE_FILE, message)]
    project = Project(
        folder / settings.sources,
        folder / settings.data,
        folder / settings.pages,
        settings.base_url.rstrip("/"),
    )
    if not project.sources.is_dir():
        message = "there is no such folder of sources; is this the project's folder?"
        return None, [Diagnostic(str(project.sources), Span(), Rule.UNREADABLE_FILE, message)]
    return project, []
