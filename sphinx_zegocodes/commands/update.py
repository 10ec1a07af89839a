"""``zegocodes update``: take a newer version of a known document in."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue import yaml_file
from sphinx_zegocodes.catalogue.curation import Curation
from sphinx_zegocodes.catalogue.diagnostics import Severity, in_order
from sphinx_zegocodes.catalogue.rules.project import CurationRule
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.commands.console import CLEAN, FAILED, FINDINGS, counted, in_project, say
from sphinx_zegocodes.lint.check import check
from sphinx_zegocodes.lint.checks.differences import changed_words
from sphinx_zegocodes.lint.checks.prose import compare_prose
from sphinx_zegocodes.sources.departures import data_of
from sphinx_zegocodes.sources.updating import plan_update, prepare

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.updating import Fates, Update

_ASKED = b"why: ''\n"
_ANSWER = "why: 待定\n".encode()
_NEEDLESS = frozenset([CurationRule.STALE_ERRATUM, CurationRule.STALE_WAIVER])


def add_options(update: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    update.description = (
        "Put a newer version of a document in the place of the one that is known, prepare what "
        "curation needs, sync where nothing has to be decided first, and say what became of each "
        "entry and what is left to decide."
    )
    update.add_argument("file", type=Path, metavar="FILE", help="the document as published now")
    update.add_argument("--id", required=True, dest="document", metavar="ID", help="its id")
    update.add_argument(
        "--apply",
        action="store_true",
        help="take out errata and waivers that the newer text makes needless",
    )
    update.add_argument(
        "--when",
        type=dt.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day to note for what is gone (default: today)",
    )
    update.set_defaults(run=in_project(_update))


def _update(project: Project, arguments: argparse.Namespace) -> int:
    document, source = arguments.document, project.source(arguments.document)
    when = arguments.when or dt.datetime.now().astimezone().date()
    update, wrong = plan_update(project, arguments.file, document)
    if update is None:
        say(in_order(wrong), sys.stderr)
        say(["Nothing was written."], sys.stderr)
        is_there = source.is_file() and source.read_bytes() == project.read(arguments.file)
        return FINDINGS if is_there else FAILED
    before = data_of(project, document)
    if arguments.apply:
        _take_out_needless(update)
    prepare(update, when)
    say(_said(document, update.fates), sys.stdout)
    if before:
        changes = list(compare_prose(update.reading, str(project.codes(document)), before))
        places = f"in {counted(len(changes), 'place')}"
        say([f"  changed  the text around the tables, {places}"] * bool(changes), sys.stdout)
    written = [f"{path} written" for path in update.write()]
    for lines in filter(None, (update.prepared, written)):
        say(["", *lines], sys.stdout)
    return _decisions(project, update)


def _decisions(project: Project, update: Update) -> int:
    """List what is left to decide; the status is that of findings where there is anything."""
    found = [d for d in check(project) if d.rule.severity is not Severity.NOTE]
    answered = _answered(project)
    if answered.unsaved or update.new_tables:
        asked = [d for d in found if d.rule is CurationRule.BAD_CURATION]
        found = [*asked, *(d for d in check(answered) if not _is_synced(d))]
    left = [*(f"{d}{_at(d)}" for d in in_order(found)), *_new_ids(update)]
    if not left:
        say(["Nothing is left to decide."], sys.stdout)
        return CLEAN
    say(["", "Left to you:", *(f"  {each}" for each in left)], sys.stdout)
    return FINDINGS


def _answered(project: Project) -> Project:
    """Return the project as it is when all reasons are given that curation waits for."""
    read = {path: project.read(path) for path in project.curation_files()}
    return project.with_unsaved(
        {path: text.replace(_ASKED, _ANSWER) for path, text in read.items() if _ASKED in text}
    )


def _is_synced(finding: Diagnostic) -> bool:
    """Tell whether the sync that follows the decisions mends what was found."""
    rule = finding.rule
    return isinstance(rule, SyncRule) or rule is CurationRule.UNNOTED_TEXT


def _new_ids(update: Update) -> Iterator[str]:
    """Yield the question that each new table puts, where its id stands."""
    path = update.file.path
    loaded = yaml_file.load(path, Curation)
    for index, table in enumerate(loaded.value.get("tables", ())):
        if (id_ := table["id"]) in update.new_tables:
            place = loaded.places["tables", index, "id"]
            message = f"is {id_} the right id for the new table? it is permanent"
            yield f"{path}:{place.line}:{place.column}: {message}; run this again to publish it"


def _at(finding: Diagnostic) -> str:
    """Return what a finding does not say itself, but takes to be mended."""
    if finding.rule in _NEEDLESS:
        return "; --apply takes it out"
    return f" ({finding.at})" if finding.at and finding.rule.waivable else ""


def _said(document: str, fates: Fates) -> Iterator[str]:
    """Say what became of each entry; of those that are the same, how many there are."""
    count = len(fates.same)
    yield f"{document}: {count} {'entry' if count == 1 else 'entries'} the same"
    yield from (f"  changed  {old.key}: {_change(old, new)}" for old, new in fates.changed)
    arrived = set(fates.moved.values())
    yield from (f"  moved    {key} → {to}, proposed" for key, to in fates.moved.items())
    yield from (f"  added    {key}" for key in fates.added if key not in arrived)
    yield from (f"  gone     {key}" for key in fates.gone if key not in fates.moved)
    yield from (f"  order    of the rows of {table}" for table in fates.reordered)


def _change(old: Entry, new: Entry) -> str:
    fields = dict.fromkeys([*old.row.fields, *new.row.fields])
    texts = [(old.row.text(field) or "", new.row.text(field) or "") for field in fields]
    return "; ".join(changed_words(was, now) for was, now in texts if was != now)


def _take_out_needless(update: Update) -> None:
    """Take errata and waivers out that the newer text makes needless."""
    file = update.file
    ways = {span: way for way, span in file.places.items()}
    lost: dict[yaml_file.Path, list[yaml_file.Path]] = {}
    for finding in check(update.project):
        way = ways.get(finding.span, ())
        if finding.rule in _NEEDLESS and finding.path == str(file.path) and way:
            lost.setdefault(way[:2], []).append(way)
    needless: list[yaml_file.Path] = []
    for item, places in lost.items():
        waived = file.curation.waivers[int(item[1])].places if item[0] == "waivers" else ()
        needless += [item] if len(places) >= len(waived) else places
    if needless:
        said = "errata and waivers taken out that are needless now"
        update.take_out(file.path, needless, said)
