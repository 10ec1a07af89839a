"""What words find on the command line: the rows that the look-up box of the site suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.departures import say_gone
from sphinx_zegocodes.catalogue.lookup_rows import departed_row, living_rows
from sphinx_zegocodes.catalogue.queries import words_of
from sphinx_zegocodes.catalogue.ranges import place_of
from sphinx_zegocodes.catalogue.storage import WORDS
from sphinx_zegocodes.catalogue.translation import translations_of
from sphinx_zegocodes.catalogue.word_search import WordSearch
from sphinx_zegocodes.catalogue.wording import listed
from sphinx_zegocodes.catalogue.words import load_words
from sphinx_zegocodes.commands.question import Asked
from sphinx_zegocodes.lint.report import BOLD, DIM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.lookup import Lookup
    from sphinx_zegocodes.catalogue.lookup_rows import LookupRow
    from sphinx_zegocodes.catalogue.words import Words
    from sphinx_zegocodes.lint.report import Painter

NEAR = "no code has all of the words; these share most of them"
"""What is said of rows that share most words only."""


def ask_by_words(asked: Asked, search: WordSearch, lookup: Lookup, paint: Painter) -> Asked:
    """Return what the words of a question find; itself if that is nothing, or a number in it.

    A number comes first where no row has all words, and in a row that has them as its code.
    """
    found = search.find(words_of(asked.words))
    numbers = {each.code for each in asked.found}
    if not found.rows or (numbers and (found.near or found.rows[0].code in numbers)):
        return asked
    if len(found.rows) == 1 and not found.near:
        names = [found.rows[0].code]
    else:
        names = [f"{table}/{row.code}" for row in found.rows for table in row.tables]
    return Asked(
        [each for name in names if (each := lookup.find(name))],
        [],
        [*asked.problems, NEAR] if found.near else [],
        [],
        listed=list(_lines(found.rows, search.places, paint)) if names[1:] or found.near else [],
    )


def load_search(catalogue: Catalogue, data: Path) -> tuple[WordSearch, list[str]]:
    """Return a search of all codes, and what is wrong with the words in the data folder."""
    words, diagnostics = load_words(data / WORDS)
    if not catalogue.others:
        translated, found = translations_of(catalogue, data)
        catalogue.others += translated.values()
        diagnostics += found
    return search_of(catalogue, places_of(catalogue), words), [str(each) for each in diagnostics]


def places_of(catalogue: Catalogue) -> dict[str, str]:
    """Return what each table is called by its key, those that are gone included."""
    tables = {**catalogue.tables}
    for entry in (each.entry for each in catalogue.departures.entries.values()):
        tables.setdefault(entry.table_key, (entry.document, entry.table))
    return {key: place_of(*each) for key, each in tables.items()}


def search_of(catalogue: Catalogue, places: Mapping[str, str], words: Words) -> WordSearch:
    """Return a search of all codes, in force or not."""
    left = catalogue.departures.entries.values()
    departed = (departed_row(catalogue, each) for each in left)
    return WordSearch([*living_rows(catalogue, catalogue.tables), *departed], places, words)


def _lines(rows: Sequence[LookupRow], places: Mapping[str, str], paint: Painter) -> Iterator[str]:
    """Yield a line for each row."""
    width = max(len(row.code) for row in rows)
    for row in rows:
        meaning = say_gone(row.meaning, moved=False) if row.gone else row.meaning
        where = listed(dict.fromkeys(places[table] for table in row.tables))
        yield f"{paint(row.code.ljust(width), BOLD)}  {meaning}  {paint(where, DIM)}"
