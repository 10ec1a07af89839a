"""What the tool adds to YAML files that people write: items of lists, and keys of items.

No byte of what stands there changes. What was made is read again, and says what it has to.
"""

from __future__ import annotations

import functools
import json
import operator
import textwrap
from typing import TYPE_CHECKING, Any

import yaml

from sphinx_zegocodes.catalogue.yaml_file import value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_zegocodes.catalogue.yaml_file import Path

_ENDLESS = 10**9
"""Lines are not folded."""


class _Dumper(yaml.SafeDumper):
    """Writes text as a person would: long text in blocks, dates without quotes."""

    def represent_text(self, text: str) -> yaml.Node:
        """Write text of several lines as a block."""
        style = "|" if "\n" in text else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    def represent_in_line(self, values: Sequence[str]) -> yaml.Node:
        """Write a list in brackets."""
        return self.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=True)


class InLine(list[str]):
    """A list that is written in one line."""


_Dumper.add_representer(str, _Dumper.represent_text)
_Dumper.add_representer(InLine, _Dumper.represent_in_line)
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


def with_values(text: str, key: str, values: Mapping[Path, Mapping[str, str]]) -> str | None:
    """Return a file's text with a key set in mappings, by the way to each; without value it goes.

    None where they cannot be put there. Raises YAMLError where the text cannot be read.
    """
    root = yaml.compose(text, yaml.SafeLoader)
    nodes = [(_at(root, way), value) for way, value in values.items()]
    result = text
    for node, value in sorted(nodes, key=lambda pair: -pair[0].start_mark.index):
        result = _with_value(result, node, key, value)
    expected = value_of(text)
    try:
        says = value_of(result)
    except yaml.YAMLError:
        return None
    for way, value in values.items():
        functools.reduce(operator.getitem, way, expected)[key] = dict(value)
        functools.reduce(operator.getitem, way, says).setdefault(key, {})
    return result if says == expected else None


def with_text(text: str, way: Path, value: str) -> str | None:
    """Return a file's text with another text in the place of one; None where it cannot be put.

    Raises YAMLError where the file cannot be read.
    """
    node = _at(yaml.compose(text, yaml.SafeLoader), way)
    if not isinstance(node, yaml.ScalarNode):
        return None
    made = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, width=_ENDLESS)
    made = made.removesuffix("\n").removesuffix("\n...")
    result = text[: node.start_mark.index] + made + text[node.end_mark.index :]
    expected = value_of(text)
    functools.reduce(operator.getitem, way[:-1], expected)[way[-1]] = value
    return result if value_of(result) == expected else None


def without_items(text: str, ways: Iterable[Path]) -> str | None:
    """Return a file's text without some items of lists; one that would be empty goes as a whole.

    None where they cannot be taken out. Raises YAMLError where the file cannot be read.
    """
    root: Any = yaml.compose(text, yaml.SafeLoader)
    removed: dict[Path, set[int]] = {}
    pending = list(ways)
    while pending:
        way = pending.pop()
        parent = way[:-1]
        lost = removed.setdefault(parent, set())
        lost.add(int(way[-1]))
        if len(lost) == len(_at(root, parent).value):
            del removed[parent]
            if isinstance(parent[-1], int):
                pending.append(parent)
            else:
                removed[parent] = {-1}
    result, expected = text, value_of(text)
    for parent in sorted(removed, key=lambda way: -_at(root, way).start_mark.index):
        inside = functools.reduce(operator.getitem, parent[:-1], expected)
        if removed[parent] == {-1}:
            del inside[parent[-1]]
        else:
            items = enumerate(inside[parent[-1]])
            inside[parent[-1]] = [item for number, item in items if number not in removed[parent]]
        result = _without(result, root, parent, removed[parent])
    return result if value_of(result) == expected else None


def _without(text: str, root: yaml.Node, parent: Path, lost: set[int]) -> str:
    """Take items out of a list; the list itself, with its key, for -1."""
    node = _at(root, parent)
    if lost == {-1}:
        keys = {key.value: (key, value) for key, value in _at(root, parent[:-1]).value}
        return _cut(text, *keys[parent[-1]])
    kept = [item for number, item in enumerate(node.value) if number not in lost]
    if node.flow_style:
        made = ", ".join(text[item.start_mark.index : item.end_mark.index] for item in kept)
        return text[: node.start_mark.index] + f"[{made}]" + text[node.end_mark.index :]
    for number in sorted(lost, reverse=True):
        text = _cut(text, node.value[number], node.value[number])
    return text


def _cut(text: str, first: yaml.Node, last: yaml.Node) -> str:
    """Take out the lines from where a node begins to where one ends; comments around them stay."""
    end = _end_of(last)
    behind = text.find("\n", max(end - 1, 0)) + 1 or len(text)
    return text[: text.rfind("\n", 0, first.start_mark.index) + 1] + text[behind:]


def _with_value(text: str, item: yaml.MappingNode, key: str, value: Mapping[str, str]) -> str:
    """Set a key of one mapping, behind the others where it has none; no value takes it out."""
    known = next((pair for pair in item.value if pair[0].value == key), None)
    flow, margin = item.flow_style, " " * item.start_mark.column
    if flow:
        made = f"{key}: {json.dumps(value, ensure_ascii=False)}"
    else:
        made = _dumped({key: dict(value)}, margin)
    if known is None:
        if flow:
            end = item.end_mark.index - 1
            return f"{text[:end]}, {made}{text[end:]}"
        return _with_lines(text, _end_of(item), made)
    start, end = known[0].start_mark.index, _end_of(known[1])
    if flow:
        return text[:start] + made + text[end:]
    behind = text.find("\n", end - 1) + 1 or len(text)
    if value:
        newline = "\r\n" if "\r\n" in text else "\n"
        return text[:start] + made.removeprefix(margin).replace("\n", newline) + text[behind:]
    if known is item.value[0]:
        return text[:start] + text[behind:].removeprefix(margin)
    return text[: text.rfind("\n", 0, start) + 1] + text[behind:]


def _at(root: Any, way: Path) -> Any:
    """Return the node at the end of a way."""
    node = root
    for step in way:
        items = node.value if isinstance(step, int) else {k.value: v for k, v in node.value}
        node = items[step]
    return node


def _dumped(items: list[dict[str, Any]] | dict[str, Any], margin: str) -> str:
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
        said, says = (value_of(text) for text in (before, after))
    except yaml.YAMLError:
        return False
    return bool(says == {**said, section: [*said.get(section, ()), *items]})
