"""The examples of rules: what is good has no finding, and what is bad has that of the rule alone.

What the linter prints for a bad example is kept in a file for each rule beside this one. After a
change that is meant to be, write the files anew with ``pytest tests/rules --force-regen``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import project_here
from rule_examples import each_rule, make_bad, make_good

from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.documentation import documentation_of
from sphinx_zegocodes.catalogue.rules.links import LinkRule
from sphinx_zegocodes.catalogue.rules.sync import SyncRule
from sphinx_zegocodes.lint.check import check
from sphinx_zegocodes.lint.report import Report, as_text

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture

    from sphinx_zegocodes.catalogue.diagnostics import Rule

_FOLLOWING: dict[Rule, set[Rule]] = {
    # Nothing is written while curation is wrong about what left.
    LinkRule.BAD_DEPARTURE: {SyncRule.ROW_NOT_IN_DATA, SyncRule.ROW_NOT_IN_SOURCE},
}
"""What is found besides, because it follows."""


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


@each_rule
def test_nothing_is_found_in_the_good_example(rule: Rule) -> None:
    make_good(documentation_of(rule))
    assert check(project_here(), advice=True) == []


@each_rule
def test_the_rule_alone_is_found_in_the_bad_example(rule: Rule) -> None:
    make_bad(documentation_of(rule))
    found = {diagnostic.rule for diagnostic in check(project_here(), advice=True)}
    assert found == {rule, *_FOLLOWING.get(rule, ())}


@each_rule
def test_what_is_printed_is_as_before(rule: Rule, file_regression: FileRegressionFixture) -> None:
    make_bad(documentation_of(rule))
    found = [d for d in check(project_here(), advice=True) if d.rule is rule]
    text = "".join(as_text.render(Report(found, lambda path: Path(path).read_bytes())))
    file_regression.check(text, basename=f"{rule.code}-{rule.slug}")


def test_each_file_is_of_a_rule() -> None:
    kept = {path.stem for path in Path(__file__).with_suffix("").iterdir()}
    assert kept == {f"{rule.code}-{rule.slug}" for rule in RULES.values()}
