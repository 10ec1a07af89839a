"""Draw the pictures that are not vectors: ``.venv/bin/python docs/_images/draw.py``.

They are committed, as a build has neither a browser nor the font, Noto Sans CJK SC.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

_HERE = Path(__file__).parent
_STATIC = _HERE.parent / "_static"
_PICTURES = {
    "card.png": (_HERE / "card.svg", 1200, 630),
    "icon.png": (_STATIC / "favicon.svg", 180, 180),
}
"""What each is drawn of, and its width and height in pixels."""


def main() -> None:
    """Draw all."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (source, width, height) in _PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(source.as_uri())
            page.evaluate("document.fonts.ready")
            page.screenshot(path=_STATIC / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
