"""A whole document on a page: its title, sections, texts, notes, code and tables, in order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from left_entries import whole
from small_project import COLUMNS, DOCUMENTS, document, write_data, write_project
from sphinx_builds import build, different_files, soup

from sphinx_zegocodes.catalogue.records import (
    CodeBlock,
    Document,
    Heading,
    Note,
    Row,
    Table,
    Text,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_builds import Build

    from sphinx_zegocodes.catalogue.records import Block

MYST = 'extensions.append("myst_parser")\n'


def table(id_: str, code: str) -> Table:
    return Table(id_, COLUMNS, (Row((code,), description=f"failed {code}"),))


def saying(id_: str, *content: Block) -> Document:
    """Return a document of the small project with other content."""
    plain = document(id_)
    return Document(plain.id, "Codes of <A> & *B*", plain.product, plain.url, content)


ALPHA = saying(
    "alpha",
    Heading(1, "\\<A> & \\*B\\*"),  # its title, but for the words before
    Text("Read *this* first: <b>x</b>."),
    Text("- one\n- two\n\n  three"),
    Heading(2, "Before `you` start"),
    CodeBlock('{"code": 1}', "json"),
    CodeBlock("if (x) {", "no-such-language"),
    CodeBlock("{", "json"),
    CodeBlock("plain <b>"),
    Heading(2, "Rooms"),
    Text("Of rooms."),
    table("room", "100"),
    Text("More of rooms."),
    Heading(4, "Deep"),
    Heading(3, "Less deep"),
    Heading(2, "Notes"),
    Note("warning", (Text("Mind."),)),
    Note(
        "info",
        (Heading(3, "In a *note*"), Text("First."), CodeBlock("x = 1", "python")),
        "To *know*",
    ),
    Note("tip", (Text("Outer."), Note("danger", (Text("Inner."),)))),
    Heading(2, "媒体 2"),
    Note("note", (table("media", "101"),)),
)
"""A document with a block of every kind."""
PARTS = [
    ("h1", "alpha", "Codes of <A> & *B*"),
    ("h2", "before-you-start", "Before you start"),
    ("h2", "room", "Rooms"),
    ("h3", "deep", "Deep"),
    ("h3", "less-deep", "Less deep"),
    ("h2", "notes", "Notes"),
    ("h2", "media", "媒体 2"),
]
"""Its headings, the ids of their sections, and their texts."""


def parts_of(page: Any) -> list[tuple[str, str, str]]:
    found = page.select("section > :is(h1, h2, h3, h4, h5, h6)")
    return [(tag.name, tag.parent["id"], tag.get_text().removesuffix("¶")) for tag in found]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the same document several times.

    Its page is without and with a title of its own, in both languages of markup, or has its tables.
    """
    folder = tmp_path_factory.mktemp("documents")
    beta = "Own\n===\n\nBefore.\n\n.. zego:document:: beta\n\nAfter.\n"
    zeta = "Own\n===\n\n.. zego:table:: zeta/room\n\n.. zego:table:: zeta/media\n"
    pages = {"alpha": whole("alpha"), "beta": beta, "zeta": zeta}
    project = write_project(folder / "p", MYST, **pages)
    directive = "```{{zego:document}} {}\n```\n"
    for id_, text in (
        ("gamma", directive.format("gamma")),
        ("delta", "# Own\n\nBefore.\n\n" + directive.format("delta") + "\nAfter.\n"),
    ):
        (project / f"{id_}.rst").unlink()
        (project / f"{id_}.md").write_text(text)
    write_data(project, *(_named(ALPHA, id_) for id_ in DOCUMENTS if id_ != "epsilon"))
    return build(project, folder / "out")


def _named(given: Document, id_: str) -> Document:
    return Document(id_, given.title, id_, given.url, given.content)


@pytest.fixture
def page(built: Build) -> Any:
    """Return the page of a document, which has no title of its own."""
    return soup(built.out / "alpha/index.html")


def test_it_builds_without_a_warning(built: Build) -> None:
    assert built.warnings == []


