"""Items added to a list of a YAML file that people write: no byte of what stands there changes."""

from __future__ import annotations

import json
import textwrap
from typing import Any

import yaml

from sphinx_zegocodes.catalogue import yaml_file

_ENDLESS = 10**9
"""Lines are not folded."""


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


def with_items(text: str, section: str, items: list[dict[str, Any]]) -> str | None:
    """Return a file's text with items added to a section; None where they cannot be put there.

    Raises YAMLError where the text cannot be read.
    """
    root = yaml.compose(text, yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return None
    known = next((value for key, value in root.value if key.value == section), None)
    made: list[str] = []
    if known is None:
        margin = " " * root.start_mark.column
        lines = margin + f"{section}:\n" + _dumped(items, margin + "  ")
        made = [_with_lines(text, len(text), lines)]
    elif isinstance(known, yaml.SequenceNode) and known.flow_style:
        made = [_in_flow(text, known, items, comma) for comma in (", ", "")]
    elif isinstance(known, yaml.SequenceNode):
        lines = _dumped(items, " " * known.start_mark.column)
        made = [_with_lines(text, _end_of(known.value[-1]), lines)]
    return next((result for result in made if _adds(text, result, section, items)), None)


def _dumped(items: list[dict[str, Any]], margin: str) -> str:
    """Write items of a block."""
    dumped = yaml.dump(items, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_ENDLESS)
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


def _in_flow(text: str, section: yaml.SequenceNode, items: list[dict[str, Any]], comma: str) -> str:
    """Put items into a list that is written in brackets, and may end with a comma."""
    bracket = section.end_mark.index - 1
    dumped = ", ".join(json.dumps(item, ensure_ascii=False) for item in items)
    return text[:bracket] + comma + dumped + text[bracket:]


def _adds(before: str, after: str, section: str, items: list[dict[str, Any]]) -> bool:
    """Tell whether a text says the same as another, items added."""
    try:
        said, says = (yaml_file.value_of(text) for text in (before, after))
    except yaml.YAMLError:
        return False
    return bool(says == {**said, section: [*said.get(section, ()), *items]})
