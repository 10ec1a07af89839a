"""Tombstones for entries that are gone, written into the curation files: ``sync --retire``.

People write those files. A skeleton is text put into theirs: no byte of what stands there changes.
"""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import yaml

from sphinx_zegocodes.catalogue import yaml_file
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.rules.links import LinkRule
from sphinx_zegocodes.catalogue.storage import write_if_changed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sphinx_zegocodes.sources.gone import GoneEntry
    from sphinx_zegocodes.sources.project import Project

SECTION = "tombstones"
_ENDLESS = 10**9
"""Lines are not folded."""


class Retirement(msgspec.Struct, frozen=True):
    """What was written into a curation file."""

    path: Path
    """The file."""
    keys: list[str]
    """The entries that have a tombstone now, whose reason a person has to give."""


class _Dumper(yaml.SafeDumper):
    """Writes text as a person would: long text in blocks, dates without quotes."""

    def represent_text(self, text: str) -> yaml.Node:
        """Write text of several lines as a block."""
        style = "|" if "\n" in text else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.represent_text)
_Dumper.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0].rpartition(":")[2] != "timestamp"]
    for first, pairs in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def retire(
    project: Project, gone: Sequence[GoneEntry], when: dt.date
) -> tuple[list[Retirement], list[Diagnostic]]:
    """Give each entry that is gone a tombstone; return what was written, and what could not be.

    Raises OSError where a file cannot be written.
    """
    retirements: list[Retirement] = []
    diagnostics: list[Diagnostic] = []
    by_document: dict[str, list[GoneEntry]] = {}
    for entry in gone:
        by_document.setdefault(entry.document, []).append(entry)
    for document, entries in sorted(by_document.items()):
        path = project.curation(document)
        tombstones = [_skeleton(entry, when) for entry in entries]
        try:
            written = with_tombstones(path.read_bytes().decode("utf-8"), tombstones)
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            written = None
        if written is None:
            message = (
                f"no tombstone can be put here for {', '.join(e.key for e in entries)}; "
                "write it by hand"
            )
            diagnostics.append(
                Diagnostic(str(path), Span(), LinkRule.ENTRY_GONE, message, document)
            )
        elif write_if_changed(path, written.encode("utf-8"), durable=True):
            retirements.append(Retirement(path, [entry.key for entry in entries]))
    return retirements, diagnostics


def _skeleton(entry: GoneEntry, when: dt.date) -> dict[str, Any]:
    """Return a tombstone whose reason is left open."""
    last = msgspec.to_builtins(entry.last)
    return {"at": entry.key, "when": when.isoformat(), "why": "", "last": last}


def with_tombstones(text: str, tombstones: list[dict[str, Any]]) -> str | None:
    """Return a curation file's text with tombstones added; None where they cannot be put there."""
    root = yaml.compose(text, yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return None
    section = next((value for key, value in root.value if key.value == SECTION), None)
    made: list[str] = []
    if section is None:
        margin = " " * root.start_mark.column
        items = margin + f"{SECTION}:\n" + _items(tombstones, margin + "  ")
        made = [_with_lines(text, len(text), items)]
    elif isinstance(section, yaml.SequenceNode) and section.flow_style:
        made = [_in_flow(text, section, tombstones, comma) for comma in (", ", "")]
    elif isinstance(section, yaml.SequenceNode):
        items = _items(tombstones, " " * section.start_mark.column)
        made = [_with_lines(text, _end_of(section.value[-1]), items)]
    return next((result for result in made if _adds(text, result, tombstones)), None)


def _items(tombstones: list[dict[str, Any]], margin: str) -> str:
    """Write tombstones as items of a block."""
    dumped = yaml.dump(
        tombstones, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_ENDLESS
    )
    return textwrap.indent(dumped, margin)


def _with_lines(text: str, at: int, lines: str) -> str:
    """Put lines behind the line that ends at an offset or around it, in the text's own newlines."""
    newline = "\r\n" if "\r\n" in text else "\n"
    if text[at - 1] != "\n":
        end = text.find("\n", at)
        at = end + 1 if end >= 0 else len(text)
    head = text[:at] + ("" if text[at - 1] == "\n" else newline)
    return head + lines.replace("\n", newline) + text[at:]


def _end_of(node: yaml.Node) -> int:
    """Return the offset behind a node's last character, what follows it apart."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end_of(last[1] if isinstance(last, tuple) else last)
    end: int = node.end_mark.index
    return end


def _in_flow(
    text: str, section: yaml.SequenceNode, tombstones: list[dict[str, Any]], comma: str
) -> str:
    """Put tombstones into a list that is written in brackets, and may end with a comma."""
    bracket = section.end_mark.index - 1
    items = ", ".join(json.dumps(tombstone, ensure_ascii=False) for tombstone in tombstones)
    return text[:bracket] + comma + items + text[bracket:]


def _adds(before: str, after: str, tombstones: list[dict[str, Any]]) -> bool:
    """Tell whether a text says the same as another, tombstones added."""
    try:
        said, says = (yaml_file.value_of(text) for text in (before, after))
    except yaml.YAMLError:
        return False
    return bool(says == {**said, SECTION: [*said.get(SECTION, ()), *tombstones]})
