"""A newer version of a known document: what became of its entries, and what curation needs."""

from __future__ import annotations

import functools
from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec
import yaml

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Severity, Span, has_errors
from sphinx_zegocodes.catalogue.plain_text import words_of
from sphinx_zegocodes.catalogue.records import FIELDS, Document, Entry, entries_of
from sphinx_zegocodes.catalogue.rules.project import CurationRule, FileRule
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.catalogue.yaml_edits import with_items, with_text, without_items
from sphinx_zegocodes.sources.adding.addition import restored_on_failure
from sphinx_zegocodes.sources.adding.new_tables import unknown_tables
from sphinx_zegocodes.sources.adding.proposal import table_item
from sphinx_zegocodes.sources.departures import data_of
from sphinx_zegocodes.sources.mistaken_tables import headings_by_codes
from sphinx_zegocodes.sources.project import Project
from sphinx_zegocodes.sources.proposing import proposed_item, undecided
from sphinx_zegocodes.sources.retiring import item_of
from sphinx_zegocodes.sources.source_text import read_source
from sphinx_zegocodes.sources.sync import Plan, plan_sync, write_targets

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from sphinx_zegocodes.catalogue import yaml_file
    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.sources.reader import Reading
    from sphinx_zegocodes.sources.source_text import SourceText

_FIRST_OF_SYNC = "ZC4"
"""Findings before these are about the text itself."""
_CUT = frozenset([TableRule.TORN_ROW, TableRule.MISSING_CELL, TableRule.MISSING_CLOSING_PIPE])
"""What is found where a document breaks off."""
_LEAST_PARTS = 2
"""How many parts of a decision have to be left."""


class Fates(msgspec.Struct, frozen=True):
    """What became of each entry of a document."""

    same: list[str]
    """The keys of those that say what they did."""
    changed: list[tuple[Entry, Entry]]
    """Those that say something else, as they were and as they are."""
    added: list[str]
    """The keys of those that came."""
    gone: list[str]
    """The keys of those that left."""
    moved: dict[str, str]
    """Of those that left, the keys of those that came and say the same."""
    reordered: list[str]
    """The tables (``document/table``) whose rows stand in another order."""


class Update(msgspec.Struct):
    """A newer version of a document, and what was prepared for it, not yet written."""

    document: str
    """The document's id."""
    project: Project
    """The project with the files as they will be, as yet unsaved."""
    fates: Fates
    """What became of the entries."""
    prepared: list[str]
    """What was written into curation, in words."""
    plan: Plan
    """What a sync would write, reasons and groups apart, which a person has to look at."""
    new_tables: list[str] = []
    """The ids of the tables that are new, which a person has to look at first."""

    def edit(self, path: Path, change: Callable[[str], str | None], said: str) -> None:
        """Change a curation file, and say so; where that is impossible, a person will find it."""
        try:
            text = change(self.project.read(path).decode("utf-8"))
        except (UnicodeDecodeError, yaml.YAMLError):
            text = None
        if text is not None:
            self.project = self.project.with_unsaved({path: text.encode("utf-8")})
            self.prepared.append(f"{path}: {said}")

    def take_out(self, path: Path, ways: Iterable[yaml_file.Path], said: str) -> None:
        """Take items out of a curation file."""
        self.edit(path, lambda text: without_items(text, ways), said)

    def put(self, path: Path, section: str, items: list[dict[str, Any]], said: str) -> None:
        """Add items to a curation file."""
        self.edit(path, lambda text: with_items(text, section, items), said)

    @property
    def file(self) -> CurationFile:
        """The curation of the document."""
        return self.plan.curated[self.document]

    @property
    def reading(self) -> Reading:
        """What was read of the newer version."""
        return self.plan.readings[self.document]

    def write(self) -> list[Path]:
        """Write the document, its curation, and the data where nothing is left to decide first.

        The document is the first, so that the same can be done again if all ends in between.
        Raises OSError where a file cannot be written; then every file is as it was.
        """
        source = self.project.source(self.document)
        files = dict(sorted(self.project.unsaved.items(), key=lambda file: file[0] != source))
        with restored_on_failure(files):
            written = [p for p, text in files.items() if write_if_changed(p, text, durable=True)]
            plan = plan_sync(msgspec.structs.replace(self.project, unsaved={}))
            targets = [] if plan.blocked or self.new_tables else plan.stale()
            with restored_on_failure(target.path for target in targets):
                return written + write_targets(targets)


