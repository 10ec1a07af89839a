"""A word for each entry that is gone, written into the curation files: ``sync --retire``."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import yaml

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span
from sphinx_zegocodes.catalogue.rules.links import LinkRule
from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.catalogue.yaml_edits import with_items

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sphinx_zegocodes.catalogue.curation import Section
    from sphinx_zegocodes.sources.departures import GoneEntry
    from sphinx_zegocodes.sources.project import Project


class Retirement(msgspec.Struct, frozen=True):
    """What was written into a curation file."""

    path: Path
    """The file."""
    keys: list[str]
    """The entries that stand there now, whose reason a person has to give."""


def retire(
    project: Project, gone: Sequence[GoneEntry], when: dt.date
) -> tuple[list[Retirement], list[Diagnostic]]:
    """Write down each entry that is gone; return what was written, and what could not be.

    Raises OSError where a file cannot be written.
    """
    retirements: list[Retirement] = []
    diagnostics: list[Diagnostic] = []
    for document, group in groupby(gone, key=lambda entry: entry.document):
        entries = list(group)
        path = project.curation(document)
        items = [item_of(entry, when) for entry in entries]
        keys = [entry.key for entry in entries]
        if write_items(path, "left", items):
            retirements.append(Retirement(path, keys))
        else:
            message = f"nothing can be put here for {', '.join(keys)}; write it by hand"
            diagnostics.append(
                Diagnostic(str(path), Span(), LinkRule.ENTRY_GONE, message, document)
            )
    return retirements, diagnostics


def item_of(entry: GoneEntry, when: dt.date, to: str | None = None) -> dict[str, Any]:
    """Return what stands under ``left`` of an entry, but for the reason."""
    return {
        "at": entry.key,
        "when": when.isoformat(),
        "why": "",
        **({"to": to} if to else {}),
        "last": msgspec.to_builtins(entry.last),
    }


def write_items(path: Path, section: Section, items: list[dict[str, Any]]) -> bool:
    """Add items to a section of a curation file; tell whether they could be put there.

    Raises OSError where the file cannot be written.
    """
    try:
        written = with_items(path.read_bytes().decode("utf-8"), section, items)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return False
    if written is not None:
        write_if_changed(path, written.encode("utf-8"), durable=True)
    return written is not None
