"""Another project, in English and reStructuredText, under the themes that most projects have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from small_project import DOCUMENTS, write_project
from sphinx_builds import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]
    Serve = Callable[..., str]

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::PendingDeprecationWarning"),
]

START = "Codes\n=====\n\n.. zego:lookup::\n\n.. toctree::\n\n" + "".join(
    f"   {id_}\n" for id_ in DOCUMENTS
)
FILES = {"html": "{}.html", "dirhtml": "{}/"}


@pytest.mark.parametrize("builder", FILES)
@pytest.mark.parametrize("theme", ["alabaster", "sphinx_rtd_theme", "pydata_sphinx_theme"])
def test_all_works(tmp_path: Path, serve: Serve, open_page: Open, theme: str, builder: str) -> None:
    project = write_project(tmp_path / "p", index=START)
    (project / "favicon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    settings = {
        "html_theme": theme,
        "project": "Codes",
        "html_favicon": "favicon.svg",
        "html_context": {"default_mode": "auto"},  # without which pydata's theme logs an error
    }
    built = build(project, tmp_path / "out", builder=builder, settings=settings)
    assert built.warnings == []
    home = serve(built.out)
    at = {name: home + FILES[builder].format(name) for name in ("codes/100", "alpha", "search")}

    # the box leads to the page of a code
    page = open_page(home)
    box = page.locator("#zego-lookup-1")
    box.fill("100")
    expect(page.get_by_role("option").first).to_contain_text("alpha failed")
    box.press("Enter")
    page.wait_for_url(at["codes/100"])

    # which fits, says where it stands once, and has its buttons
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    page.get_by_role("button", name="Copy link").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{at['codes/100']}#alpha-main-100"
    trails = page.locator("nav[aria-label=Breadcrumbs], .wy-breadcrumbs, .bd-breadcrumbs")
    expect(trails).to_have_count(1)
    expect(trails.get_by_role("link", name="All return codes")).to_be_visible()

    # a row of the table leads there too
    page.goto(at["alpha"])
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("link", name="100", exact=True).click()
    page.wait_for_url(f"{at['codes/100']}#alpha-main-100")

    # and so does the search, by number and by word
    for query in ("100", "alpha failed"):
        page.goto(f"{at['search']}?q={query}")
        found = page.locator("#search-results li a").first
        expect(found).to_be_visible()
        href = found.evaluate("link => link.href")
        assert href.startswith(at["codes/100"]), (query, href)
