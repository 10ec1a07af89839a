"""WCAG 2.2 AA, as far as axe-core can tell, and the keyboard, of which it can tell little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_fixtures import PAGES
from left_entries import write_left
from playwright.sync_api import expect
from sphinx_builds import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    Open = Callable[..., Page]
    Serve = Callable[..., str]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = {"type": "rule", "values": ["color-contrast"]}
SIZES = {"type": "rule", "values": ["target-size"]}
DISTINCT = """
const seen = new Set();
for (const part of document.querySelectorAll("tbody > tr, section section section, dl > div")) {
  const built = part.outerHTML.replace(/>[^<]+/g, ">").replace(/(?<!class)="[^"]*"/g, "");
  if (seen.has(built)) part.remove();
  seen.add(built);
}
"""
"""Leaves one of all rows and sections that are built alike: axe needs a second for some hundred."""
WIDTHS = (1440, 360)
FOCUS = """() => {
  const focused = document.activeElement;
  const parts = [focused, focused.parentElement, ...(focused.labels ?? [])];
  const looks = () => parts.map((part) => {
    const { outline, boxShadow, borderColor, backgroundColor, transform } = getComputedStyle(part);
    return [outline, boxShadow, borderColor, backgroundColor, transform].join();
  }).join("; ");
  const { x, y, width, height } = focused.getBoundingClientRect();
  const seen = focused.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && width > 1 && x < innerWidth && x + width > 0 && y < innerHeight && y + height > 0;
  const focusedLooks = looks();
  focused.blur();
  const marked = focusedLooks !== looks();
  focused.focus();
  const name = focused.getAttribute("aria-label") ?? focused.textContent.trim();
  const inContent = !!focused.closest("article, .zego-breadcrumbs");
  return { name: name || focused.id, seen, marked, inContent };
}"""
"""Describes what has the focus: whether it is in the window, and looks otherwise than without."""


def violations(page: Page, **options: Any) -> str:
    """Return what axe has to say against a page, a line for each place."""
    run = {"runOnly": TAGS, "resultTypes": ["violations"], **options}
    found = Axe().run(page, options=run).response["violations"]
    return "".join(
        f"{rule['id']} ({rule['help']}): {' '.join(node['target'])} {node['html'][:100]}\n"
        for rule in found
        for node in rule["nodes"]
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_pages_have_no_violations(home: str, open_page: Open, path: str, width: int) -> None:
    page = open_page(home + path, viewport={"width": width, "height": 800})
    page.wait_for_load_state("networkidle")
    page.evaluate(DISTINCT)
    assert violations(page) == ""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert violations(page, runOnly=COLOURS) == ""


@pytest.mark.parametrize("width", WIDTHS)
def test_targets_are_large_or_apart(home: str, open_page: Open, width: int) -> None:
    """WCAG 2.5.8: 24 pixels, or as much room around them; links in sentences are left out."""
    page = open_page(home, viewport={"width": width, "height": 800})
    for path in (*PAGES.values(), "codes/0/", "stream-mixing/"):
        page.goto(home + path)
        page.wait_for_load_state("networkidle")
        page.evaluate(DISTINCT)
        assert violations(page, runOnly=SIZES) == "", path
    small = "<button>x</button>"
    page.locator("h1").evaluate(f"h1 => h1.insertAdjacentHTML('afterend', `{small * 2}`)")
    page.locator("h1 ~ button").evaluate_all("all => all.map(({style}) => style.all = 'unset')")
    assert "target-size" in violations(page, runOnly=SIZES)


@pytest.mark.parametrize("path", ["", "search/", "codes/104/"])
def test_nothing_covers_the_field_at_400_percent(home: str, open_page: Open, path: str) -> None:
    page = open_page(home + path, viewport={"width": 320, "height": 256})
    page.keyboard.press("/")
    page.keyboard.type("50001")
    expect(page.get_by_role("option").first).to_be_visible()
    uncovered = """field => [.1, .5, .9].every((part) => {
      const { left, top, width, height } = field.getBoundingClientRect();
      return document.elementFromPoint(left + width * part, top + height / 2) === field;
    })"""
    assert page.locator(":focus").evaluate(uncovered)


@pytest.mark.parametrize("width", WIDTHS)
def test_what_opens_has_no_violations(home: str, open_page: Open, width: int) -> None:
    page = open_page(f"{home}rtc-server/", viewport={"width": width, "height": 800})
    page.evaluate(DISTINCT)
    page.locator(".zego-copy-open").first.click()
    expect(page.get_by_role("button", name="复制链接")).to_be_visible()
    assert violations(page) == ""
    page.keyboard.press("Escape")
    if width < 1000:
        page.locator(".nav-overlay-icon").click()
    page.get_by_role("combobox").fill("房间")
    expect(page.get_by_role("option").first).to_be_visible()
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        assert violations(page) == "", theme


@pytest.fixture(scope="module")
def old_site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """Return the address of a site that codes and a document left."""
    folder = tmp_path_factory.mktemp("left")
    project = write_left(folder / "p")
    settings = {"html_theme": "furo", "language": "zh_CN", "html_favicon": "icon.svg"}
    (project / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    return serve(build(project, folder / "out", settings=settings).out)


def test_pages_of_what_left_have_no_violations(old_site: str, open_page: Open) -> None:
    page = open_page(old_site)
    for path in ("codes/98/", "codes/95/", "codes/7/", "alpha/", "zeta/", "codes/"):
        page.goto(old_site + path)
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            assert violations(page) == "", (path, theme)


def test_violations_are_found(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/104/")
    page.locator("h1").evaluate("h1 => h1.style.color = '#ccc'")
    page.locator("h1").evaluate("h1 => h1.append(document.createElement('button'))")
    found = violations(page).splitlines()
    assert {each.partition(" ")[0] for each in found} == {"button-name", "color-contrast"}


def stops(page: Page) -> Iterator[dict[str, Any]]:
    """Press the tabulator and yield what gets the focus, until the content is reached."""
    for _ in range(60):
        page.keyboard.press("Tab")
        yield (stop := page.evaluate(FOCUS))
        if stop["inContent"]:
            return


@pytest.mark.parametrize("path", ["", "codes/104/", "rtc-server/", "search/?q=50001"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_stop_of_the_keyboard_shows(
    home: str, open_page: Open, path: str, width: int
) -> None:
    size = {"width": width, "height": 800}
    page = open_page(home + path, viewport=size, reduced_motion="reduce")
    found = list(stops(page))
    assert found[-1]["inContent"]
    names = [stop["name"] for stop in found]
    assert "跳到正文" in names
    assert len(names) == len(set(names))
    # On a narrow window what opens the navigation stands for it, and takes no room itself.
    assert [stop for stop in found if not (stop["seen"] or "展开或收起" in stop["name"])] == []
    assert [stop for stop in found if not stop["marked"]] == []


def test_the_content_is_a_step_away(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/104/", viewport={"width": 1440, "height": 800})
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["inContent"]


def test_the_navigation_opens_by_keyboard_on_a_narrow_window(home: str, open_page: Open) -> None:
    page = open_page(f"{home}web-sdk/", viewport={"width": 360, "height": 800})
    expect(page.get_by_role("link", name="全部返回码")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="展开或收起站点导航")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("link", name="全部返回码")).to_be_in_viewport()
    page.keyboard.press("Space")
    expect(page.get_by_role("link", name="全部返回码")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="展开或收起本页目录")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("complementary", name="本页目录")).to_be_in_viewport()


def test_escape_closes_what_is_open_on_a_narrow_window(home: str, open_page: Open) -> None:
    page = open_page(f"{home}web-sdk/", viewport={"width": 360, "height": 800})
    page.locator(".nav-overlay-icon").click()
    expect(page.get_by_role("link", name="全部返回码")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="全部返回码")).to_be_hidden()
    expect(page.get_by_role("checkbox", name="展开或收起站点导航")).to_be_focused()


@pytest.mark.parametrize("path", ["codes/", "stream-mixing/"])
def test_a_long_table_is_passed_with_one_key(home: str, open_page: Open, path: str) -> None:
    page = open_page(home + path)
    skip = page.get_by_text("跳过此表")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('table')") is None
    assert page.evaluate("document.activeElement.closest('footer') !== null")


def test_the_contents_come_before_the_page(home: str, open_page: Open) -> None:
    page = open_page(f"{home}rtc-server/", viewport={"width": 1440, "height": 800})
    before = page.evaluate(
        "document.querySelector('.toc-drawer').compareDocumentPosition("
        "document.querySelector('article')) & Node.DOCUMENT_POSITION_FOLLOWING"
    )
    assert before
    assert page.evaluate(
        "document.querySelector('.toc-drawer').getBoundingClientRect().left"
        " >= document.querySelector('.content').getBoundingClientRect().right - 1"
    )


def test_forced_colours_show_what_is_marked(home: str, open_page: Open) -> None:
    page = open_page(f"{home}rtc-server/#rtc-server-room-104", forced_colors="active")
    row = page.locator("tr:has(#rtc-server-room-104)")
    expect(row).to_have_css("outline-style", "solid")
    page.keyboard.press("/")
    page.keyboard.type("50001")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_css("outline-style", "solid")


def test_code_that_scrolls_is_reached_by_keyboard(home: str, open_page: Open) -> None:
    page = open_page(f"{home}rules/", viewport={"width": 360, "height": 800})
    blocks = ".highlight > pre"
    wide = "blocks => blocks.map(block => block.scrollWidth > block.clientWidth)"
    reached = "blocks => blocks.map(block => block.tabIndex === 0)"
    page.wait_for_function(f"document.querySelector('{blocks}[tabindex]')")
    assert page.locator(blocks).evaluate_all(reached) == page.locator(blocks).evaluate_all(wide)
    page.set_viewport_size({"width": 2000, "height": 800})
    page.wait_for_function(f"!document.querySelector('{blocks}[tabindex]')")
