"""What the docstring under each rule says: a summary, then Why, Bad and Good.

::

    A row has no closing pipe.

    Why: One or two sentences on who suffers.

    Bad:

        | 1 | 内部错误。

    Good:

        | 1 | 内部错误。 |

An example is a set of files: a text is the document ``docs/sources/demo.md``, and a line
``--- data/curation/demo.yaml`` begins another file. A line ``$ zegocodes sync`` says that the data
were written there, from the files above it, and one of ``$ zegocodes release 2026-01-01`` that they
were published. Tests run the examples.
"""

from __future__ import annotations

import functools
import re
import textwrap
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Rule
from sphinx_zegocodes.catalogue.schema import attribute_docstrings

if TYPE_CHECKING:
    from collections.abc import Iterator


DEMO = "docs/sources/demo.md"
"""The file that a text without a path is."""

_FORM = re.compile(
    r"(?P<summary>[^\n]+\.)\n\n"
    r"Why: (?P<why>(?:[^\n]+\n)+)\n"
    r"Bad:\n\n(?P<bad>(?: {4}.*\n|\n)+)\n"
    r"Good:\n\n(?P<good>(?: {4}.*\n|\n)+)"
)
_MARK = re.compile(r"^(?:--- (?P<path>[\w./-]+)|\$ zegocodes [\w -]+)\n", re.MULTILINE)


class Part(msgspec.Struct, frozen=True):
    """A part of an example: a file as it is then, or the command."""

    path: str
    """The file; empty for the command."""
    text: str
    """What it holds, or the command as it is typed."""


class Example(msgspec.Struct, frozen=True):
    """An example of what a rule finds, or of what it does not."""

    text: str
    """It as it is written, without a line end behind it."""

    def parts(self) -> Iterator[Part]:
        """Yield its files and commands in order."""
        path, start, text = DEMO, 0, f"{self.text}\n"
        for mark in _MARK.finditer(text):
            yield from _file(path, text[start : mark.start()])
            path, start = mark["path"] or DEMO, mark.end()
            if not mark["path"]:
                yield Part("", mark[0])
        yield from _file(path, text[start:])


class Documentation(msgspec.Struct, frozen=True):
    """What a rule's docstring says."""

    rule: Rule
    """The rule."""
    summary: str
    """What is wrong, in one sentence."""
    why: str
    """What that does to the people who read or edit the documents, on one line."""
    bad: Example
    """What the rule finds."""
    good: Example
    """The same without the fault."""


@functools.cache
def documentation_of(rule: Rule) -> Documentation:
    """Return what a rule's docstring says; raises ValueError where it is not in its form."""
    docstring = attribute_docstrings(type(rule)).get(rule.name, "")
    match = _FORM.fullmatch(f"{docstring}\n")
    if not match:
        raise ValueError(f"{rule} needs a docstring with a summary, Why, Bad and Good")
    why = " ".join(match["why"].splitlines())
    bad, good = (Example(textwrap.dedent(match[name]).strip("\n")) for name in ("bad", "good"))
    return Documentation(rule, match["summary"], why, bad, good)


def _file(path: str, text: str) -> Iterator[Part]:
    """Yield a file, unless there is nothing of it."""
    if content := text.strip("\n"):
        yield Part(path, f"{content}\n")


_WIDTH = 80
_INDENT = "    "


def explain_rule(rule: Rule) -> str:
    """Return the documentation of a rule as plain text, to be read in a terminal."""
    documentation = documentation_of(rule)
    paragraphs = (
        f"{rule.slug} ({rule.code}), {rule.severity}",
        textwrap.fill(documentation.summary, _WIDTH),
        textwrap.fill(f"Why: {documentation.why}", _WIDTH),
        "Bad:",
        textwrap.indent(documentation.bad.text, _INDENT),
        "Good:",
        textwrap.indent(documentation.good.text, _INDENT),
    )
    return "\n\n".join(paragraphs)