def plan_update(
    project: Project, path: Path, document: str
) -> tuple[Update | None, list[Diagnostic]]:
    """Read a newer version; None, with all reasons, where it cannot be taken in."""
    source, wrong = read_source(path, project.read)
    known = project.source(document)
    if not (known.exists() and project.curation(document).exists()):
        message = f"there is no document {document}; a new one goes by: zegocodes add"
        wrong.append(Diagnostic(str(path), Span(), FileRule.UNCURATED_DOCUMENT, message))
    if source is None or wrong:
        return None, wrong
    newer = project.with_unsaved({known: project.read(path)})
    plan = plan_sync(newer)
    unknown = [d for d in plan.diagnostics if d.path == str(project.permalinks)]
    if document not in plan.readings or has_errors(unknown):
        return None, [*(d for d in plan.diagnostics if d.document == document), *unknown]
    data = data_of(project, document)
    fates = Fates([], [], [], [], {}, [])
    update = Update(document, newer, fates, [], plan)
    _find_tables(update, data)
    wrong = list(_refusals(update, source, project))
    old = list(entries_of(data)) if data else []
    update.fates = _fates(old, list(entries_of(update.reading.document)))
    stayed = len(old) - len(update.fates.gone) + len(update.fates.moved)
    if not wrong and stayed * 2 < len(old):
        message = f"{stayed} of {len(old)} entries are in this document; is it {document}, whole?"
        wrong.append(Diagnostic(str(path), Span(), SyncRule.TABLE_MISMATCH, message, document))
    if wrong:
        return None, [msgspec.structs.replace(d, path=str(path)) for d in wrong]
    return update, []


def _find_tables(update: Update, data: Document | None) -> None:
    """Write down under which headings tables stand now, which are gone, and which are new."""
    path, file = update.file.path, update.file
    if file.curation.same_as:
        return  # the tables of a copy are those of its original
    ids = [table.id for table in file.curation.tables]
    for id_, heading in headings_by_codes(update.reading, file, data).items():
        way = ("tables", ids.index(id_), "heading")
        if heading and way in file.places:
            said = f"{id_} stands under 「{heading}」 now"
            update.edit(path, functools.partial(with_text, way=way, value=heading), said)
    update.plan = plan_sync(update.project)
    found = [d for d in update.reading.diagnostics if d.rule is SyncRule.TABLE_MISMATCH]
    if found:
        headers = update.reading.headers
        gone = [n for n, id_ in enumerate(ids) if f"{update.document}/{id_}" not in headers]
        if gone and len(gone) < len(ids):
            said = f"no table {'、'.join(ids[number] for number in gone)} any more"
            update.take_out(path, [("tables", number) for number in gone], said)
            update.plan = plan_sync(update.project)
        tables = unknown_tables(update.reading, update.file, list(update.plan.curated.values()))
        for table in tables:
            under = f"under 「{table.heading}」" if table.heading else "without a heading"
            update.put(path, "tables", [table_item(table)], f"{table.id} is the new table {under}")
        update.new_tables = [table.id for table in tables]
        update.plan = plan_sync(update.project)


def _refusals(update: Update, source: SourceText, project: Project) -> Iterator[Diagnostic]:
    """Yield why the text cannot be taken in: it cannot be read whole, or breaks off."""
    path = update.reading.source.path
    yield from (
        d
        for d in update.plan.diagnostics
        if d.path == path
        and d.rule.severity is Severity.ERROR
        and (d.rule.code < _FIRST_OF_SYNC or d.rule is SyncRule.OPEN_FENCE)
    )
    text = source.text.rstrip()
    end = source.line(len(text))
    before, _ = read_source(project.source(update.document), project.read)
    if before and before.text.rstrip().splitlines()[-1:] != text.splitlines()[-1:]:
        for d in update.reading.diagnostics:
            if d.rule in _CUT and d.span.end_line == end:
                yield msgspec.structs.replace(d, message=f"the text breaks off: {d.message}")
                return


def _fates(old: list[Entry], new: list[Entry]) -> Fates:
    """Compare what entries say, by their keys and, of the others, by their words."""
    was, now = {e.key: e for e in old}, {e.key: e for e in new}
    common = [key for key in was if key in now]
    changed = [(was[key], now[key]) for key in common if _texts(was[key]) != _texts(now[key])]
    added, gone = [key for key in now if key not in was], [key for key in was if key not in now]
    order = [key for key in now if key in was]
    tables = {key.rpartition("/")[0]: None for key in common}
    return Fates(
        [key for key in common if _texts(was[key]) == _texts(now[key])],
        changed,
        added,
        gone,
        dict(_moves([was[key] for key in gone], [now[key] for key in added])),
        [t for t in tables if _within(common, t) != _within(order, t)],
    )


