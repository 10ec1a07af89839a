"""The page of all rules: each has its section, at an address that stays."""

from __future__ import annotations

import inspect
import json
import pickle
from typing import TYPE_CHECKING, Any

from rule_examples import each_rule
from small_project import write_project
from sphinx_builds import build, soup

from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.documentation import documentation_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_builds import Build

    from sphinx_zegocodes.catalogue.diagnostics import Rule

    Page = Callable[[str], Any]


@each_rule
def test_every_rule_has_a_section_with_what_its_docstring_says(rule: Rule, page: Page) -> None:
    documentation = documentation_of(rule)
    section = page("rules").find("section", id=rule.code.lower())
    assert section.h3.get_text() == f"{rule.code} {rule.slug}¶"
    summary, why = (p.get_text() for p in section.find_all("p", lang="en", recursive=False))
    assert summary == f"{rule.severity} {documentation.summary}"
    assert why == f"Why: {documentation.why}"
    for kind, example in (("Bad", documentation.bad), ("Good", documentation.good)):
        shown = section.select_one(f".zego-{kind.lower()}")
        assert shown.select_one(".rubric").get_text() == kind
        blocks = [block.get_text() for block in shown.find_all("pre")]
        assert blocks == [part.text for part in example.parts()]


def test_rules_stand_in_their_groups(page: Page) -> None:
    for section in page("rules").select("section section section"):
        assert section["id"].startswith(section.find_parent("section")["id"])


def test_files_are_named_where_there_are_several(page: Page) -> None:
    captions = [
        [
            caption.get_text().strip().removesuffix("¶")
            for caption in example.select(".code-block-caption")
        ]
        for example in page("rules").select("#zc501 .zego-example")
    ]
    sources = ["docs/sources/demo.md", "docs/sources/demo.md"]
    assert captions == [sources, [*sources, "data/curation/demo.yaml"]]
    assert not page("rules").select("#zc101 .code-block-caption")


def test_the_search_finds_rules_and_no_codes_of_examples(site: Build) -> None:
    text = (site.out / "searchindex.js").read_text("utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    rules = index["docnames"].index("rules")
    assert index["titleterms"]["torn"] == index["titleterms"]["zc101"] == rules
    assert "超市" not in index["terms"]
    assert rules not in index["terms"]["50001"]


def test_the_page_is_read_again_when_a_docstring_changes(site: Build) -> None:
    pickled = site.out.parent / "dirhtml.doctrees" / "environment.pickle"
    environment = pickle.loads(pickled.read_bytes())  # noqa: S301 - the build wrote it
    noted = {(environment.srcdir / name).resolve() for name in environment.dependencies["rules"]}
    modules = {type(rule): inspect.getfile(type(rule)) for rule in RULES.values()}
    assert {str(path) for path in noted} >= set(modules.values())


def test_rules_can_be_shown_and_named_on_a_page_in_restructuredtext(tmp_path: Path) -> None:
    rules = ":orphan:\n\nRules\n=====\n\n:ref:`zc101`\n\n.. zego:rules::\n"
    built = build(write_project(tmp_path, rules=rules), tmp_path / "out")
    assert built.warnings == []
    article = soup(built.out / "rules" / "index.html").select_one("#rules")
    assert article.select_one("p a.reference")["href"] == "#zc101"
    assert [rule.code for rule in RULES.values() if not article.find(id=rule.code.lower())] == []
