"""Documents that curation calls copies: read like their originals, and held against them."""

from __future__ import annotations

import difflib
from itertools import zip_longest
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.copies import is_title
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.records import FIELDS, statements_of
from sphinx_zegocodes.catalogue.rules.project import CurationRule
from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_zegocodes.catalogue.curation import CurationFile
    from sphinx_zegocodes.sources.reader import Reading


def bad_originals(files: Mapping[str, CurationFile]) -> Iterator[Diagnostic]:
    """Find copies of what is no document, of themselves, or of another copy."""
    for file in files.values():
        name = file.curation.same_as
        if name is None:
            continue
        message = ""
        if name == file.document:
            message = f"{name} cannot be a copy of itself"
        elif name not in files:
            message = f"there is no document {name}"
        elif further := files[name].curation.same_as:
            message = f"{name} is a copy itself; say same_as: {further}"
        if message:
            yield file.finding(CurationRule.BAD_ORIGINAL, message, "same_as", at=file.document)


def curation_read(file: CurationFile, files: Mapping[str, CurationFile]) -> CurationFile:
    """Return what a document is read by: a copy by what is known of its original's texts."""
    if (original := files.get(file.curation.same_as or "")) is None:
        return file
    there = original.curation

    def here(at: str) -> str:
        _, slash, rest = at.partition("/")
        return f"{file.document}{slash}{rest}"

    curation = msgspec.structs.replace(
        file.curation,
        tables=there.tables,
        references=there.references,
        errata=tuple(msgspec.structs.replace(e, at=here(e.at)) for e in there.errata),
        waivers=tuple(
            msgspec.structs.replace(w, at=tuple(map(here, w.places))) for w in there.waivers
        ),
    )
    return msgspec.structs.replace(file, curation=curation)


def check_copy(reading: Reading, original: Reading) -> Reading:
    """Return the reading of a copy with a finding at each place where it says something else."""
    found = [d for d in reading.diagnostics if d.rule is not CurationRule.STALE_ERRATUM]
    found += _differences(reading, original)
    return msgspec.structs.replace(reading, diagnostics=found)


class _Said(msgspec.Struct, frozen=True):
    """Something that a document says, to be compared with what another does."""

    what: str
    """What it is, in words."""
    text: str
    """How it is put."""
    is_part: bool = False
    """Whether it is part of a row, which is named where it is missing."""


def _differences(reading: Reading, original: Reading) -> Iterator[Diagnostic]:
    """Compare all that two documents say, one thing after the other."""
    said, there = list(_all_said(reading)), list(_all_said(original))
    here = [each for each, _ in said]
    like = [each for each, _ in there]
    name, document = original.document.id, reading.document.id
    matcher = difflib.SequenceMatcher(None, here, like, autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes() if here != like else ():
        pairs = zip_longest(here[start:end], like[other_start:other_end])
        for at, (one, other) in enumerate(pairs if tag != "equal" else (), start):
            span = said[min(at, len(said) - 1)][1] if said else Span()
            for message in _messages(one, other, name):
                yield Diagnostic(reading.source.path, span, CurationRule.NO_COPY, message, document)


def _messages(one: _Said | None, other: _Said | None, name: str) -> Iterator[str]:
    if one and other and one.what == other.what:
        yield f"{one.what} is 「{other.text}」 in {name}, and a copy says the same"
        return
    if one and not one.is_part:
        yield f"{one.what} is not in {name}, and a copy says the same"
    if other and not other.is_part:
        yield f"{other.what} is in {name} and missing here, and a copy says the same"


def _all_said(reading: Reading) -> Iterator[tuple[_Said, Span]]:
    """Yield what a document says below its title, and where: prose, then tables row by row."""
    statements = zip(statements_of(reading.document.content), reading.stretches, strict=True)
    for index, (statement, stretch) in enumerate(statements):
        content = reading.document.content
        if index or not is_title(content[0], reading.document.title):
            yield _Said(f"the {statement.kind}", statement.text), reading.source.span(*stretch)
    for table in reading.document.tables:
        key = f"{reading.document.id}/{table.id}"
        labels = "、".join(column.label for column in table.columns)
        yield _Said(f"the columns of {table.id}", labels), reading.headers[key]
    words = VOCABULARIES[reading.document.language]
    for row in reading.rows:
        name = f"{'、'.join(row.row.codes)} in {row.key.partition('/')[2]}"
        yield _Said(f"the row {name}", ""), row.span
        for field in FIELDS:
            if text := row.row.text(field):
                said = _Said(f"the {words.label_of(field)} of {name}", text, is_part=True)
                yield said, reading.place_of(row, field)
