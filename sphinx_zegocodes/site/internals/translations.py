"""Translations: of what this package, its scripts and themes say, beside Sphinx's own.

Sphinx compiles the catalogues of a project's ``locale_dirs`` beside their sources. Those of this
package may stand where nothing can be written, so they are read as they are.

What scripts say becomes a file that a strict policy lets work. Sphinx hands it to
``Documentation.addTranslations``, which makes a function of the rule for plurals with
``new Function``. A policy without ``unsafe-eval`` forbids that, and half of what the file is to do
is left undone.
"""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.locale import get_translator

from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.catalogue.wording import catalogue_of, speak

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel.messages import Catalog
    from sphinx.application import Sphinx
    from sphinx.config import Config

_START = "Documentation.addTranslations("
_END = ");"


def add_catalogue(config: Config) -> None:
    """Speak the language of the project, and have templates know what Sphinx does not."""
    get_translator().add_fallback(speak(config.language))
    if (of_themes := _read(config.language, "sphinx.po")) is not None:
        compiled = io.BytesIO()
        write_mo(compiled, of_themes)
        compiled.seek(0)
        get_translator().add_fallback(GNUTranslations(compiled))


@cache
def _read(language: str, name: str) -> Catalog | None:
    path = catalogue_of(language, name)
    if path is None:
        return None
    with path.open("rb") as file:
        return read_po(file)


def on_html_page_context(app: Sphinx, *_: object) -> None:
    """Write the file anew before the first page, which names it with its checksum."""
    path = Path(app.outdir, "_static", "translations.js")
    text = path.read_text("utf-8").strip() if path.is_file() else ""
    if text.startswith(_START):
        literal = text.removeprefix(_START).removesuffix(_END)
        own = _messages_of_scripts(app.config.language)
        write_if_changed(path, _without_eval(literal, own).encode())


def _messages_of_scripts(language: str) -> dict[str, str | Sequence[str]]:
    """Return what the scripts of this package say, as Sphinx's own have it."""
    catalogue = _read(language, "sphinx_zegocodes.po") or ()
    return {
        message.id if isinstance(message.id, str) else message.id[0]: message.string or ""
        for message in catalogue
        if any(path.endswith(".js") for path, _ in message.locations)
    }


def _without_eval(literal: str, own: dict[str, str | Sequence[str]]) -> str:
    """Return a script that does what ``addTranslations`` does, with the rule spelled out."""
    given = msgspec.json.decode(literal)
    messages = msgspec.json.encode(own | given["messages"]).decode()
    return (
        f"Object.assign(Documentation.TRANSLATIONS, {messages});\n"
        f"Documentation.PLURAL_EXPR = (n) => ({given['plural_expr']});\n"
        f"Documentation.LOCALE = {msgspec.json.encode(given['locale']).decode()};\n"
    )
