"""Checks of translations: all there, none in doubt, and the same in what is no language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.folding import has_chinese
from sphinx_zegocodes.catalogue.po_file import (
    LANGUAGE,
    folder_of,
    is_settled,
    lines_of,
    load_po,
)
from sphinx_zegocodes.catalogue.rules.translations import TranslationRule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx_zegocodes.sources.project import Project

_LINK = r"\]\((?P<link>[^()\s]*)\)"
_CODE = r"(?P<code>`+)(?P<inside>.+?)(?P=code)"
_ADDRESS = r"https?://[^\s()<>\u3000-\uffef]+"
_PLACEHOLDER = r"%[sdif]|\$?\{\w*\}|<\w+>"
_IDENTIFIER = r"[A-Za-z]\w*?(?:[a-z][A-Z]|[0-9_])\w*"
_NUMBER = r"(?<![A-Za-z0-9_])\d+(?:[.,]\d+)*"
_SAME = re.compile(f"{_LINK}|{_CODE}|{_ADDRESS}|{_PLACEHOLDER}|{_IDENTIFIER}|{_NUMBER}", re.ASCII)
"""What is the same in every language."""
_FULL_WIDTH = re.compile("(?<!')[\u3000-\u303f\uff01-\uff5e“”‘’…—](?!')")
"""Marks of Chinese, unless they are named as such: ``'’'``."""
_NAME = re.compile("[A-Za-z]+")
"""An identifier that may be a name in the other language alone: 微信 is WeChat."""
_CJK = frozenset({"zh", "ja", "ko"})
"""The languages that are written with such marks."""


class _Message(msgspec.Struct, frozen=True):
    """A message, where it stands."""

    entry: Any
    """The message, as polib has it."""
    path: Path
    """Its file."""
    line: int
    """The line of its translation."""

    def finding(self, rule: TranslationRule, message: str) -> Diagnostic:
        at = self.entry.occurrences[0][0] if self.entry.occurrences else self.path.stem
        span = Span(self.line, 1, self.line, 1)
        return Diagnostic(str(self.path), span, rule, message, at)


def check_translations(project: Project, documents: Collection[str]) -> Iterator[Diagnostic]:
    """Find what is wrong with the translations of documents, into each language that there is."""
    for folder in sorted(folder_of(project.data).glob("[!.]*")):
        if not folder.is_dir():
            continue
        if not re.fullmatch(LANGUAGE, folder.name):
            message = f"{folder.name} is no language; the folder of English is called en"
            yield Diagnostic(str(folder), Span(), TranslationRule.STRAY_FILE, message)
            continue
        messages: list[_Message] = []
        for path in sorted(folder.glob("[!.]*.po")):
            if path.stem not in documents:
                message = f"there is no document {path.stem} whose texts it could translate"
                yield Diagnostic(str(path), Span(), TranslationRule.STRAY_FILE, message)
            else:
                messages += _messages(project, path)
        for each in messages:
            yield from _check(each, folder.name)
        yield from _find_two_ways(messages)


def _messages(project: Project, path: Path) -> Iterator[_Message]:
    """Yield the messages of a file; one that cannot be read is a finding of the sync."""
    file, _ = load_po(path, project.read)
    if file is None:
        return
    lines = lines_of(project.read(path).decode("utf-8-sig"))
    for entry in file:
        if not entry.obsolete:
            later = range(entry.linenum, len(lines) + 1)
            line = next((n for n in later if lines[n - 1].startswith("msgstr")), entry.linenum)
            yield _Message(entry, path, line)


def _check(message: _Message, language: str) -> Iterator[Diagnostic]:
    entry = message.entry
    if not entry.msgstr:
        yield message.finding(TranslationRule.MISSING, f"not translated: 「{_short(entry.msgid)}」")
        return
    if entry.fuzzy:
        was = f", made for 「{_short(entry.previous_msgid)}」" if entry.previous_msgid else ""
        text = f"the translation is in doubt{was}: 「{_short(entry.msgid)}」"
        yield message.finding(TranslationRule.FUZZY, text)
        return
    was_same, is_same = same_in(entry.msgid), same_in(entry.msgstr)
    added = {each for each in is_same - was_same if not _NAME.fullmatch(each)}
    for different, where in ((was_same - is_same, "lost"), (added, "added")):
        if different:
            text = f"{where} in the translation: {', '.join(sorted(different))}"
            yield message.finding(TranslationRule.DIFFERENT, text)
    foreign = _FULL_WIDTH.search(entry.msgstr)
    if language.partition("_")[0] not in _CJK and (foreign or has_chinese(entry.msgstr)):
        what = f"the mark {foreign[0]}" if foreign else "Chinese"
        yield message.finding(TranslationRule.CHINESE, f"{what} in the translation")


def same_in(text: str) -> set[str]:
    """Return what has to be in a text whatever its language."""
    return {match["link"] or match["inside"] or match[0] for match in _SAME.finditer(text)}


def _find_two_ways(messages: Iterable[_Message]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], _Message] = {}
    for each in messages:
        entry = each.entry
        if is_settled(entry):
            before = first.setdefault((entry.msgctxt or "", entry.msgid), each)
            if before.entry.msgstr != entry.msgstr:
                text = (
                    f"translated otherwise in {before.path}:{before.line}: "
                    f"「{_short(before.entry.msgstr)}」"
                )
                yield each.finding(TranslationRule.TWO_WAYS, text)


def _short(text: str, most: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[:most]}…"
