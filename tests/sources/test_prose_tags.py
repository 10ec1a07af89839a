"""Tags between tables."""

from __future__ import annotations

import pytest
from reading import read

from sphinx_zegocodes.catalogue.diagnostics import in_order

TABLE = "| 返回码 | 描述 |\n|---|---|\n| 1 | <Foo>失败。</b> |\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<Note title="说明">\n\n一\n\n</Note>\n', []),
        ("<p>一<br />二</p>\n\n<ul><li>三</ul>\n", []),
        ("一\n<Content />二\n", ["2:1-12 ZC305 the component <Content /> is left out"]),
        (
            "<Foo>一</Foo>",
            [
                "1:1-6 ZC301 the tag <Foo> is unknown, and left out",
                *["1:7-13 ZC301 the tag </Foo> is unknown, and left out"],
            ],
        ),
        ("<Note>\n\n一\n", ["1:1-7 ZC302 <Note> is not closed"]),
        ("一\n\n</Note>\n", ["3:1-8 ZC302 </Note> closes nothing"]),
        (
            "<Note><Warning></Note></Warning>\n",
            [
                "1:1-7 ZC302 <Note> is not closed",
                "1:16-23 ZC302 </Note> closes nothing",
            ],
        ),
        (
            '<a href="/x" onclick="y()">一</a>\n',
            ["1:13-27 ZC308 the attribute onclick could run a script"],
        ),
        ("`<Foo>` 1 < 2\n\n```\n<Foo>\n```\n\n    <Foo>\n\n<!-- <Foo> -->\n", []),
        (TABLE, []),
        (
            "[一](javascript:x) [二](a.md) <a href='data:x'>三</a> ![四](b.png) [五](/x)\n",
            [
                "1:1-18 ZC306 a link must not have the scheme javascript: javascript:x",
                "1:19-28 ZC304 a link cannot go to a.md",
                "1:29-46 ZC306 a link must not have the scheme data: data:x",
            ],
        ),
    ],
)
def test_tags_between_tables(text: str, expected: list[str]) -> None:
    found = in_order([d for d in read(f"{text}\n\n").diagnostics if d.rule.code[:3] == "ZC3"])
    said = [
        f"{d.span.line}:{d.span.column}-{d.span.end_column} {d.rule.code} {d.message}"
        for d in found
        if "kept as text" not in d.message and "</b>" not in d.message
    ]
    assert said == expected
