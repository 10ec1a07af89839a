"""Bounds on how many doctrees Sphinx keeps in memory.

It keeps every doctree that it reads until that is written, and the pickle of every one that it
loads. With 50,000 codes that is 1.2 GB; taking them from the disk again costs a twentieth of the
time that reading and writing them takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_MOST = 16


def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Let go of the doctrees that were read before this one."""
    del docname, content
    if len(app.env._write_doc_doctree_cache) >= _MOST:  # noqa: SLF001
        app.env._write_doc_doctree_cache.clear()  # noqa: SLF001


def on_doctree_resolved(app: Sphinx, *_: object) -> None:
    """Let go of the pickles that were loaded before this one."""
    if len(app.env._pickled_doctree_cache) >= _MOST:  # noqa: SLF001
        app.env._pickled_doctree_cache.clear()  # noqa: SLF001
