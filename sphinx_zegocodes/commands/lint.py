"""``zegocodes lint``: hold sources, curation and data together."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Rule, Severity
from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.documentation import explain_rule
from sphinx_zegocodes.commands import mending, waiving
from sphinx_zegocodes.commands.console import (
    CLEAN,
    FAILED,
    FINDINGS,
    counted,
    painter,
    say,
    write_for_programs,
)
from sphinx_zegocodes.lint.report import Report, as_github, as_json, as_sarif, as_text
from sphinx_zegocodes.lint.selection import Selection, Selector, parse_selectors
from sphinx_zegocodes.lint.targets import ReadOnce, Targets, name_files, name_text
from sphinx_zegocodes.sources.project import load_project, read_settings
from sphinx_zegocodes.sources.sync import plan_sync, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_zegocodes.lint.fixing import Check
    from sphinx_zegocodes.sources.project import Project

FORMATS: dict[str, Callable[[Report], Iterator[str]]] = {
    "text": as_text.render,
    "json": as_json.render,
    "github": as_github.render,
    "sarif": as_sarif.render,
}
"""The renderers by the names of their formats."""
_STDIN = "-"


def add_options(lint: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    lint.description = (
        "Hold sources, curation and data together, and report what is wrong. "
        "A project is always checked as a whole; files narrow down what is reported. "
        "What keeps a file from being read is reported whatever --select says."
    )
    lint.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="files or folders of the project, or Markdown with tables of codes that is in no "
        "project; - for standard input (default: the whole project)",
    )
    lint.add_argument(
        "--stdin-path",
        metavar="FILE",
        help="the file whose place standard input takes, as an editor's unsaved text does",
    )
    lint.add_argument(
        "--format", choices=FORMATS, default="text", help="how to report (default: text)"
    )
    _add_selection_to(lint)
    lint.add_argument(
        "--no-curation",
        action="store_true",
        help="report what the sources say as published: errata and waivers do not count",
    )
    lint.add_argument(
        "--explain",
        type=_selectors,
        action="extend",
        default=[],
        metavar="RULES",
        help="lint nothing; print what these rules find, why, and examples",
    )
    mending.add_to(lint)
    waiving.add_to(lint, _selectors)
    lint.set_defaults(run=_lint, fail=lint.error)


def _add_selection_to(lint: argparse.ArgumentParser) -> None:
    """Add the options that say which findings to report."""
    for option, effect in (
        ("--select", "report these rules only"),
        ("--ignore", "do not report these rules, not even where selected"),
    ):
        lint.add_argument(
            option,
            type=_selectors,
            action="extend",
            default=[],
            metavar="RULES",
            help=f"{effect}: codes, their beginnings, or names, as in ZC101,ZC2,torn-row",
        )
    lint.add_argument(
        "--severity",
        choices=[severity.value for severity in Severity],
        default=Severity.WARNING.value,
        help="the least severity to report (default: warning); a rule that --select names in "
        "full is reported whatever its severity",
    )


def _selectors(text: str) -> Sequence[Selector]:
    try:
        return parse_selectors(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _lint(arguments: argparse.Namespace) -> int:
    if arguments.explain:
        return _explain(arguments)
    if arguments.waive and (arguments.diff or arguments.fix or _STDIN in arguments.files):
        arguments.fail("--waive goes with neither --fix, --diff nor standard input")
    targets, wrong = _targets(arguments)
    if targets is None or wrong:
        say(wrong, sys.stderr)
        return FAILED
    selection = Selection(
        tuple(arguments.select), tuple(arguments.ignore), Severity(arguments.severity)
    )
    published, advice = arguments.no_curation, selection.holds_notes()

    def check(project: Project) -> list[Diagnostic]:
        return selection.of(targets.check(project, as_published=published, advice=advice))

    try:
        return _report(targets, check, arguments)
    except ModuleNotFoundError as error:
        say([f"{error}; advice needs: pip install 'sphinx-zegocodes[typography]'"], sys.stderr)
        return FAILED


def _report(targets: Targets, check: Check, arguments: argparse.Namespace) -> int:
    """Report what is wrong; with --fix, what is left, and with --diff, what --fix would change."""
    project, count = targets.project, ""
    if mending.is_asked_for(arguments):
        mended = mending.run(project, check, arguments)
        if mended is None:
            return FAILED
        count = f"{len(mended.applied)} {'would be fixed' if arguments.diff else 'fixed'}"
        project = project if arguments.diff else mended.project
    if arguments.waive:
        count = waiving.run(project, check(project), arguments)
        project = _read_once(project)
        say([f"{path} written" for path in write(plan_sync(project))], sys.stderr)
        project = _read_once(project)
    findings = targets.shown(check(project))
    if not arguments.diff:
        read, paint = targets.reader(project), painter(sys.stdout)
        report = Report(findings, read, paint, arguments.project)
        rendered = FORMATS[arguments.format](report)
        if arguments.format == "text":
            sys.stdout.writelines(rendered)
        else:
            write_for_programs(rendered)
        if arguments.format == "sarif":
            say(filter(None, [as_sarif.say_what_is_left_out(findings)]), sys.stderr)
    say([", ".join([*_counts(findings), *([count] if count else [])])], sys.stderr)
    return FINDINGS if findings else CLEAN


def _explain(arguments: argparse.Namespace) -> int:
    """Print the documentation of the rules that somebody asked for, in their own order."""
    if arguments.files:
        arguments.fail("--explain takes no files; put commas between rules")
    asked = frozenset[Rule]().union(*(selector.rules for selector in arguments.explain))
    explained = [explain_rule(rule) for rule in RULES.values() if rule in asked]
    say(["\n\n\n".join(explained)], sys.stdout)
    return CLEAN


def _targets(arguments: argparse.Namespace) -> tuple[Targets | None, list[Diagnostic]]:
    """Find out what to lint; without files, and in a folder that is named, a project is needed."""
    if arguments.stdin_path is not None and _STDIN not in arguments.files:
        arguments.fail("--stdin-path is for standard input: add -")
    if _STDIN in arguments.files and len(arguments.files) > 1:
        arguments.fail("standard input cannot be linted together with files")
    needed = not arguments.files or arguments.project != Path()
    project, wrong = (load_project if needed else read_settings)(arguments.project)
    if project is None:
        return None, wrong
    project = _read_once(project)
    if not arguments.files:
        return Targets(project), []
    if _STDIN in arguments.files:
        if sys.stdin is None:
            arguments.fail("standard input is closed")
        return name_text(project, sys.stdin.buffer.read(), arguments.stdin_path)
    return name_files(project, map(Path, arguments.files))


def _read_once(project: Project) -> ReadOnce:
    """Return a project that has read nothing yet, and reads each file once."""
    return ReadOnce(project.sources, project.data, project.pages, project.base_url)


def _counts(findings: Sequence[Diagnostic]) -> list[str]:
    """Count what is reported; notes and fixes where there are any."""
    severities = [finding.rule.severity for finding in findings]
    counts = [counted(severities.count(s), s) for s in (Severity.ERROR, Severity.WARNING)]
    if notes := severities.count(Severity.NOTE):
        counts.append(counted(notes, Severity.NOTE))
    if fixable := sum(finding.fix is not None for finding in findings):
        counts.append(f"{fixable} fixable")
    return counts
