"""What people say, and what has to be found: ``tests/words.txt``; and what finds it in Python."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_zegocodes.catalogue.catalogue import Catalogue, load_catalogue
from sphinx_zegocodes.catalogue.words import NAME, load_words
from sphinx_zegocodes.commands.by_words import places_of, search_of

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.word_search import WordSearch

DATA = Path(__file__).parents[1] / "data"


class Said(NamedTuple):
    """A query."""

    text: str
    code: str
    """The code that has to be first."""
    near: bool
    """Whether it is only near: no row has all the words."""


def read_said() -> list[Said]:
    lines = Path(__file__).with_name("words.txt").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [Said(text, code.lstrip("~"), code.startswith("~")) for text, code in pairs]


@cache
def real_catalogue() -> Catalogue:
    catalogue, diagnostics = load_catalogue(DATA)
    assert diagnostics == []
    return catalogue


@cache
def real_search() -> WordSearch:
    words, diagnostics = load_words(DATA / NAME)
    assert diagnostics == []
    return search_of(real_catalogue(), places_of(real_catalogue()), words)
