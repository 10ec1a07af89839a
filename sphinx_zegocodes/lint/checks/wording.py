"""The words of texts: marks of the wrong width, and links that do not lead where they say."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Fix
from sphinx_zegocodes.catalogue.rules.texts import FieldRule, MarkupRule
from sphinx_zegocodes.sources.dialect import links
from sphinx_zegocodes.sources.dialect.tokens import Kind, tokenize
from sphinx_zegocodes.sources.tables.cells import Cell, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.lint.checks.tables import SourceTable
    from sphinx_zegocodes.sources.dialect.tokens import Token
    from sphinx_zegocodes.sources.row_reader import SourceRow


_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_HALF_WIDTH = re.compile(rf"(?<={_HAN})[,;:?!]|(?<={_HAN} )[,;:?!]|[,;:?!](?={_HAN})")
_HALF_BRACKET = re.compile(r"（[^（）()]*(?P<closing>\))|(?P<opening>\()[^（）()]*）")
_SUSPECT = re.compile(r"[,;:?!()]")
_FULL_WIDTH = {"(": "（", ")": "）", ",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_KEPT = re.compile(
    r"""&(?:\#[0-9]+|\#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);  # a character reference
    | \\[!-/:-@\[-`{-~]  # an escape
    | [$%]?\{+[^{}]*\}+ | <[^<>\r\n]*> | %\([^()]*\)[a-z]  # a placeholder
    | (?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:[/?:\#][^\s，。；：！？、（）]*)?  # an address
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+""",
    re.VERBOSE,
)
"""What stands in a text and is no word of it: no mark in it is one of the sentence."""
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")


def find_mixed_punctuation(table: SourceTable) -> Iterator[Diagnostic]:
    """Find half-width marks beside Chinese characters, code and addresses apart."""
    for row, stretch in texts_of(table):
        if not _SUSPECT.search(table.source.text, stretch.start, stretch.end):
            continue
        for token in tokenize(table.source.text, stretch.start, stretch.end):
            for at in _half_width(token.text) if token.kind is Kind.TEXT else ():
                half, full = token.text[at], _FULL_WIDTH[token.text[at]]
                message = f"{half} stands in Chinese text, where {full} is usual"
                fix = Fix(f"write {full}", full)
                cell = Cell(token.start + at, token.start + at + 1)
                yield table.finding(FieldRule.MIXED_PUNCTUATION, row, cell, message, fix)


def _half_width(text: str) -> Iterator[int]:
    """Yield the offsets of half-width marks beside Chinese, and of brackets in unlike pairs."""
    text = _KEPT.sub(lambda kept: "\0" * len(kept[0]), text)
    yield from (mark.start() for mark in _HALF_WIDTH.finditer(text))
    yield from (pair.start(pair.lastgroup or 0) for pair in _HALF_BRACKET.finditer(text))


def find_mismatched_anchors(table: SourceTable) -> Iterator[Diagnostic]:
    """Find links that name one API and lead to the anchor of another."""
    for row, stretch in texts_of(table):
        if table.source.text.find("#", stretch.start, stretch.end) < 0:
            continue
        for token in tokenize(table.source.text, stretch.start, stretch.end):
            if token.kind is Kind.LINK and (message := _mismatch(token)):
                at = Cell(token.start, token.start + len(token.text))
                yield table.finding(MarkupRule.MISMATCHED_ANCHOR, row, at, message)


def texts_of(table: SourceTable) -> Iterator[tuple[SourceRow, Stretch]]:
    """Yield the pieces of all texts."""
    for row in table.rows:
        for stretch in row.stretches:
            if stretch.field != "code":
                yield row, stretch


def _mismatch(token: Token) -> str:
    """Say how the text of a link and its anchor disagree; nothing where they need not agree.

    Anchors of the API reference are the name in lower case, its words joined by hyphens.
    """
    closing = len(token.group("closing") or "")
    name = links.without_target(token.text[1 : len(token.text) - closing]).strip().lstrip("@")
    anchor = (token.group("address") or "").partition("#")[2]
    if not _WORD.fullmatch(name) or "-" not in anchor:
        return ""
    wanted = "-".join(part.lower() for part in _PART.findall(name))
    if anchor.replace("-", "").lower() == name.lower():
        return ""
    return f"the link names {name}, and leads to #{anchor} instead of #{wanted}"


def find_missing_spaces(table: SourceTable) -> Iterator[Diagnostic]:
    """Find places where AutoCorrect would set a space or take one out; raises ImportError."""
    import autocorrect_py  # noqa: PLC0415 - optional, and loaded only for this

    for row, stretch in texts_of(table):
        for token in tokenize(table.source.text, stretch.start, stretch.end):
            if token.kind is Kind.TEXT:
                yield from _spaces(table, row, token, autocorrect_py.format(token.text))


def _spaces(table: SourceTable, row: SourceRow, token: Token, better: str) -> Iterator[Diagnostic]:
    """Yield the differences of two texts in white space; other marks are other rules' business."""
    text = token.text
    kept = [match.span() for match in _KEPT.finditer(text)]
    differences = difflib.SequenceMatcher(None, text, better, autojunk=False).get_opcodes()
    for tag, start, end, new_start, new_end in differences:
        old, new = text[start:end], better[new_start:new_end]
        if tag == "equal" or old.strip() or new.strip():
            continue
        if any(first < end and start < last for first, last in kept):
            continue
        at = Cell(token.start + start, token.start + end)
        around = f"「{text[max(0, start - 4) : start]}」 and 「{text[end : end + 4]}」"
        message = f"{'a' if new else 'no'} space is usual between {around}"
        fix = Fix("write a space" if new else "take the space out", new)
        yield table.finding(FieldRule.TYPOGRAPHY, row, at, message, fix)
