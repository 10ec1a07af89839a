"""The docstrings under the attributes of a class, which Python itself does not keep."""

from __future__ import annotations

import ast
import functools
import inspect
import textwrap


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
