"""What a build keeps in memory.

Sphinx keeps every doctree that it reads until that is written, and the pickle of every one that it
loads. With 50,000 codes that is 1.2 GB. Loading one again takes a tenth of the time that reading
and writing it takes.

Processes share their memory with the one that starts them as long as neither changes it. Looking
for garbage changes all objects: it took a quarter of the time of a build by two processes.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_MOST = 32
"""How many doctrees are kept; those of 350 codes each take 7 MB."""
_RARELY = (50_000, 20, 5)
"""How much has to be made before garbage is looked for, in place of 700, 10 and 10.

Doctrees are garbage that is found by looking only, so it may not be much rarer.
"""
_USUALLY = gc.get_threshold()


def add_bounds(app: Sphinx) -> None:
    """Connect the handlers."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("builder-inited", share)
    app.connect("source-read", on_source_read)
    app.connect("write-started", share)
    app.connect("doctree-resolved", on_doctree_resolved)
    app.connect("build-finished", on_build_finished)


def on_builder_inited(app: Sphinx) -> None:
    """Look for garbage rarely from now on."""
    del app
    gc.set_threshold(*_RARELY)


def share(app: Sphinx, *_: object) -> None:
    """Keep what there is now from being looked through for garbage by the processes to come."""
    if app.parallel > 1:
        gc.freeze()


def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Let go of the doctree that was read last: those that were read first are needed first."""
    del docname, content
    kept = app.env._write_doc_doctree_cache  # noqa: SLF001
    while len(kept) > _MOST:
        kept.popitem()


def on_doctree_resolved(app: Sphinx, *_: object) -> None:
    """Let go of the pickles that were loaded before this one: each is needed once."""
    app.env._pickled_doctree_cache.clear()  # noqa: SLF001


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Look for garbage as usual, and everywhere."""
    del app, exception
    gc.set_threshold(*_USUALLY)
    gc.unfreeze()
