"""CommonMark of the data as docutils nodes."""

from __future__ import annotations

import pytest

from sphinx_zegocodes.site.documents.commonmark import to_nodes

SAID = ("refuri", "language")


def shape(text: str) -> str:
    """Return the nodes of a text on one line: ``paragraph(text)``."""

    def of(node: object) -> str:
        children = getattr(node, "children", ())
        if not children:
            return str(node)
        attributes = getattr(node, "attributes", {})
        said = "".join(f" {attributes[name]}" for name in SAID if name in attributes)
        return f"{type(node).__name__}{said}({''.join(map(of, children))})"

    return "".join(map(of, to_nodes(text)))


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("房间不存在。", "paragraph(房间不存在。)"),
        ("a\n\nb", "paragraph(a)paragraph(b)"),
        ("一\\\n二", "line_block(line(一)line(二))"),
        ("- a\n- b", "bullet_list(list_item(paragraph(a))list_item(paragraph(b)))"),
        ("1. a", "enumerated_list(list_item(paragraph(a)))"),
        ("1\\. a", "paragraph(1. a)"),
        ("[x](https://e.org/)", "paragraph(reference https://e.org/(x))"),
        ("[x](ftp://e.org/)", "paragraph(x)"),
        ("[x](javascript:alert(1))", "paragraph([x](javascript:alert(1)))"),
        ("<b>x</b>", "paragraph(<b>x</b>)"),
        ("`a|b` **c**", "paragraph(literal(a|b) strong(c))"),
        ("'~', '*', '_'", "paragraph('~', '*', '_')"),
        ("[requestResource]", "paragraph([requestResource])"),
        ("\\-", "paragraph(-)"),
        ("*a* **b**\nc", "paragraph(emphasis(a) strong(b)\nc)"),
        ("> a\n>\n> b", "block_quote(paragraph(a)paragraph(b))"),
        ("```js\na\n\n  b\n```", "literal_block js(a\n\n  b)"),
        ("```none-of-them\n<b>\n```", "literal_block text(<b>)"),
        ("- a\n\n      b", "bullet_list(list_item(paragraph(a)literal_block text(b)))"),
    ],
)
def test_nodes(text: str, nodes: str) -> None:
    assert shape(text) == nodes
