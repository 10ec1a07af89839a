"""The list of documents, and a new one behind the others."""

from __future__ import annotations

import pytest

from sphinx_zegocodes.sources.adding.start_page import with_entry

KNOWN = ["alpha", "beta"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```{toctree}\nalpha\n```\n", "```{toctree}\nalpha\nnew\n```\n"),
        ("```{toctree}\n```\n", "```{toctree}\nnew\n```\n"),
        ("```{toctree}", "```{toctree}\nnew"),
        ("```{toctree}\n:hidden:\n\nalpha\n\n```", "```{toctree}\n:hidden:\n\nalpha\nnew\n\n```"),
        ("```{toctree}\n---\ncaption: x\n---\n```", "```{toctree}\n---\ncaption: x\n---\nnew\n```"),
        (
            "- x\n  :::{toctree}\n  A <alpha>\n  :::",
            "- x\n  :::{toctree}\n  A <alpha>\n  new\n  :::",
        ),
        ("```{toctree}\r\nalpha\r\n```\r\n", "```{toctree}\r\nalpha\r\nnew\r\n```\r\n"),
        (
            "```{toctree}\nabout\nmore\n```\n\n~~~{toctree}\n/beta.md\n~~~\n",
            "```{toctree}\nabout\nmore\n```\n\n~~~{toctree}\n/beta.md\nnew\n~~~\n",
        ),
        ("```{toctree}\nnew\nalpha\n```\n", "```{toctree}\nnew\nalpha\n```\n"),
        ("```{toctree}\nNew <new.md>\n```\n", "```{toctree}\nNew <new.md>\n```\n"),
    ],
)
def test_a_document_goes_behind_the_others(text: str, expected: str) -> None:
    assert with_entry(text, "new", KNOWN) == expected


@pytest.mark.parametrize("text", ["", "# toctree\n", "```\n{toctree}\n```\n"])
def test_without_a_toctree_there_is_nothing_to_add_to(text: str) -> None:
    assert with_entry(text, "new", KNOWN) is None
