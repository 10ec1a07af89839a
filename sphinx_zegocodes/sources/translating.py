"""Keeping translations in step with what documents and curation say.

A message stays while its text is said in its field. Where a text changed, its translation goes
along to the new one, in doubt (fuzzy), with the text that it was made for; a text is that which
changed if it stood where the new one stands, in the same field. What nobody says any more goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.copies import as_stored
from sphinx_zegocodes.catalogue.po_file import (
    folder_of,
    is_settled,
    languages_in,
    load_po,
)
from sphinx_zegocodes.catalogue.translation import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from polib import POEntry, POFile

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.catalogue.records import Document
    from sphinx_zegocodes.catalogue.translation import Said
    from sphinx_zegocodes.sources.project import Project

_COMMENT = "A text's context is the field that it stands in; CONTRIBUTING.md says how to translate."
_HEAD = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def translations(
    project: Project, documents: Iterable[Document]
) -> Iterator[tuple[Path, bytes | None, list[Diagnostic]]]:
    """Yield the file of each language and document with what it should hold and what was found.

    It holds None where it cannot be read: nothing of it is lost then.
    """
    stored = [as_stored(document) for document in documents]
    for language in languages_in(project.data):
        for document in stored:
            path = folder_of(project.data) / language / f"{document.id}.po"
            known, found = load_po(path, project.read) if path.exists() else (None, [])
            if found:
                yield path, None, found
            else:
                yield path, in_step(known, texts_of(document), language), []


def in_step(known: POFile | None, said: Iterable[Said], language: str) -> bytes:
    """Return the content of a file that has a message for each text, in the order of these."""
    from polib import POFile  # noqa: PLC0415 - see load_po

    file = POFile(wrapwidth=0)
    file.header, file.metadata = _COMMENT, {"Language": language, **_HEAD}
    if known is not None:
        file.header, file.metadata = known.header, {**known.metadata, **file.metadata}
    places: dict[tuple[str, str], list[str]] = {}
    for each in said:
        places.setdefault((each.field, each.text), []).append(each.at)
    kept = [entry for entry in known or () if not entry.obsolete]
    kept.sort(key=lambda entry: (is_settled(entry), bool(entry.msgstr)))  # of two, the better one
    old = {(entry.msgctxt or "", entry.msgid): entry for entry in kept}
    stood = {
        (entry.msgctxt, at): entry
        for (field, text), entry in old.items()
        if (field, text) not in places and entry.msgstr
        for at, _ in entry.occurrences
    }
    for (field, text), at in places.items():
        before = next((stood[field, each] for each in at if (field, each) in stood), None)
        file.append(_message(old.get((field, text)), before, field, text, at))
    return f"{file}".rstrip("\n").encode() + b"\n"


def _message(
    kept: POEntry | None, before: POEntry | None, field: str, text: str, at: list[str]
) -> POEntry:
    """Return the message of a text: as it was, made of the one before it, or new."""
    from polib import POEntry  # noqa: PLC0415 - see load_po

    places = [(each, "") for each in dict.fromkeys(at)]
    message = POEntry(msgctxt=field, msgid=text, occurrences=places)
    if kept is not None and (kept.msgstr or before is None):
        message.msgstr, message.tcomment, message.flags = kept.msgstr, kept.tcomment, kept.flags
        message.previous_msgid = kept.previous_msgid if kept.fuzzy else None
    elif before is not None:
        message.msgstr, message.tcomment = before.msgstr, before.tcomment
        message.flags = sorted({*before.flags, "fuzzy"})
        message.previous_msgid = before.previous_msgid if before.fuzzy else before.msgid
    return message
