"""Mending: the fixes that findings carry, applied until there are none, and the data in step."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span, in_order
from sphinx_zegocodes.catalogue.rules.project import FileRule
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.sources.project import Project
from sphinx_zegocodes.sources.source_text import SourceText
from sphinx_zegocodes.sources.sync import Target, plan_sync

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Check = Callable[[Project], list[Diagnostic]]
    """Returns the findings of a project that are to be mended."""

_BYTE_ORDER_MARK = "\ufeff"
_MOST_PASSES = 50
"""A fix may make room for the next; more passes than this mean that two undo each other."""


class Mended(msgspec.Struct, frozen=True):
    """A project mended in memory, and what has to be written for it."""

    project: Project
    """The project with its mended files, as yet unsaved."""
    applied: list[Diagnostic]
    """The findings that were mended, in the order of their places when they were."""
    originals: dict[Path, bytes]
    """What the mended files held."""
    targets: list[Target]
    """The files to write: those mended, and the data that follow from them."""

    def write(self) -> tuple[list[Path], list[Diagnostic]]:
        """Write what changed; return the files written, and those that changed meanwhile.

        Raises OSError where a file cannot be written.
        """
        changed = [
            Diagnostic(str(path), Span(), FileRule.UNREADABLE_FILE, "changed meanwhile; left alone")
            for path, original in self.originals.items()
            if path.read_bytes() != original
        ]
        if changed:
            return [], changed
        return [
            t.path for t in self.targets if write_if_changed(t.path, t.content, durable=True)
        ], []


def mend(project: Project, check: Check, *, unsafe: bool) -> Mended:
    """Apply fixes pass by pass, those that change a text only where ``unsafe``."""
    applied: list[Diagnostic] = []
    originals: dict[Path, bytes] = {}
    for _ in range(_MOST_PASSES):
        found = [d for d in check(project) if d.fix and (d.fix.safe or unsafe)]
        if not found:
            break
        files: dict[Path, bytes] = {}
        for name, group in groupby(in_order(found), key=lambda d: d.path):
            path = Path(name)
            content = project.read(path)
            originals.setdefault(path, content)
            files[path], taken = apply_fixes(content, group)
            applied += taken
        project = project.with_unsaved(files)
    targets = [Target(path, project.unsaved[path]) for path in originals]
    if project.sources.is_dir() and not (plan := plan_sync(project)).blocked:
        targets += (stale := plan.stale())
        project = project.with_unsaved({target.path: target.content for target in stale})
    return Mended(project, applied, originals, targets)


def apply_fixes(content: bytes, found: Iterable[Diagnostic]) -> tuple[bytes, list[Diagnostic]]:
    """Put the texts of fixes in their places, in order; one that touches another has to wait."""
    text = content.decode("utf-8")
    source = SourceText(text.removeprefix(_BYTE_ORDER_MARK))
    pieces, taken, at = [text[: len(text) - len(source.text)]], list[Diagnostic](), 0
    for diagnostic in found:
        start, end = source.offsets(diagnostic.span)
        if diagnostic.fix and (start > at or not taken):
            pieces += [source.text[at:start], diagnostic.fix.text]
            at = end
            taken.append(diagnostic)
    return "".join([*pieces, source.text[at:]]).encode("utf-8"), taken
