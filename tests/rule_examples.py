"""Projects made of the examples of rules: what an example does not show is made ready."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import project_here, release_here, sync_here

from sphinx_zegocodes.catalogue.po_file import load_po
from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.documentation import DEMO
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.sources.sync import plan_sync

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.rules.documentation import Documentation, Example

_TABLE = re.compile(r"(?:^\|.*\n)+|^<table>(?:.*\n)+?</table>\n", re.MULTILINE)
_MESSAGE = re.compile(r'^msgid "(.+)"$', re.MULTILINE)
_HEADING = re.compile(r"^## (.+)\n\s*\Z", re.MULTILINE)
each_rule = pytest.mark.parametrize(
    "rule", RULES.values(), ids=lambda rule: f"{rule.code}-{rule.slug}"
)
"""Run a test for every rule."""

_TITLE = "实时音视频返回码"
_IDS = ("common", "room")
"""The ids of the tables of a document, as examples call them."""


def make_good(documentation: Documentation) -> None:
    """Make the project of a good example in the working directory, in sync."""
    _prepare(documentation)
    _act_out(documentation.good)
    sync_here()
    _translate_the_rest(documentation.good)


def make_bad(documentation: Documentation) -> None:
    """Make the project of a bad example, with data that are written though it has errors.

    Where the example says itself when data were written, they are as they were then.
    """
    _prepare(documentation)
    _act_out(documentation.bad)
    if all(part.path for part in documentation.bad.parts()):
        _write_data()
    _translate_the_rest(documentation.bad)


def _prepare(documentation: Documentation) -> None:
    """Write curation of the document, as it suits the good example of it."""
    Path("docs/sources").mkdir(parents=True)
    texts = {part.path: part.text for part in documentation.good.parts()}
    if DEMO in texts:
        _write(DEMO, texts[DEMO])
        _write("data/curation/demo.yaml", "")


def _act_out(example: Example) -> None:
    """Write the files of an example and run its commands, one after the other."""
    for part in example.parts():
        if part.path:
            _write(part.path, part.text)
        elif "release" in part.text:
            release_here()
        else:
            sync_here()


def _write(path: str, text: str) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    if path == "data/curation/demo.yaml" and not text.startswith("title:"):
        text = _curation_head(Path(DEMO).read_text("utf-8")) + text
    file.write_text(text, "utf-8")


def _write_data() -> None:
    """Write the data of what can be read; the permanent links stay as they are shown."""
    project = project_here()
    for target in plan_sync(project).targets:
        if target.path != project.permalinks:
            write_if_changed(target.path, target.content)


def _translate_the_rest(example: Example) -> None:
    """Translate the texts that an example shows no message of."""
    shown = {part.path: _MESSAGE.findall(part.text) for part in example.parts()}
    for path in sorted(Path("data/translations").glob("*/*.po")):
        file, _ = load_po(path)
        for message in file or ():
            if not message.msgstr and message.msgid not in shown.get(path.as_posix(), ()):
                message.msgstr = "Something."
        if file is not None:
            path.write_text(f"{file}".rstrip("\n") + "\n", "utf-8")


def _curation_head(source: str) -> str:
    """Return what the curation of a document has to say."""
    lines = [f"title: {_TITLE}", "product: 实时音视频", "url: https://example.com/", "tables:"]
    for id_, table in zip(_IDS, _TABLE.finditer(source), strict=False):
        heading = _HEADING.search(source[: table.start()])
        lines += [f"  - id: {id_}", *([f"    heading: {heading[1]}"] if heading else [])]
    return "".join(f"{line}\n" for line in lines)