@pytest.mark.parametrize("id_", ["alpha", "gamma"])
def test_a_page_has_the_title_of_its_document(built: Build, id_: str) -> None:
    page = soup(built.out / id_ / "index.html")
    assert parts_of(page) == [("h1", id_, PARTS[0][2]), *PARTS[1:]]
    link = soup(built.out / "index.html").select_one(f".toctree-l1 > a[href='{id_}/']")
    assert link.get_text() == PARTS[0][2]


@pytest.mark.parametrize("id_", ["beta", "delta"])
def test_below_a_title_of_the_page_its_own_is_left_out(built: Build, id_: str) -> None:
    page = soup(built.out / id_ / "index.html")
    assert parts_of(page) == [("h1", "own", "Own"), *PARTS[1:]]
    plain = [each.get_text() for each in page.find(id="own").find_all("p", recursive=False)]
    assert plain == ["Before.", "Read this first: <b>x</b>.", "After."]
    after = page.find("p", string="After.")
    assert after.find_previous("section")["id"] == "media"


def test_what_it_says_stands_in_order(page: Any) -> None:
    assert [tag.name for tag in page.find(id="alpha").find_all(recursive=False)] == [
        "h1",
        "p",
        "ul",
        *["section"] * 4,
    ]
    assert page.select_one("#alpha > p em").get_text() == "this"
    items = page.select("#alpha > ul > li")
    assert [item.get_text().split() for item in items] == [["one"], ["two", "three"]]
    rooms = page.find(id="room").find_all(recursive=False)
    assert [tag.name for tag in rooms] == ["h2", "p", "table", "p", "section", "section"]
    assert page.select_one("#before-you-start code").get_text() == "you"


def test_code_is_highlighted_where_its_language_is_known(page: Any) -> None:
    blocks = page.find(id="before-you-start").find_all("div", recursive=False)
    assert [(block["class"][0], block.get_text().strip()) for block in blocks] == [
        ("highlight-json", '{"code": 1}'),
        ("highlight-text", "if (x) {"),
        ("highlight-json", "{"),
        ("highlight-text", "plain <b>"),
    ]
    assert blocks[0].select("span.mi")
    assert not blocks[1].select("pre span[class]")


def test_notes_have_their_title_or_that_of_their_kind(page: Any) -> None:
    notes = page.select("#notes .admonition")
    kinds = [" ".join(sorted(set(note["class"]) - {"admonition"})) for note in notes]
    assert kinds == ["warning", "note", "tip", "danger"]
    plain, of_title, outer, inner = notes
    for note in notes:
        assert note.find(recursive=False)["class"] == ["admonition-title"]
    assert plain.p.get_text() not in {"", "Mind."}  # in the language of the site
    assert of_title.p.get_text() == "To *know*"
    assert [(p.get_text(), p["class"]) for p in of_title.select(".rubric")] == [
        ("In a note", ["rubric"])
    ]
    assert of_title.select_one("pre").get_text().strip() == "x = 1"
    assert inner.parent is outer


def test_tables_are_those_of_their_own_directive(built: Build, page: Any) -> None:
    placed = soup(built.out / "zeta/index.html")
    for one, other in zip(page.select("table"), placed.select("table"), strict=True):
        assert not one.get("id")
        assert str(one.thead) == str(other.thead)
        assert str(one.tbody) == str(other.tbody).replace("zeta", "alpha")


def test_ids_of_sections(tmp_path: Path) -> None:
    """They are their words, with what makes them unique and fit for the search."""
    headings = [
        ("错误码 / Error Codes", "错误码-error-codes"),
        ("简介", "简介"),
        ("1\\. 简介", "section-1-简介"),
        ("简介", "简介-2"),
        ("Alpha", "alpha-2"),  # the document has this one
        ("Main", "main-2"),  # the table has this one
        ("！", "section"),
    ]
    content = [Heading(2, text) for text, _ in headings]
    one = saying("alpha", *content, Heading(2, "Codes"), table("main", "100"))
    two = saying("beta", Heading(1, "Other than its title"), *one.content)
    project = write_project(tmp_path / "p", alpha=whole("alpha"), beta=whole("beta"))
    write_data(project, one, two)
    built = build(project, tmp_path / "out")
    assert built.warnings == []
    ids = [id_ for _, id_, _ in parts_of(soup(built.out / "alpha/index.html"))]
    assert ids == ["alpha", *(id_ for _, id_ in headings), "main"]
    other = parts_of(soup(built.out / "beta/index.html"))
    assert [id_ for _, id_, _ in other] == [
        "beta",
        "other-than-its-title",
        *ids[1:5],
        "alpha",
        *ids[6:],
    ]
    assert [level for level, *_ in other] == ["h1", "h2", *["h3"] * 8]


