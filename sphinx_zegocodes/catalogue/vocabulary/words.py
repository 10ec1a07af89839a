"""What a language calls the parts of a document of the family."""

from __future__ import annotations

import re

import msgspec

from sphinx_zegocodes.catalogue.records import Field


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language; names are compared as ``spelling`` has them."""

    code_headers: tuple[str, ...]
    """Headers of codes. Where two stand in one table, the first of them here has the numbers."""
    like_code: str
    """What a header says that may be one of codes, as a pattern; its cells tell whether it is."""
    unlike_code: str
    """What a header says that is none, whatever its cells hold."""
    headers: dict[Field, tuple[str, ...]]
    """The headers of each field."""
    either: dict[str, tuple[Field, Field]]
    """Headers of the first field, or of the second where another column has the first."""
    labels: dict[Field, tuple[str, ...]]
    """The labels of each field inside a cell, the usual one first."""
    slips: dict[Field, tuple[str, ...]]
    """What people write for such a label."""
    likeness: float
    """From which likeness on, of at most 1, a word is a slip too."""
    name: str
    """What documents call the enumerator."""
    colon: str
    """What stands behind a label."""
    nothing: tuple[str, ...]
    """What is written in an empty cell."""
    column: str
    """What a column without a header is called, by its number."""
    plain_titles: tuple[str, ...]
    """Titles that only say that a note is a note."""
    same_as: tuple[str, ...]
    """How a text says that other codes mean the same, as patterns with a group ``codes``."""
    may_name_codes: tuple[str, ...]
    """Words of which each such text has one."""
    advice: dict[str, str]
    """The phrases of each kind of advice, as patterns for a text without blanks."""
    no_product: str
    """What a title says besides the product, as a pattern."""
    in_ids: dict[str, str]
    """What words of headings are called in the ids of tables; nothing for those that say little."""

    def label_of(self, field: str) -> str:
        """Return what documents call a field, where nothing says how this one does."""
        labels: dict[str, tuple[str, ...]] = {"name": (self.name,)}
        labels.update(self.labels.items())
        return labels.get(field, (field,))[0]


_NO_LETTER = re.compile(r"[\W_]+")


def spelling(name: str) -> str:
    """Return a name as it is compared: ``Possible cause(s)`` as ``possiblecause``."""
    return _NO_LETTER.sub("", name).lower().removesuffix("s")
