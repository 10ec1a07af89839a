"""The fields inside a cell: ``描述：…<br />可能原因：…<br />处理建议：…``."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.records import Field
from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES
from sphinx_zegocodes.catalogue.vocabulary.words import spelling
from sphinx_zegocodes.sources.dialect.tokens import (
    BREAKS,
    LINE_BREAK,
    MORE_THAN_BREAKS,
    NESTING,
    Kind,
    tokenize,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_LABELS: dict[str, Field] = {
    spelling(label): field
    for words in VOCABULARIES.values()
    for field, labels in words.labels.items()
    for label in labels
}
"""The labels that a field inside a cell may have."""


def _pattern(label: str) -> str:
    """Return what a label may be written as: with other blanks, in plural or singular, ``(s)``."""
    parts = r"\s+".join(map(re.escape, label.removesuffix("s").split()))
    return rf"{parts}(?:s|[(]s[)])?" if label.isascii() else parts


_WORDS = "|".join(
    _pattern(label)
    for words in VOCABULARIES.values()
    for label in sorted(chain.from_iterable(words.labels.values()), key=len, reverse=True)
)
_LABEL = re.compile(
    rf"""\s*+(?:(?P<bold><(?:b|strong)>|\*\*)\s*+)?+(?P<label>(?i:{_WORDS}))\s*+
    (?(bold)(?:(?:</(?:b|strong)>|\*\*)\s*+[：:]|[：:]\s*+(?:</(?:b|strong)>|\*\*))|[：:])\s*+""",
    re.VERBOSE,
)
_IN_LINE = re.compile(rf"(?<![A-Za-z])(?P<label>{_WORDS})\s*+[：:]\s*+")
_LIKE_LABEL = re.compile(
    r"\s*+(?P<label>[^\W\d_](?:[^\W_]|[ ()]){1,24}?)[ ]?(?P<colon>[：:∶︰﹕;；])(?!//)\s*+"
)
_ENDS = "。；;！!？?.…>）)]"
"""What a label in the middle of a line stands behind."""
_JOINED = "的其及与和是"
"""Behind these, the words of a label are part of a sentence."""
_LONG = 4
"""From how many Chinese characters on a word is hardly anything but a label."""
_LONG_LATIN = 8
"""The same in Latin letters."""
_MARK = re.compile("[:：∶︰﹕;；]")
_NEAR = 20
"""How many characters before a label tell what it stands behind."""
_COLON = re.compile("[:：∶︰﹕]")
_LIST_MARKER = re.compile(r"\s*(?:\d{1,2}\s*[.、．）)]|[（(]\d{1,2}[)）]|[-*•·①-⑳])")
_EMPTY = frozenset(["", *chain.from_iterable(w.nothing for w in VOCABULARIES.values())])


class Slip(msgspec.Struct, frozen=True):
    """A label that is written wrong, or stands in the middle of a line."""

    start: int
    """Where it begins."""
    field: Field
    """The field that it means."""
    in_line: bool
    """Whether it lacks a line break before it."""


class Segment(msgspec.Struct, frozen=True):
    """A line of a cell, as offsets into the text."""

    start: int
    """Where its text begins, behind the label."""
    end: int
    """Behind its last character."""
    label: str | None
    """The label it begins with."""
    paragraph: bool = False
    """Whether a paragraph begins with it, not just a line."""

    slip: Slip | None = None
    """What is wrong with that label."""

    @property
    def field(self) -> Field | None:
        """The field that its label names."""
        if self.slip:
            return self.slip.field
        return _LABELS[spelling(self.label)] if self.label else None


class Placed(msgspec.Struct, frozen=True):
    """A segment with the field that it belongs to."""

    segment: Segment
    """The segment."""
    field: str
    """Its field."""
    begins: bool
    """Whether the field begins with it."""
    guessed: bool
    """Whether a label is missing, and the place among the others decided."""


def is_empty(text: str) -> bool:
    """Tell whether a text, escaped or not, is what is written for no text: ``-``, ``N/A``, 无."""
    return text.strip().removeprefix("\\").lower() in _EMPTY


def split_segments(text: str, start: int, end: int) -> list[Segment]:
    """Split a cell at the line breaks that stand outside lists, links and notes."""
    segments: list[Segment] = []
    paragraph = False
    for last, behind, ends_paragraph in (*_breaks(text, start, end), (end, end, False)):
        label = _LABEL.match(text, start, last)
        slip = None if label else _slip(text, start, last, segments)
        begins = label or slip
        first = begins.end() if begins else start
        if begins or text[first:last].strip():
            line = Segment(first, last, begins["label"] if begins else None, paragraph)
            if slip:
                wrong = Slip(slip.start("label"), _meant(slip["label"]) or "notes", in_line=False)
                line = msgspec.structs.replace(line, slip=wrong)
            segments += _parted(
                text, line, labelled=bool(begins or (segments and segments[0].label))
            )
        start, paragraph = behind, ends_paragraph
    return segments


def _slip(text: str, start: int, end: int, above: list[Segment]) -> re.Match[str] | None:
    """Match what is most likely meant for a label that no line above has."""
    match = _LIKE_LABEL.match(text, start, end) if _MARK.search(text, start, end) else None
    if match is None:
        return None
    field = _meant(match["label"])
    is_label = spelling(match["label"]) in _LABELS or match["colon"] not in ";；"
    return match if field and is_label and all(s.field != field for s in above) else None


@cache
def _meant(label: str) -> Field | None:
    """Return the field that a label most likely means."""
    spelt = spelling(label)
    for words in VOCABULARIES.values():
        for field, slips in words.slips.items():
            if spelt in map(spelling, slips):
                return field
    for words in VOCABULARIES.values():
        known = [spelling(each) for labels in words.labels.values() for each in labels]
        long = [each for each in known if len(each) >= _LONG]
        if close := difflib.get_close_matches(spelt, long, 1, words.likeness):
            return _LABELS[close[0]]
    return None


def _parted(text: str, line: Segment, *, labelled: bool) -> Iterator[Segment]:
    """Part a line at the labels in the middle of it."""
    spans = _text_in(text, line) if _COLON.search(text, line.start, line.end) else []
    for match in (match for span in spans for match in _IN_LINE.finditer(text, *span)):
        before, label = text[max(line.start, match.start() - _NEAR) : match.start()], match["label"]
        if _is_label(before, label, labelled=labelled):
            yield msgspec.structs.replace(line, end=match.start())
            slip = Slip(match.start(), _LABELS[spelling(label)], in_line=True)
            line, labelled = Segment(match.end(), line.end, label, slip=slip), True
    yield line


def _is_label(before: str, label: str, *, labelled: bool) -> bool:
    """Tell whether words behind others of a line are a label, and not part of a sentence."""
    words = before.rstrip()
    if not words:
        return False
    is_long = " " in label or len(label) >= (_LONG_LATIN if label.isascii() else _LONG)
    if words[-1] in _ENDS or (words != before and not label.isascii()):
        return is_long or labelled
    return labelled and is_long and not label.isascii() and words[-1] not in _JOINED


def _text_in(text: str, line: Segment) -> list[tuple[int, int]]:
    """Return where a line is text, and no code or link; nowhere within tags and emphasis."""
    if text.find("*", line.start, line.end) >= 0:
        return []
    if not MORE_THAN_BREAKS.search(text, line.start, line.end):
        return [(line.start, line.end)]
    tokens = list(tokenize(text, line.start, line.end))
    if any(token.kind is Kind.TAG for token in tokens):
        return []
    return [(t.start, t.start + len(t.text)) for t in tokens if t.kind is Kind.TEXT]


def _breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield where each line break of a cell begins and ends, and whether it ends a paragraph.

    Most cells hold no other mark-up.
    """
    if not MORE_THAN_BREAKS.search(text, start, end):
        for match in LINE_BREAK.finditer(text, start, end):
            yield *match.span(), False
        return
    depth = 0
    for token in tokenize(text, start, end):
        if token.kind is not Kind.TAG:
            continue
        name = token.name
        if name in NESTING and not token.is_empty:
            depth = max(0, depth + (-1 if token.is_closing else 1))
        elif name in BREAKS and not depth:
            yield token.start, token.start + len(token.text), name != "br"


