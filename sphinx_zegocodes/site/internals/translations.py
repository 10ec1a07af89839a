"""Sphinx's translations for its scripts, as a file that a strict policy lets work.

Sphinx hands them to ``Documentation.addTranslations``, which makes a function of the rule for
plurals with ``new Function``. A policy without ``unsafe-eval`` forbids that, and half of what the
file is to do is left undone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from sphinx_zegocodes.catalogue.storage import write_if_changed

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_START = "Documentation.addTranslations("
_END = ");"


class _Given(msgspec.Struct, frozen=True):
    """What Sphinx's file holds."""

    locale: str
    messages: dict[str, Any]
    plural_expr: str
    """An expression in JavaScript of the number ``n``."""


class Translations:
    """Writes the file anew, once: it is the same for all pages."""

    def __init__(self) -> None:
        self._written = False

    def on_html_page_context(self, app: Sphinx, *_: object) -> None:
        """Write it before the first page, which names it with its checksum."""
        if self._written:
            return
        self._written = True
        path = Path(app.outdir, "_static", "translations.js")
        text = path.read_text("utf-8").strip() if path.is_file() else ""
        if text.startswith(_START):
            literal = text.removeprefix(_START).removesuffix(_END)
            write_if_changed(path, _without_eval(literal).encode())


def _without_eval(literal: str) -> str:
    """Return a script that does what ``addTranslations`` does, with the rule spelled out."""
    given = msgspec.json.decode(literal, type=_Given)
    messages = msgspec.json.encode(given.messages).decode()
    return (
        f"Object.assign(Documentation.TRANSLATIONS, {messages});\n"
        f"Documentation.PLURAL_EXPR = (n) => ({given.plural_expr});\n"
        f"Documentation.LOCALE = {msgspec.json.encode(given.locale).decode()};\n"
    )
