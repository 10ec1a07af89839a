"""Addresses of what left, in a real browser: they lead on, under the strict policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_fixtures import POLICY
from left_entries import write_left
from playwright.sync_api import expect
from sphinx_builds import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]
    Serve = Callable[..., str]


@pytest.fixture(scope="module")
def old_site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """Return the address of a site that codes and a document left, in a folder of its host."""
    folder = tmp_path_factory.mktemp("left")
    project = write_left(folder / "p")
    (project / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    # The default theme's sidebar has scripts inside.
    bare: dict[str, object] = {"html_sidebars": {"**": []}, "html_favicon": "icon.svg"}
    return serve(build(project, folder / "out", settings=bare).out, "/codes-of/", POLICY)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("codes/99/", "codes/200/#beta-main-200"),
        ("codes/99/#alpha-main-99", "codes/200/#beta-main-200"),
        ("codes/97/", "codes/200/#beta-main-200"),
        ("codes/96/#alpha-main-96", "codes/98/#alpha-main-98"),
        ("codes/602/#zeta-extra-602", "codes/300/#gamma-main-300"),
    ],
)
def test_a_code_leads_on_to_the_entry(
    open_page: Open, old_site: str, old: str, new: str, *, scripts: bool
) -> None:
    page = open_page(old_site + old, java_script_enabled=scripts)
    page.wait_for_url(old_site + new)
    expect(page.locator("section.zego-entry:target")).to_be_in_viewport()
    page.go_back()
    assert page.url == "about:blank"  # the old address is not kept, so that going back works


@pytest.mark.parametrize("old", ["codes/98/#alpha-main-98", "codes/95/#alpha-side-95"])
def test_a_code_that_leads_nowhere_or_to_several_stays(
    open_page: Open, old_site: str, old: str
) -> None:
    page = open_page(old_site + old)
    expect(page.locator("section.zego-entry:target")).to_contain_text("起不再收录")
    page.wait_for_timeout(200)
    assert page.url == old_site + old


@pytest.mark.parametrize(
    "row", ["alpha/#alpha-main-97", "alpha/#alpha-old-100", "zeta/#zeta-main-600"]
)
def test_the_address_of_a_row_shows_the_line_that_leads_on(
    open_page: Open, old_site: str, row: str
) -> None:
    page = open_page(old_site + row)
    line = page.locator("li:has(:target)")
    expect(line).to_be_in_viewport()
    link = line.get_by_role("link").last
    address = str(link.get_attribute("href")).removeprefix("../")
    link.click()
    page.wait_for_url(old_site + address)
    expect(page.locator("section.zego-entry:target")).not_to_contain_text("起不再收录")