def test_ids_are_unique_beside_what_else_stands_on_the_page(tmp_path: Path) -> None:
    one = saying("alpha", Heading(2, "Overview"), Text("a"), Heading(2, "B"), table("a", "100"))
    two = saying("beta", Heading(2, "Overview"), Text("a"), Heading(2, "B"), table("b", "100"))
    text = "Overview\n========\n\n" + whole("alpha") + "\n" + whole("beta")
    project = write_project(tmp_path / "p", alpha=text)
    (project / "beta.rst").write_text(":orphan:\n\nBeta\n====\n")
    write_data(project, one, two)
    page = soup(build(project, tmp_path / "out").out / "alpha/index.html")
    ids = Counter(tag["id"] for tag in page.find_all(id=True))
    assert [id_ for id_, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("builder", ["text", "latex", "man", "singlehtml", "xml", "gettext"])
def test_other_builders_say_it_too(tmp_path: Path, builder: str) -> None:
    project = write_project(tmp_path / "p", alpha=whole("alpha"))
    write_data(project, ALPHA)
    built = build(project, tmp_path / "out", builder=builder)
    assert built.warnings == []
    content = b"".join(path.read_bytes() for path in built.out.rglob("*.*"))
    for said in (b"Of rooms.", b"Mind.", b"Inner.", b"plain"):
        assert said in content


WRONG = {
    "document": {
        "none": "there is no document none",
        "alpha": "the table alpha/main stands at {}/alpha.rst:1 already",
        "beta": "the table beta/main stands at {}/beta.rst:4 already",
    },
    "table": {"alpha/main": "the table alpha/main stands at {}/alpha.rst:1 already"},
}
"""Directives with what is said of them, where ``alpha`` is on a page, and the table of ``beta``."""


@pytest.mark.parametrize("suffix", ["rst", "md"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_mistakes_are_warned_about_at_their_line(tmp_path: Path, suffix: str, jobs: int) -> None:
    project = write_project(tmp_path / "p", MYST, alpha=whole("alpha"))
    directive, text = {
        "rst": (".. zego:{}:: {}\n\n", ":orphan:\n\nWrong\n=====\n\n"),
        "md": ("```{{zego:{}}} {}\n```\n", "---\norphan: true\n---\n# Wrong\n\n"),
    }[suffix]
    expected = []
    for kind, keys in WRONG.items():
        for key, said in keys.items():
            place = f"{project}/wrong.{suffix}:{text.count(chr(10)) + 1}"
            expected.append(f"{place}: WARNING: {said.format(project)}")
            text += directive.format(kind, key)
    (project / f"wrong.{suffix}").write_text(text)
    warnings = build(project, tmp_path / "out", jobs=jobs).warnings
    assert [warning.partition(" [")[0] for warning in warnings] == expected


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_on_no_page_is_warned_about(tmp_path: Path, jobs: int) -> None:
    project = write_project(tmp_path / "p", beta="beta\n====\n\nNothing.\n")
    (warning,) = build(project, tmp_path / "out", jobs=jobs).warnings
    assert warning == (
        f"{project}/data/codes/beta.json:1: WARNING: "
        "the document beta stands on no page [zegocodes.unplaced_document]"
    )


def test_serial_and_parallel_builds_give_the_same_bytes(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p", **{id_: whole(id_) for id_ in DOCUMENTS})
    write_data(project, *(_named(ALPHA, id_) for id_ in DOCUMENTS))
    one, two = (build(project, tmp_path / f"{jobs}", jobs=jobs) for jobs in (1, 2))
    assert one.warnings == two.warnings == []
    assert different_files(one.out, two.out) == []