def usual_order(cells: Iterable[list[Segment]], base: str) -> tuple[str, ...]:
    """Return the order that the labelled fields have in most cells of a column.

    A cell without any label says nothing about the order. Of orders that are equally frequent
    the longest counts: the others lack a label.
    """
    orders = Counter(
        tuple(dict.fromkeys(s.field or base for s in segments if s.label or s is segments[0]))
        for segments in cells
        if any(segment.label for segment in segments)
    )
    return min(orders, key=lambda order: (-orders[order], -len(order), order), default=(base,))


def place(
    text: str, segments: list[Segment], base: str, order: tuple[str, ...]
) -> Iterator[Placed]:
    """Tell the field of each segment of a cell.

    A first one without label is the column's own field. A later one without label goes on with
    the field before it, unless the column's usual order has a field there that this cell lacks.
    """
    labelled = [segment.field for segment in segments]
    seen: list[str] = []
    waiting = False
    for index, segment in enumerate(segments):
        following = order[len(seen)] if len(seen) < len(order) else None
        field: str | None = segment.field
        guessed = False
        if field is None and not seen:
            field = base
        elif field is None:
            guessed = (
                following is not None
                and following not in seen
                and following not in labelled[index:]
                and not waiting
                and not _LIST_MARKER.match(text, segment.start, segment.end)
            )
            field = following if guessed and following else seen[-1]
        begins = segment.label is not None or guessed or not seen
        if begins:
            seen.append(field)
        waiting = begins and not text[segment.start : segment.end].strip()
        yield Placed(segment, field, begins, guessed)
