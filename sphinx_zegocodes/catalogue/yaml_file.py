"""YAML files that people write: read with the place of every value.

They are checked against a JSON Schema, all errors at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec
import yaml
from yaml.composer import Composer, ComposerError
from yaml.constructor import ConstructorError
from yaml.resolver import Resolver

from sphinx_zegocodes.catalogue import schema
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span, span_in
from sphinx_zegocodes.catalogue.rules.project import CurationRule, FileRule
from sphinx_zegocodes.catalogue.storage import conflicts_in, read_file, unreadable

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable, Iterator

    from jsonschema.exceptions import ValidationError

Path = tuple[str | int, ...]
"""The way to a value: ``("errata", 0, "was")``."""

KEY = "\0key"
"""Ends the way to a mapping's key, as against that to its value."""

_WIDE_COLON = re.compile(r"^[ \t]*(?:- +)*([A-Za-z_]+) *(：)", re.MULTILINE)
"""A key with the colon of Chinese text, which to YAML is none."""


class Loaded(msgspec.Struct, frozen=True):
    """A YAML file's content."""

    value: Any
    """Plain lists, dicts and scalars."""
    places: dict[Path, Span]
    """Where each value, and each key, stands."""
    diagnostics: list[Diagnostic]
    """Everything that is wrong with the file."""


def load(
    path: pathlib.Path,
    record: type[msgspec.Struct],
    read: Callable[[pathlib.Path], bytes] = read_file,
) -> Loaded:
    """Read a YAML file and check it: syntax, equal keys, and the schema of a record."""
    places: dict[Path, Span] = {}
    text = ""
    try:
        text = read(path).decode("utf-8")
        if unmerged := conflicts_in(path, text):
            return Loaded(None, {}, unmerged)
        node = compose(text)
        repeated = list(_note_places(node, (), places)) if node is not None else []
        value = construct(node)
    except (OSError, UnicodeDecodeError) as error:
        return Loaded(None, {}, [unreadable(path, error)])
    except (RecursionError, yaml.YAMLError) as error:
        return Loaded(None, {}, _wide_colons(path, text) or [_not_yaml(path, text, error)])
    diagnostics = [
        Diagnostic(str(path), span, CurationRule.BAD_CURATION, f"the key {key} is given twice")
        for key, span in repeated
    ]
    breaches = _breaches(value, record)
    if breaches and (wide := _wide_colons(path, text)):
        return Loaded(None, {}, wide)
    keys = _keys(places) if breaches else {}
    for breach in breaches:
        diagnostics += _schema_findings(path, places, keys, breach)
    return Loaded(value, places, diagnostics)


def _wide_colons(path: pathlib.Path, text: str) -> list[Diagnostic]:
    """Find keys that are none for their colons: what YAML makes of them is no help."""
    found = []
    for match in _WIDE_COLON.finditer(text):
        span, message = span_in(text, match.start(2)), f"「{match[1]}：」 has a full-width colon"
        message = f"{message}; write {match[1]}: with a colon and a blank"
        found.append(Diagnostic(str(path), span, FileRule.UNREADABLE_FILE, message))
    return found


def value_of(text: str) -> Any:
    """Return the plain value of a YAML text that can be read."""
    return construct(compose(text))


def _not_yaml(path: pathlib.Path, text: str, error: Exception) -> Diagnostic:
    """Turn what keeps a file from being read into a finding at its place."""
    span = Span()
    message = str(error)
    if isinstance(error, yaml.MarkedYAMLError):
        message = error.problem or error.context or "bad YAML"
        if mark := error.problem_mark or error.context_mark:
            span = _span(mark, mark)
    elif isinstance(error, yaml.reader.ReaderError):
        message = f"{error.reason}: #x{error.character:04x}"
        span = span_in(text, error.position)
    elif isinstance(error, RecursionError):
        message = "values nest too deep"
    return Diagnostic(str(path), span, FileRule.UNREADABLE_FILE, f"cannot be read: {message}")


def _note_places(
    node: yaml.Node, path: Path, places: dict[Path, Span]
) -> Iterator[tuple[str, Span]]:
    """Note where every value of a tree stands; yield the keys that stand twice in a mapping."""
    places[path] = _span(node.start_mark, node.end_mark)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _note_places(item, (*path, index), places)
    elif isinstance(node, yaml.MappingNode):
        seen = set[str]()
        for key, value in node.value:
            span = _span(key.start_mark, key.end_mark)
            name = str(key.value)
            if name in seen:
                yield name, span
            seen.add(name)
            places[*path, name, KEY] = span
            yield from _note_places(value, (*path, name), places)


