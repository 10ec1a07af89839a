"""Where links go, and where they must not."""

from __future__ import annotations

import pytest
from reading import BASE, curated, fields_of, lenient_parser, read, read_cell, read_html_cell

from sphinx_zegocodes.catalogue.records import statements_of
from sphinx_zegocodes.sources.dialect.links import Origin, absolute, without_target
from sphinx_zegocodes.sources.reader import origin_of

ORIGIN = Origin(BASE)
KNOWN = Origin(BASE, f"{BASE}/web/errors/codes", f"{BASE}/api?m={{name}}#{{anchor}}")
"""Of a document whose own address and API reference are known."""


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
    assert absolute(address, ORIGIN) == expected
    assert absolute(address, KNOWN) == expected


FILES = {
    "page.md": "/web/errors/page",
    "page.mdx#part": "/web/errors/page#part",
    "guide/page.mdx": "/web/errors/guide/page",
    "./page": "/web/errors/page",
    "./a/b": "/web/errors/a/b",
    "../page": "/web/page",
    "../guide/page.mdx#part": "/web/guide/page#part",
    "../../../page.md": "/page",
    "../快速 开始/a b.mdx#c": "/web/%E5%BF%AB%E9%80%9F%20%E5%BC%80%E5%A7%8B/a%20b#c",
    "../a%20b.mdx": "/web/a%20b",
    "..//a.b/c": "/web/a.b/c",
    ".//a.b/c": "/web/errors/a.b/c",
}
"""Files beside that of a document, and where they are published."""
NAMES = {
    "@login": "login#login",
    "@loginRoom": "loginRoom#login-room",
    "@RTCRoomEvent": "RTCRoomEvent#rtc-room-event",
    "@ZegoEngine.loginRoom": "ZegoEngine.loginRoom#zego-engine-login-room",
    "@on_state_2": "on_state_2#on-state-2",
}
"""Names in the API reference, and what stands for them in its addresses."""


@pytest.mark.parametrize(("address", "path"), FILES.items())
def test_a_file_is_found_from_where_its_document_is_published(address: str, path: str) -> None:
    assert absolute(address, KNOWN) == BASE + path
    assert absolute(address, ORIGIN) is None


@pytest.mark.parametrize(("address", "place"), NAMES.items())
def test_a_name_is_found_in_the_reference(address: str, place: str) -> None:
    assert absolute(address, KNOWN) == f"{BASE}/api?m={place}"
    assert absolute(address, ORIGIN) is None


@pytest.mark.parametrize("url", [f"{BASE}/", BASE, f"{BASE}/article/8985", "https://a.b/?c=d"])
def test_a_front_page_and_an_old_article_tell_nothing_of_files(url: str) -> None:
    assert origin_of(curated(url=url).curation, BASE) == ORIGIN


def test_links_are_resolved_by_what_curation_knows() -> None:
    file = curated("", url=KNOWN.page, references=KNOWN.references)
    assert origin_of(file.curation, BASE) == KNOWN
    (row,) = read_cell("[一](../b c.mdx) [二](@d)", file).document.tables[0].rows
    assert row.description == f"[一]({BASE}/web/b%20c) [二]({BASE}/api?m=d#d)"


REFUSED = [
    "",
    "#top",
    "@",
    "../page?a=b",
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
    assert absolute(address, ORIGIN) is None
    assert absolute(address, KNOWN) is None


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
    texts = [statement.text for statement in statements_of(read(written).document.content)]
    for reading in (read_cell(written), read_html_cell(written)):
        texts += [
            text for row in reading.document.tables[0].rows for text in fields_of(row).values()
        ]
    for text in texts:
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
