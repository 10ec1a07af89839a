"""The real data, and what finds them by words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.lookup import Lookup
from sphinx_zegocodes.catalogue.storage import WORDS
from sphinx_zegocodes.catalogue.translation import load_in
from sphinx_zegocodes.catalogue.words import load_words
from sphinx_zegocodes.commands.by_words import places_of, search_of

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.word_search import WordSearch

DATA = Path(__file__).parents[1] / "data"


@cache
def real_catalogue() -> Catalogue:
    catalogue, diagnostics = load_in(DATA, "zh_CN")
    assert diagnostics == []
    return catalogue


@cache
def real_lookup() -> Lookup:
    return Lookup(real_catalogue())


@cache
def real_search() -> WordSearch:
    words, diagnostics = load_words(DATA / WORDS)
    assert diagnostics == []
    return search_of(real_catalogue(), places_of(real_catalogue()), words)
