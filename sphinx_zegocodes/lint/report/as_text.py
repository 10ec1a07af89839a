"""The format for people: each finding, the line it is about, and how to mend it.

::

    docs/sources/demo.md:3:15: warning ZC102 the row has no closing pipe
      3 | | 1 | 内部错误。
        |               ^
        = at: demo/common/1
        = fix: close the row

The first line is ``path:line:column: severity RULE message``, which scripts may rely on.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Severity, Span
from sphinx_zegocodes.lint.report import BOLD, CYAN, DIM, RED, YELLOW
from sphinx_zegocodes.lint.report.excerpt import excerpt, lines_of, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.lint.report import Painter, Report

_STYLES = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.NOTE: CYAN}
_COLUMNS = 100
"""How wide a quotation may be."""
_WHOLE_FILE = Span()


def render(report: Report) -> Iterator[str]:
    """Show findings to a person."""
    lines_of_file = functools.cache(functools.partial(lines_of, report.read))
    for index, finding in enumerate(report.findings):
        lines = [
            _head(finding, report.paint),
            *_quotation(finding, lines_of_file, report.paint),
            *_key(finding, report.paint),
            *_fix(finding, report.paint),
        ]
        yield "\n" * (index > 0) + "".join(f"{line}\n" for line in lines)


def _head(finding: Diagnostic, paint: Painter) -> str:
    """Return the first line, which is that of every message of every command."""
    severity, code = finding.rule.severity, finding.rule.code
    place = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    message = str(finding).removeprefix(f"{place}: {severity} {code}")
    style = _STYLES[severity]
    return (
        f"{paint(visible(place), BOLD)}: {paint(severity, style)} {paint(code, BOLD)}"
        f"{visible(message)}"
    )


def _gutter(finding: Diagnostic) -> int:
    """Return how many columns stand before the bar beside a quotation."""
    return len(str(finding.span.line)) + 3


def _quotation(
    finding: Diagnostic, lines_of_file: Callable[[str], list[str]], paint: Painter
) -> Iterator[str]:
    """Quote the line that a finding is about; one about a whole file quotes nothing."""
    lines = lines_of_file(finding.path) if finding.span != _WHOLE_FILE else []
    gutter = _gutter(finding)
    shown = excerpt(lines, finding.span, _COLUMNS - gutter - 2)
    if shown:
        yield f"{paint(f'{finding.span.line:{gutter - 1}} |', DIM)} {shown.text}".rstrip()
        carets = paint("^" * shown.width, _STYLES[finding.rule.severity])
        yield f"{paint('|'.rjust(gutter + 1), DIM)} {' ' * shown.indent}{carets}"


def _key(finding: Diagnostic, paint: Painter) -> Iterator[str]:
    """Say what curation calls the place."""
    if finding.at:
        yield f"{' ' * _gutter(finding)}{paint('= at:', DIM)} {finding.at}"


def _fix(finding: Diagnostic, paint: Painter) -> Iterator[str]:
    """Say how to mend what was found."""
    if finding.fix:
        label = "= fix:" if finding.fix.safe else "= fix (changes text):"
        yield f"{' ' * _gutter(finding)}{paint(label, DIM)} {visible(finding.fix.message)}"
