"""Whether `zegocodes lint` finds every small fault that is planted in the five documents."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from figures import ROOT, Figure
from mutations import Kind, Mutation, mutations, no_fault, prose_mutations

from sphinx_zegocodes.catalogue.records import statements_of
from sphinx_zegocodes.lint.check import check
from sphinx_zegocodes.sources.project import Project, load_project
from sphinx_zegocodes.sources.source_text import read_source
from sphinx_zegocodes.sources.sync import plan_sync

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic


class Outcome(msgspec.Struct, frozen=True):
    """What became of a planted fault."""

    mutation: Mutation
    """The fault."""
    found: bool
    """Whether the linter says anything at all."""
    at_line: bool
    """Whether it names the document and the line."""

    @property
    def survived(self) -> bool:
        """Whether the fault is one, and is not named at its line."""
        return not self.at_line and not no_fault(self.mutation)


def measure() -> list[Figure]:
    """Plant every fault."""
    outcomes = plant(every_mutation())
    rows = sum(outcome.mutation.kind is Kind.ROW_DELETED for outcome in outcomes)
    faults = sum(outcome.at_line or outcome.survived for outcome in outcomes)
    survivors = sum(outcome.survived for outcome in outcomes)
    return [
        Figure(
            f"faults planted in {rows} rows and the prose around them, found at file and line",
            f"{faults - survivors:,} of {faults:,}",
            "all",
            not survivors,
            f"{len(outcomes) - faults} changes that are no faults apart",
            report="\n".join(report(outcomes)),
        )
    ]


def every_mutation() -> list[Mutation]:
    """Return every fault for every row, and every word around the tables, of every document."""
    planted: list[Mutation] = []
    for document, reading in plan_sync(_project()).readings.items():
        statements = statements_of(reading.document.content)
        placed = zip(statements, reading.stretches, strict=True)
        prose = (stretch for statement, stretch in placed if statement.kind != "table")
        planted += mutations(document, reading.source.text)
        planted += prose_mutations(document, reading.source.text, prose)
    return planted


def plant(planted: Sequence[Mutation]) -> list[Outcome]:
    """Plant each fault by itself, in as many processes as there are processors."""
    if found := check(_project()):
        raise RuntimeError("\n".join(["the repository has findings of its own:", *map(str, found)]))
    with ProcessPoolExecutor() as processes:
        return list(processes.map(outcome_of, planted, chunksize=20))


def outcome_of(mutation: Mutation) -> Outcome:
    """Plant one fault: the linter sees it as it sees what an editor has not saved yet."""
    found = findings(mutation)
    path = str(_project().source(mutation.document))
    lines = {finding.span.line for finding in found if finding.path == path}
    return Outcome(mutation, bool(found), not lines.isdisjoint(mutation.lines))


def findings(mutation: Mutation) -> list[Diagnostic]:
    """Return what the linter says of the repository with one fault in it."""
    content = mutation.apply(_text(mutation.document)).encode()
    return check(_project().with_unsaved({_project().source(mutation.document): content}))


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield a table of the kinds, and a line for each fault that the linter does not name."""
    counts = {
        "planted": Counter(o.mutation.kind for o in outcomes),
        "found": Counter(o.mutation.kind for o in outcomes if o.found),
        "at its line": Counter(o.mutation.kind for o in outcomes if o.at_line),
        "no fault": Counter(
            o.mutation.kind for o in outcomes if not o.at_line and no_fault(o.mutation)
        ),
    }
    yield f"| what was done | {' | '.join(counts)} |"
    yield "|---|" + "--:|" * len(counts)
    for kind in Kind:
        yield f"| {kind} | {' | '.join(str(count[kind]) for count in counts.values())} |"
    yield f"| all | {' | '.join(str(count.total()) for count in counts.values())} |"
    for outcome in outcomes:
        mutation = outcome.mutation
        if outcome.survived:
            yield f"- SURVIVED: {mutation}"
        elif not outcome.at_line:
            yield f"- no fault: {mutation}; {no_fault(mutation)}"


@cache
def _project() -> Project:
    project, diagnostics = load_project(ROOT)
    if project is None:
        raise RuntimeError(diagnostics)
    return project


@cache
def _text(document: str) -> str:
    source, diagnostics = read_source(_project().source(document))
    if source is None:
        raise RuntimeError(diagnostics)
    return source.text