def _within(keys: list[str], table: str) -> list[str]:
    return [key for key in keys if key.rpartition("/")[0] == table]


def _texts(entry: Entry) -> list[tuple[str, str | None]]:
    return [(field, entry.row.text(field)) for field in (*FIELDS, *entry.row.others)]


def _moves(gone: list[Entry], added: list[Entry]) -> Iterator[tuple[str, str]]:
    """Pair entries that say the same: those of one number first, others where only two do."""
    words = [(entry, _words(entry)) for entry in added]
    often = Counter(_words(entry) for entry in gone)
    for entry in gone:
        said = _words(entry)
        like = [other for other, says in words if says == said]
        own = [other for other in like if other.code == entry.code]
        if own or (said and len(like) == 1 and often[said] == 1):
            yield entry.key, (own or like)[0].key


def _words(entry: Entry) -> str:
    return " / ".join(words_of(text or "") for _, text in _texts(entry))


def prepare(update: Update, when: dt.date) -> None:
    """Write down what is to be said of entries that are gone, and of codes with several meanings.

    Reasons are left to a person; until they are given, nothing is synced.
    """
    plan, document = update.plan, update.document
    gone = [entry for entry in plan.gone if entry.document == document]
    keys = {entry.key for entry in gone}
    for file in plan.files:
        for way, key in _named(file):
            if to := _follows(way, key, update.fates.moved):
                said = f"what is said of {key} is said of {to}"
                update.edit(file.path, functools.partial(with_text, way=way, value=to), said)
        ways = list(_ways_without(file, keys, update.fates.moved))
        if ways:
            update.take_out(file.path, ways, "entries that are gone taken out of decisions")
    items: dict[Path, dict[str, dict[str, Any]]] = {}
    # What a copy says else than its original is no other meaning: it waits for its own update.
    if not (plan.unread or any(d.rule is CurationRule.NO_COPY for d in plan.found)):
        for code, groups in undecided(plan.catalogue).items():
            if any(entry.document.id == document for group in groups for entry in group):
                path = update.project.curation(groups[0][0].document.id)
                items.setdefault(path, {})[code] = proposed_item(groups)
    for path, of_code in items.items():
        said = f"groups for {'、'.join(of_code)} proposed"
        update.put(path, "meanings", list(of_code.values()), said)
    for entry in gone:
        to = update.fates.moved.get(entry.key)
        said = f"{entry.key} left" + (f" for {to}, as it seems" if to else "")
        update.put(update.file.path, "left", [item_of(entry, when, to)], said)


def _named(file: CurationFile) -> Iterator[tuple[yaml_file.Path, str]]:
    """Yield every entry that curation names, but for those that left, with the way to it."""
    yield from file.curation.named_entries()
    for index, waiver in enumerate(file.curation.waivers):
        is_one = isinstance(waiver.at, str)
        for number, place in enumerate(waiver.places):
            yield ("waivers", index, "at", *(() if is_one else (number,))), place


def _follows(way: yaml_file.Path, key: str, moved: Mapping[str, str]) -> str | None:
    """Return the entry that takes the place of one; a decision on a number needs the same one."""
    to = moved.get(key)
    same = to is not None and to.rpartition("/")[2] == key.rpartition("/")[2]
    return to if same or way[0] != "meanings" else None


def _ways_without(
    file: CurationFile, gone: set[str], moved: Mapping[str, str]
) -> Iterator[yaml_file.Path]:
    """Yield what decisions say of entries that are gone; a decision of which too little is left."""
    lost: dict[tuple[str | int, ...], list[yaml_file.Path]] = {}
    for way, key in file.curation.named_entries():
        is_decision = way[0] in ("equivalents", "meanings")
        if key in gone and is_decision and not _follows(way, key, moved):
            lost.setdefault(way[:2], []).append(way)
    for item, ways in lost.items():
        decision = getattr(file.curation, str(item[0]))[item[1]]
        few = len(decision.keys) - len(ways) < _LEAST_PARTS
        yield from [item] if few else ways