def _span(start: yaml.Mark, end: yaml.Mark) -> Span:
    """Turn YAML's marks, which count from 0, into a span."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _breaches(value: Any, record: type[msgspec.Struct]) -> list[ValidationError]:
    """Return every breach of a record's schema: msgspec is fast, and stops at the first."""
    try:
        msgspec.convert(value, record)
    except msgspec.ValidationError:
        import jsonschema  # noqa: PLC0415 - slow to import, and of use to findings only

        return list(jsonschema.Draft7Validator(schema.of(record)).iter_errors(value))
    return []


def _keys(places: dict[Path, Span]) -> dict[Path, list[str]]:
    """Return the keys of each mapping."""
    keys: dict[Path, list[str]] = {}
    for *way, key, _ in (place for place in places if place[-1:] == (KEY,)):
        keys.setdefault(tuple(way), []).append(str(key))
    return keys


def _schema_findings(
    path: pathlib.Path,
    places: dict[Path, Span],
    keys: dict[Path, list[str]],
    error: ValidationError,
) -> Iterator[Diagnostic]:
    """Turn one breach of a schema into findings, each at the value or key it concerns."""
    way: Path = tuple(error.absolute_path)
    where = f"{_dotted(way)}: " if way else ""
    if error.validator == "additionalProperties":
        assert isinstance(error.schema, Mapping)  # noqa: S101
        known = error.schema["properties"]
        for key in keys[way]:
            if key not in known:
                message = f"{where}unknown key {key}; known are {', '.join(known)}"
                span = places[*way, key, KEY]
                yield Diagnostic(str(path), span, CurationRule.BAD_CURATION, message)
        return
    # "not valid under any of the given schemas" says less than the reasons below it.
    reasons = [reason.message for reason in error.context or ()] or [error.message]
    message = where + "; ".join(reasons)
    yield Diagnostic(str(path), places.get(way, Span()), CurationRule.BAD_CURATION, message)


def _dotted(path: Path) -> str:
    """Write the way to a value as a person would: ``errata[0].was``."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(parts).removeprefix(".")


class _NoAliases(Composer):
    """Refuses aliases: a few lines of them stand for more values than fit into memory."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Make a node of what is parsed next."""
        if self.check_event(yaml.AliasEvent):  # type: ignore[attr-defined]
            event = self.peek_event()  # type: ignore[attr-defined]
            problem = f"there are no aliases here; write out what *{event.anchor} stands for"
            raise ComposerError(None, None, problem, event.start_mark)
        return super().compose_node(parent, index)


class _Loader(_NoAliases, yaml.SafeLoader):
    """A safe loader that leaves dates as text, as JSON Schema knows none, and merges no mappings.

    A merged key would have no place of its own, and hide one that is given twice. Nor does it
    make sets, which have no order, or lists of pairs.
    """

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - PyYAML's signature
        """Make a node's value; PyYAML itself does not expect ``!!int x``."""
        try:
            return super().construct_object(node, deep)
        except (AttributeError, KeyError, ValueError) as error:
            problem = f"{node.value} does not suit the tag {node.tag}"
            raise ConstructorError(None, None, problem, node.start_mark) from error


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0].rpartition(":")[2] not in ("merge", "timestamp")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.yaml_constructors = {
    tag: construct
    for tag, construct in yaml.SafeLoader.yaml_constructors.items()
    if (tag or "").rpartition(":")[2] not in ("omap", "pairs", "set")
}

if yaml.__with_libyaml__:
    from yaml._yaml import CParser

    class _FastComposer(_NoAliases, CParser, Resolver):
        """Makes trees of what libyaml parses; its own composer has no limit but the stack's end."""

        yaml_implicit_resolvers = _Loader.yaml_implicit_resolvers

        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            Composer.__init__(self)
            Resolver.__init__(self)


def compose(text: str) -> yaml.Node | None:
    """Return the tree of a text, None for an empty one; raises YAMLError, RecursionError."""
    if yaml.__with_libyaml__:
        with suppress(yaml.YAMLError):
            return _FastComposer(text).get_single_node()
    return _Loader(text).get_single_node()


def construct(node: yaml.Node | None) -> Any:
    """Return the plain value of a tree; raises YAMLError."""
    return None if node is None else _Loader("").construct_document(node)
