"""Where links go, and where they must not."""

from __future__ import annotations

import pytest
from reading import BASE, fields_of, lenient_parser, read_cell, read_html_cell

from sphinx_zegocodes.sources.dialect.links import absolute, without_target


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.b/c?d=e#f", "https://a.b/c?d=e#f"),
        ("http://a.b", "http://a.b"),
        ("HTTPS://a.b", "HTTPS://a.b"),
        ("mailto:x@a.b", "mailto:x@a.b"),
        (" /path/x ", f"{BASE}/path/x"),
        ("8985#3", f"{BASE}/article/8985#3"),
        ("8985", f"{BASE}/article/8985"),
        ("#14214", f"{BASE}/article/14214"),
        ("https://a.b/?x=1&amp;y=2", "https://a.b/?x=1&y=2"),
        ("https://a.b/?x=1&region=2&copy", "https://a.b/?x=1&region=2&copy"),
        ("https://a.b/?x&amp;lt;", "https://a.b/?x&amp;lt;"),
        ("https://a.b/中 文".replace(" ", ""), "https://a.b/%E4%B8%AD%E6%96%87"),
        ("https://a.b/(c)<d>|`", "https://a.b/%28c%29%3Cd%3E%7C%60"),
        ("https://a.b/%E4", "https://a.b/%E4"),
    ],
)
def test_address(address: str, expected: str) -> None:
    assert absolute(address, BASE) == expected


REFUSED = [
    "",
    "#top",
    "page.md",
    "../page",
    "//a.b/c",
    "/\\a.b",
    "https:",
    "https:a.b",
    "https:///a",
    "mailto:",
    "ftp://a.b",
    "https://[a",
    "https://a.b/ c",
]
SCRIPTS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "&#1;javascript:alert(1)",
    "&amp;#106;avascript:alert(1)",
    "java\\script:alert(1)",
    "jav%61script:alert(1)",
    "https&colon;javascript:alert(1)",
]


@pytest.mark.parametrize("address", [*REFUSED, *SCRIPTS])
def test_an_address_that_is_refused(address: str) -> None:
    assert absolute(address, BASE) is None


@pytest.mark.parametrize("address", SCRIPTS)
@pytest.mark.parametrize(
    "cell",
    [
        "[名]({})",
        "[名](<{}>)",
        '[名]({} "题")',
        "![名]({})",
        "[![名]({})](/x)",
        "[[名]({})](/x)",
        "[[[名]]]({})",
        "[名]<b></b>({})",
        "[名](<b></b>{})",
        "[名](<!-- -->{})",
        '<a href="{}">名</a>',
        "<a href='{}'>名</a>",
        "<a href={}>名</a>",
        '<a href={{"{}"}}>名</a>',
        '<a title="" HREF="{}">名</a>',
        '<a href="{}" href="/x">名</a>',
        "<{}>",
        "[名]: {}",
        "[名][名]<br />[名]: {}",
        "[名<br />]({})",
        "名<p>[名]: {}</p>[名]",
    ],
)
def test_no_script_survives(address: str, cell: str) -> None:
    """Not even where the renderer would refuse it: others read the data, too."""
    written = cell.format(address)
    for reading in (read_cell(written), read_html_cell(written)):
        for row in reading.document.tables[0].rows:
            for text in fields_of(row).values():
                assert all(href.startswith(f"{BASE}/") for href in addresses(text)), text


def addresses(commonmark: str) -> list[str]:
    """Return where the links and images of a text go, whatever the scheme."""
    return [
        str(token.attrs.get("href", token.attrs.get("src")))
        for block in lenient_parser().parse(commonmark)
        for token in block.children or ()
        if token.type in ("link_open", "image")
    ]


def test_the_oracle_sees_scripts() -> None:
    assert addresses("[x](javascript:y) ![x](data:z)\n\n[a]\n\n[a]: vbscript:b") == [
        "javascript:y",
        "data:z",
        "vbscript:b",
    ]


@pytest.mark.parametrize("text", ["名\\|_blank", "名|_blank", "名 \\|_blank ", "名"])
def test_the_new_window_is_cut_off(text: str) -> None:
    assert without_target(text) == "名"
