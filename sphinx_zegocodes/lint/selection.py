"""Which findings somebody wants to see: by rule, and by severity."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity
from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.project import CurationRule, FileRule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic

_LETTERS = "ZC"
"""What every code begins with."""
_UNREAD: frozenset[Rule] = frozenset(
    [FileRule.UNREADABLE_FILE, FileRule.UNCURATED_DOCUMENT, CurationRule.BAD_CURATION]
)
"""What keeps a document from being read: without a word of it, silence would mean nothing."""


class Selector(msgspec.Struct, frozen=True):
    """What somebody calls one rule, or several."""

    rules: frozenset[Rule]
    """The rules."""
    exact: bool
    """Whether it is the code or the slug of one rule, and no prefix."""


class Selection(msgspec.Struct, frozen=True):
    """The rules and the severity that somebody asked for."""

    select: tuple[Selector, ...] = ()
    """The rules to report; all where there are none."""
    ignore: tuple[Selector, ...] = ()
    """The rules not to report, whatever else is said."""
    severity: Severity = Severity.WARNING
    """The least severity, which does not hold for a rule that is selected by its own name."""

    def of(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return the findings that are asked for."""
        return [finding for finding in findings if self.holds(finding.rule)]

    def holds_notes(self) -> bool:
        """Tell whether any rule that merely advises is asked for."""
        return any(self.holds(r) for r in RULES.values() if r.severity is Severity.NOTE)

    def holds(self, rule: Rule) -> bool:
        """Tell whether a rule is asked for; what keeps files from being read always is."""
        if any(rule in selector.rules for selector in self.ignore):
            return False
        named = [selector for selector in self.select if rule in selector.rules]
        if any(selector.exact for selector in named):
            return True
        levels = list(Severity)  # from the worst
        severe = levels.index(rule.severity) <= levels.index(self.severity)
        return severe and (bool(named) or not self.select or rule in _UNREAD)


def parse_selectors(text: str) -> tuple[Selector, ...]:
    """Read rules as people name them: ``ZC101,ZC2,torn-row``.

    Raises ValueError for a name that is none, with the nearest one that is.
    """
    names = [name for part in text.split(",") if (name := part.strip())]
    if not names:
        raise ValueError("no rule is named")
    return tuple(_selector(name) for name in names)


_GROUP = "ZC1"
"""What the codes of a group of rules begin with is as long."""


def _likeness(name: str, asked: str) -> tuple[float, bool]:
    """Return how alike two names are; of names that are equally so, the beginning decides."""
    ratio = difflib.SequenceMatcher(None, name, asked).ratio()
    return ratio, name.startswith(asked[: len(_GROUP)])


def _selector(name: str) -> Selector:
    """Read one name; raises ValueError, with the nearest that is one, for none."""
    code, slug = name.upper(), name.lower()
    rules = {rule.slug: rule for rule in RULES.values()}
    if slug in rules:
        return Selector(frozenset([rules[slug]]), exact=True)
    is_code = code.startswith(_LETTERS)
    begun = frozenset(rule for known, rule in RULES.items() if is_code and known.startswith(code))
    if begun:
        return Selector(begun, exact=code in RULES)
    asked, known = (code, [*RULES]) if is_code else (slug, [*rules])
    near = max(known, key=lambda name: _likeness(name, asked))
    raise ValueError(f"there is no rule {name!r}; did you mean {near}?")
