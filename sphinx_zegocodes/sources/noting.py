"""The texts that something was decided about, noted in the curation files beside each decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.curation import SECTIONS, CurationFile
from sphinx_zegocodes.catalogue.decisions import noted_text
from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
from sphinx_zegocodes.catalogue.rules.project import CurationRule
from sphinx_zegocodes.catalogue.yaml_edits import with_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sphinx_zegocodes.catalogue import yaml_file
    from sphinx_zegocodes.catalogue.records import Decision, Entry, Key

_TEXTS = "texts"


class Noted(msgspec.Struct, frozen=True):
    """A curation file whose decisions all note their texts."""

    file: CurationFile
    """The file as it will be; as it is where nothing can be put there."""
    content: bytes | None
    """What it should hold, where that is something else than it does."""
    found: list[Diagnostic]
    """The decisions that do not note them yet."""


def note_texts(
    file: CurationFile, entries: Mapping[Key, Entry], read: Callable[[Path], bytes]
) -> Noted:
    """Note what entries say for the decisions that do not know yet; what is noted stays.

    Entries that are not known are passed over.
    """
    wanted: dict[yaml_file.Path, dict[str, str]] = {}
    found: list[Diagnostic] = []
    for section, index, decision in file.curation.decisions():
        texts = _texts(decision, entries)
        if texts != decision.texts:
            wanted[section, index] = texts
            found.append(_finding(file, (section, index), decision, texts))
    text = read(file.path).decode("utf-8") if wanted else ""
    written = with_values(text, _TEXTS, wanted) if wanted else None
    if written is None:
        return Noted(file, None, found)
    sections = {
        section: tuple(
            msgspec.structs.replace(decision, texts=wanted.get((section, index), decision.texts))
            for index, decision in enumerate(getattr(file.curation, section))
        )
        for section in SECTIONS
    }
    curation = msgspec.structs.replace(file.curation, **sections)
    return Noted(msgspec.structs.replace(file, curation=curation), written.encode("utf-8"), found)


def _texts(decision: Decision, entries: Mapping[Key, Entry]) -> dict[str, str]:
    """Return what a decision should note: what it has noted already, or what there is now."""
    return {
        key: decision.texts[key]
        if key in decision.texts
        else noted_text(decision, entries[key].row)
        for key in decision.keys
        if key in decision.texts or key in entries
    }


def _finding(
    file: CurationFile, way: yaml_file.Path, decision: Decision, texts: dict[str, str]
) -> Diagnostic:
    """Say which texts a decision does not note, or notes without need."""
    missing = [key for key in texts if key not in decision.texts]
    others = [key for key in decision.texts if key not in texts]
    what = "does not note the text" if missing else "need not note the text"
    message = f"the decision {what} of {', '.join(missing or others)}; run: zegocodes sync"
    return file.finding(CurationRule.UNNOTED_TEXT, message, *way, at=file.document)
