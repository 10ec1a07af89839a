"""Footnotes and addresses of links that are defined apart from the text that they belong to.

Each cell has a page of its own, where the definition is not: so they are found, and shown as they
are written. ``[text][name]``, ``[text][]`` and ``[^name]`` are those of CommonMark and of GFM.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Fix
from sphinx_zegocodes.catalogue.rules.texts import MarkupRule
from sphinx_zegocodes.sources.dialect.tokens import Kind, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.sources.source_text import SourceText

_DEFINITION = re.compile(
    r" {0,3}(?:>[ ]?)*\[(?P<name>\^?[^\[\]\s][^\[\]]{0,200})\]:[ \t]*(?P<said>\S.*)"
)
_ADDRESS = re.compile(r"<?(?P<address>[^\s<>]+)>?(?:[ \t]+[\"'(].*)?")
_USE = re.compile(r"\[(?P<text>[^\[\]]{1,200})\](?:\[(?P<name>[^\[\]]{0,200})\])?(?![(:])")


class Definition(msgspec.Struct, frozen=True):
    """A definition."""

    name: str
    """What it is called, a footnote with ``^`` before it."""
    said: str
    """The address, or the words of a footnote."""
    line: int
    """The line, from 0."""

    @property
    def is_note(self) -> bool:
        """Whether it is a footnote."""
        return self.name.startswith("^")


def definitions_in(source: SourceText) -> list[Definition]:
    """Return the definitions outside code, comments and front matter; of equal ones the first."""
    found: dict[str, Definition] = {}
    for number in range(len(source.lines)):
        match = None if source.lines.opaque[number] else _DEFINITION.fullmatch(source.lines[number])
        if match and (match["name"].startswith("^") or _ADDRESS.fullmatch(match["said"].rstrip())):
            name = _folded(match["name"])
            found.setdefault(name, Definition(name, match["said"].rstrip(), number))
    return list(found.values())


def find_definitions(source: SourceText) -> Iterator[Diagnostic]:
    """Find definitions, and each place that refers to one, with the mend."""
    known = {each.name: each for each in definitions_in(source)}
    uses = list(_uses(source, known)) if known else []
    for definition, start, end, text in uses:
        if definition.is_note:
            message = f"the footnote 「{definition.said}」 stands apart; write it here"
            fix = Fix("write it here", f"（{definition.said.rstrip('。.')}）")
        else:
            match = _ADDRESS.fullmatch(definition.said)
            address = match["address"] if match else definition.said
            message = f"the address of this link stands apart; write [{text}]({address})"
            fix = Fix("write the address here", f"[{text}]({address})")
        yield source.finding(MarkupRule.DEFINITION, start, end, message, fix=fix)
    used = {definition.name for definition, *_ in uses}
    for definition in known.values():
        if definition.name not in used:
            start, end = source.lines.start(definition.line), source.lines.end(definition.line)
            message = "nothing refers to this definition; it is shown as it is"
            fix = Fix("take it out", "")
            yield source.finding(MarkupRule.DEFINITION, start, end, message, fix=fix)


def _uses(
    source: SourceText, known: dict[str, Definition]
) -> Iterator[tuple[Definition, int, int, str]]:
    """Yield the places that refer to definitions, outside of code and links."""
    lines = {definition.line for definition in known.values()}
    for number in range(len(source.lines)):
        if source.lines.opaque[number] or number in lines or "[" not in source.lines[number]:
            continue
        for token in tokenize(source.text, source.lines.start(number), source.lines.end(number)):
            for use in _USE.finditer(token.text) if token.kind is Kind.TEXT else ():
                definition = known.get(_folded(use["name"] or use["text"] or ""))
                if definition:
                    yield (
                        definition,
                        token.start + use.start(),
                        token.start + use.end(),
                        use["text"],
                    )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
