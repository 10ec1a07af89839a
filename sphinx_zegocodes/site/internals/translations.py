"""Translations: of what themes say, and Sphinx's own for its scripts.

Sphinx compiles the catalogues of a project's ``locale_dirs`` beside their sources. Those of this
package may stand where nothing can be written, so they are read as they are.

What its scripts say becomes a file that a strict policy lets work. Sphinx hands it to
``Documentation.addTranslations``, which makes a function of the rule for plurals with
``new Function``. A policy without ``unsafe-eval`` forbids that, and half of what the file is to do
is left undone.
"""

from __future__ import annotations

import io
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.locale import get_translator

from sphinx_zegocodes.catalogue.storage import write_if_changed

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_CATALOGUES = Path(__file__).parents[1] / "locale"
_START = "Documentation.addTranslations("
_END = ");"


def add_catalogue(config: Config) -> None:
    """Have Sphinx know this package's translations of what it and themes leave in English."""
    path = _CATALOGUES / config.language / "LC_MESSAGES/sphinx.po"
    if path.is_file():
        compiled = io.BytesIO()
        with path.open("rb") as file:
            write_mo(compiled, read_po(file))
        compiled.seek(0)
        get_translator().add_fallback(GNUTranslations(compiled))


def on_html_page_context(app: Sphinx, *_: object) -> None:
    """Write the file anew before the first page, which names it with its checksum."""
    path = Path(app.outdir, "_static", "translations.js")
    text = path.read_text("utf-8").strip() if path.is_file() else ""
    if text.startswith(_START):
        literal = text.removeprefix(_START).removesuffix(_END)
        write_if_changed(path, _without_eval(literal).encode())


def _without_eval(literal: str) -> str:
    """Return a script that does what ``addTranslations`` does, with the rule spelled out."""
    given = msgspec.json.decode(literal)
    messages = msgspec.json.encode(given["messages"]).decode()
    return (
        f"Object.assign(Documentation.TRANSLATIONS, {messages});\n"
        f"Documentation.PLURAL_EXPR = (n) => ({given['plural_expr']});\n"
        f"Documentation.LOCALE = {msgspec.json.encode(given['locale']).decode()};\n"
    )
