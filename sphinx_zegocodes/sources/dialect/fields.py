"""The fields inside a cell: ``描述：…<br />可能原因：…<br />处理建议：…``."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

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

    from sphinx_zegocodes.catalogue.records import Field

LABELS: dict[str, Field] = {
    "描述": "description",
    "可能原因": "causes",
    "处理建议": "action",
    "注意事项": "notes",
}
"""The labels that a field inside a cell may have."""

LABEL_OF: dict[str, str] = {"name": "错误码提示", **{f: label for label, f in LABELS.items()}}
"""What documents call a field, where nothing says how this one does."""

_LABEL = re.compile(
    rf"""\s*+(?:(?P<bold><(?:b|strong)>|\*\*)\s*+)?+(?P<label>{"|".join(LABELS)})\s*+
    (?(bold)(?:(?:</(?:b|strong)>|\*\*)\s*+[：:]|[：:]\s*+(?:</(?:b|strong)>|\*\*))|[：:])\s*+""",
    re.VERBOSE,
)
_LIST_MARKER = re.compile(r"\s*(?:\d{1,2}\s*[.、．）)]|[（(]\d{1,2}[)）]|[-*•·①-⑳])")
_EMPTY = frozenset({"", "-", "—", "无", "无。"})


class Segment(msgspec.Struct, frozen=True):
    """A line of a cell, as offsets into the text."""

    start: int
    """Where its text begins, behind the label."""
    end: int
    """Behind its last character."""
    label: str | None
    """The label it begins with."""
    paragraph: bool
    """Whether a paragraph begins with it, not just a line."""

    @property
    def field(self) -> Field | None:
        """The field that its label names."""
        return LABELS[self.label] if self.label else None


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
    """Tell whether a text, escaped or not, is what is written for no text: ``-`` or 无."""
    return text.strip().removeprefix("\\") in _EMPTY


def split_segments(text: str, start: int, end: int) -> list[Segment]:
    """Split a cell at the line breaks that stand outside lists, links and notes."""
    segments = []
    paragraph = False
    for last, behind, ends_paragraph in (*_breaks(text, start, end), (end, end, False)):
        label = _LABEL.match(text, start, last)
        first = label.end() if label else start
        if label or text[first:last].strip():
            segments.append(Segment(first, last, label["label"] if label else None, paragraph))
        start, paragraph = behind, ends_paragraph
    return segments


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
