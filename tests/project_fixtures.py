"""Projects to work in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import copy_family, release_here, sync_here

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a copy of the small family, in sync and released."""
    copy_family(tmp_path)
    monkeypatch.chdir(tmp_path)
    sync_here()
    release_here()
