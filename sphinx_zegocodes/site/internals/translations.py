"""Sphinx's translations for its scripts, as a file that a strict policy lets work.

Sphinx hands them to ``Documentation.addTranslations``, which makes a function of the rule for
plurals with ``new Function``. A policy without ``unsafe-eval`` forbids that, and half of what the
file is to do is left undone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.storage import write_if_changed

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_START = "Documentation.addTranslations("
_END = ");"


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
