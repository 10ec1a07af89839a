"""Runs Sphinx in this process and keeps what it said."""

from __future__ import annotations

import filecmp
import functools
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import msgspec
from bs4 import BeautifulSoup
from jinja2 import BytecodeCache
from jinja2.sandbox import SandboxedEnvironment
from sphinx.application import Sphinx
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket

_READ = re.compile(r"(\d+) added, (\d+) changed, (\d+) removed")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class _Compiled(BytecodeCache):
    """Keeps what templates were compiled to, as long as their texts are the same.

    To compile those of a theme takes a third of the time in which a small project is built.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Tell templates apart by the extensions too, and by what these make of the texts."""
        read = environment.preprocess(source, name, filename)
        known = "\n".join([*sorted(environment.extensions), read])
        return super().get_bucket(environment, name, filename, known)

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_environment = functools.partial(SandboxedEnvironment, bytecode_cache=_Compiled())


class Build(msgspec.Struct, frozen=True):
    """What a build left behind."""

    out: Path
    """Its output folder."""
    status: str
    """What Sphinx reported."""
    warnings: list[str]
    """The warnings, a line each."""

    @property
    def read(self) -> tuple[int, ...]:
        """How many pages were added, changed and removed."""
        match = _READ.search(self.status)
        return tuple(int(number) for number in match.groups()) if match else (0, 0, 0)


def soup(path: Path) -> Any:
    """Parse an HTML file; its nodes are typed loosely, as a test knows what it asks for."""
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def different_files(one: Path, other: Path) -> list[str]:
    """Return the files that two folders do not share byte for byte."""
    files = sorted(
        {
            path.relative_to(folder).as_posix()
            for folder in (one, other)
            for path in folder.rglob("*")
            if path.is_file()
        }
    )
    _, mismatch, errors = filecmp.cmpfiles(one, other, files, shallow=False)
    return mismatch + errors


def build(  # noqa: PLR0913 - a build has that many sides
    source: Path,
    out: Path,
    *,
    conf: Path | None = None,
    builder: str = "dirhtml",
    jobs: int = 1,
    fresh: bool = False,
    settings: dict[str, Any] | None = None,
    tags: tuple[str, ...] = (),
) -> Build:
    """Build a project, nitpicky; the environment is kept beside the output."""
    status, warnings = io.StringIO(), io.StringIO()
    translators.clear()  # or it would go on in the language of the build before
    with (
        patch_docutils(conf or source),
        docutils_namespace(),
        mock.patch("sphinx.jinja2glue.SandboxedEnvironment", _environment),
    ):
        app = Sphinx(
            source,
            conf or source,
            out / builder,
            out / f"{builder}.doctrees",
            builder,
            confoverrides={"nitpicky": True, **(settings or {})},
            status=status,
            warning=warnings,
            freshenv=fresh,
            parallel=jobs,
            tags=tags,
        )
        app.build()
    said = _COLOUR.sub("", warnings.getvalue()).splitlines()
    return Build(out / builder, _COLOUR.sub("", status.getvalue()), [w for w in said if w])
