"""The docstrings of rules: each is whole, and one that is not fails."""

from __future__ import annotations

import re
from inspect import cleandoc

import pytest
from rule_examples import each_rule

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity
from sphinx_zegocodes.catalogue.rules.documentation import Example, Part, documentation_of


class Documented(Rule):
    """Rules that are no rules of the project."""

    WHOLE = "ZC901", Severity.ERROR
    r"""A row is wrong.

    Why: Readers see
    the wrong row.

    Bad:

        | 1 | a|b |

        --- data/curation/demo.yaml
        errata:

    Good:

        | 1 | a\|b |
    """

    NO_DOCSTRING = "ZC902", Severity.ERROR

    NO_MORE_THAN_A_SUMMARY = "ZC903", Severity.ERROR
    """A row is wrong."""

    NO_WHY = "ZC904", Severity.ERROR
    """A row is wrong.

    Bad:

        | 1 |

    Good:

        | 1 | |
    """

    NO_GOOD = "ZC905", Severity.ERROR
    """A row is wrong.

    Why: Readers see it.

    Bad:

        | 1 |
    """

    EMPTY_BAD = "ZC906", Severity.ERROR
    """A row is wrong.

    Why: Readers see it.

    Bad:

    Good:

        | 1 | |
    """


def test_a_docstring_is_taken_apart() -> None:
    documentation = documentation_of(Documented.WHOLE)
    assert documentation.rule is Documented.WHOLE
    assert documentation.summary == "A row is wrong."
    assert documentation.why == "Readers see the wrong row."
    assert documentation.bad.text == "| 1 | a|b |\n\n--- data/curation/demo.yaml\nerrata:"
    assert documentation.good.text == r"| 1 | a\|b |"


@pytest.mark.parametrize(
    "rule",
    [rule for rule in Documented if rule is not Documented.WHOLE],
    ids=lambda rule: rule.slug,
)
def test_a_docstring_that_lacks_something_is_refused_by_name(rule: Rule) -> None:
    with pytest.raises(ValueError, match=re.escape(str(rule))):
        documentation_of(rule)


@each_rule
def test_every_rule_is_documented(rule: Rule) -> None:
    documentation = documentation_of(rule)
    assert documentation.bad != documentation.good


def test_an_example_is_a_set_of_files() -> None:
    example = Example(
        cleandoc("""
            | 1 | 请求超时。 |

            $ zegocodes sync

            | 2 | 签名错误。 |

            --- data/curation/demo.yaml
            --- docs/demo.md
            # 返回码

            - - -
        """)
    )
    assert list(example.parts()) == [
        Part("docs/sources/demo.md", "| 1 | 请求超时。 |\n"),
        Part("", "$ zegocodes sync\n"),
        Part("docs/sources/demo.md", "| 2 | 签名错误。 |\n"),
        Part("docs/demo.md", "# 返回码\n\n- - -\n"),
    ]
