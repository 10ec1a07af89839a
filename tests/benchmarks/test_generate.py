"""The catalogues that benchmarks are run on are those that they say they are."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from big_catalogue import big_catalogue
from generate import write_project
from real_rows import real_rows
from sphinx_builds import build

from sphinx_zegocodes.catalogue.catalogue import Catalogue, load_catalogue
from sphinx_zegocodes.lint.check import check
from sphinx_zegocodes.sources.project import load_project

if TYPE_CHECKING:
    from pathlib import Path

CODES = 2_000
TOLERANCE = 0.02


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    write_project(folder, 60)
    return folder


def test_a_project_is_the_same_every_time(project: Path, tmp_path: Path) -> None:
    write_project(tmp_path, 60)
    for path in (path for path in project.rglob("*") if path.is_file()):
        assert (tmp_path / path.relative_to(project)).read_bytes() == path.read_bytes()


def test_a_project_has_no_findings(project: Path) -> None:
    loaded, _ = load_project(project)
    assert loaded is not None
    assert check(loaded) == []


def test_a_project_has_the_codes_that_are_wanted(project: Path) -> None:
    catalogue, _ = load_catalogue(project / "data")
    assert len(catalogue.codes) == 60


def test_a_project_is_built_without_a_warning(project: Path, tmp_path: Path) -> None:
    built = build(project / "docs", tmp_path, conf=project)
    assert built.warnings == []
    assert len(list(built.out.glob("codes/*/index.html"))) == 60


def test_tables_are_as_long_and_documents_as_large_as_the_real_ones() -> None:
    documents = big_catalogue(CODES)
    *tables, _last = (table for document in documents for table in document.tables)
    assert all(20 <= len(table.rows) <= 60 for table in tables)
    assert max(len(document.tables) for document in documents) == 10


def test_rows_are_of_all_documents_in_their_proportions() -> None:
    real = {document: len(rows) for document, rows in real_rows().items()}
    made = dict.fromkeys(real, 0)
    for document in big_catalogue(CODES):
        made[document.like] += sum(len(table.rows) for table in document.tables)
    for like, rows in real.items():
        share = rows / sum(real.values())
        assert made[like] / sum(made.values()) == pytest.approx(share, abs=TOLERANCE)


@pytest.fixture(scope="module")
def catalogues(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> tuple[Catalogue, Catalogue]:
    folder = tmp_path_factory.mktemp("catalogue")
    write_project(folder, CODES)
    real, _ = load_catalogue(request.config.rootpath / "data")
    made, _ = load_catalogue(folder / "data")
    return real, made


@pytest.mark.parametrize("entries", [1, 2, 3])
def test_as_many_codes_stand_in_several_tables(
    catalogues: tuple[Catalogue, Catalogue], entries: int
) -> None:
    real, made = (
        sum(len(of_code) == entries for of_code in catalogue.codes.values()) / len(catalogue.codes)
        for catalogue in catalogues
    )
    assert made == pytest.approx(real, abs=TOLERANCE)


@pytest.mark.parametrize("kind", ["equivalent", "same_code", "same_row", "same_text"])
def test_as_many_entries_have_relations(catalogues: tuple[Catalogue, Catalogue], kind: str) -> None:
    real, made = (
        sum(bool(getattr(relations, kind)) for relations in catalogue.relations.values())
        / len(catalogue.entries)
        for catalogue in catalogues
    )
    assert made == pytest.approx(real, abs=TOLERANCE)


@pytest.mark.parametrize("field", ["description", "causes", "action", "notes"])
def test_as_many_entries_have_a_text(catalogues: tuple[Catalogue, Catalogue], field: str) -> None:
    real, made = (
        sum(getattr(entry.row, field) is not None for entry in catalogue.entries.values())
        / len(catalogue.entries)
        for catalogue in catalogues
    )
    assert made == pytest.approx(real, abs=TOLERANCE)


def test_no_texts_are_alike_but_those_of_one_pass() -> None:
    cells = chain.from_iterable(
        row.cells
        for document in big_catalogue(CODES)
        for table in document.tables
        for row in table.rows
    )
    assert all(re.search(r"（\d+）", cell) for cell in cells if cell.strip(" -"))
