"""``zegocodes lint --waive``: accept what rules find, with a reason, in the curation files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.curation import load_curation
from sphinx_zegocodes.catalogue.yaml_edits import InLine
from sphinx_zegocodes.commands.console import counted, say
from sphinx_zegocodes.sources.retiring import write_items

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.lint.selection import Selector
    from sphinx_zegocodes.sources.project import Project


def add_to(lint: argparse.ArgumentParser, selectors: Callable[[str], Sequence[Selector]]) -> None:
    """Add the options to the command."""
    waiving = lint.add_argument_group("accepting")
    waiving.add_argument(
        "--waive",
        type=selectors,
        action="extend",
        default=[],
        metavar="RULES",
        help="write waivers into data/curation for what these rules find in the files named",
    )
    waiving.add_argument("--why", default="", metavar="TEXT", help="the reason of the waivers")


def run(project: Project, findings: Sequence[Diagnostic], arguments: argparse.Namespace) -> str:
    """Accept what some rules found; return how many findings that were."""
    asked = {rule for selector in arguments.waive for rule in selector.rules}
    if refused := sorted(rule.code for rule in asked if not rule.waivable):
        if len(refused) == len(asked):
            arguments.fail(f"what {', '.join(refused)} finds cannot be accepted")
        asked = {rule for rule in asked if rule.waivable}
    if not arguments.why.strip():
        arguments.fail("--waive needs a reason: --why TEXT")
    places: dict[Path, dict[str, dict[str, None]]] = {}
    accepted = [finding for finding in findings if finding.rule in asked]
    for finding in accepted:
        path, at = _place(project, finding)
        places.setdefault(path, {}).setdefault(finding.rule.code, {})[at] = None
    written = [
        path
        for path, of_rule in places.items()
        if write_items(path, "waivers", [_item(*each, arguments.why) for each in of_rule.items()])
    ]
    say([f"{path} written" for path in written], sys.stderr)
    say([f"{path}: no waiver can be put here" for path in places.keys() - written], sys.stderr)
    return f"{counted(len(accepted), 'finding')} waived"


def _place(project: Project, finding: Diagnostic) -> tuple[Path, str]:
    """Return the curation file that a waiver belongs into, and what it names there."""
    document = finding.document
    file, _ = load_curation(project.curation(document), project.read)
    original = (file.curation.same_as if file else None) or document
    return project.curation(original), original + (finding.at or document).removeprefix(document)


def _item(rule: str, places: dict[str, None], why: str) -> dict[str, object]:
    at = [*places]
    return {"rule": rule, "at": InLine(at) if len(at) > 1 else at[0], "why": why.strip()}
