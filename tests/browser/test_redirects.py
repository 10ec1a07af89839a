"""Old addresses in a real browser: they lead on, the fragment comes along, no script is inline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from left_entries import ALPHA, MOVED_TO_BETA, without_zeta
from playwright.sync_api import expect
from small_project import write_data
from sphinx_builds import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]
    Serve = Callable[..., str]

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"


@pytest.fixture(scope="module")
def old_site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """Return the address of a site that codes and a document left, served by a strict policy."""
    folder = tmp_path_factory.mktemp("left")
    project = without_zeta(folder / "p", MOVED_TO_BETA)
    write_data(project, ALPHA)
    (project / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    # The theme's sidebar has scripts inside.
    bare: dict[str, object] = {"html_sidebars": {"**": []}, "html_favicon": "icon.svg"}
    return serve(build(project, folder / "out", settings=bare).out, "/codes-of/", POLICY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("codes/98/", "codes/101/"),
        ("codes/98/#alpha-main-98", "codes/101/#alpha-main-98"),
        ("codes/96/#alpha-main-96", "codes/200/#alpha-main-96"),
        ("codes/7777/#alpha-main-7777", "codes/99/#alpha-main-7777"),
        ("zeta/", "beta/"),
        ("zeta/#zeta-main-600", "beta/#zeta-main-600"),
        ("zeta/#zeta-extra-602", "beta/#zeta-extra-602"),
        ("zeta/?q=1#main", "beta/?q=1#main"),
    ],
)
def test_a_redirect_takes_the_fragment_along(
    open_page: Open, old_site: str, old: str, new: str
) -> None:
    page = open_page(old_site + old)
    page.wait_for_url(old_site + new)
    if "#" in new:
        assert page.evaluate("document.querySelector(':target') !== null")
    page.go_back()
    assert page.url == "about:blank"  # the old address is not kept, so that going back works


def test_without_a_script_it_leads_on_too(open_page: Open, old_site: str) -> None:
    page = open_page(f"{old_site}codes/98/#alpha-main-98", java_script_enabled=False)
    page.wait_for_url(f"{old_site}codes/101/*")
    expect(page.locator("#alpha-main-98")).to_have_count(1)


def test_the_row_of_a_moved_entry_is_marked(open_page: Open, old_site: str) -> None:
    page = open_page(f"{old_site}alpha/#alpha-main-98")
    row = page.locator("tr:has(:target)")
    expect(row).to_contain_text("101")


def test_the_line_of_an_entry_that_left_the_page_leads_there(
    open_page: Open, old_site: str
) -> None:
    page = open_page(f"{old_site}alpha/#alpha-main-97")
    page.locator("li:has(:target) a").click()
    page.wait_for_url(f"{old_site}codes/200/#beta-main-200")
