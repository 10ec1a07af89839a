"""``zegocodes add``: take a new document in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Severity, in_order
from sphinx_zegocodes.catalogue.rules.links import LinkRule
from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES
from sphinx_zegocodes.commands.console import (
    CLEAN,
    FAILED,
    FINDINGS,
    counted,
    in_project,
    painter,
    say,
)
from sphinx_zegocodes.lint.check import check
from sphinx_zegocodes.lint.report import Report
from sphinx_zegocodes.lint.report.as_text import render
from sphinx_zegocodes.sources.adding.addition import Decision, carry_out, plan_addition
from sphinx_zegocodes.sources.adding.proposal import Given

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.sources.adding.addition import Added
    from sphinx_zegocodes.sources.project import Project


def add_options(add: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add.description = (
        "Copy a document into the project as it is, write its curation and its page, "
        "sync and lint, and list what is left to decide."
    )
    add.add_argument("file", type=Path, metavar="FILE", help="the document, as ZEGO publishes it")
    add.add_argument(
        "--id",
        required=True,
        dest="document",
        metavar="ID",
        help="what it is called in addresses and keys, never changed once published",
    )
    add.add_argument("--title", default="", help="the title of its page, which names the product")
    add.add_argument("--product", default="", help="the product's name")
    add.add_argument("--group", default="", help="what readers find it under, with others")
    add.add_argument("--url", default="", help="where it is published")
    add.add_argument("--language", choices=sorted(VOCABULARIES), help="the language that it is in")
    add.set_defaults(run=in_project(_add))


def _add(project: Project, arguments: argparse.Namespace) -> int:
    title, product, url, group = (
        text.strip()
        for text in (arguments.title, arguments.product, arguments.url, arguments.group)
    )
    given = Given(title, product, url, group, arguments.language)
    addition, wrong = plan_addition(project, arguments.file, arguments.document, given)
    if addition is None:
        say(in_order(wrong), sys.stderr)
        say(["Nothing was written."], sys.stderr)
        return FAILED
    before = set(map(str, check(project)))
    added = carry_out(project, addition)
    say([f"{path} written" for path in added.written], sys.stdout)
    found = check(project)
    new = [finding for finding in found if str(finding) not in before]
    if new:
        report = Report(new, lambda path: project.read(Path(path)), painter(sys.stdout))
        say([""], sys.stdout)
        sys.stdout.writelines(render(report))
    decisions = sorted({*addition.decisions, *_left_by(new, added)})
    say(["", "Left to you:", *(f"  {decision}" for decision in decisions)], sys.stdout)
    if added.blocked:
        say(["Until the errors are mended or waived, zegocodes sync writes nothing"], sys.stderr)
    if len(new) < len(found):
        others = counted(len(found) - len(new), "finding")
        say([f"Besides these, {others} as before; run: zegocodes lint"], sys.stderr)
    return FINDINGS if any(d.rule.severity is not Severity.NOTE for d in found) else CLEAN


def _left_by(findings: list[Diagnostic], added: Added) -> Iterator[Decision]:
    """Yield what a person has to decide about findings; about a code once."""
    for finding in findings:
        path, line, rule = finding.path, finding.span.line, finding.rule
        if rule is LinkRule.UNDECIDED_MEANING:
            code = finding.at.rpartition("/")[2]
            if code in added.lines:
                path, line = added.source, added.lines[code]
            message = f"does {code} mean here what it means elsewhere? say so under meanings"
        elif rule is LinkRule.BAD_MEANINGS:
            message = finding.message
        elif not rule.waivable or rule.severity is Severity.NOTE:
            continue
        elif rule.severity is Severity.ERROR:
            message = f"{rule.slug} ({rule.code}): it has to be mended, or waived"
        else:
            message = f"{rule.slug} ({rule.code}): an erratum, or a waiver"
        yield Decision(path, line, message)
