"""The words of the dialect, a file for each language.

A document may mix languages, so what is read is read by all of them; what is checked and written
goes by the document's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.vocabulary.en import EN
from sphinx_zegocodes.catalogue.vocabulary.words import Vocabulary
from sphinx_zegocodes.catalogue.vocabulary.zh import ZH

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.records import Language

__all__ = ["VOCABULARIES", "Vocabulary"]

VOCABULARIES: dict[Language, Vocabulary] = {"zh": ZH, "en": EN}
"""The vocabularies; what the first says counts first."""
