"""The texts of a table: what is missing in a row, and how its texts end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix
from sphinx_zegocodes.catalogue.rules.texts import FieldRule
from sphinx_zegocodes.lint.checks.source_table import pieces_of
from sphinx_zegocodes.sources.dialect.fields import LABEL_OF
from sphinx_zegocodes.sources.reader import SourceRow
from sphinx_zegocodes.sources.tables.cells import Cell, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.records import Field
    from sphinx_zegocodes.lint.checks.source_table import SourceTable

_SUCCESS = "0"
"""The one code that asks for nothing to be done."""
_STOPS = "。！？…：；!?"
_CLOSING = "”’」』）)】》\"'`"
_TAG_AT_END = re.compile(r"<[^<>]*>\Z")
_FEW = 0.5
"""Below this share of a table's texts, those that end without a 。 stand out."""


def find_missing_descriptions(table: SourceTable) -> Iterator[Diagnostic]:
    """Find rows that do not say what their code means."""
    for row in table.rows:
        if row.row.codes and not row.row.description:
            message = f"{'、'.join(row.row.codes)} has no description"
            yield table.finding(FieldRule.MISSING_DESCRIPTION, row, row.stretches[0], message)


def find_missing_advice(table: SourceTable) -> Iterator[Diagnostic]:
    """Find errors without advice; where a whole table gives none, that is its one finding."""
    errors = [row for row in table.rows if any(code != _SUCCESS for code in row.row.codes)]
    without = [row for row in errors if not row.row.action]
    if without and len(without) == len(errors):
        path, message = table.source.path, "no error of the table has advice"
        yield Diagnostic(path, table.header, FieldRule.MISSING_ADVICE, message, table.key)
        return
    for row in without:
        message = f"{'、'.join(row.row.codes)} does not say what to do"
        yield table.finding(FieldRule.MISSING_ADVICE, row, row.stretches[0], message)


def find_missing_full_stops(table: SourceTable) -> Iterator[Diagnostic]:
    """Find texts that end without the 。 that most texts of their field end with."""
    text = table.source.text
    for field in (column.field for column in table.table.columns if column.field != "code"):
        endings = [
            _Ending(row, pieces[-1], _end_of(text, pieces[-1]))
            for row in table.rows
            if (pieces := pieces_of(row, field))
        ]
        open_ = [ending for ending in endings if not _is_ended(text, ending)]
        if len(open_) < len(endings) * _FEW:
            yield from (_unended(table, field, ending) for ending in open_)


class _Ending(msgspec.Struct, frozen=True):
    """The last piece of a text, and where its words end, before the mark-up that closes it."""

    row: SourceRow
    piece: Stretch
    end: int


def _end_of(text: str, piece: Stretch) -> int:
    words = text[piece.start : piece.end].rstrip()
    while tag := _TAG_AT_END.search(words):
        words = words[: tag.start()].rstrip()
    return piece.start + len(words.rstrip("*").rstrip())


def _is_ended(text: str, ending: _Ending) -> bool:
    """Tell whether a text ends with a mark of Chinese, brackets behind it apart."""
    words = text[ending.piece.start : ending.end].rstrip(_CLOSING)
    last = text[ending.end - 1 : ending.end]
    return not words or words[-1] in _STOPS or last in _STOPS


def _unended(table: SourceTable, field: Field, ending: _Ending) -> Diagnostic:
    words = table.source.text[ending.piece.start : ending.end]
    ascii_stop = len(words) - len(words.rstrip("."))
    at = Cell(ending.end - ascii_stop, ending.end)
    what = "a full stop of ASCII" if ascii_stop else "no 。"
    message = f"the {LABEL_OF[field]} ends with {what}, unlike the others of its table"
    fix = Fix("write 。" if ascii_stop else "add 。", "。") if ascii_stop < len("..") else None
    return table.finding(FieldRule.MISSING_FULL_STOP, ending.row, at, message, fix)
