"""What pages load: few files, put together from the small ones in ``static/`` that people edit.

Every page has one style sheet, and one script that runs when the page is there. What only tables,
the list of all codes or the search need stands in files of their own, and what a look-up needs is
loaded when one begins. All are named with their checksums, so that a host may keep them for ever.
Comments and blanks are left out, which compressed is a quarter of their size.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rcssmin
import rjsmin

from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.site.addresses import INDEX, NOT_FOUND, PART, RELATIONS
from sphinx_zegocodes.site.config import PYDATA
from sphinx_zegocodes.site.domain import domain_of
from sphinx_zegocodes.site.internals.furo import variables

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_STATIC = Path(__file__).with_name("static")
_LOOKUP = "zegocodes-lookup.js"
_PARTS = {
    "zegocodes.css": ("", "-tickets", "-lookup", "-breadcrumbs"),
    "zegocodes-tables.css": ("-tables",),
    "zegocodes-codes.css": ("-codes",),
    "zegocodes-overviews.css": ("-overviews",),
    "zegocodes-search.css": ("-search",),
    "zegocodes.js": ("", "-folder", "-anchors", "-editions", "-lookup-files", "-lookup-keys"),
    "zegocodes-tables.js": ("-tables", "-menus"),
    "zegocodes-codes.js": ("-codes",),
    "zegocodes-search.js": ("-search",),
    "zegocodes-404.js": ("-404",),
    "zegocodes-theme.js": ("-theme",),
    _LOOKUP: tuple(
        f"-lookup-{name}"
        for name in ("index", "text", "mentions", "query", "words", "search", "options", "box")
    ),
}
"""Of what each file that is loaded is made, in the order in which the parts build on each other."""
_OF_THEMES = {
    ("furo", "zegocodes.css"): ("-furo",),
    ("furo", "zegocodes.js"): ("-scrolling",),
    **{(theme, "zegocodes.css"): ("-pydata",) for theme in PYDATA},
}
"""What some themes have besides."""
LAST = 950
"""A priority behind that of what themes put into the context."""


def add_assets(app: Sphinx) -> None:
    """Add what every page loads."""
    app.add_css_file("zegocodes.css")
    if domain_of(app.env).is_for_browsers:
        _add_script(app, "zegocodes.js")


def add_assets_of_page(app: Sphinx, pagename: str, *_: object) -> None:
    """Add what only some pages load."""
    domain = domain_of(app.env)
    is_list = pagename == INDEX or pagename.startswith(PART)
    has_tables = domain.has(pagename, "document", "table")
    if has_tables or is_list or pagename == RELATIONS:
        app.add_css_file("zegocodes-tables.css")
    if domain.has(pagename, "overview"):
        app.add_css_file("zegocodes-overviews.css")
    if is_list:
        app.add_css_file("zegocodes-codes.css")
    if pagename == "search":
        app.add_css_file("zegocodes-search.css")
    if not domain.is_for_browsers:
        return
    if has_tables:
        _add_script(app, "zegocodes-tables.js")
    if is_list:
        _add_script(app, "zegocodes-codes.js")
    if domain.has_lookup and pagename in ("search", NOT_FOUND):
        _add_script(app, _LOOKUP)
        _add_script(app, f"zegocodes-{pagename.partition('/')[0]}.js")


def picture(app: Sphinx, value: str) -> str:
    """Return the name of the picture that a configuration value gives, or nothing."""
    path = Path(app.confdir, app.config[value] or "")
    return f"_static/{path.name}?v={_checksum(path.read_bytes())}" if path.is_file() else ""


def _add_script(app: Sphinx, name: str) -> None:
    app.add_js_file(name, loading_method="defer")


class Files:
    """Writes the files, once: pages differ only in which of them they load."""

    def __init__(self) -> None:
        self._is_done = False

    def on_html_page_context(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], *_: object
    ) -> None:
        """Write them before the first page, and tell templates the name of what they load."""
        del pagename, templatename
        context["zego_theme_script"] = _versioned("zegocodes-theme.js")
        if icon := picture(app, "html_favicon"):
            context["favicon_url"] = context["pathto"](icon, 1)
        if self._is_done:
            return
        for name in _PARTS:
            content = _made(name, app.config.html_theme)
            if name == "zegocodes.css":
                content += variables(app, context)
            write_if_changed(Path(app.outdir, "_static", name), content.encode())
        for value in filter(None, (app.config.zegocodes_card, app.config.zegocodes_icon)):
            if (path := Path(app.confdir, value)).is_file():
                write_if_changed(Path(app.outdir, "_static", path.name), path.read_bytes())
        self._is_done = True


@cache
def _made(name: str, theme: str) -> str:
    """Return what a file holds that pages of a theme load."""
    path = Path(name)
    last = ("-print",) if name == "zegocodes.css" else ()
    parts = (*_PARTS[name], *_OF_THEMES.get((theme, name), ()), *last)
    text = "\n".join(
        (_STATIC / f"zegocodes{part}{path.suffix}").read_text("utf-8") for part in parts
    )
    if path.suffix == ".css":
        return f"{rcssmin.cssmin(text)}\n"
    if name == "zegocodes.js":  # which loads the look-up
        text = text.replace(_LOOKUP, _versioned(_LOOKUP, theme))
    return f"{rjsmin.jsmin(text)}\n"


def _versioned(name: str, theme: str = "") -> str:
    """Return the name of a file with its checksum, as Sphinx gives one."""
    return f"{name}?v={_checksum(_made(name, theme).encode())}"


def _checksum(content: bytes) -> str:
    return f"{zlib.crc32(content):08x}"
