"""A project as a whole: files that nothing reads, names of documents, relations between entries.

What texts and curators say of relations must be whole, and nothing left open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.curation import spelt
from sphinx_zegocodes.catalogue.decisions import noted_text
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.plain_text import words_of
from sphinx_zegocodes.catalogue.records import FIELDS
from sphinx_zegocodes.catalogue.relations import same_as, text_groups
from sphinx_zegocodes.catalogue.rules.links import LinkRule
from sphinx_zegocodes.catalogue.rules.lookup import LookupRule
from sphinx_zegocodes.catalogue.rules.project import CurationRule, FileRule
from sphinx_zegocodes.catalogue.words import load_words, unknown_words
from sphinx_zegocodes.sources.proposing import likeness, undecided
from sphinx_zegocodes.sources.reader import Reading
from sphinx_zegocodes.sources.row_reader import SourceRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.catalogue.diagnostics import Rule
    from sphinx_zegocodes.catalogue.records import Entry
    from sphinx_zegocodes.sources.project import Project
    from sphinx_zegocodes.sources.sync import Plan

_MARKDOWN = frozenset({".md", ".markdown", ".mdx"})
_YAML = frozenset({".yaml", ".yml"})


def check_files(project: Project) -> Iterator[Diagnostic]:
    """Find files whose name or folder keeps them from being read; hidden ones are meant to be."""
    curation = project.curation("x").parent
    for folder, suffixes, suffix in (
        (project.sources, _MARKDOWN, ".md"),
        (curation, _YAML, ".yaml"),
    ):
        for path in sorted(folder.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if hidden or path.suffix.lower() not in suffixes or not path.is_file():
                continue
            if reason := _unread(path, folder, suffix):
                yield Diagnostic(str(path), Span(), FileRule.IGNORED_FILE, reason)


def _unread(path: Path, folder: Path, suffix: str) -> str:
    """Say why a file is not read; nothing where it is."""
    if path.parent != folder:
        return f"nothing reads this file: it is not directly in {folder}"
    if path.suffix != suffix:
        return f"nothing reads this file: its name does not end with {suffix}"
    return ""


def check_names(curated: dict[str, CurationFile]) -> Iterator[Diagnostic]:
    """Find titles that two documents have, and names of groups that differ in spelling alone."""
    titles: dict[str, str] = {}
    groups: dict[str, str] = {}
    for document, file in sorted(curated.items()):
        title, group = file.curation.title, file.curation.group
        first = titles.setdefault(spelt(title), document)
        if first != document:
            message = f"{first} has this title too; a title tells which product it is about"
            yield file.finding(CurationRule.REPEATED_TITLE, message, "title", at=document)
        if group and (other := groups.setdefault(spelt(group), group)) != group:
            message = f"the group is written 「{other}」 in another file"
            yield file.finding(CurationRule.SPLIT_GROUP, message, "group", at=document)


_CHINESE = re.compile(r"[\u3400-\u9fff]")


def check_reasons(files: Iterable[CurationFile]) -> Iterator[Diagnostic]:
    """Find reasons that readers see and that are not in Chinese; those of waivers nobody sees."""
    for file in files:
        for section in ("errata", "equivalents", "meanings", "left", "inner"):
            for index, item in enumerate(getattr(file.curation, section)):
                if not _CHINESE.search(item.why):
                    message = f"readers see this reason, and it is not in Chinese: {item.why}"
                    rule, way = CurationRule.FOREIGN_REASON, (section, index, "why")
                    yield file.finding(rule, message, *way, at=file.document)


class _Place(msgspec.Struct, frozen=True):
    """Where an entry stands in its source."""

    reading: Reading
    row: SourceRow

    def finding(self, rule: Rule, message: str, key: str) -> Diagnostic:
        """Make a finding about the text that says what the entry means."""
        span = self.reading.place_of(self.row, "description")
        return Diagnostic(self.reading.source.path, span, rule, message, key)


def check_relations(
    plan: Plan,
) -> Iterator[Diagnostic]:
    """Find relations that hold on one side only, and codes whose meaning is left open.

    While a document cannot be read whole, its entries and decisions are not known, so nothing is
    said of what codes mean across documents.
    """
    readings = {id_: read for id_, read in plan.readings.items() if id_ not in plan.unread}
    curated = plan.curated
    catalogue = Catalogue(reading.document for reading in readings.values())
    places = {
        f"{row.key}/{code}": _Place(reading, row)
        for reading in readings.values()
        for row in reading.rows
        for code in row.row.codes
    }
    yield from _check_equivalences(catalogue.entries, places)
    if not plan.unread:
        yield from _check_meanings(catalogue, places)
        for file in curated.values():
            yield from _check_decisions(file, catalogue)
    for file in curated.values():
        yield from _check_inner_numbers(file, catalogue)


def _check_equivalences(
    entries: dict[str, Entry], places: dict[str, _Place]
) -> Iterator[Diagnostic]:
    """Hold the codes that a text names against the group that all texts make together."""
    groups = text_groups(entries)
    for key, entry in entries.items():
        named = same_as(entry.row.description or "")
        unknown = [code for code in named if f"{entry.table_key}/{code}" not in entries]
        if unknown:
            message = (
                f"{entry.code} means the same as {'、'.join(unknown)}, says its text; "
                f"{entry.table_key} has no such code"
            )
            yield places[key].finding(LinkRule.UNKNOWN_EQUIVALENT, message, key)
        others = (entries[other].code for other in groups.get(key, ()) if other != key)
        missing = sorted(set(others) - set(named), key=int)
        if missing:
            message = (
                f"{entry.code} means the same as {'、'.join(missing)}, which its text does not name"
            )
            yield places[key].finding(LinkRule.ONE_SIDED_EQUIVALENCE, message, key)


def _check_meanings(catalogue: Catalogue, places: dict[str, _Place]) -> Iterator[Diagnostic]:
    """Find codes that stand in several tables in different words without a decision."""
    for code, groups in undecided(catalogue).items():
        first, *others = (group[0] for group in groups)
        for other in others:
            here, there = other.row.description, first.row.description
            said = f"means 「{here}」 here and 「{there}」"
            if not (here and there):
                said = f"{_said(here)} here and {_said(there)}"
            message = (
                f"{code} {said} in {first.table_key}; say under meanings in "
                "data/curation whether that is the same, or run: zegocodes sync --propose"
            )
            yield places[other.key].finding(LinkRule.UNDECIDED_MEANING, message, other.key)


def _left_out(entry: Entry, named: list[Entry]) -> str:
    """Say that a decision leaves an entry out, and which of those that it names is most like it."""
    nearest = max(named, key=lambda other: likeness(entry, other), default=None)
    like = f", most like 「{nearest.row.description}」 of {nearest.key}" if nearest else ""
    return f"the decision leaves out {entry.key}: 「{entry.row.description}」{like}"


def _said(meaning: str | None) -> str:
    return f"means 「{meaning}」" if meaning else "has no description"


def _check_decisions(file: CurationFile, catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find decisions that are not about all entries of one code, or that nothing asks for."""
    for index, decision in enumerate(file.curation.meanings):
        keys = decision.keys
        codes = {key.rpartition("/")[2] for key in keys}
        entries = [e for code in sorted(codes) for e in catalogue.codes.get(code, [])]
        missing = [e for e in entries if e in catalogue.meanings[e.code].open]
        message = ""
        if len(codes) > 1:
            message = f"one decision is about one code, not {'、'.join(sorted(codes, key=int))}"
        elif len(set(keys)) < len(keys):
            message = "an entry stands in two groups"
        elif missing:
            named = [entry for entry in entries if entry.key in keys]
            message = "; ".join(_left_out(entry, named) for entry in missing)
        elif len({words_of(noted_text(decision, entry.row)) for entry in entries}) < 2:  # noqa: PLR2004
            message = "the texts are the same by now; the decision can go"
        if message:
            yield file.finding(LinkRule.BAD_MEANINGS, message, "meanings", index, at=file.document)


def _check_inner_numbers(file: CurationFile, catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find inner numbers that the document itself has as codes."""
    for index, inner in enumerate(file.curation.inner):
        for place, number in enumerate(inner.numbers):
            for code in msgspec.structs.replace(inner, numbers=(number,)).codes():
                known = (e.key for e in catalogue.codes.get(code, ()))
                own = [key for key in known if key.partition("/")[0] == file.document]
                if own:
                    message = f"{code} is a code of the document itself: {', '.join(own)}"
                    rule, way = LookupRule.INNER_NUMBER_IS_CODE, ("inner", index, "numbers", place)
                    yield file.finding(rule, message, *way, at=own[0])


def check_words(project: Project, plan: Plan) -> Iterator[Diagnostic]:
    """Find what is wrong with what people call things, for the look-up.

    While a document cannot be read whole, it is not known what no text says.
    """
    _, wrong = load_words(project.words, project.read)
    yield from wrong
    if not wrong and not plan.unread and project.words.exists():
        rows = (row.row for reading in plan.readings.values() for row in reading.rows)
        texts = (row.text(field) or "" for row in rows for field in FIELDS)
        yield from unknown_words(project.words, project.read, texts)
