"""YAML as curation files need it: dates stay text, no mapping is merged, every node has a place.

libyaml reads a file ten times as fast as PyYAML by itself, which says better what is wrong with
one. So PyYAML reads again what libyaml refuses, and all where it was built without libyaml.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.constructor import ConstructorError
from yaml.resolver import Resolver


class _Loader(yaml.SafeLoader):
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

    class _FastComposer(Composer, CParser, Resolver):
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
