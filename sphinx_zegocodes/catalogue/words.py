"""What people call things, as they write it in ``data/words.yaml``, for the look-up."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import msgspec

from sphinx_zegocodes.catalogue import yaml_file
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
from sphinx_zegocodes.catalogue.folding import fold
from sphinx_zegocodes.catalogue.rules.lookup import LookupRule
from sphinx_zegocodes.catalogue.storage import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

Word = Annotated[str, msgspec.Meta(min_length=1, pattern=r"^\S(.*\S)?$")]
"""A word or a few; between those of Latin letters stand blanks, as ``permission denied``."""


class SaidWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that people say, and what the documents say instead."""

    means: Annotated[tuple[Word, ...], msgspec.Meta(min_length=1)]
    """What the documents say, in one way or the other; each stands for all of them."""
    said: Annotated[tuple[Word, ...], msgspec.Meta(min_length=1)]
    """What people say."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people call things."""

    words: tuple[SaidWords, ...] = ()
    """The words that mean something else than they say."""
    ignored: tuple[Word, ...] = ()
    """Words that say nothing about a code: 怎么办, please."""

    def vocabulary(self) -> dict[str, list[str]]:
        """Return what to look for where a word stands, the best first; nothing if ignored."""
        vocabulary: dict[str, list[str]] = {}
        for each in self.words:
            means = [fold(word) for word in each.means]
            for word in means:
                vocabulary[written(word)] = _joined(
                    [word], vocabulary.get(written(word), []), means
                )
            for word in map(written, each.said):
                vocabulary[word] = _joined(means, [word])
        return vocabulary | {written(word): [] for word in self.ignored}


def _joined(*words: list[str]) -> list[str]:
    """Return all words, each once."""
    return list(dict.fromkeys(chain.from_iterable(words)))


def written(word: str) -> str:
    """Return a word as words are compared: ``log_in``, ``log-in`` and ``Log in`` are one."""
    return re.sub(r"[\s_-]+", " ", fold(word)).strip()


def load_words(
    path: Path, read: Callable[[Path], bytes] = read_file
) -> tuple[Words, list[Diagnostic]]:
    """Read what people call things; nothing where there is no file, or where it has errors."""
    if not path.exists():
        return Words(), []
    loaded = yaml_file.load(path, Words, read)
    if loaded.diagnostics:
        return Words(), loaded.diagnostics
    words = msgspec.convert(loaded.value, Words)
    return words, [
        Diagnostic(str(path), loaded.places[way], LookupRule.REPEATED_WORD, message)
        for way, message in _repeated(words)
    ]


def unknown_words(
    path: Path, read: Callable[[Path], bytes], texts: Iterable[str]
) -> Iterator[Diagnostic]:
    """Find words in a file, which can be read, that are to mean what no text says."""
    loaded = yaml_file.load(path, Words, read)
    words = msgspec.convert(loaded.value, Words)
    everything = "\n".join(map(fold, texts))
    for index, each in enumerate(words.words):
        for number, word in enumerate(each.means):
            if fold(word) not in everything:
                message = f"no text of any document says {word}"
                span = loaded.places["words", index, "means", number]
                yield Diagnostic(str(path), span, LookupRule.UNUSED_WORD, message)


def _repeated(words: Words) -> Iterator[tuple[yaml_file.Path, str]]:
    """Yield the words that are said twice, with the way to the second."""
    seen = {}
    said: list[tuple[yaml_file.Path, str]] = [
        (("words", index, "said", number), word)
        for index, each in enumerate(words.words)
        for number, word in enumerate(each.said)
    ]
    said += [(("ignored", number), word) for number, word in enumerate(words.ignored)]
    meant = {written(word): word for each in words.words for word in each.means}
    for way, word in said:
        if written(word) in seen:
            yield way, f"{word} stands here twice"
        elif written(word) in meant:
            yield way, f"{word} is what the documents say; it stands under means"
        seen[written(word)] = word
