"""What comes out of the printer."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]

CODES = {"most-entries": "0", "three-meanings": "3", "two-wordings": "110200157", "long": "1103044"}


def printed(page: Page) -> list[str]:
    """Print a page, and return the texts of the sheets."""
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    return [sheet.extract_text() for sheet in reader.pages]


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_a_code_takes_one_sheet(home: str, open_page: Open, code: str) -> None:
    (text,) = printed(open_page(f"{home}codes/{code}/"))
    assert text.lstrip().startswith(code)
    for unwanted in ("复制", "回到顶部", "表中", "版权", "全部返回码"):
        assert unwanted not in text


def test_the_official_address_is_printed_and_no_other(home: str, open_page: Open) -> None:
    (text,) = printed(open_page(f"{home}codes/110200157/"))
    unbroken = "".join(text.split())  # an address may stand on two lines
    address = "https://doc-zh.zego.im/real-time-video-server/api-reference/return-codes"
    assert unbroken.count(address) == unbroken.count("://") == 2


def test_rows_are_printed_as_a_table_with_its_header_on_each_sheet(
    home: str, open_page: Open
) -> None:
    page = open_page(f"{home}stream-mixing/", viewport={"width": 360, "height": 740})
    sheets = printed(page)
    assert len(sheets) > 1
    assert all("处理建议" in sheet for sheet in sheets)


def test_a_code_says_where_and_of_when_it_is(home: str, open_page: Open) -> None:
    (text,) = printed(open_page(f"{home}codes/104/"))
    assert re.search(r"/codes/104/，构建于 20\d\d-\d\d-\d\d", text)


def test_a_filtered_list_says_how_many_it_shows(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/?document=stream-mixing")
    expect(page.locator(".zego-choose [role=status]")).to_have_text("符合条件的返回码：47 个")
    (text, *_) = printed(page)
    assert "符合条件的返回码：47 个" in text
    assert "清除筛选" not in text


def test_a_dark_page_is_printed_on_white(home: str, open_page: Open) -> None:
    page = open_page(f"{home}codes/104/", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("article")).to_have_css("color", "rgb(0, 0, 0)")
    for part in (".sidebar-drawer", ".theme-toggle", ".zego-copy", ".zego-neighbours"):
        for found in page.locator(part).all():
            expect(found).to_be_hidden()
