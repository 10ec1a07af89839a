"""Where the parts of a project are: its sources, data and pages."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.releases import CHANGES
from sphinx_zegocodes.catalogue.rules.project import FileRule
from sphinx_zegocodes.catalogue.storage import WORDS, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_zegocodes.catalogue.records import Language

_TOML_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[tool.zegocodes]`` in ``pyproject.toml``; paths are relative to it."""

    sources: str = "docs/sources"
    """The folder of the documents as published."""
    data: str = "data"
    """The folder of ``codes/`` and ``curation/``."""
    pages: str = "docs"
    """The folder of the site's pages."""
    base_url: Annotated[str, msgspec.Meta(pattern="^https?://")] = "https://doc-zh.zego.im"
    """The site that the documents' site-absolute links go to."""
    language: str = "zh_CN"
    """The language of the project, as in ``conf.py``: ``explain`` speaks it, and documents whose
    curation names no other are in it."""


class _Tools(msgspec.Struct, frozen=True):
    zegocodes: Settings = Settings()


class _PyProject(msgspec.Struct, frozen=True):
    tool: _Tools = _Tools()


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
    language: str = "zh_CN"
    """The language of the project."""
    unsaved: dict[Path, bytes] = {}
    """What an editor holds of files, as against what stands on disk."""

    @property
    def document_language(self) -> Language:
        """The language of documents whose curation names no other."""
        return "en" if self.language.partition("_")[0] == "en" else "zh"

    def with_unsaved(self, files: Mapping[Path, bytes]) -> Self:
        """Return the project with other content of some files, not yet saved."""
        return msgspec.structs.replace(self, unsaved={**self.unsaved, **files})

    def read(self, path: Path) -> bytes:
        """Return the content of a file; raises OSError where it cannot be read."""
        return self.unsaved[path] if path in self.unsaved else read_file(path)

    def documents(self) -> list[str]:
        """Return the ids of all documents that have a source, sorted; hidden files are none."""
        return sorted(path.stem for path in self.sources.glob("[!.]*.md"))

    def source(self, document: str) -> Path:
        """Return the path of a document as published."""
        return self.sources / f"{document}.md"

    def codes(self, document: str) -> Path:
        """Return the path of a document's data."""
        return self.data / "codes" / f"{document}.json"

    def page(self, document: str) -> Path:
        """Return the path of a document's page."""
        return self.pages / f"{document}.md"

    def curation(self, document: str) -> Path:
        """Return the path of what people know about a document."""
        return self.data / "curation" / f"{document}.yaml"

    def curation_files(self) -> list[Path]:
        """Return the paths of all curation files, sorted; hidden files are none."""
        return sorted((self.data / "curation").glob("[!.]*.yaml"))

    @property
    def permalinks(self) -> Path:
        """The addresses that were ever published."""
        return self.data / "permalinks.txt"

    @property
    def changes(self) -> Path:
        """What each release changed."""
        return self.data / CHANGES

    @property
    def curation_schema(self) -> Path:
        """The JSON Schema that editors check curation files with."""
        return self.data / "curation" / "schema.json"

    @property
    def words(self) -> Path:
        """What people call things, for the look-up."""
        return self.data / WORDS

    @property
    def words_schema(self) -> Path:
        """The JSON Schema that editors check that file with."""
        return self.data / "words.schema.json"


def find_project(folder: Path) -> Path:
    """Return the nearest folder, from one upwards, whose settings name a project; else itself."""
    for parent in (folder.absolute(), *folder.absolute().parents):
        try:
            named = "[tool.zegocodes]" in (parent / "pyproject.toml").read_text("utf-8", "replace")
        except OSError:
            continue
        if named:
            return Path(os.path.relpath(parent, folder))
    return Path()


def load_project(folder: Path) -> tuple[Project | None, list[Diagnostic]]:
    """Read the settings of the project in a folder, which has to have sources."""
    project, diagnostics = read_settings(folder)
    if project is not None and not project.sources.is_dir():
        message = "there is no such folder of sources; is this the project's folder?"
        return None, [Diagnostic(str(project.sources), Span(), FileRule.UNREADABLE_FILE, message)]
    return project, diagnostics


def read_settings(folder: Path) -> tuple[Project | None, list[Diagnostic]]:
    """Read where the parts of a project would be; without any settings, the defaults hold."""
    path = folder / "pyproject.toml"
    try:
        content = tomllib.loads(path.read_text("utf-8-sig")) if path.exists() else {}
        settings = msgspec.convert(content, _PyProject).tool.zegocodes
    except (OSError, ValueError) as error:
        return None, [_unreadable(path, error)]
    project = Project(
        _from_here(folder / settings.sources),
        _from_here(folder / settings.data),
        _from_here(folder / settings.pages),
        settings.base_url.rstrip("/"),
        settings.language,
    )
    return project, []


def _from_here(path: Path) -> Path:
    """Return a path as people would type it: ``sources`` in ``docs``, not ``../docs/sources``."""
    return Path(os.path.relpath(path)) if path.parts[:1] == ("..",) else path


def _unreadable(path: Path, error: OSError | ValueError) -> Diagnostic:
    """Turn what keeps the settings from being read into a finding at its place."""
    reason = error.strerror if isinstance(error, OSError) else str(error)
    span = Span()
    if place := _TOML_PLACE.search(reason or ""):
        line, column = int(place[1]), int(place[2])
        span = Span(line, column, line, column)
    return Diagnostic(str(path), span, FileRule.UNREADABLE_FILE, f"cannot be read: {reason}")
