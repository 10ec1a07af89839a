"""The directive ``zego:rules``: what the linter asks for, from the docstrings of its rules."""

from __future__ import annotations

import inspect
import os
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.documentation import documentation_of
from sphinx_zegocodes.catalogue.rules.links import LinkRule
from sphinx_zegocodes.catalogue.rules.project import CurationRule, FileRule
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.catalogue.rules.tables import TableRule
from sphinx_zegocodes.catalogue.rules.texts import FieldRule, MarkupRule
from sphinx_zegocodes.catalogue.rules.translations import TranslationRule
from sphinx_zegocodes.catalogue.wording import N_, gettext
from sphinx_zegocodes.site.places import NOT_INDEXED

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.diagnostics import Rule
    from sphinx_zegocodes.catalogue.rules.documentation import Example

_TITLES: dict[type[Rule], str] = {
    FileRule: N_("Files"),
    TableRule: N_("Tables"),
    FieldRule: N_("Fields"),
    MarkupRule: N_("Markup"),
    SyncRule: N_("Sync"),
    LinkRule: N_("Links and relations"),
    CurationRule: N_("What people added"),
    TranslationRule: N_("Translations"),
}
"""What the groups of rules are called on a page."""
_GROUP = len("ZC1")
"""How many characters the codes of a group have in common."""
_ENGLISH = "language-en"
"""The class that docutils turns into the attribute ``lang``."""
_LEXERS = {".md": "markdown", ".yaml": "yaml", ".yml": "yaml", "": "console"}
"""How files, and commands, are highlighted; others are plain text."""


class RulesDirective(SphinxDirective):
    """Render a section for each group of rules, and in it one for each rule."""

    def run(self) -> list[nodes.Node]:
        """Return the sections; their ids are codes in lower case, ``zc1`` and ``zc101``."""
        sections: list[nodes.Node] = []
        for code, rules in groupby(RULES.values(), key=lambda rule: rule.code[:_GROUP]):
            members = list(rules)
            for module in dict.fromkeys(inspect.getfile(type(rule)) for rule in members):
                self.env.note_dependency(os.path.relpath(module, self.env.srcdir))
            section = self._section(code, f"{code}xx {gettext(_TITLES[type(members[0])])}")
            section += [self._rule(rule) for rule in members]
            sections.append(section)
        return sections

    def _rule(self, rule: Rule) -> nodes.section:
        documentation = documentation_of(rule)
        section = self._section(rule.code, f"{rule.code} {rule.slug}")
        badge = nodes.inline(
            "", rule.severity, classes=["zego-severity", f"zego-severity-{rule.severity}"]
        )
        summary = f" {documentation.summary}"
        section += nodes.paragraph("", "", badge, nodes.Text(summary), classes=[_ENGLISH])
        why = nodes.strong("", "Why:"), nodes.Text(f" {documentation.why}")
        section += nodes.paragraph("", "", *why, classes=[_ENGLISH])
        section += _example("Bad", documentation.bad)
        section += _example("Good", documentation.good)
        return section

    def _section(self, code: str, title: str) -> nodes.section:
        """Return an empty section that links can name by its code."""
        section = nodes.section("", nodes.title("", title), names=[code.lower()])
        self.set_source_info(section)
        self.state.document.note_explicit_target(section, section)
        return section


def _example(title: str, example: Example) -> nodes.container:
    """Return the files and commands of an example; where there are several, files have captions."""
    container = nodes.container(classes=["zego-example", f"zego-{title.lower()}", NOT_INDEXED])
    container += nodes.rubric("", title, classes=[_ENGLISH])
    parts = list(example.parts())
    for part in parts:
        block = nodes.literal_block(part.text, part.text)
        block["language"] = _LEXERS.get(Path(part.path).suffix, "text")
        block["force"] = True  # a bad example may be bad YAML too
        if part.path and len(parts) > 1:
            caption = nodes.caption("", part.path)
            classes = ["literal-block-wrapper"]
            container += nodes.container("", caption, block, literal_block=True, classes=classes)
        else:
            container += block
    return container
