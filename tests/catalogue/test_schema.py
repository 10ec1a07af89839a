"""The JSON Schema made from the records, and the curation files that editors check with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from projects import REPOSITORY

from sphinx_zegocodes.catalogue import schema
from sphinx_zegocodes.catalogue.curation import Curation
from sphinx_zegocodes.catalogue.records import Document

if TYPE_CHECKING:
    from pathlib import Path

CURATION = REPOSITORY / "data" / "curation"
FILES = sorted(CURATION.glob("*.yaml"))


def _load(path: Path) -> Any:
    """Read YAML as an editor does, which takes dates for text."""
    return yaml.load(path.read_bytes(), yaml.BaseLoader)  # noqa: S506 - makes text only


@pytest.mark.parametrize("record", [Curation, Document])
def test_the_schema_is_draft_07(record: type[Curation | Document]) -> None:
    made = schema.of(record)
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(made)


def test_every_property_is_described() -> None:
    for name, definition in schema.of(Curation)["definitions"].items():
        for key, value in definition["properties"].items():
            assert value.get("description"), f"{name}.{key}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_curation_file_fits_it(path: Path) -> None:
    jsonschema.Draft7Validator(schema.of(Curation)).validate(_load(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_curation_file_names_it_for_editors(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=schema.json"


def test_the_committed_schema_is_not_stale() -> None:
    stale = "data/curation/schema.json is out of date; run: zegocodes sync"
    assert (CURATION / "schema.json").read_bytes() == schema.dump(Curation), stale


@pytest.mark.parametrize(
    "broken",
    [
        {"colour": "blue"},
        {"title": ""},
        {"url": "http://example.com"},
        {"tables": []},
        {"tables": [{"id": "Room"}]},
        {"errata": [{"at": "a/b/1", "field": "code", "was": "x", "reads": "y", "why": "z"}]},
        {"waivers": [{"rule": "torn", "at": "a", "why": "z"}]},
        {"equivalents": [{"entries": ["a/b/1"], "why": "z"}]},
        {"left": [{"at": "a/b/1", "when": "2024", "why": "z"}]},
        {"left": [{"at": "a/b/1", "why": "z", "to": "a/b/2"}]},
        {"references": "https://example.com/"},
    ],
    ids=str,
)
def test_it_rejects_what_the_records_reject(broken: dict[str, Any]) -> None:
    whole = {"title": "a", "product": "b", "url": "https://c", "tables": [{"id": "d"}]}
    validator = jsonschema.Draft7Validator(schema.of(Curation))
    assert validator.is_valid(whole)
    assert not validator.is_valid(whole | broken)
