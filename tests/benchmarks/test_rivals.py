"""What builds are compared with holds what they hold."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from generate import write_project
from processes import build_fresh
from rivals import RIVALS, write_rival
from sphinx_builds import soup

from sphinx_zegocodes.catalogue.catalogue import load_catalogue
from sphinx_zegocodes.catalogue.plain_text import comparable

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    "CI" not in os.environ, reason="building as others do takes long; CI does it"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    write_project(folder, 60)
    return folder


@pytest.fixture(scope="module", params=RIVALS)
def rival(
    request: pytest.FixtureRequest, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """Return a rival's kind and site; a warning would be an error."""
    folder = tmp_path_factory.mktemp("rival")
    write_rival(folder, project, request.param)
    build_fresh(folder, folder / "out", "-n")
    return request.param, folder / "out"


def test_a_rival_has_a_page_with_the_texts_of_every_code(
    rival: tuple[str, Path], project: Path
) -> None:
    kind, out = rival
    catalogue, _ = load_catalogue(project / "data")
    for code, entries in catalogue.codes.items() if kind != "tables" else ():
        text = comparable(soup(out / f"codes/{code}/index.html").article.text)
        for entry in entries:
            assert comparable(entry.place) in text
            assert comparable(entry.row.description or "") in text
            assert comparable(entry.row.action or "") in text


def test_a_rival_has_a_table_with_every_code(rival: tuple[str, Path], project: Path) -> None:
    _, out = rival
    catalogue, _ = load_catalogue(project / "data")
    for document in catalogue.documents:
        page = soup(out / f"{document.id}/index.html")
        shown = [cells[0].text for cells in (row("td") for row in page("tr")) if cells]
        assert shown == ["、".join(row.codes) for table in document.tables for row in table.rows]
