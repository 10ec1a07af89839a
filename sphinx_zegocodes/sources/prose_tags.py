"""The tags and links between the tables of a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.diagnostics import Fix
from sphinx_zegocodes.catalogue.rules.markup import MarkupRule
from sphinx_zegocodes.sources.dialect import links, tags
from sphinx_zegocodes.sources.dialect.tokens import Kind, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.sources.dialect.tokens import Token
    from sphinx_zegocodes.sources.tables.blocks import Lines
    from sphinx_zegocodes.sources.text import SourceText

_MARKED = re.compile(r"<|\]\(")
_PAIRED = tags.NESTING - {"li"}
_ALONE = frozenset({"li", "img", "hr", "table", "thead", "tbody", "tr", "th", "td"})
"""Known tags that HTML does not always ask to be closed, or that other rules look at."""


def check_tags(
    source: SourceText, lines: Lines, stretches: Iterable[tuple[int, int]], base: str
) -> Iterator[Diagnostic]:
    """Find faults of tags and links outside tables, which take the stretches of offsets.

    Where links go is told as it is for those in cells; ``base`` is the site of the documents.
    """
    open_: list[Token] = []
    for start, end in _prose(source, lines, stretches):
        for token in tokenize(source.text, start, end):
            if token.kind is Kind.TAG:
                yield from _check(source, token, open_)
                yield from _check_link(source, token, tags.attributes_of(token).get("href"), base)
            elif token.kind is Kind.LINK and not token.text.startswith("!"):
                yield from _check_link(source, token, token.group("address"), base)
    for token in open_:
        yield _finding(source, token, MarkupRule.UNBALANCED_TAG, f"{token.text} is not closed")


def _check(source: SourceText, token: Token, open_: list[Token]) -> Iterator[Diagnostic]:
    """Find the faults of one tag; those that wait for their end are kept open."""
    name = tags.name_of(token)
    for attribute in tags.scripts_of(token):
        start, end = (token.start + offset for offset in attribute.span())
        message = f"the attribute {attribute['name']} could run a script"
        fix = Fix("take the attribute out", "")
        yield source.finding(MarkupRule.SCRIPT_ATTRIBUTE, start, end, message, fix=fix)
    if tags.is_empty(token) and tags.is_component(token):
        message = f"the component {token.text} is left out"
        fix = Fix("take it out", "")
        yield _finding(source, token, MarkupRule.STRAY_COMPONENT, message, fix)
    elif name in _PAIRED and not tags.is_closing(token):
        open_.append(token)
    elif name in _PAIRED:
        if open_ and tags.name_of(open_[-1]) == name:
            open_.pop()
        else:
            yield _finding(source, token, MarkupRule.UNBALANCED_TAG, f"{token.text} closes nothing")
    elif name not in tags.BREAKS | tags.PLAIN | _ALONE:
        message = f"the tag {token.text} is unknown, and left out"
        yield _finding(source, token, MarkupRule.UNKNOWN_TAG, message)


def _check_link(
    source: SourceText, token: Token, address: str | None, base: str
) -> Iterator[Diagnostic]:
    """Find a link that cannot go where it says."""
    if address is None:
        return
    address = address.strip().removeprefix("<").removesuffix(">")
    if scheme := links.forbidden_scheme(address):
        message = f"a link must not have the scheme {scheme}: {address}"
        yield _finding(source, token, MarkupRule.FORBIDDEN_SCHEME, message)
    elif links.absolute(address, base) is None:
        message = f"a link cannot go to {address or 'nowhere'}"
        yield _finding(source, token, MarkupRule.BAD_LINK, message)


def _prose(
    source: SourceText, lines: Lines, stretches: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text that hold a tag, tables and code apart, between blank lines."""
    taken = {
        number
        for start, end in stretches
        for number in range(source.line(start) - 1, source.line(end))
    }
    first = None
    for number in range(len(lines) + 1):
        outside = number == len(lines) or number in taken or lines.opaque[number]
        if outside or not lines[number].strip() or lines.is_indented(number):
            if first is not None:
                start, end = lines.start(first), lines.end(number - 1)
                if _MARKED.search(source.text, start, end):
                    yield start, end
            first = None
        elif first is None:
            first = number


def _finding(
    source: SourceText, token: Token, rule: MarkupRule, message: str, fix: Fix | None = None
) -> Diagnostic:
    return source.finding(rule, token.start, token.start + len(token.text), message, fix=fix)
