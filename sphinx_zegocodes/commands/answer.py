"""What is known of a code, as text for a terminal: in the words of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.meanings import meaning_of, name_meanings
from sphinx_zegocodes.catalogue.permalinks import address_of
from sphinx_zegocodes.catalogue.plain_text import plain_lines
from sphinx_zegocodes.catalogue.records import FIELDS
from sphinx_zegocodes.catalogue.relations import MOST_NAMED
from sphinx_zegocodes.catalogue.shelves import by_shelf, names_on_shelf
from sphinx_zegocodes.lint.report import BOLD, CYAN, DIM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.departures import DepartedEntry
    from sphinx_zegocodes.catalogue.inner import Reported
    from sphinx_zegocodes.catalogue.lookup import Found, Within
    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.lint.report import Painter

_NOTES = {"same_row": "（文档将它们列在同一行）", "same_text": "（同一文档中说明文字相同）"}
_OTHER_PLACES = ("same_code", "other_meaning")
"""The relations to entries of the same code, which stand beside it unless one was asked for."""

INNER = "日志中的内层数值"
"""What a number is called that only logs show."""


class Explainer:
    """Explains codes of a catalogue."""

    def __init__(self, catalogue: Catalogue, site: str, paint: Painter) -> None:
        self._catalogue = catalogue
        self._site = site
        self._paint = paint

    def explain(self, found: Found, *remarks: str) -> Iterator[str]:
        """Yield the lines about a code: its meaning, remarks on how it came up, its entries."""
        yield f"{self._paint(_label(found), BOLD)}  {self._paint(self._title(found), BOLD)}"
        yield from (f"  {remark}" for remark in remarks)
        yield from (f"  {line}" for line in self._ranges(found))
        if found.key is None:
            yield from (f"  {line}" for line in self._overview(found))
        groups = list(self._by_meaning(found))
        for number, group in enumerate(groups, 1):
            yield ""
            if len(groups) > 1:
                yield f"  含义 {number}：{meaning_of(group[0])}"
            for index, (entries, body) in enumerate(self._alike(group, alone=bool(found.key))):
                yield from [""] * bool(index)
                yield from self._block(entries, body)
        for departed in found.departed:
            yield ""
            yield from self._block([departed.entry], self._departed(departed))
        for reported in found.reported:
            yield ""
            yield from self._reported(reported, found)

    def explain_range(self, within: Within) -> Iterator[str]:
        """Yield the lines about a range: where it belongs, and a line for each of its codes."""
        places = "、".join(f"{range_.name}（{range_.product}）" for range_ in within.ranges)
        yield self._paint(f"{within.asked.label}  {places}".rstrip(), BOLD)
        width = max(len(_label(found)) for found in within.known)
        for found in within.known:
            yield f"  {self._paint(_label(found).ljust(width), CYAN)}  {self._title(found)}"

    def explain_day(self, found: Iterable[Found]) -> Iterator[str]:
        """Yield the line about the day of the data that codes were explained by."""
        releases = self._catalogue.releases
        entries = [entry for each in found for entry in each.entries]
        is_pending = any(releases.has_pending(entry.key, entry.row) for entry in entries)
        if releases.day and entries:
            more = "，其中有尚未发布的改动" if is_pending else ""
            yield self._paint(f"数据版本：{releases.day}{more}", DIM)

    def _title(self, found: Found) -> str:
        """Return what a code means, in the few words that fit a title."""
        if not found.entries and not found.departed:
            reported = {each.entry.key: each.entry for each in found.reported}.values()
            return " / ".join(f"{INNER}，返回码为 {e.code}：{meaning_of(e)}" for e in reported)
        shown = [group[0] for group in self._by_meaning(found)]
        shown = shown or [departed.entry for departed in found.departed]
        codes = {found.code, *(found.ranges if found.number != found.code else ())}
        own = (each for each in found.departed if each.entry.code in codes)
        moved = all(each.landing for each in own)
        living = any(entry.code in codes for entry in found.entries)
        gone = "" if living else "（已移动）" if moved else "（不再收录）"
        return name_meanings(map(meaning_of, shown)) + gone

    def _overview(self, found: Found) -> Iterator[str]:
        """Yield what the entries of a code have to do with each other."""
        meanings = self._catalogue.meanings.get(found.code)
        groups = meanings.groups if meanings else ()
        if len(groups) > 1:
            yield f"有 {len(groups)} 种含义，请先确认返回它的产品和接口。"
        elif (count := sum(map(len, groups))) > 1:
            yield f"在 {count} 处出现，含义相同。"
        if meanings and meanings.why:
            yield meanings.why

    def _ranges(self, found: Found) -> Iterator[str]:
        """Yield which ranges a number falls in."""
        entries = {code: self._catalogue.any_entry(code) for code in found.ranges}
        named = "、".join(f"{each.label}（{code}）" for code, each in entries.items())
        if found.number != found.code:
            yield f"{found.number} 没有单独的说明，属于返回码范围 {named}。"
        elif named:
            yield f"另见{'与它重叠' if 'to' in found.code else '它所属'}的返回码范围 {named}。"

    def _by_meaning(self, found: Found) -> Iterator[list[Entry]]:
        """Yield the entries in force, those of each meaning together."""
        keys = {entry.key for entry in found.entries}
        for code in dict.fromkeys(entry.code for entry in found.entries):
            for group in self._catalogue.meanings[code].groups:
                if shown := [entry for entry in group if entry.key in keys]:
                    yield shown

    def _alike(
        self, group: Sequence[Entry], *, alone: bool
    ) -> Iterator[tuple[list[Entry], list[str]]]:
        """Yield what there is to say of entries, once where it is the same."""
        blocks: dict[tuple[str, ...], list[Entry]] = {}
        for entry in group:
            body = (*_fields(entry), *self._relations(entry, alone=alone))
            blocks.setdefault(body, []).append(entry)
        yield from ((entries, list(body)) for body, entries in blocks.items())

    def _block(self, entries: Sequence[Entry], body: list[str]) -> Iterator[str]:
        """Yield the lines of entries that say the same."""
        shelves = by_shelf(entries)
        if len(entries) <= MOST_NAMED:
            places = [(entry.place, entry.key) for entry in entries]
        else:
            places = [
                (f"{shelf}：{'、'.join(names_on_shelf(held))}", held[0].key)
                for shelf, held in shelves.items()
            ]
            body = [*body, f"共 {len(entries)} 处，每个产品列出一处的出处和地址。"]
        for place, key in places:
            yield f"  {self._paint(place, CYAN)}{self._paint(f'（{key}）', DIM)}"
        if len(entries) > MOST_NAMED:
            entries = [held[0] for held in shelves.values()]
        sources = {entry.document.title: entry.document.url for entry in entries}
        body += _labelled("出自", [f"{title} <{url}>" for title, url in sources.items()])
        body += _labelled("地址", [self._site + address_of(entry.key) for entry in entries])
        yield from (f"    {line}" for line in body)

    def _reported(self, reported: Reported, found: Found) -> Iterator[str]:
        """Yield the lines about what an inner number is reported as."""
        entry, inner = reported.entry, reported.inner
        other = "也可能是" if found.entries or found.departed else "是"
        yield f"  {found.code} {other} {entry.document.product} {INNER}，返回码为 {entry.code}。"
        yield f"  {inner.why}"
        yield f"  见于：{inner.seen}（{inner.evidence.package} {inner.evidence.version}）"
        body = [*_fields(entry), *self._relations(entry, alone=False)]
        yield from self._block([entry], body)

    def _relations(self, entry: Entry, *, alone: bool) -> Iterator[str]:
        for related in self._catalogue.related_to(entry.key):
            if related.kind not in _OTHER_PLACES:
                why = self._catalogue.reasons.get(entry.key) if related.kind == "equivalent" else ""
                note = f"（{why.rstrip('。')}）" if why else _NOTES.get(related.kind, "")
                near = entry.table_key
                names = (e.label if e.table_key == near else e.key for e in related.entries)
                rest = f" 等 {related.count} 个" * (related.count > len(related.entries))
                yield f"{related.label}：{'、'.join(names)}{rest}{note}"
            elif alone and not related.entries:
                yield f"{related.label}：{related.count} 处"
            elif alone:
                places = [f"{other.place}（{other.key}）" for other in related.entries]
                yield from _labelled(related.label, places)

    def _departed(self, departed: DepartedEntry) -> list[str]:
        left = departed.departure
        lines = [f"自 {left.when} 起不再收录：{left.why}"]
        if departed.landing:
            to = self._catalogue.entry(departed.landing)
            lines.append(f"请改为参考：{to.place}（{to.key}）")
        fields = list(_fields(departed.entry))
        return [*lines, "最后收录的内容：" if fields else "最后收录的内容没有保留。", *fields]


def _label(found: Found) -> str:
    """Return what was asked for: a number, or a range as it is printed."""
    entries = [*found.entries, *(each.entry for each in found.departed)]
    labels = (each.label for each in entries if each.code == found.code)
    return found.number if found.number != found.code else next(labels, found.code)


def _fields(entry: Entry) -> Iterator[str]:
    """Yield the lines of the fields that have a text, and why one was corrected."""
    labels = {column.field: column.label for column in entry.table.columns}
    for field in (*FIELDS, *entry.row.others):
        if text := entry.row.text(field):
            yield from _labelled(labels.get(field, field), plain_lines(text, addresses=True))
        corrections = (c for c in entry.row.corrections if c.field == field)
        yield from (f"勘误：{correction.why}" for correction in corrections)


def _labelled(label: str, lines: Sequence[str]) -> list[str]:
    """Return lines behind a label; several stand below it."""
    if len(lines) == 1:
        return [f"{label}：{lines[0]}"]
    return [f"{label}：", *(f"  {line}" for line in lines)]
