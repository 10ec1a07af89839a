"""What a table's columns mean, told from their headers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

import msgspec

from sphinx_zegocodes.catalogue.records import FIELDS, Field
from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES
from sphinx_zegocodes.catalogue.vocabulary.words import spelling
from sphinx_zegocodes.sources.dialect.codes import read_codes
from sphinx_zegocodes.sources.dialect.tokens import TAG

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Meaning = Literal["code"] | Field
"""What a column holds."""

_WORDS = tuple(VOCABULARIES.values())
_CODE = tuple(spelling(header) for words in _WORDS for header in words.code_headers)
"""Headers of codes. Where two stand in one table, the first of them here has the numbers."""
_LIKE_CODE = re.compile("|".join(words.like_code for words in _WORDS), re.IGNORECASE)
_UNLIKE_CODE = re.compile("|".join(words.unlike_code for words in _WORDS), re.IGNORECASE)
_FIELDS: dict[str, tuple[Field, ...]] = {
    spelling(header): (field,)
    for words in _WORDS
    for field, headers in words.headers.items()
    for header in headers
} | {spelling(header): fields for words in _WORDS for header, fields in words.either.items()}
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_WIDTH = re.compile(r"(?:-\d+(?:\.\d+)?(?:%|px|em)?)?(?:-[lcr])?\Z")


class Header(msgspec.Struct, frozen=True):
    """The header of one column."""

    label: str
    """Its text, without the mark-up and width that the tool chain puts there."""
    meaning: Meaning | None
    """What the column holds; None where the header does not tell, or another column holds it."""
    key: str
    """What its texts are kept under: the meaning, or its label, told from all others."""
    problem: str = ""
    """What is to be said of it."""


def read_headers(cells: Sequence[str], cells_of: Callable[[int], list[str]]) -> list[Header]:
    """Tell what each column holds: ``返回码-12%-l`` and ``<p style={{…}}>描述</p>`` included.

    Without a known header of codes, a column of numbers is taken whose header may be one;
    ``cells_of`` returns the cells below a header.
    """
    words = VOCABULARIES["en" if all(map(str.isascii, cells)) and any(cells) else "zh"]
    labels = [_label(cell) or words.column.format(number) for number, cell in enumerate(cells, 1)]
    code_column, is_known = _code_column(labels, cells_of)
    meanings = _meanings(labels, code_column, is_known=is_known)
    headers: list[Header] = []
    taken: set[str] = {"code", *FIELDS}
    meant: set[Meaning] = set()
    times: Counter[str] = Counter()
    for label, wanted in zip(labels, meanings, strict=True):
        meaning, problem = wanted, ""
        if meaning in meant:
            meaning, problem = None, "means what another means; it is kept under its own name"
        elif meaning is None:
            problem = "is unknown; it is kept under its own name"
        elif meaning == "code" and not is_known:
            problem = "is unknown; it is taken for the codes, as it holds numbers"
        times[label] += 1
        key = meaning or _free(label, times[label], taken)
        taken.add(key)
        if meaning:
            meant.add(meaning)
        headers.append(Header(label, meaning, key, problem))
    return headers


def _code_column(
    labels: Sequence[str], cells_of: Callable[[int], list[str]]
) -> tuple[int | None, bool]:
    """Return the column of codes, if any, and whether its header is known as theirs.

    Of several known ones, those that hold numbers come first.
    """
    spelt = [spelling(label) for label in labels]
    known = [column for column, name in enumerate(spelt) if name in _CODE]
    if known:
        holds = [column for column in known if len(known) > 1 and _counts(cells_of(column))]
        return min(holds or known, key=lambda column: _CODE.index(spelt[column])), True
    guesses = (
        column
        for column, label in enumerate(labels)
        if _LIKE_CODE.search(label)
        and not _UNLIKE_CODE.search(label)
        and spelt[column] not in _FIELDS
        and _counts(cells_of(column))
    )
    return next(guesses, None), False


def _meanings(
    labels: Sequence[str], code_column: int | None, *, is_known: bool
) -> list[Meaning | None]:
    """Look labels up; a second column of codes holds the enumerators' names.

    Of a header that may mean either of two fields, the others decide.
    """
    found: list[tuple[Meaning, ...]] = []
    for column, label in enumerate(map(spelling, labels)):
        if column == code_column:
            found.append(("code",))
        else:
            found.append(("name",) if is_known and label in _CODE else _FIELDS.get(label, ()))
    certain = {each[0] for each in found if len(each) == 1}
    return [
        next((m for m in each if m not in certain), each[0]) if each else None for each in found
    ]


def _label(cell: str) -> str:
    """Return a header's text."""
    text = _LINK.sub(r"\1", TAG.sub("", cell)).replace("*", "").replace("`", "").strip()
    return _WIDTH.sub("", text).strip()


def _free(label: str, number: int, taken: set[str]) -> str:
    """Return a label, from its second time on with a number that no other has."""
    key = label if number == 1 else f"{label}（{number}）"
    while key in taken:
        number += 1
        key = f"{label}（{number}）"
    return key


def _counts(cells: Sequence[str]) -> bool:
    """Tell whether most cells of a column are codes."""
    read = map(read_codes, cells)
    return 2 * sum(bool(each.codes) and not each.wrong for each in read) > len(cells)
