"""What is made small says the same, as browsers read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import rcssmin
from site_fixtures import STATIC

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RULES = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map(({ cssText }) => cssText);
}"""


def test_style_sheets_say_the_same_without_blanks(browser: Browser) -> None:
    with browser.new_page() as page:
        for path in sorted(STATIC.glob("*.css")):
            text = path.read_text("utf-8")
            given, small = (page.evaluate(RULES, each) for each in (text, rcssmin.cssmin(text)))
            # What a variable is replaced by stays as it is written.
            assert [re.sub(r",\s+", ",", rule) for rule in given] == [
                re.sub(r",\s+", ",", rule) for rule in small
            ], path.name
            assert given
