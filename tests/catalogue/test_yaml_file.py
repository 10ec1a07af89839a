"""Reading YAML: by libyaml as by PyYAML, whatever stands in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from sphinx_zegocodes.catalogue import yaml_file
from sphinx_zegocodes.catalogue.curation import Curation

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.yaml_file import Loaded

TEXTS = {
    "lists": "a:\n  - b: 1\n    c: 2\n  - d\ne:\n- f\n",
    "brackets": "{a: [1, 中文, '😀'], b: {c: d,},}\n",
    "blocks": "a: |\n  x\n\n  y\nb: >-\n  z\n  z\n",
    "quotes": "a: 'it''s'\nb: \"中\\n文\"\nc: x # comment\n",
    "dates and merges": "when: 2026-01-31\nbase: &base {a: 1}\n<<: *base\n",
    "line ends": "a: 1\r\nb:\r\n  - 中\u2028文\r\n",
    "byte order mark": "\ufeffa: 1\n",
    "document marks": "%YAML 1.3\n---\na: 1\n...\n",
    "a key twice": "a: 1\na: 2\n",
    "nothing": "",
}
FAULTS = {
    "an open bracket": "a: [1\n",
    "a tab": "\ta: 1\n",
    "two values": "a: b: c\n",
    "a character": "a: \x01\n",
    "a tag": "a: !!int x\n",
    "a set": "a: !!set {b, c}\n",
    "two documents": "---\na\n---\nb\n",
    "too deep": "[" * 200_000,
}


@pytest.mark.parametrize("text", [*TEXTS.values(), *FAULTS.values()], ids=[*TEXTS, *FAULTS])
def test_libyaml_and_pyyaml_agree(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = load(text)

    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    assert fast == load(text)


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")
@pytest.mark.parametrize("text", [TEXTS["lists"], TEXTS["blocks"]])
def test_libyaml_reads_what_it_can(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml_file, "_Loader")

    assert yaml_file.compose(text) is not None


def load(text: str) -> Loaded:
    return yaml_file.load(Path("demo.yaml"), Curation, lambda _: text.encode())
