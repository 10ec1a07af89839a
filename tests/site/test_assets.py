"""What pages load: how many files, by which names, and that these are made of all there is."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from site_fixtures import STATIC

from sphinx_zegocodes.site.assets import _PARTS as PARTS
from sphinx_zegocodes.site.assets import _made as made

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_builds import Build

    Page = Callable[[str], Any]

EVERYWHERE = {"zegocodes.css", "zegocodes.js", "zegocodes-theme.js"}
TABLES = {"zegocodes-tables.css", "zegocodes-tables.js"}
LIST = {"zegocodes-tables.css", "zegocodes-codes.css", "zegocodes-codes.js"}
SEARCH = {"zegocodes-lookup.js", "zegocodes-search.js", "zegocodes-search.css"}


def loaded(page: Any) -> list[str]:
    """Return the addresses of the scripts, style sheets and icons of a page."""
    links = [tag["href"] for tag in page.select("link[rel=stylesheet], link[rel~=icon]")]
    return links + [tag["src"] for tag in page.select("script[src]")]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("codes/104", set()),
        ("", {"zegocodes-overviews.css"}),
        ("rtc-server", TABLES),
        ("codes", LIST),
        ("relations", {"zegocodes-tables.css"}),
        ("rules", set()),
        ("search", SEARCH),
    ],
)
def test_a_page_loads_few_files_of_ours(page: Page, name: str, more: set[str]) -> None:
    names = [address.partition("?")[0].rpartition("/")[2] for address in loaded(page(name))]
    assert sorted(each for each in names if each.startswith("zegocodes")) == sorted(
        EVERYWHERE | more
    )


def test_every_file_of_ours_is_named_with_its_checksum(site: Build, page: Page) -> None:
    for name in ("", "codes/104", "rtc-server", "codes", "search"):
        for address in loaded(page(name)):
            path, _, version = address.partition("?v=")
            if re.search(r"/zegocodes|icon", path):
                content = (site.out / name / path).resolve().read_bytes()
                assert version == f"{zlib.crc32(content):08x}", address


def test_the_script_names_what_it_loads_with_its_checksum(site: Build) -> None:
    script = (site.out / "_static/zegocodes.js").read_text("utf-8")
    content = (site.out / "_static/zegocodes-lookup.js").read_bytes()
    assert f"zegocodes-lookup.js?v={zlib.crc32(content):08x}" in script


def test_every_part_is_loaded_somewhere() -> None:
    files = [made(name, theme) for name in PARTS for theme in ("furo", "pydata_sphinx_theme")]
    for path in STATIC.iterdir():
        marks = re.findall(r"zego-[a-z-]+|addEventListener|--[a-z-]+", path.read_text("utf-8"))
        assert any(all(mark in file for mark in marks) for file in files), path.name


def test_no_comment_is_left() -> None:
    for name in PARTS:
        assert "/*" not in made(name, "furo"), name


def test_no_page_holds_the_day_on_which_it_was_built(site: Build) -> None:
    """The same texts give the same bytes; `_fixed_date` says which day it is."""
    for page in site.out.rglob("*.html"):
        assert "2023-11-14" not in page.read_text("utf-8"), page
