"""The layers of the package: site → catalogue ← sources ← lint, and Sphinx only in site."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from projects import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = REPOSITORY / "sphinx_zegocodes"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAY_IMPORT = {
    "catalogue": {"catalogue"},
    "sources": {"sources", "catalogue"},
    "lint": {"lint", "sources", "catalogue"},
    "site": {"site", "catalogue"},
    "commands": {"commands", "lint", "sources", "catalogue"},
    "cli": {"commands", "catalogue"},
    "": {"site"},
}


def _layer(path: Path) -> str:
    """Return the sub-package or module of the package that a file belongs to."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the full name of everything that a module imports, wherever it does."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def test_every_layer_is_known() -> None:
    assert {_layer(path) for path in MODULES} <= MAY_IMPORT.keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    layer = _layer(path)
    for line, name in _imports(path):
        root, _, rest = name.partition(".")
        where = f"{path.relative_to(REPOSITORY)}:{line}: {layer or 'setup'} must not import {name}"
        if root in {"sphinx", "docutils", "myst_parser"}:
            assert layer in {"site", ""}, where
        elif root == "sphinx_zegocodes" and rest != "__version__":
            assert rest.partition(".")[0] in MAY_IMPORT[layer], where


@pytest.mark.parametrize("module", ["sphinx_zegocodes", "sphinx_zegocodes.cli"])
def test_the_command_line_starts_without_sphinx(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=REPOSITORY, text=True
    )
    loaded = {name.partition(".")[0] for name in result.stdout.split()}
    assert module.partition(".")[0] in loaded
    assert not loaded & {"sphinx", "docutils", "myst_parser", "furo"}
