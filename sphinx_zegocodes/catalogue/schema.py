"""JSON Schema (draft-07) made from the records."""

from __future__ import annotations

import ast
import functools
import inspect
import textwrap
from typing import Any

import msgspec

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors' YAML language servers understand best."""


@functools.cache
def of(record: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the schema of a record; each property is described by its docstring."""
    (root,), components = msgspec.json.schema_components(
        [record], ref_template="#/definitions/{name}"
    )
    definitions = {name: components[name] for name in sorted(components)}
    structs = _structs(record)
    for struct in structs:
        described = definitions.get(struct.__name__, {}).get("properties", {})
        encoded = dict(zip(struct.__struct_fields__, struct.__struct_encode_fields__, strict=True))
        bases = [base for base in struct.__mro__ if base in structs]
        texts = {k: text for base in bases[::-1] for k, text in attribute_docstrings(base).items()}
        for field, text in texts.items():
            if (name := encoded[field]) in described:
                described[name] = _described(described[name], text)
    return {"$schema": DIALECT, **root, "definitions": definitions}


def dump(record: type[msgspec.Struct], address: str = "") -> bytes:
    """Encode a record's schema as a file's content; ``address`` is where the file stands."""
    schema = ({"$id": address} if address else {}) | of(record)
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def _described(schema: dict[str, Any], text: str) -> dict[str, Any]:
    """Add a description; beside a ``$ref``, where draft-07 ignores it, by way of ``allOf``."""
    if "$ref" in schema:
        return {"allOf": [schema], "description": text}
    return {**schema, "description": text}


def _structs(record: type[msgspec.Struct]) -> list[type[msgspec.Struct]]:
    """Return the record, those of its module, and those of the modules that they come from."""
    modules = [inspect.getmodule(record)]
    structs: list[type[msgspec.Struct]] = []
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, msgspec.Struct):
                structs += [value] * (value not in structs)
                home = inspect.getmodule(value)
                modules += [home] * (home not in modules)
    return structs


@functools.cache
def attribute_docstrings(class_: type) -> dict[str, str]:
    """Read the docstring under each attribute of a class from its source, in order, by name."""
    body = ast.parse(textwrap.dedent(inspect.getsource(class_))).body[0]
    assert isinstance(body, ast.ClassDef)  # noqa: S101
    return {
        name: inspect.cleandoc(text.value.value)
        for attribute, text in zip(body.body, body.body[1:], strict=False)
        if (name := _name_of(attribute))
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }


def _name_of(statement: ast.stmt) -> str:
    """Return the name that a statement gives a value or a type; nothing where it does not."""
    match statement:
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
    return ""
