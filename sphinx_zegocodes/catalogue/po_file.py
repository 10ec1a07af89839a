"""Translations as PO files, ``translations/<language>/<document>.po`` in the data folder.

polib reads and writes them: it keeps the head and the comments that editors of such files write,
and adds no days of its own. A message is a text, its context the field that it stands in, and its
references are where: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.rules.translations import TranslationRule
from sphinx_zegocodes.catalogue.storage import conflicts_in, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from polib import POEntry, POFile

_SHAPE = re.compile(
    r"""\s* (?: \#.* | (?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) \s+)?
        "(?:[^"\\]|\\.)*" \s* )?""",
    re.VERBOSE,
)
"""A line of a file."""
_LINE_END = re.compile(r"\r\n?|\n")
_LINE = re.compile(r"\(line (\d+)\)(?:: (.*))?", re.DOTALL)
LANGUAGE = "[a-z]{2,3}(?:_(?:[A-Z]{2}|[A-Z][a-z]{3}))?"
"""The name of a folder: a language as Sphinx names it."""

Texts = dict[tuple[str, str], str]
"""What to say for the text of a field."""


class _Content(str):
    """The content of a file, for polib, which would end lines at U+2028 and its like too."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: FBT001, FBT002 - as of str
        """Return the lines."""
        del keepends
        return lines_of(self)


def lines_of(text: str) -> list[str]:
    """Return the lines of a file: texts may hold other characters that end one elsewhere."""
    return _LINE_END.split(text)


def folder_of(data: Path) -> Path:
    """Return the folder of the languages."""
    return data / "translations"


def languages_in(data: Path) -> list[str]:
    """Return the languages that a data folder has, sorted."""
    folders = (path for path in folder_of(data).glob("*") if path.is_dir())
    return sorted(path.name for path in folders if re.fullmatch(LANGUAGE, path.name))


def language_among(languages: list[str], language: str) -> str | None:
    """Return the one that is asked for, or else that of no region, or None: ``en`` for en-GB."""
    own = language.replace("-", "_")
    return next((each for each in (own, own.partition("_")[0]) if each in languages), None)


def translation_files(data: Path, language: str) -> list[Path]:
    """Return the files of a language, or of that of no region, sorted."""
    known = language_among(languages_in(data), language)
    return sorted((folder_of(data) / known).glob("[!.]*.po")) if known else []


def load_po(
    path: Path, read: Callable[[Path], bytes] = Path.read_bytes
) -> tuple[POFile | None, list[Diagnostic]]:
    """Read a file; None with a finding where that fails."""
    from polib import pofile  # noqa: PLC0415 - who reads the documents alone needs it not

    try:
        text = read(path).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return None, [unreadable(path, error)]
    if unmerged := conflicts_in(path, text):
        return None, unmerged
    wrong = {n: line for n, line in enumerate(lines_of(text), 1) if not _SHAPE.fullmatch(line)}
    message = "is no line of a PO file: %s"
    if not wrong:  # polib passes quotation marks over that are missing
        try:
            return pofile(_Content(f"{text}\n"), wrapwidth=0), []  # with a line end, it is no path
        except (OSError, ValueError) as error:
            place = _LINE.search(str(error))
            wrong[int(place[1]) if place else 1] = (place and place[2]) or "syntax error"
            message = "the file is no PO file: %s"
    rule = TranslationRule.BAD_FILE
    return None, [
        Diagnostic(str(path), Span(n, 1, n, 1), rule, message % line) for n, line in wrong.items()
    ]


def is_settled(entry: POEntry) -> bool:
    """Tell whether a message has a translation that nobody doubts."""
    return bool(entry.msgstr) and not entry.fuzzy and not entry.obsolete


def load_translations(data: Path, language: str) -> tuple[dict[str, Texts], list[Diagnostic]]:
    """Return what to say in a language, by document; what cannot be read is left out."""
    texts: dict[str, Texts] = {}
    diagnostics: list[Diagnostic] = []
    for path in translation_files(data, language):
        file, found = load_po(path)
        diagnostics += found
        texts[path.stem] = {
            (entry.msgctxt or "", entry.msgid): entry.msgstr
            for entry in file or ()
            if is_settled(entry)
        }
    return texts, diagnostics
