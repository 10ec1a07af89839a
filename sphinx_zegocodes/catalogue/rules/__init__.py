"""Every rule.

A module holds a group: 0xx files, 1xx tables, 2xx fields, 3xx mark-up, 4xx sync, 5xx links,
6xx curation and words, 7xx translations.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.rules.links import LinkRule
from sphinx_zegocodes.catalogue.rules.lookup import LookupRule
from sphinx_zegocodes.catalogue.rules.project import CurationRule, FileRule
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.catalogue.rules.texts import FieldRule, MarkupRule
from sphinx_zegocodes.catalogue.rules.translations import TranslationRule

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.diagnostics import Rule

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        chain(
            FileRule,
            TableRule,
            FieldRule,
            MarkupRule,
            SyncRule,
            LinkRule,
            CurationRule,
            LookupRule,
            TranslationRule,
        ),
        key=lambda rule: rule.code,
    )
}
"""Each rule by its code, in the order of their codes."""
